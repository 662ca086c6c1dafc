import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import * as schema from "@/db/schema";
import { verifyWorkspace } from "@/lib/verify";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshRecord } from "@/tests/support/record";

test("nothing is found in a record that is whole, with facts that are behind", async () => {
  const { record, facts } = await workspace();
  await record.tx(async (db) => {
    await addInteraction(db, { sourceId: 1, externalId: "later" });
  });

  expect(await verifyWorkspace(record, facts)).toEqual([]);
});

test("a change that no trigger noticed is found, with the row that should be there and the row that is", async () => {
  const { record, facts } = await workspace();
  await record.tx(async (db) => {
    await withoutTriggers(db);
    await db.run(sql`update promise set done_at = 77`);
  });

  const findings = await verifyWorkspace(record, facts);
  expect(findings.filter(({ area }) => area === "facts").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^fact_promise is missing a row of interaction 1: .* done_at=77 /),
    expect.stringMatching(/^fact_promise has a row too many of interaction 1: .* done_at=null /),
  ]);
  expect(findings.filter(({ area }) => area === "record")).toHaveLength(41);
  expect(findings[0]?.message).toMatch(/^The trigger facts_log_interaction_insert_\w+ is missing/);
});

test("a combination is compared by its members, whatever its number", async () => {
  const { record, facts } = await workspace();
  await record.tx(async (db) => {
    await withoutTriggers(db);
    await db.run(sql`update interaction_cause set cause_id = 2`);
  });

  const messages = (await verifyWorkspace(record, facts))
    .map(({ message }) => message)
    .filter((message) => message.startsWith("fact_interaction"));
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain("cause_set={2}");
  expect(messages[1]).toContain("cause_set={1}");
});

describe("the record is held to", () => {
  test.each([
    ["imports that add up", sql`update import_job set rejected = 2`, "Import 1 does not add up: 10 rows, 9 accepted, 2 rejected."],
    [
      "imports whose accepted rows are created, changed or unchanged",
      sql`update import_job set created = 3`,
      "Import 1 does not add up: 9 accepted, 3 created, 2 changed, 6 unchanged.",
    ],
    ["imports that keep what they rejected", sql`delete from rejected_row`, "Import 1 rejected 1 rows but does not keep as many."],
    [
      "follow-ups of a first interaction",
      sql`update interaction set follow_up_of_id = 99 where id = 2`,
      "Interaction 2 follows up interaction 99, which does not exist or is itself a follow-up.",
    ],
    [
      "merges into something",
      sql`update interaction set status = 'merged', merged_into_id = 99 where id = 2`,
      "Interaction 2 was merged into another (99) that does not exist.",
    ],
    [
      "failures merged into something",
      sql`update failure set merged_into_id = 1`,
      "Failure 1 was merged into failure 1, which is itself or does not exist.",
    ],
  ])("%s", async (_, breaking, message) => {
    const { record, facts } = await workspace();
    await record.tx(async (db) => {
      await db.run(breaking);
    });

    expect(await verifyWorkspace(record, facts)).toContainEqual({ area: "record", message });
  });
});

/** Two interactions, the first with a cause, a failure and a promise; an import of 10 rows of which one was rejected. */
async function workspace() {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await addSource(db);
    for (const code of ["a", "b"]) await db.insert(schema.cause).values({ axis: "topic", code, name: code });
    await db.insert(schema.procedure).values({ code: "refund", name: "Refund" });
    await db.insert(schema.failure).values({ code: "late", title: "Late", procedureId: 1, mode: "late", createdAt: 0 });
    await addInteraction(db, { sourceId: 1, externalId: "1" });
    await addInteraction(db, { sourceId: 1, externalId: "2" });
    await db.insert(schema.interactionCause).values({ interactionId: 1, causeId: 1 });
    await db.insert(schema.interactionFailure).values({ interactionId: 1, failureId: 1 });
    await db.insert(schema.promise).values({ interactionId: 1, kind: "refund", madeAt: 1, firstDueAt: 2, dueAt: 2 });
    await db.insert(schema.importJob).values({
      mappingCode: "template",
      fileName: "a.csv",
      fileBytes: 1,
      fileDigest: "a",
      state: "done",
      rows: 10,
      accepted: 9,
      created: 1,
      changed: 2,
      unchanged: 6,
      rejected: 1,
      createdAt: 0,
    });
    await db.insert(schema.rejectedRow).values({ importId: 1, line: 3, code: "bad_date", reason: "r", hint: "h", cells: [] });
  });
  return { record, facts: await openFacts(record, { path: ":memory:" }) };
}

async function withoutTriggers(db: Db): Promise<void> {
  const triggers = await db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'trigger'`);
  for (const { name } of triggers) await db.run(sql`drop trigger ${sql.identifier(name)}`);
}
