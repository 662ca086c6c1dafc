import { readFile } from "node:fs/promises";
import { count, eq, isNotNull, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { cause, channel, failure, interaction, interactionFailure, procedure, product, promise, team } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { importFile } from "@/lib/imports/import-file";
import { freshRecord } from "@/tests/support/record";
import { importText } from "../../support/import-arrange";
import { realFile } from "../../support/real-data";
import { causesOf, countsOf, facetCounts, importedFrom } from "../../support/record-counts";

describe("an excerpt of the CFPB's complaints", () => {
  test("becomes interactions with their issue, product, channel and facets", async () => {
    const record = await freshRecord();
    const report = await importText(record, await readFile("tests/fixtures/imports/cfpb_excerpt.csv"));
    expect(report).toMatchObject({ source: "cfpb", rows: 28, accepted: 28, created: 28, rejected: 0, interactions: 28, warnings: [] });
    const causes = await causesOf(record);
    expect(causes.slice(0, 2)).toEqual([
      ["Incorrect information on your report", 4],
      ["Written notification about debt", 4],
    ]);
    expect(causes).toHaveLength(14);
    expect(await countsOf(record, product, interaction.productId)).toContainEqual(["Debt collection", 10]);
    expect(await countsOf(record, channel, interaction.channelId)).toEqual([
      ["Web", 21],
      ["Referral", 5],
      ["Phone", 1],
      ["Postal mail", 1],
    ]);
    expect(await facetCounts(record, "company-response")).toEqual([
      ["Closed with explanation", 15],
      ["Closed with non-monetary relief", 6],
      ["In progress", 4],
      ["Untimely response", 3],
    ]);
    expect(await facetCounts(record, "timely")).toEqual([
      ["Yes", 24],
      ["No", 4],
    ]);
    // "N/A" in all 28 rows: nobody was asked.
    expect(await facetCounts(record, "disputed")).toEqual([]);
    expect(await facetCounts(record, "tags")).toEqual([["Servicemember", 3]]);
  });

  test("makes a late response a failure of responding to complaints about that product", async () => {
    const record = await freshRecord();
    await importText(record, await readFile("tests/fixtures/imports/cfpb_excerpt.csv"));
    const [linked] = await record.db.select({ links: count() }).from(interactionFailure);
    expect(linked?.links).toBe(4);
    const failures = await record.db
      .select({ title: failure.title, mode: failure.mode, procedure: procedure.name })
      .from(failure)
      .innerJoin(procedure, eq(failure.procedureId, procedure.id));
    expect(failures).toContainEqual({
      title: "Late response: Debt collection",
      mode: "late",
      procedure: "Complaint response",
    });
  });

  test("keeps what the consumer reported one level below its issue, and dates as days", async () => {
    const record = await freshRecord();
    await importText(record, await readFile("tests/fixtures/imports/cfpb_excerpt.csv"));
    const [child] = await record.db.select().from(cause).where(eq(cause.name, "Problem using a debit or ATM card"));
    const [parent] = await record.db
      .select()
      .from(cause)
      .where(eq(cause.id, child?.parentId ?? 0));
    expect(parent?.name).toBe("Managing an account");
    const [reported] = await record.db
      .select({ rows: count() })
      .from(interaction)
      .where(eq(interaction.reportedCauseId, child?.id ?? 0));
    expect(reported?.rows).toBe(2);
    const [days] = await record.db
      .select({ known: count(interaction.contactedDay), closed: count(interaction.closedAt) })
      .from(interaction);
    expect(days).toEqual({ known: 28, closed: 0 });
  });
});

describe("an excerpt of New York's service requests", () => {
  async function imported() {
    const record = await freshRecord();
    const report = await importText(record, await readFile("tests/fixtures/imports/nyc311_excerpt.csv"));
    return { record, report };
  }

  test("makes each due date a promise, kept on time, late or missed", async () => {
    const { record, report } = await imported();
    expect(report).toMatchObject({ source: "nyc311", rows: 32, accepted: 32, rejected: 0 });
    expect(report.warnings.map(({ code }) => code)).toEqual(["columns_not_kept"]);
    expect(await keptPromises(record)).toEqual({ promises: 22, onTime: 8, late: 5, missed: 9 });
  });

  test("makes closing after the due date a failure of handling that complaint", async () => {
    const { record } = await imported();
    const links = await record.db
      .select({ title: failure.title, links: count() })
      .from(interactionFailure)
      .innerJoin(failure, eq(interactionFailure.failureId, failure.id))
      .groupBy(failure.id, failure.title);
    expect(links.map(({ title, links: n }) => [title, n]).sort()).toEqual([
      ["Illegal Animal Kept as Pet: closed after its due date", 3],
      ["Illegal Animal Sold: closed after its due date", 2],
    ]);
  });

  test("takes a closing in 1900 for none, and an unknown channel for unknown", async () => {
    const { record } = await imported();
    const [closed] = await record.db.select({ rows: count() }).from(interaction).where(isNotNull(interaction.closedAt));
    // 6 without a due date, 8 on time, 5 late; the 2 of 1900 are open.
    expect(closed?.rows).toBe(19);
    expect(await countsOf(record, channel, interaction.channelId)).toEqual([
      ["PHONE", 21],
      ["ONLINE", 10],
    ]);
    expect(await countsOf(record, team, interaction.teamId)).toEqual([["DOHMH", 32]]);
  });

  test("leaves out where somebody lives", async () => {
    const { record } = await imported();
    const rows = await record.db.select({ attributes: interaction.attributes }).from(interaction);
    const names = new Set(rows.flatMap(({ attributes }) => Object.keys(attributes ?? {})));
    expect([...names].filter((name) => /address|street|latitude|location$/i.test(name))).toEqual([]);
  });
});

describe("the public files themselves", () => {
  const cfpb = realFile("cfpb_sample_2020.csv");
  const older = realFile("cfpb_2013_no_narrative.csv");
  const nyc = realFile("nyc311_dohmh_2020_2025.csv");

  test.skipIf(cfpb === null)("cfpb_sample_2020: 6,623 complaints with their totals", { timeout: 120_000 }, async () => {
    const { record, report } = await importedFrom(cfpb ?? "");
    expect(report).toMatchObject({
      rows: 6623,
      accepted: 6623,
      rejected: 0,
      interactions: 6623,
      warnings: [{ code: "redacted", rows: 7 }],
    });
    expect((await causesOf(record)).slice(0, 3)).toEqual([
      ["Incorrect information on your report", 2261],
      ["Problem with a credit reporting company's investigation into an existing problem", 775],
      ["Attempts to collect debt not owed", 629],
    ]);
    expect(await facetCounts(record, "company-response")).toEqual([
      ["Closed with explanation", 5557],
      ["Closed with non-monetary relief", 779],
      ["Closed with monetary relief", 211],
      ["Untimely response", 37],
      ["In progress", 35],
      ["Closed", 4],
    ]);
    expect(await facetCounts(record, "timely")).toEqual([
      ["Yes", 6529],
      ["No", 94],
    ]);
    expect(await countsOf(record, channel, interaction.channelId)).toEqual([
      ["Web", 5143],
      ["Referral", 627],
      ["Phone", 482],
      ["Postal mail", 267],
      ["Fax", 102],
      ["Email", 2],
    ]);
    const [links] = await record.db.select({ rows: count() }).from(interactionFailure);
    expect(links?.rows).toBe(94);
    const [texts] = await record.db
      .select({ rows: count(interaction.narrative), longest: sql<number>`max(length(${interaction.narrative}))` })
      .from(interaction);
    expect(texts?.rows).toBe(1532);
    expect(await importFile(record, commandActor(), { path: cfpb ?? "" })).toMatchObject({
      rows: 6623,
      accepted: 6623,
      unchanged: 6623,
      created: 0,
    });
  });

  test.skipIf(older === null)("cfpb_2013_no_narrative: 3,186 complaints without ids, twice the same", { timeout: 120_000 }, async () => {
    const { record, report } = await importedFrom(older ?? "");
    expect(report).toMatchObject({ rows: 3186, accepted: 3186, created: 3186, rejected: 0 });
    expect(report.warnings.map(({ code, rows }) => [code, rows])).toEqual([["ids_ruined", 3186]]);
    expect(await facetCounts(record, "disputed")).toEqual([
      ["No", 2534],
      ["Yes", 595],
    ]);
    expect(await importFile(record, commandActor(), { path: older ?? "" })).toMatchObject({ unchanged: 3186, created: 0 });
  });

  test.skipIf(nyc === null)("nyc311_dohmh_2020_2025: 2,793 promises, 559 of them kept on time", { timeout: 120_000 }, async () => {
    const { record, report } = await importedFrom(nyc ?? "");
    expect(report).toMatchObject({ rows: 5895, accepted: 5895, rejected: 0, interactions: 5895 });
    expect(await keptPromises(record)).toEqual({ promises: 2793, onTime: 559, late: 174, missed: 2060 });
    const [links] = await record.db.select({ rows: count() }).from(interactionFailure);
    expect(links?.rows).toBe(174);
  });
});

async function keptPromises(record: RecordStore) {
  const rows = await record.db.select().from(promise);
  const done = rows.filter(({ doneAt }) => doneAt !== null);
  const onTime = done.filter(({ doneAt, firstDueAt }) => Number(doneAt) <= firstDueAt).length;
  return { promises: rows.length, onTime, late: done.length - onTime, missed: rows.length - done.length };
}
