import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Sends a change; resolves to what was answered. Rejects with a sentence to show. */
export async function sendPraise(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  address: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const sent = await fetch(address, body ? { method, body: JSON.stringify(body) } : { method });
  return (await accepted(sent, recordText.commendations.capture.failed)).json().catch(() => ({}));
}
