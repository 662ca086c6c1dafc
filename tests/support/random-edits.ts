import { and, asc, count, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";

/** One edit of a record, told by numbers so that a generator of random numbers can tell it. */
export interface Edit {
  kind: number;
  a: number;
  b: number;
  c: number;
}

const HOUR_MS = 3_600_000;
/** 2026-01-01T00:00Z. */
const START = 1_767_225_600_000;

/** What edits choose from: a source, 3 teams, 4 causes, 5 failures, 3 customers with 2 issues each. */
export async function addVocabulary(db: Db): Promise<void> {
  await addSource(db);
  for (const n of [1, 2, 3]) await db.insert(schema.team).values({ code: `team-${n}`, name: `Team ${n}` });
  for (const n of [1, 2, 3, 4]) await db.insert(schema.cause).values({ axis: "topic", code: `cause-${n}`, name: `Cause ${n}` });
  await db.insert(schema.procedure).values({ code: "refund", name: "Refund" });
  for (const n of [1, 2, 3, 4, 5])
    await db.insert(schema.failure).values({ code: `failure-${n}`, title: `Failure ${n}`, procedureId: 1, mode: "late", createdAt: START });
  for (const n of [1, 2, 3]) {
    await db.insert(schema.customer).values({ key: `customer-${n}` });
    for (const key of ["first", "second"]) await db.insert(schema.issue).values({ customerId: n, key });
  }
}

/** Does one edit; one that finds nothing to work on does nothing. */
export async function applyEdit(db: Db, { kind, a, b, c }: Edit): Promise<void> {
  await edits[kind % edits.length]?.(db, a, b, c);
}

type Doing = (db: Db, a: number, b: number, c: number) => Promise<unknown>;

let externalId = 0;
const at = (hours: number) => START + (hours % 72) * HOUR_MS;
/** Only the day: its beginning. */
const dayOf = (time: number) => Math.floor(time / (24 * HOUR_MS));

async function add(db: Db, a: number, b: number, c: number): Promise<void> {
  const isDayOnly = c % 5 === 0;
  const time = isDayOnly ? dayOf(at(b)) * 24 * HOUR_MS : at(b);
  await addInteraction(db, {
    sourceId: 1,
    externalId: `${process.pid}-${externalId++}`,
    ...whose(a),
    contactedAt: time,
    contactedDay: isDayOnly ? dayOf(time) : null,
    closedAt: c % 3 === 0 ? time + ((c % 40) - 10) * HOUR_MS : null,
    followUpOfId:
      c % 4 === 0 ? await pick(db, schema.interaction, schema.interaction.id, a, isNull(schema.interaction.followUpOfId)) : null,
    teamId: b % 4 || null,
  });
}

function whose(a: number) {
  const customerId = a % 4 || null;
  return { customerId, issueId: customerId !== null && a % 3 > 0 ? 2 * customerId - (a % 2) : null };
}

const interactions = (db: Db, nth: number) => pick(db, schema.interaction, schema.interaction.id, nth);

/** A closed interaction and its follow-up, which was commended. */
async function addCase(db: Db, a: number, b: number): Promise<void> {
  const values = { sourceId: 1, ...whose(a), contactedAt: at(b) };
  const first = await addInteraction(db, { ...values, externalId: `${process.pid}-${externalId++}`, closedAt: at(b) + HOUR_MS });
  const followUp = await addInteraction(db, { ...values, externalId: `${process.pid}-${externalId++}`, followUpOfId: first });
  await db.insert(schema.commendation).values({ interactionId: followUp, receivedAt: at(b) + 2 * HOUR_MS, isVerified: true });
}

/** A customer turns out to stand for many people, or not to. */
async function share(db: Db, a: number, b: number): Promise<void> {
  await db
    .update(schema.customer)
    .set({ isShared: b % 2 === 0 })
    .where(eq(schema.customer.id, (a % 3) + 1));
}

const edits: readonly Doing[] = [
  share,
  add,
  add,
  addCase,
  addCase,
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    const status = schema.STATUSES[c % 8 === 0 ? 2 : c % 8 === 1 ? 3 : 0];
    if (id)
      await db
        .update(schema.interaction)
        .set({ ...whose(c), contactedAt: at(b), status })
        .where(eq(schema.interaction.id, id));
  },
  async (db, a, b) => {
    const id = await interactions(db, a);
    if (id)
      await db
        .update(schema.interaction)
        .set({ severity: 1 + (b % 4), outcome: schema.OUTCOMES[b % 6] })
        .where(eq(schema.interaction.id, id));
  },
  async (db, a, b) => {
    const id = b % 2 === 0 ? await interactions(db, a) : null;
    if (id) await db.delete(schema.interaction).where(eq(schema.interaction.id, id));
  },
  async (db, a, b) => {
    const id = await interactions(db, a);
    const first = await pick(db, schema.interaction, schema.interaction.id, b, isNull(schema.interaction.followUpOfId));
    const hasFollowUps = id ? await db.$count(schema.interaction, eq(schema.interaction.followUpOfId, id)) : 0;
    const followUpOfId = first !== id && b % 3 > 0 && hasFollowUps === 0 ? first : null;
    if (id) await db.update(schema.interaction).set({ followUpOfId }).where(eq(schema.interaction.id, id));
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    if (id) await db.insert(schema.interactionEvent).values({ interactionId: id, kind: schema.EVENT_KINDS[c % 4] ?? "closed", at: at(b) });
  },
  async (db, a, b, c) => {
    const { interactionEvent: event } = schema;
    const id = await pick(db, event, event.id, a);
    const to = await interactions(db, b);
    if (id && to && c % 3 > 0)
      await db
        .update(event)
        .set({ interactionId: to, at: at(c) })
        .where(eq(event.id, id));
    else if (id) await db.delete(event).where(eq(event.id, id));
  },
  async (db, a, b) => {
    const id = await interactions(db, a);
    if (id)
      await db
        .insert(schema.interactionCause)
        .values({ interactionId: id, causeId: 1 + (b % 4) })
        .onConflictDoNothing();
  },
  async (db, a) => {
    const id = await pick(db, schema.interactionCause, schema.interactionCause.id, a);
    if (id) await db.delete(schema.interactionCause).where(eq(schema.interactionCause.id, id));
  },
  async (db, a, b) => {
    const id = await interactions(db, a);
    if (id)
      await db
        .insert(schema.interactionFailure)
        .values({ interactionId: id, failureId: 1 + (b % 5) })
        .onConflictDoNothing();
  },
  async (db, a) => {
    const id = await pick(db, schema.interactionFailure, schema.interactionFailure.id, a);
    if (id) await db.delete(schema.interactionFailure).where(eq(schema.interactionFailure.id, id));
  },
  async (db, a, b) => {
    // Into a later failure, so that merges never form a ring.
    const from = 1 + (a % 4);
    const into = from + 1 + (b % (5 - from));
    await db
      .update(schema.failure)
      .set({ mergedIntoId: b % 3 === 0 ? null : into })
      .where(eq(schema.failure.id, from));
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    const due = at(b + c);
    if (id)
      await db
        .insert(schema.promise)
        .values({ interactionId: id, kind: "callback", teamId: c % 4 || null, madeAt: at(b), firstDueAt: due, dueAt: due });
  },
  async (db, a, b, c) => {
    const id = await pick(db, schema.promise, schema.promise.id, a);
    const to = await interactions(db, b);
    if (id && to && c % 3 === 0) await db.update(schema.promise).set({ interactionId: to }).where(eq(schema.promise.id, id));
    else if (id && c % 3 === 1)
      await db
        .update(schema.promise)
        .set({ doneAt: at(b) })
        .where(eq(schema.promise.id, id));
    else if (id) await db.delete(schema.promise).where(eq(schema.promise.id, id));
  },
  async (db, a, b, c) => {
    const id = await pick(db, schema.promise, schema.promise.id, a);
    if (id) await db.insert(schema.promiseDate).values({ promiseId: id, dueAt: at(b), agreedAt: at(c), byCustomer: c % 2 === 0 });
  },
  async (db, a) => {
    const id = await pick(db, schema.promiseDate, schema.promiseDate.id, a);
    if (id) await db.delete(schema.promiseDate).where(eq(schema.promiseDate.id, id));
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    const wasSolicited = c % 3 === 0 ? null : c % 3 === 1;
    if (id) await db.insert(schema.commendation).values({ interactionId: id, receivedAt: at(b), isVerified: c % 4 > 0, wasSolicited });
  },
  async (db, a, b, c) => {
    const id = await pick(db, schema.commendation, schema.commendation.id, a);
    const to = await interactions(db, b);
    if (id && to && c % 2 === 0) await db.update(schema.commendation).set({ interactionId: to }).where(eq(schema.commendation.id, id));
    else if (id) await db.delete(schema.commendation).where(eq(schema.commendation.id, id));
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    if (id) await db.insert(schema.handover).values({ interactionId: id, kind: c % 2 ? "escalation" : "transfer", at: at(b) });
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    const observed = (["yes", "no", "not_applicable"] as const)[b % 3];
    if (id && observed)
      await db
        .insert(schema.stepObservation)
        .values({ interactionId: id, position: 1, step: "Listen", polarity: c % 2 ? "do" : "avoid", observed });
  },
  async (db, a, b) => {
    const id = await interactions(db, a);
    if (id)
      await db
        .update(schema.interaction)
        .set({ direction: b % 2 ? "outbound" : "inbound" })
        .where(eq(schema.interaction.id, id));
  },
  async (db, a) => {
    const id = await pick(db, schema.handover, schema.handover.id, a);
    if (id) await db.delete(schema.handover).where(eq(schema.handover.id, id));
  },
  async (db, a, b) => {
    const id = await pick(db, schema.promise, schema.promise.id, a);
    if (id) await db.insert(schema.progressReport).values({ promiseId: id, at: at(b) });
  },
  async (db, a, b, c) => {
    const id = await pick(db, schema.progressReport, schema.progressReport.id, a);
    const to = await pick(db, schema.promise, schema.promise.id, b);
    if (id && to && c % 2 === 0) await db.update(schema.progressReport).set({ promiseId: to }).where(eq(schema.progressReport.id, id));
    else if (id) await db.delete(schema.progressReport).where(eq(schema.progressReport.id, id));
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    if (id) await db.insert(schema.gesture).values({ interactionId: id, kind: "voucher", valueCents: b, currency: c % 2 ? "EUR" : null });
  },
  async (db, a, b, c) => {
    const id = await interactions(db, a);
    const how = { apologyTiming: schema.APOLOGY_TIMINGS[b % 4] ?? null, loopCount: c % 3 || null, wasAnnounced: c % 2 === 0 };
    if (id) await db.update(schema.interaction).set(how).where(eq(schema.interaction.id, id));
  },
];

/** The id of some row, the same for the same number and rows; null when there is none. */
async function pick(db: Db, table: SQLiteTable, id: SQLiteColumn, nth: number, where = isNotNull(id)): Promise<number | null> {
  const [counted] = await db.select({ rows: count() }).from(table).where(where);
  if (!counted?.rows) return null;
  const [row] = await db
    .select({ id: sql<number>`${id}` })
    .from(table)
    .where(and(where))
    .orderBy(asc(id))
    .limit(1)
    .offset(nth % counted.rows);
  return row?.id ?? null;
}
