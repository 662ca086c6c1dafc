import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { asc } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { interaction } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { importText } from "../../support/import-arrange";
import { importedTickets } from "../../support/imported-tickets";
import { facetCounts } from "../../support/record-counts";

const inAProcess = { timeout: 120_000 };

describe("what Zendesk's interface answers", inAProcess, () => {
  async function imported() {
    const record = await freshRecord();
    const report = await importText(record, await readFile("tests/fixtures/vendors/zendesk-tickets.json"), {
      now: () => Date.UTC(2026, 3, 1),
    });
    return { record, report, tickets: await importedTickets(record) };
  }

  test("is tickets with their metric sets, audits, ratings, groups, forms and the titles of their fields", async () => {
    const { record, report, tickets } = await imported();
    expect(report).toMatchObject({ source: "zendesk", mapping: "zendesk", rows: 5, accepted: 5, rejected: 0, interactions: 4 });
    expect(report.warnings.filter(({ code }) => code === "difficult_by_rule").map(({ message }) => message)).toEqual([
      "1 ticket is difficult because its rating is a bad one.",
      "1 ticket is difficult because it was reopened.",
      "1 ticket is difficult because a tag says so, such as complaint or angry.",
    ]);
    expect(tickets["101"]).toMatchObject({
      created: "2026-03-02T09:00:00Z",
      closed: "2026-03-03T10:00:00Z",
      isDifficult: true,
      channel: "email",
      team: "Billing",
      hasAgent: true,
      severity: 4,
      narrative: "I was charged twice, write to [email]",
      minutes: [12, 30, null],
      causes: ["angry", "billing!", "refund"],
      events: ["resolved 2026-03-03T10:00:00Z"],
      promises: [],
    });
    // The later state counts, though the earlier one stands below it.
    expect(tickets["102"]).toMatchObject({
      summary: "Where is my parcel",
      isDifficult: true,
      team: "Shipping",
      causes: ["delivery!"],
      events: ["reopened 2026-03-04T10:15:00Z"],
      failures: ["Ticket reopened after it was resolved"],
    });
    expect(tickets["102"]?.attributes).toMatchObject({ "Order number": "A-77\nsecond line", "Satisfaction comment": "Still waiting" });
    expect(tickets["103"]).toMatchObject({
      isDifficult: false,
      severity: 1,
      promises: ["resolution by 2026-03-06T17:00:00Z, done 2026-03-07T09:00:00Z"],
      failures: ["task: resolved after its due date"],
      minutes: [null, null, null],
    });
    expect(tickets["104"]).toMatchObject({ status: "deleted", isDifficult: false, hasAgent: false });
    // That somebody was asked is no rating.
    expect(await facetCounts(record, "satisfaction")).toEqual([
      ["bad", 1],
      ["good", 1],
    ]);
    expect(await facetCounts(record, "form")).toEqual([["Payments", 1]]);
    expect(await facetCounts(record, "satisfaction-reason")).toEqual([["The issue took too long to resolve", 1]]);
  });

  test("leaves out who wrote it and from where, and knows a customer again by an id beyond 2^53", async () => {
    const { record, tickets } = await imported();
    expect(JSON.stringify(await record.db.select().from(interaction))).not.toMatch(
      /Ana Ruiz|desk\.example|203\.0\.113|9007199254740993|Mara/,
    );
    expect(tickets["101"]?.customer).toBe(tickets["103"]?.customer);
    expect(tickets["101"]?.customer).not.toBe(tickets["102"]?.customer);
    const [first, followUp] = (await record.db.select().from(interaction).orderBy(asc(interaction.externalId))).filter(({ externalId }) =>
      ["101", "103"].includes(externalId),
    );
    expect(followUp?.followUpOfId).toBe(first?.id);
  });

  test.each([
    ["one ticket", (ticket: unknown) => ({ ticket, audit: { id: 1, ticket_id: 103, events: [] } })],
    ["a page of a search", (ticket: unknown) => ({ results: [ticket], facets: null, next_page: null, count: 1 })],
    [
      "a message about an event",
      (ticket: unknown) => ({
        id: "e-1",
        type: "zen:event-type:ticket.created",
        time: "2026-03-09",
        zendesk_event_version: "2022-11-06",
        detail: ticket,
        event: {},
      }),
    ],
    [
      "an answer as it was recorded",
      (ticket: unknown) => [{ method: "GET", endpoint: "/api/v2/tickets/103.json", status: 200, body: { ticket } }],
    ],
  ])("is the same ticket in %s", async (_, wrapped) => {
    const { tickets } = JSON.parse(await readFile("tests/fixtures/vendors/zendesk-tickets.json", "utf8"));
    const record = await freshRecord();
    const report = await importText(record, JSON.stringify(wrapped(tickets[2]), null, 1));
    expect(report).toMatchObject({ mapping: "zendesk", rows: 1, accepted: 1, rejected: 0 });
    expect((await importedTickets(record))["103"]).toMatchObject({
      created: "2026-03-04T08:00:00Z",
      channel: "web",
      team: "Group 7",
      promises: ["resolution by 2026-03-06T17:00:00Z, done never"],
    });
  });
});

describe("Zendesk's export", inAProcess, () => {
  const exported = readFileSync("tests/fixtures/vendors/zendesk-export.csv", "utf8");
  const [header = [], ...rows] = exported
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

  test("is read with its units, tags, lists and ratings", async () => {
    const record = await freshRecord();
    const report = await importText(record, exported, { now: () => Date.UTC(2026, 3, 1) });
    expect(report).toMatchObject({ source: "zendesk", mapping: "zendesk", rows: 4, accepted: 4, rejected: 0 });
    const tickets = await importedTickets(record);
    expect(tickets["201"]).toMatchObject({
      isDifficult: false,
      channel: "Mail",
      team: "Billing",
      severity: 4,
      minutes: [12, 30, null],
      causes: ["Billing!", "refund", "vip"],
      events: ["resolved 2026-03-03T10:00:00Z"],
    });
    // 1.5 hours are 90 minutes.
    expect(tickets["201"]?.attributes).toMatchObject({ "Resolution minutes": "90", "Order number": "A-77", Replies: "2" });
    expect(tickets["202"]).toMatchObject({
      isDifficult: true,
      severity: null,
      minutes: [null, null, null],
      promises: ["resolution by 2026-03-06T17:00:00Z, done never"],
      failures: ["Delivery: reopened after it was resolved"],
    });
    expect(tickets["203"]).toMatchObject({ isDifficult: false, isPraised: true, minutes: [91, 0, null], causes: ["praise!"] });
    expect(tickets["204"]).toMatchObject({ isDifficult: false, causes: [] });
    expect(await facetCounts(record, "satisfaction")).toEqual([
      ["Bad", 1],
      ["Good", 1],
    ]);
    expect(JSON.stringify(await record.db.select().from(interaction))).not.toMatch(/Ana Ruiz|Mara Lind|example\.com/);
  });

  test("gives the same rows as a workbook", async () => {
    const record = await freshRecord();
    await importText(record, exported);
    const dates = new Set(["Created at", "Updated at", "Solved at", "Due at"]);
    const typed = rows.map((row) =>
      row.map((cell, at) => {
        if (cell === "") return null;
        if (dates.has(header[at] ?? "")) return new Date(`${cell.replace(" ", "T")}:00Z`);
        return /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
      }),
    );
    const columns = header.map((name) => ({ numFmt: dates.has(name) ? "yyyy-mm-dd hh:mm" : "General" }));
    const workbook = await writeXlsx({ sheets: [{ name: "Tickets", columns, rows: [header, ...typed] }] });
    expect(await importText(record, Buffer.from(workbook))).toMatchObject({
      mapping: "zendesk",
      rows: 4,
      accepted: 4,
      unchanged: 4,
      created: 0,
    });
  });
});
