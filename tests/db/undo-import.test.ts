import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { change, customer, failure, importChange, importJob, interaction, interactionCause, issue, promise } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { linkMany } from "@/lib/failures/link-many";
import { keptByUndo, previewUndo, queueUndo, undoImport } from "@/lib/imports/undo-import";
import { csvOf, IMPORT_DAY, importText } from "@/tests/support/import-arrange";
import { freshRecord } from "@/tests/support/record";

const actor = commandActor();
const HEADER = [
  "external_id",
  "contacted_at",
  "customer",
  "issue_key",
  "summary",
  "anger_causes",
  "promise_kinds",
  "promise_due_at",
  "follow_up_of",
  "failure_procedures",
  "failure_modes",
  "failure_titles",
];
const row = (id: string, values: Partial<Record<string, string>> = {}) =>
  HEADER.map(
    (name) =>
      ({
        external_id: id,
        contacted_at: "2024-03-04",
        customer: `c-${id}`,
        issue_key: `i-${id}`,
        summary: `About ${id}`,
        anger_causes: "late",
        promise_kinds: "callback",
        promise_due_at: "2024-03-08",
        failure_procedures: "Refunds",
        failure_modes: "late",
        failure_titles: "Refund is late",
        ...values,
      })[name] ?? "",
  );
const fileWith = (...rows: string[][]) => csvOf(HEADER, rows);
const LATER = IMPORT_DAY + 1_000;

async function importAs(record: RecordStore, text: string, now = IMPORT_DAY): Promise<number> {
  return (await importText(record, text, { now: () => now })).importId ?? 0;
}

async function undo(record: RecordStore, id: number) {
  await queueUndo(record, actor, id, LATER);
  await undoImport(record, id);
  const [job] = await record.db.select().from(importJob).where(eq(importJob.id, id));
  return job;
}

const idsLeft = async (record: RecordStore) =>
  (await record.db.select({ id: interaction.externalId }).from(interaction).orderBy(interaction.id)).map(({ id }) => id);

test("everything that an import made goes, with all that hangs on it, and the same file comes in again as new", async () => {
  const record = await freshRecord();
  const text = fileWith(row("A"), row("B"), row("C", { follow_up_of: "A" }));
  const id = await importAs(record, text);
  expect(await previewUndo(record, actor, id, LATER)).toMatchObject({ removable: 3, kept: 0, changed: 0 });
  const [before] = await record.db.select({ seq: sql<number>`max(${change.seq})` }).from(change);
  expect(await undo(record, id)).toMatchObject({ state: "undone", undoneAt: LATER, undone: { removed: 3, kept: 0 } });
  for (const table of [interaction, promise, interactionCause, customer, issue, failure])
    expect(await record.db.select().from(table)).toEqual([]);
  // The facts follow the log, and the log tells of every interaction that went.
  const logged = await record.db
    .selectDistinct({ id: change.interactionId })
    .from(change)
    .where(sql`${change.seq} > ${before?.seq ?? 0}`);
  expect(logged).toHaveLength(3);
  expect(await importText(record, text, { now: () => LATER + 1 })).toMatchObject({ created: 3, unchanged: 0 });
});

test("what was edited, changed by a later import or followed up since is kept and listed", async () => {
  const record = await freshRecord();
  const id = await importAs(record, fileWith(row("A"), row("B"), row("C"), row("D"), row("E")));
  await record.tx((db) =>
    db
      .update(interaction)
      .set({ editedFields: ["summary"] })
      .where(eq(interaction.externalId, "A")),
  );
  await record.tx((db) => db.update(interaction).set({ editedFields: [] }).where(eq(interaction.externalId, "E")));
  const later = await importAs(record, fileWith(row("B", { summary: "Now else" }), row("F", { follow_up_of: "C" })), LATER);
  expect(await record.db.select({ importId: importChange.importId }).from(importChange)).toEqual([{ importId: later }]);
  expect(await previewUndo(record, actor, id, LATER)).toMatchObject({ removable: 2, kept: 3, changed: 0 });
  expect(await previewUndo(record, actor, later, LATER)).toMatchObject({ removable: 1, kept: 0, changed: 1 });
  expect(await undo(record, id)).toMatchObject({ state: "undone", undone: { removed: 2, kept: 3 } });
  expect(await idsLeft(record)).toEqual(["A", "B", "C", "F"]);
  expect((await keptByUndo(record, actor, id, 10)).own.map(({ externalId }) => externalId)).toEqual(["A", "B", "C"]);
  expect(await record.db.select().from(failure)).toHaveLength(1);

  expect(await undo(record, later)).toMatchObject({ undone: { removed: 1, kept: 0 } });
  expect((await keptByUndo(record, actor, later, 10)).others.map(({ summary }) => summary)).toEqual(["Now else"]);
});

test("a row that repeats an id of its own file is no change by somebody else", async () => {
  const record = await freshRecord();
  const id = await importAs(record, fileWith(row("A"), row("A", { summary: "The later state" }), row("B"), row("C"), row("D"), row("E")));
  expect(await record.db.select().from(importChange)).toEqual([]);
  expect(await previewUndo(record, actor, id, LATER)).toMatchObject({ removable: 5, kept: 0 });
});

test("an undoing that dies on the way is gone on with, and a second one changes nothing", async () => {
  const record = await freshRecord();
  const id = await importAs(record, fileWith(...Array.from({ length: 120 }, (_, at) => row(`R-${at}`))));
  await queueUndo(record, actor, id, LATER);
  const stop = new AbortController();
  await expect(undoImport(record, id, { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow(
    "Run it again to finish it",
  );
  const [half] = await record.db.select().from(importJob);
  expect(half?.state).toBe("done");
  expect(half?.undone?.removed).toBe(120 - (await idsLeft(record)).length);
  expect(half?.undone?.removed).toBeGreaterThan(0);
  expect(await undo(record, id)).toMatchObject({ state: "undone", undone: { removed: 120, kept: 0 } });
  expect(await queueUndo(record, actor, id, LATER)).toBe(false);
  await undoImport(record, id);
  expect(await record.db.select({ undone: importJob.undone }).from(importJob)).toEqual([{ undone: { removed: 120, kept: 0 } }]);
});

test("a customer that others know, or that stands for many people, stays", async () => {
  const record = await freshRecord();
  await importAs(record, fileWith(row("A", { customer: "known" })));
  const id = await importAs(record, fileWith(row("B", { customer: "known" }), row("C", { customer: "mailbox" }), row("D")), LATER);
  const [mailbox] = await record.db.select({ id: interaction.customerId }).from(interaction).where(eq(interaction.externalId, "C"));
  await record.tx((db) =>
    db
      .update(customer)
      .set({ isShared: true })
      .where(eq(customer.id, mailbox?.id ?? 0)),
  );
  await undo(record, id);
  expect(await idsLeft(record)).toEqual(["A"]);
  expect(await record.db.select({ isShared: customer.isShared }).from(customer).orderBy(customer.id)).toEqual([
    { isShared: false },
    { isShared: true },
  ]);
});

test.each([
  ["31 days later", { finishedAt: IMPORT_DAY - 31 * 86_400_000 }, "more than 30 days ago"],
  ["while it runs", { state: "running" as const }, "cancel it first"],
  ["before it was imported", { state: "draft" as const }, "discard it instead"],
  ["that is the sample", { mappingCode: "sample" }, "remove the sample instead"],
])("an import %s cannot be undone", async (_, job, sentence) => {
  const record = await freshRecord();
  const id = await importAs(record, fileWith(row("A")));
  await record.tx((db) => db.update(importJob).set(job).where(eq(importJob.id, id)));
  await expect(queueUndo(record, actor, id, IMPORT_DAY)).rejects.toThrow(sentence);
  expect(await idsLeft(record)).toEqual(["A"]);
});

test("an interaction that a person has linked to a failure stays, with its failures", async () => {
  const record = await freshRecord();
  const second = { failure_titles: "Refund is lost", failure_modes: "missing_step" };
  const id = await importAs(record, fileWith(row("1"), row("2", second), row("3", second)));
  const [first] = await record.db.select().from(interaction).where(eq(interaction.externalId, "1"));
  const [lost] = await record.db.select().from(failure).where(eq(failure.title, "Refund is lost"));
  await linkMany(record, actor, lost?.code ?? "", [first?.id ?? 0], LATER);
  expect(await undo(record, id)).toMatchObject({ undone: { removed: 2, kept: 1 } });
  expect(await idsLeft(record)).toEqual(["1"]);
  expect((await record.db.select({ title: failure.title }).from(failure)).map(({ title }) => title).sort()).toEqual([
    "Refund is late",
    "Refund is lost",
  ]);
});
