import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

export interface ActionSent {
  text: string;
  /** "me", "team:<code>" or "user:<id>". */
  owner: string;
  /** YYYY-MM-DD. */
  due: string;
}

/** Sends what was typed. Resolves to what is answered, if anything; rejects with a sentence to show. */
export async function sendLearning(method: string, address: string, body: object): Promise<{ code?: string }> {
  const response = await accepted(await fetch(address, { method, body: JSON.stringify(body) }), recordText.learning.failed);
  return response.status === 204 ? {} : response.json();
}

/** What a form holds under a name; null where nothing is. */
export function filled(data: FormData, name: string): string | null {
  return String(data.get(name) ?? "").trim() || null;
}
