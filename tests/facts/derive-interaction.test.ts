import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { DAY, HOUR, JAN_1, openDesk } from "@/tests/facts/desk";

const desk = await openDesk();
const { one, change, merge, events, causes, row, rows, column, facts, write } = desk;
beforeEach(desk.clear);

describe("an interaction", () => {
  test("keeps ids, codes of the schema's lists, times and measures", async () => {
    await one({
      status: "spam",
      isDifficult: false,
      contactedAt: JAN_1 + 5,
      occurredAt: JAN_1 - DAY,
      occurredDay: 20_453,
      direction: "outbound",
      counterparty: "partner",
      outcome: "lost",
      fault: "ours",
      channelId: 2,
      teamId: 3,
      procedureId: 1,
      severity: 4,
      moodStart: 1,
      moodEnd: 5,
      handleMinutes: 12,
      transferCount: 2,
    });

    expect(
      await row(
        sql`select status, difficult, contacted_at, contacted_day, occurred_at, occurred_day, direction, counterparty, outcome, fault, channel, team, procedure, severity, mood_start, mood_end, handle_minutes, transfer_count, promise_count from fact_interaction`,
      ),
    ).toEqual({
      status: 3,
      difficult: 0,
      contacted_at: JAN_1 + 5,
      contacted_day: null,
      occurred_at: JAN_1 - DAY,
      occurred_day: 20_453,
      direction: 2,
      counterparty: 2,
      outcome: 6,
      fault: 1,
      channel: 2,
      team: 3,
      procedure: 1,
      severity: 4,
      mood_start: 1,
      mood_end: 5,
      handle_minutes: 12,
      transfer_count: 2,
      promise_count: 0,
    });
  });

  test("has 0 where an id or a code is unknown, and null where a time or a measure is", async () => {
    await one({});

    expect(
      await row(
        sql`select status, difficult, customer, issue, channel, team, agent, product, procedure, severity, direction, counterparty, outcome, fault, cause_set, failure_set, facet_1, facet_8 from fact_interaction`,
      ),
    ).toEqual({
      status: 1,
      difficult: 1,
      customer: 0,
      issue: 0,
      channel: 0,
      team: 0,
      agent: 0,
      product: 0,
      procedure: 0,
      severity: 0,
      direction: 0,
      counterparty: 0,
      outcome: 0,
      fault: 0,
      cause_set: 0,
      failure_set: 0,
      facet_1: 0,
      facet_8: 0,
    });
    expect(
      await row(
        sql`select occurred_at, closed_at, first_resolved_at, first_escalated_at, next_contact_at, mood_start, handle_minutes, transfer_count from fact_interaction`,
      ),
    ).toEqual({
      occurred_at: null,
      closed_at: null,
      first_resolved_at: null,
      first_escalated_at: null,
      next_contact_at: null,
      mood_start: null,
      handle_minutes: null,
      transfer_count: null,
    });
  });

  test("has an even issue with an issue key, an odd one when the customer is the issue, none without a customer", async () => {
    await one({ customerId: 1, issueId: 1, contactedAt: JAN_1 });
    await one({ customerId: 1, contactedAt: JAN_1 + 1 });
    await one({ issueId: 1, contactedAt: JAN_1 + 2 });

    expect(await column(sql`select issue as v from fact_interaction order by contacted_at`)).toEqual([2, 3, 0]);
  });

  test("knows first and last resolution, first reopening and first escalation, also from a handover", async () => {
    const id = await one({});
    await events(id, [
      ["resolved", 5],
      ["reopened", 6],
      ["resolved", 9],
      ["escalated", 4],
      ["reopened", 12],
    ]);
    await write(async (db) => {
      await db.insert(schema.handover).values({ interactionId: id, kind: "transfer", at: JAN_1 + HOUR });
      await db.insert(schema.handover).values({ interactionId: id, kind: "escalation", at: JAN_1 + 3 * HOUR });
    });

    expect(await row(sql`select first_resolved_at, last_resolved_at, first_reopened_at, first_escalated_at from fact_interaction`)).toEqual(
      {
        first_resolved_at: JAN_1 + 5 * HOUR,
        last_resolved_at: JAN_1 + 9 * HOUR,
        first_reopened_at: JAN_1 + 6 * HOUR,
        first_escalated_at: JAN_1 + 3 * HOUR,
      },
    );
  });
});

describe("a resolution", () => {
  test("that was not logged is the first and the last closing, unless the outcome says that nothing was resolved", async () => {
    const h = (hours: number) => JAN_1 + hours * HOUR;
    for (const outcome of [null, "resolved", "unresolved", "lost"] as const) {
      const id = await one({ outcome });
      await events(id, [
        ["closed", 2],
        ["closed", 7],
      ]);
    }
    expect(await column(sql`select first_resolved_at as v from fact_interaction order by interaction_id`)).toEqual([
      h(2),
      h(2),
      null,
      null,
    ]);
    expect(await column(sql`select last_resolved_at as v from fact_interaction order by interaction_id`)).toEqual([h(7), h(7), null, null]);
  });
});

describe("an escalation", () => {
  test("is known from an event, a handover without a time or a level; without any of them it is not known", async () => {
    await events(await one({}), [["escalated", 2]]);
    const handed = await one({});
    await write((db) => db.insert(schema.handover).values({ interactionId: handed, kind: "escalation" }));
    for (const escalationLevel of [2, 0, null]) await one({ escalationLevel });
    expect(await column(sql`select escalated as v from fact_interaction order by interaction_id`)).toEqual([1, 1, 1, 0, null]);
  });
});

describe("the place among the contacts of an issue", () => {
  test("says which one was first and which comes next from the customer, and follows when a contact comes between", async () => {
    const first = await one({ customerId: 1, contactedAt: JAN_1 + HOUR });
    await one({ customerId: 1, contactedAt: JAN_1 + 2 * HOUR, direction: "outbound" });
    await one({ customerId: 1, contactedAt: JAN_1 + 3 * HOUR, direction: "inbound", closedAt: JAN_1 + 9 * HOUR });
    const links = () => rows(sql`select first_of_issue as first, next_inbound_at as next from fact_interaction order by interaction_id`);
    const h = (hours: number) => JAN_1 + hours * HOUR;
    expect(await links()).toEqual([
      { first: 1, next: h(3) },
      { first: 0, next: h(3) },
      { first: 0, next: null },
    ]);
    await change(first, { contactedAt: h(5) });
    expect(await links()).toEqual([
      { first: 0, next: null },
      { first: 1, next: h(3) },
      { first: 0, next: h(5) },
    ]);
    expect(await column(sql`select next_contact_at as v from fact_closing`)).toEqual([h(5)]);
  });
});

describe("the next contact", () => {
  test("is the following live one of the same issue, also at the same moment", async () => {
    for (const [hour, status] of [
      [1, "live"],
      [1, "live"],
      [4, "spam"],
      [7, "live"],
    ] as const)
      await one({ customerId: 1, contactedAt: JAN_1 + hour * HOUR, status });
    await one({ customerId: 2, contactedAt: JAN_1 + 2 * HOUR });

    const h = (hours: number) => JAN_1 + hours * HOUR;
    expect(await column(sql`select next_contact_at as v from fact_interaction order by interaction_id`)).toEqual([
      h(1),
      h(7),
      null,
      null,
      null,
    ]);
  });

  test("of a predecessor changes when a contact comes between, moves away, or turns out to be spam", async () => {
    const next = () => column(sql`select next_contact_at as v from fact_interaction where contacted_at = ${JAN_1}`);
    await one({ customerId: 1, contactedAt: JAN_1 });
    await one({ customerId: 1, contactedAt: JAN_1 + 9 * HOUR });
    expect(await next()).toEqual([JAN_1 + 9 * HOUR]);

    const between = await one({ customerId: 1, contactedAt: JAN_1 + 2 * HOUR });
    expect(await next()).toEqual([JAN_1 + 2 * HOUR]);

    await change(between, { customerId: 2 });
    expect(await next()).toEqual([JAN_1 + 9 * HOUR]);

    await change(between, { customerId: 1, contactedAt: JAN_1 + 3 * HOUR });
    expect(await next()).toEqual([JAN_1 + 3 * HOUR]);

    await change(between, { status: "spam" });
    expect(await next()).toEqual([JAN_1 + 9 * HOUR]);
  });
});

describe("causes and failures", () => {
  test("that come together are one combination, whatever their order", async () => {
    const [first, second, third] = [await one({}), await one({}), await one({})];
    await causes(first, [2, 1]);
    await causes(second, [1, 2]);
    await causes(third, [2]);

    await facts.sync();
    const sets = await facts.read(async (reader) => {
      const rows = await reader.all<{ set: number }>(sql`select cause_set as set from fact_interaction order by interaction_id`);
      return rows.map(({ set }) => reader.causeSets.get(set));
    });
    expect(sets).toEqual([[1, 2], [1, 2], [2]]);
    expect(await column(sql`select count(distinct cause_set) as v from fact_interaction`)).toEqual([2]);
  });

  test("a merged failure counts as the one it was merged into, to the end of the chain, once, and again by itself after the split", async () => {
    const id = await one({ handleMinutes: 30 });
    await write(async (db) => {
      for (const failureId of [1, 2]) await db.insert(schema.interactionFailure).values({ interactionId: id, failureId });
    });
    const counted = () => column(sql`select failure as v from fact_failure order by failure`);
    const members = () =>
      facts.read(async (reader) => {
        const [set] = await reader.all<{ set: number }>(sql`select failure_set as set from fact_failure`);
        return reader.failureSets.get(set?.set ?? 0);
      });
    expect(await counted()).toEqual([1, 2]);

    await merge(1, 2);
    expect(await counted()).toEqual([2]);
    await merge(2, 3);
    expect(await counted()).toEqual([3]);
    expect(await members()).toEqual([3]);
    await merge(2, null);
    expect(await counted()).toEqual([2]);
    await merge(1, null);
    expect(await counted()).toEqual([1, 2]);
    expect(await column(sql`select handle_minutes as v from fact_failure`)).toEqual([30, 30]);
  });
});
