import { desc, eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { promise, promiseDate } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { tellOutside } from "@/lib/outgoing/tell-outside";
import { BadPromiseError, PromiseChangedError } from "@/lib/promises/bad-promise-error";
import { openPromise, refuseEnded } from "@/lib/promises/open-promise";
import type { MoveSent } from "@/lib/promises/promise-requests";
import { typedTime } from "@/lib/promises/typed-times";

type Record = Pick<RecordStore, "tx" | "dataDir">;

/**
 * Gives a promise a new date, agreed now; the first date stays the one that counts.
 * @throws ForbiddenError, NotFoundError, BadPromiseError, PromiseChangedError
 */
export async function movePromise(record: Record, actor: Actor, id: number, sent: MoveSent, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    await refuseEnded(db, opened.row);
    const due = typedTime(sent.due, zoneOf(sent.clock, opened));
    if (due.at <= now) throw new BadPromiseError("due", "due must be ahead: a date that has passed can be promised to nobody");
    await db.insert(promiseDate).values({
      promiseId: id,
      dueAt: due.at,
      dueDay: due.day,
      agreedAt: now,
      byCustomer: sent.byCustomer,
      reason: opened.kept(sent.reason),
    });
    await db.update(promise).set({ dueAt: due.at, dueDay: due.day }).where(eq(promise.id, id));
    await opened.edited(now);
    const detail = { byCustomer: sent.byCustomer, clock: sent.clock };
    await note(db, actor, { action: "promise.move", subject: `promise:${id}`, detail }, now);
    const told = { promise: id, kind: opened.row.kind, due: new Date(due.at).toISOString() };
    await tellOutside(db, "promise.moved", told, `/interactions/${opened.interaction.id}`, now);
  });
}

/** Takes the last new date back: the one before holds again. @throws ForbiddenError, NotFoundError, PromiseChangedError */
export async function takeMoveBack(record: Record, actor: Actor, id: number, date: number, now: number): Promise<void> {
  return record.tx(async (db) => {
    const opened = await openPromise(record, db, actor, id);
    await refuseEnded(db, opened.row);
    const [last, before] = await db.select().from(promiseDate).where(eq(promiseDate.promiseId, id)).orderBy(desc(promiseDate.id)).limit(2);
    if (!last || last.id !== date) throw new PromiseChangedError("Another date was agreed since. Nothing was changed; look at it anew.");
    await db.delete(promiseDate).where(eq(promiseDate.id, date));
    const { dueAt, dueDay } = before ?? { dueAt: opened.row.firstDueAt, dueDay: opened.row.firstDueDay };
    await db.update(promise).set({ dueAt, dueDay }).where(eq(promise.id, id));
    await opened.edited(now);
    await note(db, actor, { action: "promise.move.undo", subject: `promise:${id}` }, now);
  });
}

/** The zone by whose clock a date was typed. @throws BadPromiseError where the customer's is not known */
export function zoneOf(clock: MoveSent["clock"], of: { customerZone: string | null; settings: { zone: string } }): string {
  if (clock === "ours") return of.settings.zone;
  if (of.customerZone === null) throw new BadPromiseError("clock", "clock must be ours: where the customer lives is not known");
  return of.customerZone;
}
