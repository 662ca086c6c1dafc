import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { asc, count, eq, isNotNull } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { channel, customer, failure, interaction, interactionEvent, interactionFailure, rejectedRow, team } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { foldEvidence } from "@/lib/imports/fold-evidence";
import { importLimits } from "@/lib/imports/limits";
import { queueImport } from "@/lib/imports/queue-import";
import { runImport } from "@/lib/imports/run-import";
import { keepCopy } from "@/lib/imports/uploads";
import { freshRecord } from "@/tests/support/record";
import { EVENTS, event, eventLog } from "../../support/event-log";
import { fileOf, IMPORT_DAY, importText } from "../../support/import-arrange";
import { countsOf, facetCounts } from "../../support/record-counts";
import { zipOf } from "../../support/zip-bytes";

describe("a log of all states of incidents", () => {
  test("accepts every event and keeps one interaction an incident, as its last state says", async () => {
    const record = await freshRecord();
    const report = await importText(record, eventLog());
    expect(report).toMatchObject({ source: "servicenow", rows: 9, accepted: 9, rejected: 0, created: 4, unchanged: 5, interactions: 4 });
    expect(report.warnings.map(({ code, rows }) => [code, rows])).toEqual([
      ["rows_folded", 5],
      ["header_repeated", 0],
      ["columns_not_kept", 0],
      ["difficult_by_rule", 2],
      ["difficult_by_rule", 1],
    ]);
    expect(await facetCounts(record, "state")).toEqual([["Closed", 4]]);
    expect(await facetCounts(record, "sla-met")).toEqual([
      ["no", 2],
      ["yes", 2],
    ]);
    expect(await facetCounts(record, "change")).toEqual([
      ["no", 3],
      ["yes", 1],
    ]);
    // Tied to a problem once, and not any more.
    expect(await facetCounts(record, "problem")).toEqual([["no", 4]]);
    expect(await countsOf(record, channel, interaction.channelId)).toEqual([
      ["Phone", 3],
      ["Email", 1],
    ]);
    expect(await countsOf(record, team, interaction.teamId)).toEqual([["Group 56", 4]]);
    const [known] = await record.db.select({ customers: count() }).from(customer);
    const [called] = await record.db.select({ rows: count(interaction.customerId) }).from(interaction);
    expect([known?.customers, called?.rows]).toEqual([1, 3]);
  });

  test("makes a missed SLA and a reopened incident failures, and both difficult", async () => {
    const record = await freshRecord();
    await importText(record, eventLog());
    const failures = await record.db
      .select({ title: failure.title, mode: failure.mode, rows: count() })
      .from(interactionFailure)
      .innerJoin(failure, eq(interactionFailure.failureId, failure.id))
      .groupBy(failure.id, failure.title, failure.mode);
    expect(failures.sort((a, b) => b.rows - a.rows)).toEqual([
      { title: "SLA missed", mode: "late", rows: 2 },
      { title: "Reopened after it was resolved", mode: "missing_step", rows: 1 },
    ]);
    const rows = await record.db.select().from(interaction).orderBy(asc(interaction.externalId));
    expect(rows.map(({ externalId, isDifficult, severity, transferCount }) => [externalId, isDifficult, severity, transferCount])).toEqual([
      ["I-1", true, 2, 2],
      ["I-2", false, 2, 2],
      ["I-3", false, 4, 2],
      ["I-4", true, 2, 2],
    ]);
    // 25 March, 12:00 UTC.
    expect(rows[0]?.closedAt).toBe(Date.UTC(2016, 2, 25, 12));
    const [events] = await record.db.select({ resolved: count() }).from(interactionEvent).where(eq(interactionEvent.kind, "resolved"));
    expect(events?.resolved).toBe(4);
  });

  test("in any order gives the same", async () => {
    const record = await freshRecord();
    await importText(record, eventLog());
    const first = await recordOf(record);
    const untied = EVENTS.filter((_, at) => at !== 5);
    const orders = fc.sample(fc.shuffledSubarray(untied, { minLength: untied.length }), { numRuns: 4, seed: 7 });
    for (const order of orders) {
      expect(await importText(record, eventLog(order))).toMatchObject({ rows: 8, accepted: 8, created: 0, changed: 0, unchanged: 8 });
      expect(await recordOf(record)).toEqual(first);
    }
  });

  test("whose last state cannot be read waits for it to be mended, rather than tell an earlier one", async () => {
    const record = await freshRecord();
    const events = [
      event("I-9", { sys_mod_count: "1" }),
      event("I-9", { sys_mod_count: "5", opened_at: "the day before" }),
      event("I-8", { sys_mod_count: "0" }),
    ];
    expect(await importText(record, eventLog(events))).toMatchObject({ rows: 3, accepted: 2, rejected: 1, created: 1, unchanged: 1 });
    const rows = await record.db.select({ id: interaction.externalId }).from(interaction);
    expect(rows).toEqual([{ id: "I-8" }]);
    const [rejected] = await record.db.select().from(rejectedRow);
    expect([rejected?.line, rejected?.code]).toEqual([3, "bad_date"]);
  });
});

test("an import of a packed log that dies half-way goes on where it stood, also when what was unpacked is gone", {
  timeout: 120_000,
}, async () => {
  const events = Array.from({ length: 400 }, (_, at) =>
    event(`I-${at % 200}`, { sys_mod_count: String(at < 200 ? 9 : 3), priority: at < 200 ? "1" : "4" }),
  );
  const packed = zipOf([{ name: "log.csv", content: eventLog(events) }]);
  const record = await freshRecord();
  const limits = importLimits({});
  const upload = await keepCopy(record.dataDir, await fileOf(packed), limits);
  const { importId, file } = await queueImport(record, upload, { fileName: "log.zip", limits, actor: commandActor(), now: IMPORT_DAY });
  const dying = runImport({
    record,
    importId,
    file,
    now: () => IMPORT_DAY,
    onProgress: ({ rows }) => {
      if (rows >= 100) throw new Error("The power went out");
    },
  });
  await expect(dying).rejects.toThrow("The power went out");
  await rm(file.path);
  const report = await importText(record, packed);
  expect(report).toMatchObject({ importId, state: "done", rows: 400, accepted: 400, created: 200, unchanged: 200, interactions: 200 });
  const severities = await record.db
    .select({ severity: interaction.severity, rows: count() })
    .from(interaction)
    .groupBy(interaction.severity);
  expect(severities).toEqual([{ severity: 4, rows: 200 }]);
  expect(await readdir(join(record.dataDir, "uploads"))).toEqual([]);
});

test("a plain list of incidents, one row each, needs no folding", async () => {
  const record = await freshRecord();
  const list = [
    "Number,Opened,Short description,Caller,Priority,State,Assignment group,Resolved",
    "INC1,2024-03-04 09:12:00,The printer is silent,Ana Ruiz,2 - High,Closed,Desk,2024-03-05 10:00:00",
    "INC2,2024-03-06 11:00:00,No access,Bo Lind,4 - Low,New,Desk,",
  ].join("\n");
  const report = await importText(record, list);
  expect(report).toMatchObject({ source: "servicenow", rows: 2, created: 2, rejected: 0 });
  expect(report.warnings.map(({ code }) => code)).toEqual(["nothing_difficult"]);
  const [rows] = await record.db.select({ known: count() }).from(interaction).where(isNotNull(interaction.customerId));
  expect(rows?.known).toBe(2);
});

test("of states without a number the one that has one counts, then the later row", () => {
  const evidence = foldEvidence("sys_mod_count");
  const states: [string | null, string | null][] = [
    ["a", "2"],
    ["a", null],
    ["b", "x"],
    ["b", null],
    [null, "1"],
    ["a", "1,5"],
  ];
  for (const [row, [id, order]] of states.entries()) evidence.add(row, id, order);
  const fold = evidence.fold(7);
  expect([0, 1, 2, 3, 4, 5, 6].filter(fold.isLast)).toEqual([0, 3, 4]);
  expect(fold.folded).toBe(3);
});

async function recordOf(record: RecordStore) {
  const rows = await record.db.select().from(interaction).orderBy(asc(interaction.externalId));
  return rows.map(({ externalId, digest, updatedAt }) => [externalId, digest, updatedAt]);
}
