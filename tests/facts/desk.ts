import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import * as schema from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshRecord } from "@/tests/support/record";

/** 2026-01-01T00:00Z, day 20454. */
export const JAN_1 = 1_767_225_600_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/**
 * A record and its facts: teams 1–3, channels 1–2, procedures 1–2, causes 1–4, failures 1–3, customers 1–2, issue 1 of
 * customer 1. What reads the facts syncs them first.
 */
export async function openDesk() {
  const record = await freshRecord();
  await record.tx(addVocabulary);
  const facts = await openFacts(record, { path: ":memory:" });
  let count = 0;
  const write = (work: (db: Db) => PromiseLike<unknown>) => record.tx(async (db) => void (await work(db)));
  const rows = async (query: SQL): Promise<Record<string, unknown>[]> => {
    await facts.sync();
    return facts.read((reader) => reader.all(query));
  };

  return {
    facts,
    write,
    rows,
    /** The only row. */
    async row(query: SQL): Promise<Record<string, unknown>> {
      const all = await rows(query);
      if (all.length !== 1 || !all[0]) throw new Error(`expected one row, got ${all.length}`);
      return all[0];
    },
    /** The values of the column `v`. */
    column: async (query: SQL): Promise<unknown[]> => (await rows(query)).map(({ v }) => v),
    clear: () =>
      write(async (db) => {
        await db.delete(schema.interaction);
        await db.update(schema.failure).set({ mergedIntoId: null });
      }),
    /** An interaction of the first of January. */
    one: (values: Partial<schema.NewInteraction>): Promise<number> =>
      record.tx((db) => addInteraction(db, { sourceId: 1, externalId: `${count++}`, contactedAt: JAN_1, ...values })),
    change: (id: number, values: Partial<schema.NewInteraction>) =>
      write((db) => db.update(schema.interaction).set(values).where(sql`id = ${id}`)),
    merge: (from: number, into: number | null) =>
      write((db) => db.update(schema.failure).set({ mergedIntoId: into }).where(sql`id = ${from}`)),
    commend: (interactionId: number, values: Partial<typeof schema.commendation.$inferInsert> & { receivedAt: number }) =>
      write((db) => db.insert(schema.commendation).values({ interactionId, isVerified: true, ...values })),
    promise: (interactionId: number, values: Omit<typeof schema.promise.$inferInsert, "interactionId">) =>
      write((db) => db.insert(schema.promise).values({ interactionId, ...values })),
    /** Hours after the first of January. */
    events: (interactionId: number, happened: [kind: (typeof schema.EVENT_KINDS)[number], hour: number][]) =>
      write((db) =>
        db.insert(schema.interactionEvent).values(happened.map(([kind, hour]) => ({ interactionId, kind, at: JAN_1 + hour * HOUR }))),
      ),
    causes: (interactionId: number, ids: number[]) =>
      write((db) => db.insert(schema.interactionCause).values(ids.map((causeId) => ({ interactionId, causeId })))),
  };
}

async function addVocabulary(db: Db): Promise<void> {
  await addSource(db);
  for (const code of ["north", "south", "west"]) await db.insert(schema.team).values({ code, name: code });
  for (const code of ["web", "phone"]) await db.insert(schema.channel).values({ code, name: code });
  for (const code of ["a", "b", "c", "d"]) await db.insert(schema.cause).values({ axis: "topic", code, name: code });
  for (const code of ["refund", "delivery"]) await db.insert(schema.procedure).values({ code, name: code });
  for (const code of ["A", "B", "C"])
    await db.insert(schema.failure).values({ code, title: code, procedureId: 1, mode: "late", createdAt: JAN_1 });
  for (const key of ["ann", "bob"]) await db.insert(schema.customer).values({ key });
  await db.insert(schema.issue).values({ customerId: 1, key: "parcel" });
}
