import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** What is decided: of a failure and for a team by their codes, by a day as YYYY-MM-DD. */
export interface Decided {
  failure: string | null;
  kind: string;
  text: string;
  team: string | null;
  due: string | null;
}

/** Writes a decision down. Rejects with a sentence to show. */
export async function writeDecision(decided: Decided): Promise<void> {
  await send("POST", "/api/decisions", decided);
}

/** It is done, withdrawn, or stands again. Rejects with a sentence to show. */
export async function settleDecision(id: number, state: "open" | "done" | "withdrawn"): Promise<void> {
  await send("PATCH", `/api/decisions/${id}`, { state });
}

/** Keeps today's meeting; resolves to its code. Rejects with a sentence to show. */
export async function keepMeeting(): Promise<string> {
  const kept: { code: string } = await (await send("POST", "/api/meetings")).json();
  return kept.code;
}

async function send(method: string, address: string, body?: object): Promise<Response> {
  return accepted(await fetch(address, body ? { method, body: JSON.stringify(body) } : { method }), recordText.agenda.failed);
}
