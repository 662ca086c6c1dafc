import { asc, getTableName, gt, max, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db, RecordStore } from "@/db/client";
import { type Trigger, triggersFor, watched } from "@/db/facts/triggers";
import * as schema from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshPlace, freshRecord, openPlace } from "@/tests/support/record";

let record: RecordStore;
beforeAll(async () => {
  record = await freshRecord();
  await record.tx(addOneOfEach);
});

test("every trigger of the list stands in a new record", async () => {
  expect(await standing(record)).toEqual(names(triggersFor(record.dialect)));
});

test("a trigger that got lost is back after the next start, and only those of the list are", async () => {
  const place = await freshPlace();
  const before = await openPlace(place);
  const [lost, changed] = triggersFor(before.dialect);
  await before.tx(async (db) => {
    await drop(db, lost);
    await drop(db, changed);
    await addFake(db);
  });
  expect(await standing(before)).toHaveLength(triggersFor(before.dialect).length - 1);
  await before.close();

  const after = await openPlace(place);
  expect(await standing(after)).toEqual(names(triggersFor(after.dialect)));
});

describe("a change is logged for the interactions whose facts it reaches", () => {
  test.each([
    [
      "an interaction that is added",
      sql`insert into interaction (id, source_id, external_id, is_difficult, contacted_at, created_at, updated_at, status) select 40, 1, 'new', is_difficult, 0, 0, 0, 'live' from interaction where id = 1`,
      [40],
    ],
    [
      "a follow-up that is added reaches its first interaction too",
      sql`insert into interaction (id, source_id, external_id, is_difficult, contacted_at, created_at, updated_at, status, follow_up_of_id) select 40, 1, 'new', is_difficult, 0, 0, 0, 'live', 1 from interaction where id = 1`,
      [1, 40],
    ],
    ["an interaction that is changed", sql`update interaction set team_id = null where id = 3`, [3]],
    ["a follow-up that changes its case reaches both", sql`update interaction set follow_up_of_id = 3 where id = 2`, [1, 2, 3]],
    ["a follow-up that is deleted, with all that hangs on it", sql`delete from interaction where id = 2`, [1, 2]],
    ["an interaction that is deleted, with all that hangs on it", sql`delete from interaction where id = 1`, [1]],
    ["an interaction whose number changes", sql`update interaction set id = 9 where id = 3`, [3, 9]],
    ["an event that moves", sql`update interaction_event set interaction_id = 3`, [1, 3]],
    ["a cause that moves", sql`update interaction_cause set interaction_id = 3`, [1, 3]],
    ["a failure that moves", sql`update interaction_failure set interaction_id = 3`, [1, 3]],
    ["a promise that moves", sql`update promise set interaction_id = 3`, [1, 3]],
    ["a date of a promise", sql`update promise_date set due_at = 5`, [1]],
    ["a date of a promise that is deleted", sql`delete from promise_date`, [1]],
    ["a progress report", sql`update progress_report set at = 3`, [1]],
    ["a gesture that moves", sql`update gesture set interaction_id = 3`, [1, 3]],
    ["a promise that is deleted, with its dates", sql`delete from promise`, [1]],
    ["a commendation that moves away from a follow-up", sql`update commendation set interaction_id = 3`, [1, 2, 3]],
    ["a commendation of a follow-up that is deleted", sql`delete from commendation`, [1, 2]],
    ["an escalation", sql`delete from handover`, [1]],
    ["a step that moves", sql`update step_observation set interaction_id = 3`, [1, 3]],
    ["a failure that is merged", sql`update failure set merged_into_id = 2 where id = 1`, [1]],
    ["a customer who turns out to be a mailbox", sql`update customer set is_shared = is_shared`, [3]],
    ["every interaction whose words change, for the search", sql`update interaction set summary = 'x' where id <> 2`, [1, 3]],
    ["the volumes, when one is stated anew", sql`update contact_volume set contacts = 7`, [0]],
    ["the volumes, when one is deleted", sql`delete from contact_volume`, [0]],
    ["the volumes, when a source is said to be complete", sql`update source set is_complete = is_complete`, [0]],
    ["nothing, when words stay as they are", sql`update interaction set summary = summary, narrative = null, updated_at = 9`, []],
    ["nothing, when a source gets another name", sql`update source set name = 'x'`, []],
    ["nothing, when a failure gets another title", sql`update failure set title = 'x'`, []],
  ])("%s", async (_, statement, expected) => {
    expect(await loggedBy(statement)).toEqual(expected);
  });
});

describe("each trigger fires", () => {
  const updates = watched.flatMap(({ table, columns }) =>
    columns.map((column) => [`${getTableName(table)}.${column.name}`, table, column.name] as const),
  );

  test.each(updates)("when %s is set", async (_, table, column) => {
    const name = sql.identifier(getTableName(table));
    expect(await loggedBy(sql`update ${name} set ${sql.identifier(column)} = ${sql.identifier(column)}`)).not.toEqual([]);
  });

  const added = watched.filter(({ happenings }) => happenings.includes("insert")).map(({ table }) => getTableName(table));
  test.each(added)("when a row of %s is added", async (table) => {
    const logged = await record.db.all<{ id: number }>(
      sql`select interaction_id as id from change where seq in ${sql.raw(`(${logOf.get(table)?.join(",")})`)}`,
    );
    expect(logged).not.toEqual([]);
  });

  const deleted = watched
    .filter(({ happenings }) => happenings.includes("delete"))
    .map(({ table }) => getTableName(table))
    .filter((table) => table !== "failure");
  test.each(deleted)("when a row of %s is deleted", async (table) => {
    expect(await loggedBy(sql`delete from ${sql.identifier(table)}`)).not.toEqual([]);
  });

  test("when a failure is deleted that others were merged into", async () => {
    const merge = [
      sql`insert into interaction_failure (interaction_id, failure_id) values (3, 3)`,
      sql`update failure set merged_into_id = 2 where id = 3`,
    ];
    expect(await loggedBy(sql`delete from failure where id = 2`, merge)).toEqual([3]);
  });
});

/** The change numbers that the first row of each table was logged with. */
const logOf = new Map<string, number[]>();

/** Interactions 1, its follow-up 2 with a commendation, and 3; everything else hangs on 1. Failures 1, 2, 3. */
async function addOneOfEach(db: Db): Promise<void> {
  await addSource(db);
  await noting(db, "interaction", () => addInteraction(db, { sourceId: 1, externalId: "1" }));
  await addInteraction(db, { sourceId: 1, externalId: "2", followUpOfId: 1 });
  await db.insert(schema.customer).values({ key: "mailbox" });
  await addInteraction(db, { sourceId: 1, externalId: "3", customerId: 1 });
  await db.insert(schema.cause).values({ axis: "topic", code: "late", name: "Late" });
  await db.insert(schema.procedure).values({ code: "refund", name: "Refund" });
  for (const code of ["a", "b", "c"])
    await db.insert(schema.failure).values({ code, title: code, procedureId: 1, mode: "late", createdAt: 0 });
  await noting(db, "interaction_event", () => db.insert(schema.interactionEvent).values({ interactionId: 1, kind: "closed", at: 1 }));
  await noting(db, "interaction_cause", () => db.insert(schema.interactionCause).values({ interactionId: 1, causeId: 1 }));
  await noting(db, "interaction_failure", () => db.insert(schema.interactionFailure).values({ interactionId: 1, failureId: 1 }));
  await noting(db, "promise", () =>
    db.insert(schema.promise).values({ interactionId: 1, kind: "refund", madeAt: 1, firstDueAt: 2, dueAt: 2 }),
  );
  await noting(db, "promise_date", () => db.insert(schema.promiseDate).values({ promiseId: 1, dueAt: 3, agreedAt: 1 }));
  await noting(db, "progress_report", () => db.insert(schema.progressReport).values({ promiseId: 1, at: 2 }));
  await noting(db, "gesture", () => db.insert(schema.gesture).values({ interactionId: 1, kind: "voucher", valueCents: 500 }));
  await noting(db, "commendation", () => db.insert(schema.commendation).values({ interactionId: 2, receivedAt: 4, isVerified: true }));
  await noting(db, "step_observation", () =>
    db.insert(schema.stepObservation).values({ interactionId: 1, position: 1, step: "Listen", observed: "yes" }),
  );
  await noting(db, "contact_volume", () => db.insert(schema.contactVolume).values({ sourceId: 1, key: "1", day: 1, contacts: 5 }));
  await noting(db, "handover", () => db.insert(schema.handover).values({ interactionId: 1, kind: "escalation", at: 1 }));
}

async function noting(db: Db, table: string, add: () => PromiseLike<unknown>): Promise<void> {
  const before = await headOf(db);
  await add();
  const entries = await db.select({ seq: schema.change.seq }).from(schema.change).where(gt(schema.change.seq, before));
  logOf.set(
    table,
    entries.map(({ seq }) => seq),
  );
}

class Undone extends Error {
  constructor(readonly logged: number[]) {
    super("undone");
  }
}

/** The interactions that a statement logs, ascending, each once; the statement itself is undone. */
async function loggedBy(statement: ReturnType<typeof sql>, before: ReturnType<typeof sql>[] = []): Promise<number[]> {
  const undone = await record
    .tx(async (db) => {
      for (const one of before) await db.run(one);
      const head = await headOf(db);
      await db.run(statement);
      const entries = await db
        .selectDistinct({ id: schema.change.interactionId })
        .from(schema.change)
        .where(gt(schema.change.seq, head))
        .orderBy(asc(schema.change.interactionId));
      throw new Undone(entries.map(({ id }) => id));
    })
    .catch((error: unknown) => error);
  if (undone instanceof Undone) return undone.logged;
  throw undone;
}

async function headOf(db: Db): Promise<number> {
  const [row] = await db.select({ seq: max(schema.change.seq) }).from(schema.change);
  return row?.seq ?? 0;
}

async function standing({ dialect, db }: RecordStore): Promise<string[]> {
  const rows = await db.all<{ name: string }>(
    dialect === "sqlite"
      ? sql`select name from sqlite_schema where type = 'trigger'`
      : sql`select tgname as name from pg_trigger where not tgisinternal`,
  );
  const ofFacts = rows.map((row) => row.name).filter((name) => name.startsWith("facts_log_"));
  return ofFacts.sort();
}

const names = (triggers: Trigger[]) => triggers.map(({ name }) => name).sort();

async function drop(db: Db, trigger: Trigger | undefined): Promise<void> {
  const name = sql.identifier(trigger?.name ?? "");
  await db.run(record.dialect === "sqlite" ? sql`drop trigger ${name}` : sql`drop function ${name} cascade`);
}

/** One that an older version of the list may have left. */
async function addFake(db: Db): Promise<void> {
  const body = "insert into change (interaction_id, at) values (0, 0)";
  if (record.dialect === "sqlite")
    return void (await db.run(sql.raw(`create trigger facts_log_team_insert_00000000 after insert on team begin ${body}; end`)));
  await db.run(
    sql.raw(`create function facts_log_team_insert_00000000() returns trigger language plpgsql as $$ begin ${body}; return null; end $$`),
  );
  await db.run(
    sql.raw(
      "create trigger facts_log_team_insert_00000000 after insert on team for each row execute function facts_log_team_insert_00000000()",
    ),
  );
}
