import { accepted } from "@/app/_data/accepted";
import { doorText } from "@/app/messages/door-text";

/** Sends a form of the entrance; the status of the answer. Rejects with a sentence to show. */
export async function sendFromDoor(address: string, body: object): Promise<number> {
  const response = await accepted(await fetch(address, { method: "POST", body: JSON.stringify(body) }), doorText.failed);
  return response.status;
}
