import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Records from which day on another level is usual, and why. Rejects with a sentence to show. */
export async function recordChange(code: string, change: { day: string; reason: string }): Promise<void> {
  await send(addressOf(code), { method: "POST", body: JSON.stringify(change) });
}

/** Takes such a change back. Rejects with a sentence to show. */
export async function takeChangeBack(code: string, id: number): Promise<void> {
  await send(`${addressOf(code)}/${id}`, { method: "DELETE" });
}

function addressOf(code: string): string {
  return `/api/failures/${encodeURIComponent(code)}/baseline-changes`;
}

async function send(address: string, request: RequestInit): Promise<void> {
  await accepted(await fetch(address, request), recordText.failureChart.failed);
}
