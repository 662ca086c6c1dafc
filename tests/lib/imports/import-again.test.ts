import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { asc, count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  customer,
  importJob,
  interaction,
  interactionCause,
  interactionFailure,
  progressReport,
  promise,
  promiseDate,
  rejectedRow,
} from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { importFile } from "@/lib/imports/import-file";
import { freshRecord } from "@/tests/support/record";
import { CFPB_HEADER, complaint, csvOf, fileOf, IMPORT_DAY, importText } from "../../support/import-arrange";

describe("the same rows again", () => {
  test("change nothing, in any order", async () => {
    const record = await freshRecord();
    const rows = Array.from({ length: 12 }, (_, at) => complaint({ "Complaint ID": String(at), Company: `COMPANY ${at % 4}` }));
    await importText(record, csvOf(CFPB_HEADER, rows));
    const before = await record.db.select().from(interaction);
    expect(await importText(record, csvOf(CFPB_HEADER, rows.toReversed()))).toMatchObject({
      accepted: 12,
      unchanged: 12,
      created: 0,
      changed: 0,
    });
    expect(await record.db.select().from(interaction)).toEqual(before);
  });

  test("in another order give the same record", async () => {
    const rows = Array.from({ length: 12 }, (_, at) =>
      complaint({
        "Complaint ID": String(at),
        Company: `COMPANY ${at % 4}`,
        Issue: `Issue ${at % 3}`,
        "Timely response?": at % 5 === 0 ? "No" : "Yes",
      }),
    );
    const shown = async (order: string[][]) => {
      const record = await freshRecord();
      await importText(record, csvOf(CFPB_HEADER, order));
      const found = await record.db
        .select({ id: interaction.externalId, digest: interaction.digest, at: interaction.contactedAt })
        .from(interaction)
        .orderBy(asc(interaction.externalId));
      return { found, links: (await record.db.select({ n: count() }).from(interactionCause))[0]?.n };
    };
    expect(await shown(rows.toReversed())).toEqual(await shown(rows));
  });

  test("with corrections change what they correct, and keep what was edited in Debrief", async () => {
    const record = await freshRecord();
    await importText(record, csvOf(CFPB_HEADER, [complaint({ "Complaint ID": "1" }), complaint({ "Complaint ID": "2" })]));
    await record.tx(async (db) => {
      await db
        .update(interaction)
        .set({ summary: "Written by hand", editedFields: ["summary"] })
        .where(eq(interaction.externalId, "1"));
    });
    const corrected = ["1", "2"].map((id) => complaint({ "Complaint ID": id, Issue: "Late fee", "Timely response?": "No" }));
    expect(await importText(record, csvOf(CFPB_HEADER, corrected))).toMatchObject({ changed: 2, unchanged: 0, keptFields: 1 });
    const rows = await record.db.select().from(interaction).orderBy(asc(interaction.externalId));
    expect(rows.map(({ summary }) => summary)).toEqual(["Written by hand", "Late fee"]);
    const causes = await record.db.select().from(interactionCause);
    expect(new Set(causes.map(({ causeId }) => causeId)).size).toBe(1);
    expect(await importText(record, csvOf(CFPB_HEADER, corrected))).toMatchObject({ changed: 0, unchanged: 2, keptFields: 0 });
  });

  test("leave alone what this file has no column for", async () => {
    const record = await freshRecord();
    await importText(
      record,
      csvOf(["external_id", "contacted_at", "severity", "promise_due_at"], [["1", "2024-03-04", "3", "2024-03-08"]]),
    );
    await importText(record, csvOf(["external_id", "contacted_at", "team"], [["1", "2024-03-05", "North desk"]]));
    const [row] = await record.db.select().from(interaction);
    expect([row?.severity, row?.contactedDay, row?.teamId === null]).toEqual([3, 19_787, false]);
    expect(await record.db.select().from(promise)).toHaveLength(1);
  });
});

test("a file without the column that a failure is told by leaves known failures alone", async () => {
  const record = await freshRecord();
  await importText(record, csvOf(CFPB_HEADER, [complaint({ "Timely response?": "No" })]));
  const at = CFPB_HEADER.indexOf("Timely response?");
  const without = [CFPB_HEADER, complaint({ Issue: "Late fee" })].map((cells) => cells.filter((_, place) => place !== at));
  expect(await importText(record, csvOf(without[0] ?? [], without.slice(1)))).toMatchObject({ changed: 1 });
  expect(await record.db.select().from(interactionFailure)).toHaveLength(1);
});

test("a due date that moves is a new agreement: the first date stays, and so does what was added to the promise", async () => {
  const record = await freshRecord();
  const header = ["external_id", "contacted_at", "promise_kinds", "promise_due_at", "promise_done_at"];
  await importText(record, csvOf(header, [["1", "2024-03-04", "callback", "2024-03-06", ""]]));
  const [first] = await record.db.select().from(promise);
  await record.tx(async (db) => {
    await db.insert(progressReport).values({ promiseId: first?.id ?? 0, at: IMPORT_DAY, text: "Added in Debrief" });
  });
  expect(await importText(record, csvOf(header, [["1", "2024-03-04", "callback", "2024-03-08", "2024-03-07"]]))).toMatchObject({
    changed: 1,
  });
  const promises = await record.db.select().from(promise);
  expect(promises.map(({ id, firstDueDay, dueDay, doneDay }) => [id, firstDueDay, dueDay, doneDay])).toEqual([
    [first?.id, 19_788, 19_790, 19_789],
  ]);
  expect((await record.db.select().from(promiseDate)).map(({ dueDay }) => dueDay)).toEqual([19_790]);
  expect(await record.db.select().from(progressReport)).toHaveLength(1);
});

describe("follow-ups", () => {
  test("hang on the first interaction of their case, whatever order they come in", async () => {
    const rows = [
      ["c", "2024-03-06", "b"],
      ["b", "2024-03-05", "a"],
      ["a", "2024-03-04", ""],
      ["d", "2024-03-07", "nobody"],
    ];
    for (const order of [rows, rows.toReversed()]) {
      const record = await freshRecord();
      const report = await importText(record, csvOf(["external_id", "contacted_at", "follow_up_of"], order));
      const found = await record.db.select().from(interaction);
      const idOf = new Map(found.map(({ id, externalId }) => [externalId, id]));
      expect(Object.fromEntries(found.map(({ externalId, followUpOfId }) => [externalId, followUpOfId]))).toEqual({
        a: null,
        b: idOf.get("a"),
        c: idOf.get("a"),
        d: null,
      });
      expect(report.warnings.map(({ code, rows: n }) => [code, n])).toEqual([["link_not_found", 1]]);
    }
  });
});

describe("rejected rows", () => {
  const text = `${csvOf(
    [...CFPB_HEADER, "ZIP code"],
    [
      [...complaint({ "Complaint ID": "1" }), "10001"],
      [...complaint({ "Complaint ID": "2", "Date received": "31/31/2019", Company: "=BANK", Issue: 'A "quoted", one' }), "'10002"],
    ],
  )}3/18/2019,Mortgage\r\n`;

  test("come back as a file with line and reason, and go in again once mended", async () => {
    const record = await freshRecord();
    const report = await importText(record, text);
    expect([report.accepted, report.rejected]).toEqual([1, 2]);
    const file = await readFile(report.rejectedFile ?? "", "utf8");
    const [header, second, third] = file.replace("\ufeff", "").trimEnd().split("\r\n");
    expect(header?.endsWith(",ZIP code,line,reason")).toBe(true);
    expect(second).toMatch(/^31\/31\/2019,Mortgage,"A ""quoted"", one",'=BANK,Yes,,2,''10002,3,Date received is no date/);
    expect(third).toMatch(/^3\/18\/2019,Mortgage,#MISSING,#MISSING,#MISSING,#MISSING,#MISSING,#MISSING,4,/);

    expect(await importText(record, file)).toMatchObject({ rows: 2, accepted: 0, rejected: 2 });
    const mended = file.replace("31/31/2019", "3/31/2019").replace(/\r\n[^\r\n]*#MISSING.*$/s, "\r\n");
    expect(await importText(record, mended)).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    // The same row as it would have come in at once.
    expect(await importText(record, text.replace("31/31/2019", "3/31/2019"))).toMatchObject({ unchanged: 2, created: 0, changed: 0 });
  });

  test("keep nobody's id or address", async () => {
    const record = await freshRecord();
    const header = ["external_id", "contacted_at", "customer", "narrative"];
    const report = await importText(record, csvOf(header, [["1", "someday", "jo@example.org", "Write to jo@example.org"]]));
    const [row] = await record.db.select().from(rejectedRow);
    expect(row?.cells.join(" ")).not.toContain("example.org");
    const mended = (await readFile(report.rejectedFile ?? "", "utf8")).replace("someday", "2024-03-04");
    await importText(record, mended);
    await importText(record, csvOf(header, [["2", "2024-03-05", " JO@example.org ", ""]]));
    expect(await record.db.select().from(customer)).toHaveLength(1);
  });
});

describe("a dry run", () => {
  test("counts what an import would do, and writes nothing", async () => {
    const record = await freshRecord();
    const first = csvOf(CFPB_HEADER, [complaint({ "Complaint ID": "1" }), complaint({ "Complaint ID": "2" })]);
    expect(await importText(record, first, { dryRun: true })).toMatchObject({
      state: "counted",
      importId: null,
      rows: 2,
      created: 2,
      interactions: 2,
    });
    expect(await record.db.select().from(importJob)).toEqual([]);
    expect(existsSync(join(record.dataDir, "secret"))).toBe(false);
    await importText(record, first);
    const second = csvOf(CFPB_HEADER, [
      complaint({ "Complaint ID": "1" }),
      complaint({ "Complaint ID": "2", Product: "Student loan" }),
      complaint({ "Complaint ID": "3" }),
      complaint({ "Date received": "?" }),
    ]);
    const counted = await importText(record, second, { dryRun: true });
    const done = await importText(record, second);
    expect(counted).toMatchObject({ rows: 4, accepted: 3, unchanged: 1, changed: 1, created: 1, rejected: 1 });
    expect(done).toMatchObject({ rows: 4, accepted: 3, unchanged: 1, changed: 1, created: 1, rejected: 1 });
  });
});

test("a named source holds its own interactions", async () => {
  const record = await freshRecord();
  const text = csvOf(CFPB_HEADER, [complaint()]);
  expect(await importText(record, text)).toMatchObject({ source: "cfpb", created: 1 });
  expect(await importText(record, text, { source: "Second desk" })).toMatchObject({ source: "second-desk", created: 1 });
});

test("nothing is left in the uploads when an import is over, good or bad", async () => {
  const record = await freshRecord();
  await importText(record, csvOf(CFPB_HEADER, [complaint()]));
  await expect(importFile(record, commandActor(), { path: await fileOf("a,b\n1,2\n") })).rejects.toThrow("No known kind of file");
  const { readdir } = await import("node:fs/promises");
  expect(await readdir(join(record.dataDir, "uploads"))).toEqual([]);
});

test("who may not import is refused", async () => {
  const record = await freshRecord();
  const nobody = { ...commandActor(), may: () => false };
  await expect(importFile(record, nobody, { path: await fileOf("a") })).rejects.toMatchObject({ status: 403 });
});
