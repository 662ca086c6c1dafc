import { asc, count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ImportStoppedError, importWriter } from "@/db/import-batch";
import { references } from "@/db/import-references";
import type { ImportRow } from "@/db/import-row";
import { customer, importJob, interaction, interactionCause, interactionFailure, issue, promise, rejectedRow, source } from "@/db/schema";
import { templateFile } from "@/lib/imports/template-file";
import { CFPB_HEADER, complaint, csvOf, importText } from "../support/import-arrange";
import { freshRecord } from "../support/record";

test("a file gives the same record on both engines", async () => {
  const record = await freshRecord();
  const rows = Array.from({ length: 700 }, (_, at) =>
    complaint({
      "Complaint ID": String(at),
      Company: `COMPANY ${at % 9}`,
      "Timely response?": at % 10 === 0 ? "No" : "Yes",
      "Date received": at % 100 === 99 ? "?" : "3/18/2019",
    }),
  );
  expect(await importText(record, csvOf(CFPB_HEADER, rows))).toMatchObject({ rows: 700, accepted: 693, created: 693, rejected: 7 });
  const rowsOf = async (table: typeof interaction | typeof interactionCause | typeof interactionFailure | typeof rejectedRow) =>
    (await record.db.select({ n: count() }).from(table))[0]?.n;
  expect([await rowsOf(interaction), await rowsOf(interactionCause), await rowsOf(interactionFailure), await rowsOf(rejectedRow)]).toEqual([
    693, 693, 70, 7,
  ]);
  const corrected = rows.map((cells, at) => (at < 5 ? complaint({ "Complaint ID": String(at), Product: "Student loan" }) : cells));
  expect(await importText(record, csvOf(CFPB_HEADER, corrected))).toMatchObject({ accepted: 693, changed: 5, unchanged: 688, created: 0 });
});

test("every field of the template is kept on both engines, and the same file again changes none", async () => {
  const record = await freshRecord();
  expect(await importText(record, templateFile())).toMatchObject({ created: 3, rejected: 0 });
  const before = await record.db.select().from(interaction).orderBy(asc(interaction.id));
  expect(await importText(record, templateFile())).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  expect(await record.db.select().from(interaction).orderBy(asc(interaction.id))).toEqual(before);
  const promises = await record.db.select({ kind: promise.kind, text: promise.text }).from(promise).orderBy(asc(promise.id));
  expect(promises).toEqual([
    { kind: "callback", text: "Call back with a date" },
    { kind: "delivery", text: "New parcel" },
    { kind: "resolution", text: "A corrected invoice" },
  ]);
});

test("a customer's issue is found by customer and key", async () => {
  const record = await freshRecord();
  const rows = [
    ["1", "2024-03-04", "A", "x"],
    ["2", "2024-03-05", "A", "x"],
    ["3", "2024-03-06", "A", "y"],
    ["4", "2024-03-07", "B", "x"],
    ["5", "2024-03-08", "", "x"],
  ];
  await importText(record, csvOf(["external_id", "contacted_at", "customer", "issue_key"], rows));
  expect(await record.db.select().from(customer)).toHaveLength(2);
  expect(await record.db.select().from(issue)).toHaveLength(3);
  const unknown = await record.db.select().from(interaction).where(eq(interaction.externalId, "5"));
  expect(unknown.map(({ customerId, issueId }) => [customerId, issueId])).toEqual([[null, null]]);
});

test("a batch moves rows and counters together, or neither", async () => {
  const record = await freshRecord();
  const importId = await runningImport();
  const [{ id: sourceId = 0 } = {}] = await record.db.select().from(source);
  const write = importWriter(record, { importId, sourceId, facets: new Map(), references: references(new Map(), []) });
  const row = (externalId: string, values: ImportRow["values"] = {}): { row: ImportRow } => ({
    row: {
      externalId,
      digest: externalId,
      values: { isDifficult: true, contactedAt: 0, ...values },
      facets: {},
      attributes: null,
      lists: {},
    },
  });
  await write([row("1"), row("2")], { rowsDone: 0, bytesDone: 10 }, 1);
  // Without the moment of the contact no interaction can be kept: the whole batch is undone.
  await expect(write([row("3"), row("4", { contactedAt: null })], { rowsDone: 2, bytesDone: 20 }, 1)).rejects.toThrow();
  // A process that believes the import stands elsewhere writes nothing.
  await expect(write([row("3")], { rowsDone: 1, bytesDone: 20 }, 1)).rejects.toThrow(ImportStoppedError);
  const ids = await record.db.select({ id: interaction.externalId }).from(interaction).orderBy(asc(interaction.externalId));
  const [job] = await record.db.select().from(importJob);
  expect([ids.map(({ id }) => id), job?.rowsDone, job?.accepted, job?.created]).toEqual([["1", "2"], 2, 2, 2]);

  async function runningImport(): Promise<number> {
    return record.tx(async (db) => {
      await db.insert(source).values({ code: "desk", name: "Desk", zone: "UTC" });
      const values = { mappingCode: "template", fileName: "f", fileBytes: 100, fileDigest: "d", state: "running" as const, createdAt: 0 };
      const [job] = await db.insert(importJob).values(values).returning({ id: importJob.id });
      return job?.id ?? 0;
    });
  }
});
