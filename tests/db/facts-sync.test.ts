import { setTimeout as pause } from "node:timers/promises";
import { max, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import type { Db } from "@/db/client";
import { recordDialect } from "@/db/columns";
import { pruneChanges } from "@/db/facts/change-log";
import { compareFacts } from "@/db/facts/compare";
import { type Facts, openFacts } from "@/db/facts/duckdb";
import { factInteraction } from "@/db/facts/tables";
import { change, interaction } from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { foreignWriter } from "@/tests/support/foreign-writer";
import { addVocabulary, applyEdit } from "@/tests/support/random-edits";
import { freshRecord } from "@/tests/support/record";

const number = fc.nat({ max: 10_000 });
const edit = fc.record({ kind: number, a: number, b: number, c: number });
/** Transactions of a few edits each, and whether the facts follow right after. */
const history = fc.array(fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 8 }), isFollowed: fc.boolean() }), {
  minLength: 4,
  maxLength: 14,
});

test("after any edits the synced facts, and the rebuilt ones, are what the record says", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (transactions) => {
      const record = await freshRecord();
      await record.tx(addVocabulary);
      const facts = await openFacts(record, { path: ":memory:" });
      for (const { edits, isFollowed } of transactions) {
        await record.tx(async (db) => {
          for (const one of edits) await applyEdit(db, one);
        });
        if (isFollowed) await facts.sync();
      }
      expect(await compareFacts(record, facts)).toEqual([]);
      await facts.rebuild();
      expect(await compareFacts(record, facts)).toEqual([]);
      await facts.close();
      await record.close();
    }),
    { numRuns: recordDialect === "sqlite" ? 10 : 5, endOnFailure: true },
  );
});

test("a read that names a write waits until that write is counted; others take what there is", async () => {
  const { record, facts } = await freshFacts();
  const seq = await record.tx(async (db) => {
    await addInteraction(db, { sourceId: 1, externalId: "A" });
    return headOf(db);
  });

  expect(await interactionsIn(facts)).toBe(0);
  expect(await facts.pending()).toBe(1);
  expect(await interactionsIn(facts, seq)).toBe(1);
  expect(await facts.pending()).toBe(0);
});

test("the version moves when the facts do, and only then", async () => {
  const { record, facts } = await freshFacts();
  const before = await facts.sync();
  await record.tx(async (db) => {
    await addInteraction(db, { sourceId: 1, externalId: "A" });
  });
  const after = await facts.sync();

  expect(after).toBeGreaterThan(before);
  expect(await facts.sync()).toBe(after);
  expect(await facts.read(async (reader) => reader.version)).toBe(after);
});

test("facts that stand before the oldest kept change are built anew, and the newest change is always kept", async () => {
  const { record, facts } = await freshFacts();
  await record.tx(async (db) => {
    for (const externalId of ["A", "B", "C"]) await addInteraction(db, { sourceId: 1, externalId });
  });

  expect(await pruneChanges(record, Date.now() + 60_000)).toBe(2);
  await facts.sync();
  expect(await interactionsIn(facts)).toBe(3);
  expect(await pruneChanges(record, Date.now() + 60_000)).toBe(0);
});

test("young changes are kept", async () => {
  const { record } = await freshFacts();
  await record.tx(async (db) => {
    for (const externalId of ["A", "B", "C"]) await addInteraction(db, { sourceId: 1, externalId });
  });

  expect(await pruneChanges(record, Date.now() - 60_000)).toBe(0);
});

// PostgreSQL inside the test process has one connection, and SQLite one writer: there nothing commits late.
const severalAtOnce = recordDialect === "postgres" && !inject("postgresUrl").startsWith("pglite:");
describe.runIf(severalAtOnce)("on a PostgreSQL server", () => {
  test("a transaction that commits after a later one is still counted", async () => {
    const { record, facts } = await freshFacts();
    const early = await foreignWriter(record, { sourceId: 1, externalId: "first" });
    await record.tx(async (db) => {
      await addInteraction(db, { sourceId: 1, externalId: "second" });
    });
    const between = await facts.sync();
    expect(await interactionsIn(facts)).toBe(1);

    await early.commit();
    expect(await facts.sync()).toBeGreaterThan(between);
    expect(await interactionsIn(facts)).toBe(2);
    expect(await compareFacts(record, facts)).toEqual([]);
  });

  test("writers who never stop hide nothing", async () => {
    const { record, facts } = await freshFacts();
    const writers = [1, 2, 3].map(async (writer) => {
      for (let n = 0; n < 30; n++)
        await record.tx(async (db) => {
          await addInteraction(db, { sourceId: 1, externalId: `${writer}-${n}` });
          await pause(Math.random() * 5);
        });
    });
    const isDone = Promise.all(writers).then(() => true);
    while (!(await Promise.race([isDone, pause(3, false)]))) await facts.sync();
    await facts.sync();

    expect(await record.db.$count(interaction)).toBe(90);
    expect(await interactionsIn(facts)).toBe(90);
    expect(await compareFacts(record, facts)).toEqual([]);
  });
});

async function freshFacts() {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await addSource(db);
  });
  return { record, facts: await openFacts(record, { path: ":memory:" }) };
}

function interactionsIn(facts: Facts, atLeast?: number): Promise<number | undefined> {
  return facts.read(
    async (reader) => {
      const [row] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${factInteraction}`);
      return row?.rows;
    },
    atLeast === undefined ? {} : { atLeast },
  );
}

async function headOf(db: Db): Promise<number> {
  const [row] = await db.select({ seq: max(change.seq) }).from(change);
  return row?.seq ?? 0;
}
