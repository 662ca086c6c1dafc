import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Makes a playbook. Rejects with a sentence to show. */
export async function makePlaybook(asked: object): Promise<{ code: string }> {
  return (await send("POST", "/api/playbooks", asked)).json();
}

/** Changes a playbook. Rejects with a sentence to show. */
export async function changePlaybook(code: string, change: object): Promise<void> {
  await send("PATCH", `/api/playbooks/${encodeURIComponent(code)}`, change);
}

/** Adds the next version. Rejects with a sentence to show. */
export async function addPlaybookVersion(code: string, version: object): Promise<{ version: number }> {
  return (await send("POST", `/api/playbooks/${encodeURIComponent(code)}/versions`, version)).json();
}

/** Says what one thinks of a step. Rejects with a sentence to show. */
export async function saveOpinion(code: string, step: string, opinion: { rating: number | null; comment: string | null }): Promise<void> {
  await send("PUT", `/api/playbooks/${encodeURIComponent(code)}/opinions/${encodeURIComponent(step)}`, opinion);
}

async function send(method: string, address: string, body: object): Promise<Response> {
  return accepted(await fetch(address, { method, body: JSON.stringify(body) }), recordText.playbooks.failed);
}
