import { readFile } from "node:fs/promises";
import { count, countDistinct, eq, isNull, like, or } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { cause, channel, commendation, customer, failure, interaction, interactionFailure, stepObservation, team } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { seededRandom } from "../../bench/support/random";
import { importText } from "../../support/import-arrange";
import { realFile } from "../../support/real-data";
import { causesOf, countsOf, facetCounts, importedFrom } from "../../support/record-counts";
import { unpacked } from "../../support/unpacked";

/*
 * The public files beside the project, with totals that a plain script counted. Each test is passed over where its file
 * is not there.
 */
const slow = { timeout: 120_000 };
const real = (name: string, claim: string, check: (path: string) => Promise<void>) => {
  const path = realFile(name);
  test.skipIf(path === null)(`${name}: ${claim}`, slow, async () => check(path ?? ""));
};

/** `TRIAL_LOG=whole` takes the whole log; the first 20,000 events are enough to see that their order does not matter. */
const LOG =
  process.env.TRIAL_LOG === "whole"
    ? {
        events: 141_712,
        incidents: 24_918,
        slaMissed: 9_115,
        reopened: 275,
        problems: 380,
        changes: 176,
        channels: [
          ["Phone", 24_688],
          ["Self service", 158],
          ["Email", 59],
          ["IVR", 9],
          ["Direct opening", 4],
        ],
        callers: 5_244,
        withoutCaller: 3,
      }
    : {
        events: 20_000,
        incidents: 2_804,
        slaMissed: 1_933,
        reopened: 43,
        problems: 76,
        changes: 37,
        channels: [
          ["Phone", 2_800],
          ["Email", 4],
        ],
        callers: 1_603,
        withoutCaller: 0,
      };

describe("the public files of other desks", () => {
  real("uci_incident_event_log.zip", "events in any order are incidents in their last state", async (path) => {
    const { text } = await unpacked(await readFile(path));
    const record = await freshRecord();
    const { events, incidents, slaMissed, reopened, problems, changes, channels, callers, withoutCaller } = LOG;
    const report = await importText(record, shuffled(text, events));
    expect(report).toMatchObject({
      source: "servicenow",
      rows: events,
      accepted: events,
      rejected: 0,
      created: incidents,
      interactions: incidents,
    });
    const failures = await record.db
      .select({ title: failure.title, rows: count() })
      .from(interactionFailure)
      .innerJoin(failure, eq(interactionFailure.failureId, failure.id))
      .groupBy(failure.id, failure.title);
    expect(new Map(failures.map(({ title, rows }) => [title, rows]))).toEqual(
      new Map([
        ["SLA missed", slaMissed],
        ["Reopened after it was resolved", reopened],
      ]),
    );
    expect(await facetCounts(record, "problem")).toContainEqual(["yes", problems]);
    expect(await facetCounts(record, "change")).toContainEqual(["yes", changes]);
    expect(await countsOf(record, channel, interaction.channelId)).toEqual(channels);
    const [known] = await record.db.select({ callers: countDistinct(interaction.customerId) }).from(interaction);
    const [unknown] = await record.db.select({ rows: count() }).from(interaction).where(isNull(interaction.customerId));
    expect([known?.callers, unknown?.rows]).toEqual([callers, withoutCaller]);
  });

  real("us_airline_tweets_us_dates.csv", "14,640 tweets with ruined ids, 2,363 of them commendations", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "airline-tweets", rows: 14_640, created: 14_640, rejected: 0, interactions: 14_640 });
    expect(report.warnings.map(({ code }) => code)).toEqual(["ids_ruined", "columns_not_kept", "redacted"]);
    expect(await causesOf(record)).toEqual([
      ["Customer Service Issue", 2_910],
      ["Late Flight", 1_665],
      ["Can't Tell", 1_190],
      ["Cancelled Flight", 847],
      ["Lost Luggage", 724],
      ["Bad Flight", 580],
      ["Flight Booking Problems", 529],
      ["Flight Attendant Complaints", 481],
      ["longlines", 178],
      ["Damaged Luggage", 74],
    ]);
    const [difficult] = await record.db.select({ rows: count() }).from(interaction).where(eq(interaction.isDifficult, true));
    expect(difficult?.rows).toBe(9_178);
    const praise = record.db.select({ name: team.name, rows: count() }).from(commendation);
    const byTeam = await praise
      .innerJoin(interaction, eq(commendation.interactionId, interaction.id))
      .innerJoin(team, eq(interaction.teamId, team.id))
      .groupBy(team.id, team.name);
    expect(new Map(byTeam.map(({ name, rows }) => [name, rows]))).toEqual(
      new Map([
        ["Virgin America", 152],
        ["Southwest", 570],
        ["American", 336],
        ["US Airways", 269],
        ["United", 492],
        ["Delta", 544],
      ]),
    );
    const [named] = await record.db.select({ rows: count() }).from(interaction).where(like(interaction.narrative, "%@dhepburn%"));
    expect(named?.rows).toBe(0);
  });

  real("comcast_fcc_2015.csv", "2,224 complaints, 486 with day and month swapped, 123 that cannot be told", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "fcc", rows: 2_224, accepted: 2_224, rejected: 0, interactions: 2_224 });
    const swapped = report.warnings.find(({ code }) => code === "dates_swapped");
    expect(swapped?.rows).toBe(486);
    expect(swapped?.message).toMatch(/only in April, May and June; 486 rows .* of 123 more it cannot be told/);
    expect(await facetCounts(record, "status")).toEqual([
      ["Solved", 973],
      ["Closed", 734],
      ["Open", 363],
      ["Pending", 154],
    ]);
    expect(await countsOf(record, channel, interaction.channelId)).toEqual([
      ["Customer Care Call", 1_119],
      ["Internet", 1_105],
    ]);
  });

  real("bpi2016_uwv_complaints.csv", "289 complaints of 226 customers, 46 of whom came back", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "uwv", rows: 289, accepted: 289, rejected: 0 });
    expect(await causesOf(record)).toEqual([
      ["services", 246],
      ["treatment (attitude/behavior)", 41],
      ["duration of treatment", 2],
    ]);
    const customers = await record.db.select({ rows: count() }).from(interaction).groupBy(interaction.customerId);
    expect([customers.length, customers.filter(({ rows }) => rows > 1).length]).toEqual([226, 46]);
    const unknown = or(eq(cause.name, "N.A."), eq(cause.name, "n.v.t."));
    expect(await record.db.select().from(cause).where(unknown)).toEqual([]);
  });

  real("reclameaqui_ibyte.csv", "1,000 complaints with the customer's verdict", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "reclame-aqui", rows: 1_000, accepted: 1_000, rejected: 0 });
    expect(await facetCounts(record, "status")).toEqual([
      ["Resolvido", 430],
      ["Respondida", 339],
      ["Em réplica", 124],
      ["Não resolvido", 103],
      ["Não respondida", 4],
    ]);
    const outcomes = await record.db.select({ outcome: interaction.outcome, rows: count() }).from(interaction).groupBy(interaction.outcome);
    expect(new Map(outcomes.map(({ outcome, rows }) => [outcome, rows]))).toEqual(
      new Map([
        ["resolved", 430],
        ["unresolved", 103],
        [null, 467],
      ]),
    );
    const [links] = await record.db.select({ rows: count() }).from(interactionFailure);
    expect(links?.rows).toBe(4);
  });

  real("synthetic_suraj520_tickets.csv", "8,469 tickets, 1,365 resolved before their first response", async (path) => {
    const { report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "help-desk", rows: 8_469, accepted: 8_469, rejected: 0, interactions: 8_469 });
    expect(report.warnings.map(({ code, rows }) => [code, rows])).toEqual([
      ["date_order_inferred", 11_226],
      ["columns_not_kept", 0],
      ["date_stands_in", 0],
      ["difficult_by_rule", 1_102],
      ["out_of_order", 1_365],
      ["redacted", 255],
    ]);
  });

  real("synthetic_pwc_call_center.xlsx", "5,000 calls, their times out of fractions of a day", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "call-log", rows: 5_000, accepted: 5_000, rejected: 0 });
    const [first] = await record.db.select().from(interaction).where(eq(interaction.externalId, "ID0001"));
    expect([first?.contactedAt, first?.attributes]).toEqual([
      Date.UTC(2021, 0, 1, 9, 12, 58),
      { AvgTalkDuration: "00:02:23", "Speed of answer in seconds": "109" },
    ]);
  });

  real("twcs_labeled_AmazonHelp-200-inbound.xlsx", "200 tweets, 70 about delivery, 5 of them praise", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "support-tweets", rows: 200, accepted: 200, rejected: 0 });
    expect((await causesOf(record)).slice(0, 3)).toEqual([
      ["Delivery", 70],
      ["Prime", 26],
      ["Bad Support", 19],
    ]);
    expect((await record.db.select().from(commendation)).length).toBe(5);
  });

  real("twcs_labeled_AmazonHelp-100-outbound.xlsx", "100 answers, 35 of which apologise, from no customer", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "support-tweets", rows: 100, accepted: 100, rejected: 0 });
    const apologies = await record.db.select().from(stepObservation).where(eq(stepObservation.step, "Apologize"));
    expect([apologies.length, (await record.db.select().from(customer)).length]).toEqual([35, 0]);
  });

  real("bpi2014_itsm_sample.csv", "40 incidents, 8 reopened", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "itsm", rows: 40, accepted: 40, rejected: 0 });
    expect(await difficultRows(record)).toBe(8);
  });

  real("nyc311_20250324.csv", "235 requests of one day to 12 agencies", async (path) => {
    const { record, report } = await importedFrom(path);
    expect(report).toMatchObject({ source: "nyc311", rows: 235, accepted: 235, rejected: 0 });
    expect((await countsOf(record, team, interaction.teamId)).length).toBe(12);
  });
});

async function difficultRows(record: RecordStore): Promise<number> {
  const [difficult] = await record.db.select({ rows: count() }).from(interaction).where(eq(interaction.isDifficult, true));
  return difficult?.rows ?? 0;
}

/** The first lines below the header in another order, always the same one. */
function shuffled(csv: string, most: number): string {
  const [header = "", ...all] = csv.trimEnd().split(/\r?\n/);
  const lines = all.slice(0, most);
  const random = seededRandom(5);
  for (let at = lines.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [lines[at], lines[other]] = [lines[other] ?? "", lines[at] ?? ""];
  }
  return [header, ...lines].join("\n");
}
