import { recordText } from "@/app/messages/record-text";

/** Sends a change; resolves to what was answered. Rejects with a sentence to show. */
export async function sendPraise(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  address: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(address, body ? { method, body: JSON.stringify(body) } : { method });
  const answer: Record<string, unknown> & { error?: { message?: string } } = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error?.message ?? recordText.commendations.capture.failed);
  return answer;
}
