import { accepted } from "@/app/_data/accepted";
import { setUpText } from "@/app/messages/set-up-text";

/** Adds a rule after all others; an empty code asks for nothing. Rejects with a sentence to show. */
export function makeRule(codes: Record<string, string>): Promise<void> {
  const body = Object.fromEntries(Object.entries(codes).map(([key, code]) => [key, code === "" ? null : code]));
  return send("/api/ownership-rules", { method: "POST", body: JSON.stringify(body) });
}

/** One place up or down. Rejects with a sentence to show. */
export function moveRule(id: number, move: -1 | 1): Promise<void> {
  return send(`/api/ownership-rules/${id}`, { method: "PATCH", body: JSON.stringify({ move }) });
}

/** Rejects with a sentence to show. */
export function deleteRule(id: number): Promise<void> {
  return send(`/api/ownership-rules/${id}`, { method: "DELETE" });
}

async function send(address: string, request: RequestInit): Promise<void> {
  await accepted(await fetch(address, request), setUpText.ownership.failed);
}
