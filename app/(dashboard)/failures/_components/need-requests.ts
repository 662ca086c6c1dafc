import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Says of interactions that they show a failure, or do not. Rejects with a sentence to show. */
export async function answerSimilar(code: string, answer: "link" | "refuse", ids: readonly number[]): Promise<void> {
  await send("POST", `/api/failures/${encodeURIComponent(code)}/similar`, { answer, ids });
}

/** Makes a group a failure; resolves to the failure's code. Rejects with a sentence to show. */
export async function nameNeed(code: string, wanted: { title: string; procedure: string; mode: string }): Promise<string> {
  const named: { code: string } = await (await send("POST", `/api/needs/${encodeURIComponent(code)}`, wanted)).json();
  return named.code;
}

/** Rejects with a sentence to show. */
export async function dismissNeed(code: string, isDismissed: boolean): Promise<void> {
  await send("PATCH", `/api/needs/${encodeURIComponent(code)}`, { isDismissed });
}

async function send(method: string, address: string, body: object): Promise<Response> {
  return accepted(await fetch(address, { method, body: JSON.stringify(body) }), recordText.needs.failed);
}
