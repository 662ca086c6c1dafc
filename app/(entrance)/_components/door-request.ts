import { doorText } from "@/app/messages/door-text";

/** Sends a form of the entrance; the status of the answer. Rejects with a sentence to show. */
export async function sendFromDoor(address: string, body: object): Promise<number> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(body) });
  if (response.ok) return response.status;
  const refused: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(refused.error?.message ?? doorText.failed);
}
