import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";
import type { CompletionSent, MoveSent, OwnerChange, PromiseSent, ReportSent, WithdrawalSent } from "@/lib/promises/promise-requests";
import type { QueueRow } from "@/lib/promises/queue-rows";

/** Each resolves to the promise as it is now, and rejects with a sentence to show. */
export const complete = (id: number, sent: CompletionSent) => one("POST", `${id}/completion`, sent);
export const reopen = (id: number, doneAt: number) => one("DELETE", `${id}/completion`, { seen: doneAt });
export const report = (id: number, sent: ReportSent) => one("POST", `${id}/reports`, sent);
export const takeReportBack = (id: number, last: number) => one("DELETE", `${id}/reports`, { seen: last });
export const move = (id: number, sent: MoveSent) => one("POST", `${id}/dates`, sent);
export const takeMoveBack = (id: number, last: number) => one("DELETE", `${id}/dates`, { seen: last });
export const withdraw = (id: number, sent: WithdrawalSent) => one("POST", `${id}/withdrawal`, sent);
export const takeWithdrawalBack = (id: number, cancelledAt: number) => one("DELETE", `${id}/withdrawal`, { seen: cancelledAt });
export const remind = (id: number, at: string | null) => one("PUT", `${id}/reminder`, { at });
export const add = (sent: Omit<PromiseSent, "kind"> & { kind: string }) => one("POST", "", sent);

/** Gives promises their owners, all of them or none. */
export const changeOwners = (promises: OwnerChange[]): Promise<{ promises: QueueRow[]; undo: OwnerChange[] }> =>
  send("PATCH", "owners", { promises });

async function one(method: string, path: string, body: object): Promise<QueueRow> {
  const answer: { promise: QueueRow } = await send(method, path, body);
  return answer.promise;
}

async function send<Answer>(method: string, path: string, body: object): Promise<Answer> {
  return (
    await accepted(await fetch(`/api/promises${path && `/${path}`}`, { method, body: JSON.stringify(body) }), recordText.callbacks.failed)
  ).json();
}
