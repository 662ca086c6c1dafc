import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { interaction } from "@/db/schema";
import { importedFixture, rulesSaid } from "../../support/imported-fixture";
import { facetCounts } from "../../support/record-counts";

/** A process is started for each JSON file, which takes a second, and many on a busy machine. */
const inAProcess = { timeout: 120_000 };

describe("Zammad's tickets", inAProcess, () => {
  test("as a webhook sends them, with the first message", async () => {
    const { report, tickets } = await importedFixture("zammad-webhook.json");
    expect(report).toMatchObject({ source: "zammad", mapping: "zammad", rows: 1, accepted: 1, rejected: 0 });
    expect(tickets["81"]).toMatchObject({
      created: "2026-03-02T09:00:00.282Z",
      closed: null,
      isDifficult: true,
      channel: "phone",
      team: "Service Desk",
      hasAgent: true,
      severity: 3,
      summary: "Coffee was cold",
      narrative: "It was cold.\nAgain.",
      minutes: [12, null, null],
      causes: ["coffee", "complaint"],
      promises: ["sla by 2026-03-02T10:00:00Z, done 2026-03-02T09:12:00Z", "sla by 2026-03-03T09:00:00Z, done never"],
      failures: [],
    });
  });

  test("as a plain list numbers them", async () => {
    const { report, tickets } = await importedFixture("zammad-list.json");
    expect(report).toMatchObject({ mapping: "zammad", rows: 1, accepted: 1 });
    expect(tickets["82"]).toMatchObject({ team: "Group 3", hasAgent: false, severity: 2, closed: "2026-03-05T09:00:00Z", narrative: null });
    expect(tickets["82"]?.attributes).toMatchObject({ "Minutes to close": "480", Number: "10082" });
  });
});

test("osTicket's export, with topics below topics", inAProcess, async () => {
  const { report, tickets } = await importedFixture("osticket-export.csv");
  expect(report).toMatchObject({ source: "osticket", mapping: "osticket", rows: 2, accepted: 2, rejected: 0 });
  expect(tickets["100201"]).toMatchObject({
    created: "2026-03-02T09:00:00Z",
    closed: "2026-03-05T09:00:00Z",
    isDifficult: true,
    channel: "Phone",
    team: "Billing",
    hasAgent: true,
    severity: 3,
    causes: ["Access Issue!"],
    promises: ["sla by 2026-03-04T09:00:00Z, done 2026-03-05T09:00:00Z"],
    failures: [
      "Report a Problem / Access Issue: closed after its due date",
      "Report a Problem / Access Issue: reopened after it was resolved",
    ],
  });
  // 0001-01-01T00:00:00Z is no date, "-" nobody and "n.v.t." no team; what somebody has agreed goes before the rule.
  expect(tickets["100202"]).toMatchObject({
    closed: null,
    isDifficult: false,
    hasAgent: false,
    severity: 4,
    promises: ["sla by 2026-03-06T12:00:00Z, done never"],
    failures: ["Overdue"],
  });
  expect(tickets["100202"]?.attributes).not.toHaveProperty("Team");
  expect(rulesSaid(report)).toEqual(["1 ticket is difficult because it was reopened."]);
});

test("Help Scout's conversations", inAProcess, async () => {
  const { report, tickets } = await importedFixture("help-scout-conversations.json");
  expect(report).toMatchObject({ source: "help-scout", mapping: "help-scout", rows: 1, accepted: 1, rejected: 0 });
  expect(tickets["601"]).toMatchObject({
    created: "2026-03-02T09:00:00Z",
    closed: "2026-03-03T09:00:00Z",
    isDifficult: true,
    channel: "email",
    team: "Group 85",
    hasAgent: true,
    narrative: "I want it back",
    causes: ["Escalated", "Money!", "refund"],
  });
  expect(rulesSaid(report)).toEqual(["1 conversation is difficult because a tag says so, such as complaint or angry."]);
});

describe("Front's conversations", inAProcess, () => {
  test("in an event, where every scheduled reminder is a promise", async () => {
    const { report, tickets } = await importedFixture("front-event.json");
    expect(report).toMatchObject({ source: "front", mapping: "front", rows: 1, accepted: 1, rejected: 0 });
    expect(tickets.cnv_701).toMatchObject({
      created: "2026-03-02T09:00:00.333Z",
      isDifficult: true,
      hasAgent: true,
      causes: ["Angry customer", "callback"],
      promises: ["callback by 2026-03-03T09:00:00Z, done never", "callback by 2026-03-04T09:00:00.250Z, done never"],
    });
    expect(tickets.cnv_701?.attributes).toMatchObject({ Branch: "North" });
  });

  test("in a list, also without reminders", async () => {
    const { report, tickets } = await importedFixture("front-conversations.json");
    expect(report).toMatchObject({ mapping: "front", rows: 1, accepted: 1 });
    expect(tickets.cnv_702).toMatchObject({ isDifficult: false, hasAgent: false, promises: [], causes: [] });
  });
});

describe("Chatwoot's conversations", inAProcess, () => {
  test("in an event", async () => {
    const { report, tickets } = await importedFixture("chatwoot-event.json");
    expect(report).toMatchObject({ source: "chatwoot", mapping: "chatwoot", rows: 1, accepted: 1, rejected: 0 });
    // From 09:00:00 to 09:07:30 are 7.5 minutes.
    expect(tickets["801"]).toMatchObject({
      created: "2026-03-02T09:00:00Z",
      isDifficult: true,
      channel: "Website",
      team: "Parcels",
      hasAgent: true,
      severity: 4,
      narrative: "My parcel is lost",
      minutes: [8, null, null],
      causes: ["Lost parcel!", "delivery", "escalation"],
    });
    expect(tickets["801"]?.attributes).toEqual({ branch: "North", "Snoozed until": "2026-03-05 09:00 UTC" });
  });

  test("in a list, with a rating", async () => {
    const { report, tickets } = await importedFixture("chatwoot-list.json");
    expect(report).toMatchObject({ mapping: "chatwoot", rows: 1, accepted: 1 });
    expect(tickets["802"]).toMatchObject({ isDifficult: true, team: null, hasAgent: false, severity: null });
    expect(rulesSaid(report)).toEqual(["1 conversation is difficult because its rating is 2 or lower."]);
  });
});

test("Gorgias's tickets", inAProcess, async () => {
  const { report, tickets, record } = await importedFixture("gorgias-tickets.json");
  expect(report).toMatchObject({ source: "gorgias", mapping: "gorgias", rows: 2, accepted: 2, rejected: 0 });
  expect(tickets["901"]).toMatchObject({
    created: "2026-03-02T09:00:00.367Z",
    closed: "2026-03-03T09:00:00Z",
    status: "live",
    isDifficult: true,
    channel: "email",
    team: "Returns",
    hasAgent: true,
    severity: 3,
    narrative: "The shoes",
    causes: ["praise", "returns"],
    isPraised: true,
  });
  expect(tickets["902"]).toMatchObject({ status: "deleted", isDifficult: false, team: null, hasAgent: false });
  const [outbound] = await record.db.select().from(interaction).where(eq(interaction.externalId, "902"));
  expect(outbound?.direction).toBe("outbound");
});

test("Zoho Desk's tickets", inAProcess, async () => {
  const { report, tickets, record } = await importedFixture("zoho-desk-tickets.json");
  expect(report).toMatchObject({ source: "zoho-desk", mapping: "zoho-desk", rows: 2, accepted: 2, rejected: 0 });
  expect(tickets["1329983000000410241"]).toMatchObject({
    created: "2026-03-02T09:00:00Z",
    closed: null,
    isDifficult: true,
    channel: "Phone",
    team: "Hardware",
    hasAgent: true,
    severity: 3,
    narrative: "Hello\nit is dead",
    causes: ["Router!"],
    promises: ["sla by 2026-03-03T09:00:00Z, done never"],
    failures: ["Overdue"],
  });
  expect(tickets["1329983000000410241"]?.attributes).toMatchObject({ Branch: "North", Number: "100" });
  expect(tickets["1329983000000410242"]).toMatchObject({
    status: "spam",
    closed: "2026-03-02T11:00:00Z",
    isDifficult: false,
    causes: [],
    promises: [],
  });
  expect(await facetCounts(record, "sentiment")).toEqual([["NEGATIVE", 2]]);
});
