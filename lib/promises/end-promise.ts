import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { promise } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { tellOutside } from "@/lib/outgoing/tell-outside";
import { PromiseChangedError } from "@/lib/promises/bad-promise-error";
import { openPromise, refuseEnded } from "@/lib/promises/open-promise";
import type { CompletionSent, WithdrawalSent } from "@/lib/promises/promise-requests";
import { happenedAt } from "@/lib/promises/typed-times";

type Record = Pick<RecordStore, "tx" | "dataDir">;

/**
 * Completes a promise with the customer's word. Of two who complete it the second is told who was first, and nothing is
 * overwritten.
 * @throws ForbiddenError, NotFoundError, BadPromiseError, PromiseChangedError
 */
export async function completePromise(record: Record, actor: Actor, id: number, sent: CompletionSent, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    await refuseEnded(db, opened.row);
    const doneAt = happenedAt(sent.at, opened.row, opened.settings.zone, now);
    await db
      .update(promise)
      .set({ doneAt, doneDay: null, wasCustomerSatisfied: sent.satisfied, closingWord: opened.kept(sent.words) })
      .where(eq(promise.id, id));
    await opened.edited(now);
    await note(db, actor, { action: "promise.complete", subject: `promise:${id}`, detail: { satisfied: sent.satisfied } }, now);
    const told = {
      promise: id,
      kind: opened.row.kind,
      isOnTime: doneAt <= opened.row.firstDueAt + opened.settings.graceMinutes * 60_000 ? "yes" : "no",
    };
    await tellOutside(db, "promise.done", told, `/interactions/${opened.interaction.id}`, now);
  });
}

/** Opens a completed promise again. @param doneAt as whoever takes it back has seen it @throws ForbiddenError, NotFoundError, PromiseChangedError */
export async function takeCompletionBack(record: Record, actor: Actor, id: number, doneAt: number, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    if (opened.row.doneAt !== doneAt) throw new PromiseChangedError(CHANGED);
    await db.update(promise).set({ doneAt: null, doneDay: null, wasCustomerSatisfied: null, closingWord: null }).where(eq(promise.id, id));
    await opened.edited(now);
    await note(db, actor, { action: "promise.complete.undo", subject: `promise:${id}` }, now);
  });
}

/** Withdraws a promise, with a reason. @throws ForbiddenError, NotFoundError, PromiseChangedError */
export async function withdrawPromise(
  record: Record,
  actor: Actor,
  id: number,
  { by, reason }: WithdrawalSent,
  now: number,
): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    await refuseEnded(db, opened.row);
    await db
      .update(promise)
      .set({ cancelledAt: now, cancelledBy: by, cancelReason: opened.kept(reason) })
      .where(eq(promise.id, id));
    await opened.edited(now);
    await note(db, actor, { action: "promise.withdraw", subject: `promise:${id}`, detail: { by } }, now);
  });
}

/** Takes a withdrawal back. @param cancelledAt as whoever takes it back has seen it @throws ForbiddenError, NotFoundError, PromiseChangedError */
export async function takeWithdrawalBack(record: Record, actor: Actor, id: number, cancelledAt: number, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    if (opened.row.cancelledAt !== cancelledAt || opened.row.doneAt !== null) throw new PromiseChangedError(CHANGED);
    await db.update(promise).set({ cancelledAt: null, cancelledBy: null, cancelReason: null }).where(eq(promise.id, id));
    await opened.edited(now);
    await note(db, actor, { action: "promise.withdraw.undo", subject: `promise:${id}` }, now);
  });
}

const CHANGED = "The promise has changed since. Nothing was taken back; look at it anew.";
