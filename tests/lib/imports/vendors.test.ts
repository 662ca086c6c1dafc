import { describe, expect, test } from "vitest";
import { freshRecord } from "@/tests/support/record";
import { importText } from "../../support/import-arrange";
import { importedFixture as imported, rulesSaid as says } from "../../support/imported-fixture";
import { importedTickets } from "../../support/imported-tickets";
import { facetCounts } from "../../support/record-counts";

/** A process is started for each JSON file, which takes a second, and many on a busy machine. */
const inAProcess = { timeout: 120_000 };

describe("Freshdesk", inAProcess, () => {
  test("tickets with statistics and ratings, as its interface has them", async () => {
    const { report, tickets, record } = await imported("freshdesk-tickets.json");
    expect(report).toMatchObject({ source: "freshdesk", mapping: "freshdesk", rows: 2, accepted: 2, rejected: 0 });
    expect(tickets["301"]).toMatchObject({
      created: "2026-03-02T09:00:00Z",
      closed: "2026-03-05T10:00:00Z",
      isDifficult: true,
      channel: "Phone",
      team: "Group 42",
      hasAgent: true,
      severity: 4,
      narrative: "My card was declined.",
      minutes: [90, null, null],
      causes: ["Payments!", "card"],
      events: ["resolved 2026-03-05T09:00:00Z", "closed 2026-03-05T10:00:00Z"],
      promises: ["sla by 2026-03-02T10:00:00Z, done 2026-03-02T10:30:00Z", "sla by 2026-03-04T09:00:00Z, done 2026-03-05T09:00:00Z"],
      failures: ["Payments: answered after its due date", "Payments: resolved after its due date"],
    });
    expect(tickets["301"]?.attributes).toMatchObject({ branch: "North", "Rating comment": "Nobody called" });
    expect(tickets["302"]).toMatchObject({ status: "spam", isDifficult: false, channel: "Outbound email", narrative: "Click\nhere & now" });
    expect(await facetCounts(record, "satisfaction")).toEqual([["Extremely unhappy", 1]]);
    expect(says(report)).toEqual([
      "1 ticket is difficult because its rating is a bad one.",
      "1 ticket is difficult because it was escalated.",
    ]);
  });

  test("the export, with hours and decimal commas", async () => {
    const { report, tickets } = await imported("freshdesk-export.csv");
    expect(report).toMatchObject({ mapping: "freshdesk", rows: 2, accepted: 2, rejected: 0 });
    // 0,25 hours are 15 minutes, 1,5 hours are 90; 00:45:00 is a duration, whatever the unit.
    expect(tickets["311"]).toMatchObject({
      isDifficult: true,
      minutes: [15, null, null],
      causes: ["Problem!", "glass", "lamp"],
      failures: ["Problem: resolved after its due date", "SLA missed"],
    });
    expect(tickets["311"]?.attributes).toMatchObject({ "Resolution minutes": "90", "Agent interactions": "2" });
    expect(tickets["312"]).toMatchObject({
      isDifficult: false,
      minutes: [45, null, null],
      promises: ["sla by 2026-03-04T09:00:00Z, done never"],
    });
  });
});

test("Intercom's conversations, with seconds and Unix times", inAProcess, async () => {
  const { report, tickets } = await imported("intercom-conversations.json");
  expect(report).toMatchObject({ source: "intercom", mapping: "intercom", rows: 2, accepted: 2, rejected: 0 });
  // 750 seconds are 12.5 minutes, 5,400 are 90.
  expect(tickets["401"]).toMatchObject({
    created: "2026-03-02T09:00:00Z",
    closed: "2026-03-03T10:00:00Z",
    isDifficult: true,
    channel: "conversation",
    team: "Group 42",
    severity: 3,
    narrative: "Hello,\nit is late",
    minutes: [13, null, null],
    causes: ["Late parcel!", "delivery!"],
    failures: ["Late parcel: reopened after it was resolved", "SLA missed"],
  });
  expect(tickets["401"]?.attributes).toMatchObject({ "Minutes to first close": "90", Language: "English", "Rating remark": "Too slow" });
  // Closed once and open again.
  expect(tickets["402"]).toMatchObject({
    closed: null,
    isDifficult: false,
    channel: "email",
    team: null,
    summary: "Your order",
    severity: null,
  });
  expect(tickets["401"]?.customer).toBe(tickets["402"]?.customer);
  expect(says(report)).toEqual([
    "1 conversation is difficult because its rating is 2 or lower.",
    "1 conversation is difficult because it was reopened.",
  ]);
});

test("HubSpot's tickets, with their properties", inAProcess, async () => {
  const { report, tickets, record } = await imported("hubspot-tickets.json");
  expect(report).toMatchObject({ source: "hubspot", mapping: "hubspot", rows: 2, accepted: 2, rejected: 0 });
  expect(tickets["501"]).toMatchObject({
    created: "2026-03-02T09:00:00Z",
    closed: "2026-03-03T09:00:00Z",
    isDifficult: false,
    channel: "EMAIL",
    hasAgent: true,
    severity: 3,
    narrative: "Broken on arrival",
    minutes: [20, null, null],
    causes: ["BILLING_ISSUE", "PRODUCT_ISSUE"],
  });
  expect(tickets["501"]?.customer).not.toBeNull();
  expect(tickets["502"]).toMatchObject({ status: "deleted", isDifficult: true, causes: ["Complaint!"] });
  expect(await facetCounts(record, "status")).toEqual([
    ["Stage 1", 1],
    ["Stage 4", 1],
  ]);
});

test("Salesforce's cases", inAProcess, async () => {
  const { report, tickets } = await imported("salesforce-cases.json");
  expect(report).toMatchObject({ source: "salesforce", mapping: "salesforce", rows: 2, accepted: 2, rejected: 0 });
  expect(tickets["500A"]).toMatchObject({
    created: "2026-03-02T09:00:00Z",
    closed: null,
    isDifficult: true,
    channel: "Phone",
    severity: 3,
    causes: ["Performance!"],
    narrative: "Third time",
  });
  expect(tickets["500B"]).toMatchObject({
    created: "2026-03-04T09:00:00Z",
    isDifficult: false,
    isPraised: true,
    causes: ["Praise!"],
    customer: null,
  });
});

describe("ServiceNow's incidents", inAProcess, () => {
  test("with both forms of every value", async () => {
    const { report, tickets } = await imported("servicenow-display-all.json");
    expect(report).toMatchObject({ mapping: "servicenow", rows: 1, accepted: 1, rejected: 0 });
    // 1970-01-01 00:12:00 are 12 minutes of work, 28,800 seconds are 480 minutes.
    expect(tickets.INC0010).toMatchObject({
      created: "2026-03-02T09:00:00Z",
      isDifficult: true,
      channel: "Phone",
      team: "Network team",
      hasAgent: true,
      severity: 4,
      minutes: [null, null, 12],
      causes: ["VPN!"],
      promises: ["sla by 2026-03-03T12:00:00Z, done 2026-03-03T09:00:00Z"],
    });
    expect(tickets.INC0010?.attributes).toMatchObject({ business_minutes: "480" });
  });

  test("with what is displayed only", async () => {
    const { tickets } = await imported("servicenow-display-true.json");
    expect(tickets.INC0011).toMatchObject({ isDifficult: true, team: "Service Desk", hasAgent: false, severity: 1, causes: ["Software!"] });
    expect(tickets.INC0011?.customer).not.toBeNull();
  });
});

describe("Jira's issues", inAProcess, () => {
  test("with their changelog, rich text and custom fields by their names", async () => {
    const { report, tickets } = await imported("jira-issues.json");
    expect(report).toMatchObject({ source: "jira", mapping: "jira", rows: 2, accepted: 2, rejected: 0 });
    // 32,400 seconds are 540 minutes.
    expect(tickets["DESK-1"]).toMatchObject({
      created: "2026-03-02T09:00:00Z",
      isDifficult: true,
      team: "Service Desk",
      hasAgent: true,
      severity: 4,
      summary: "Login fails",
      narrative: "It fails every day\nat login",
      minutes: [null, null, 540],
      causes: ["App", "Report a fault!", "Web", "login", "mobile"],
      events: ["reopened 2026-03-04T08:00:00Z", "resolved 2026-03-06T09:00:00Z"],
      promises: ["resolution by 2026-03-05T23:59:59.999Z, done 2026-03-06T09:00:00Z"],
      failures: ["Report a fault: reopened after it was resolved", "Report a fault: resolved after its due date"],
    });
    expect(tickets["DESK-2"]).toMatchObject({ isDifficult: false, customer: null, causes: [], severity: 1 });
    expect(says(report)).toEqual([
      "1 issue is difficult because its rating is 2 or lower.",
      "1 issue is difficult because it was reopened.",
    ]);
  });

  test("in a message about one that was reopened", async () => {
    const record = await freshRecord();
    const fields = {
      summary: "Login fails",
      created: "2026-03-02T09:00:00.000+0000",
      status: { name: "To Do" },
      issuetype: { name: "Bug" },
    };
    const items = [{ field: "status", fromString: "Done", toString: "To Do" }];
    // 1,772,532,000,000 ms are 2026-03-03T10:00Z.
    const message = {
      timestamp: 1_772_532_000_000,
      webhookEvent: "jira:issue_updated",
      issue: { id: "1", key: "DESK-3", fields },
      changelog: { id: "9", items },
    };
    expect(await importText(record, JSON.stringify(message))).toMatchObject({ mapping: "jira", rows: 1, accepted: 1 });
    expect((await importedTickets(record))["DESK-3"]).toMatchObject({ isDifficult: true, events: ["reopened 2026-03-03T10:00:00Z"] });
  });

  test("as a CSV with repeated names and rows wider than the header", async () => {
    const { report, tickets } = await imported("jira-export.csv");
    expect(report).toMatchObject({ mapping: "jira", rows: 2, accepted: 2, rejected: 0 });
    expect(report.warnings.map(({ code, rows }) => [code, rows])).toEqual([
      ["columns_not_kept", 0],
      ["difficult_by_rule", 1],
      ["cells_left_out", 1],
    ]);
    expect(tickets["DESK-11"]).toMatchObject({
      created: "2025-07-14T15:42:00Z",
      isDifficult: true,
      minutes: [null, null, 30],
      causes: ["App", "Web", "angry", "login", "mobile"],
      attributes: { Branch: "North" },
      events: ["resolved 2025-07-16T09:00:00Z"],
      failures: ["Bug: resolved after its due date"],
    });
    expect(tickets["DESK-12"]).toMatchObject({ isDifficult: false, causes: ["print"] });
  });
});
