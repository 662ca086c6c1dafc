import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Changes a procedure. Rejects with a sentence to show. */
export async function changeProcedure(code: string, change: object): Promise<void> {
  await send("PATCH", `/api/procedures/${encodeURIComponent(code)}`, change);
}

/** Adds the next version. Rejects with a sentence to show. */
export async function addVersion(code: string, version: object): Promise<{ version: number }> {
  return (await send("POST", `/api/procedures/${encodeURIComponent(code)}/versions`, version)).json();
}

async function send(method: string, address: string, body: object): Promise<Response> {
  return accepted(await fetch(address, { method, body: JSON.stringify(body) }), recordText.procedures.detail.failed);
}
