import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { isoDay } from "@/lib/dates";
import { createFailure } from "@/lib/failures/create-failure";
import { DEFAULT_ORDER, parseFailureOrder, sortFailures } from "@/lib/failures/failure-sort";
import { summariseFailures } from "@/lib/failures/failure-summary";
import { getFailure } from "@/lib/failures/get-failure";
import { listFailures } from "@/lib/failures/list-failures";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { runMetric } from "@/lib/metrics/run";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFix } from "@/tests/support/arrange-fix";
import { addCustomers, addFailure, addPromise, addTeam, DAY, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { verdictWith } from "@/tests/support/verdict";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
const actor = ownerActor();

/** Interactions of a failure, one for each day given, of customers in turn. */
async function shows(
  db: Db,
  sourceId: number,
  failureId: number,
  days: number[],
  values: { customers?: number[]; handleMinutes?: number } = {},
) {
  const ids: number[] = [];
  for (const [index, day] of days.entries()) {
    const customerId = values.customers?.[index % values.customers.length] ?? null;
    const externalId = `F${failureId}-${index}`;
    const id = await addInteraction(db, {
      sourceId,
      externalId,
      contactedAt: june(day, 9),
      customerId,
      handleMinutes: values.handleMinutes ?? null,
    });
    await db.insert(schema.interactionFailure).values({ interactionId: id, failureId });
    ids.push(id);
  }
  return ids;
}

async function workspaceOf(arrange: (db: Db, sourceId: number) => Promise<unknown>) {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => arrange(db, await addSource(db)));
  await workspace.facts.sync();
  return workspace;
}

describe("the list", () => {
  test("shows what each failure cost in the period, and first and last seen over all time", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const customers = await addCustomers(db, 2);
      const payments = await addTeam(db, "payments");
      const refund = await addFailure(db, "refund", { productionTeamId: payments });
      const [first = 0, second = 0] = await shows(db, sourceId, refund, [2, 20, 21, 22], { customers, handleMinutes: 10 });
      await addPromise(db, { interactionId: first, firstDueAt: june(5) });
      await addPromise(db, { interactionId: second, firstDueAt: june(24) });
      await addPromise(db, { interactionId: second, firstDueAt: june(25), doneAt: june(24) });
      const rare = await addFailure(db, "rare");
      await shows(db, sourceId, rare, [25]);
    });
    const { rows } = await listFailures(workspace, actor, filtersOf("from=2026-06-15&to=2026-07-01"), { now: NOW });
    expect(sortFailures(rows, DEFAULT_ORDER)).toMatchObject([
      {
        code: "refund",
        procedure: "Procedure of refund",
        productionOwner: "payments",
        supportOwner: null,
        // Three of two customers in 30 days: on the 21st.
        state: "ongoing",
        recurringSince: june(21) / DAY,
        areCustomersUnknown: false,
        counts: { interactions: 3, customers: 2, customerUnknown: 0, minutes: 30, minutesKnown: 3 },
        promises: { missed: 1, due: 2 },
        firstSeenAt: june(2, 9),
        lastSeenAt: june(22, 9),
      },
      { code: "rare", state: "candidate", areCustomersUnknown: true, counts: { interactions: 1, customers: 0, minutes: null } },
    ]);
  });

  test("every number is as large as the rows it opens", async () => {
    const workspace = await variedWorkspace(150);
    await workspace.facts.sync();
    const now = Date.UTC(2026, 6, 1);
    const filters = filtersOf("compare=off&from=2026-03-20&to=2026-06-01");
    const { rows } = await listFailures(workspace, actor, filters, { now });
    expect(rows.length).toBe(4);
    for (const row of rows) {
      const own = { ...filters, failure: [row.code] };
      const open = async (which: Parameters<typeof listInteractions>[3]) =>
        (await listInteractions(workspace, actor, own, which, { now })).count;
      expect(await open(ALL_INTERACTIONS)).toBe(row.counts.interactions);
      expect(await open({ ...ALL_INTERACTIONS, each: "customer" })).toBe(row.counts.customers);
      expect(await open({ kind: "drill", metric: "follow-through", part: "missed" })).toBe(row.promises.missed);
      expect(await open({ kind: "drill", metric: "follow-through", part: "denominator" })).toBe(row.promises.due);
      const one = await getFailure(workspace, actor, row.code, filters, { now });
      expect(one).toMatchObject({
        counts: row.counts,
        promises: row.promises,
        lifecycle: { state: row.state },
        cases: { count: row.counts.interactions },
      });
    }
    const metric = await runMetric(workspace, actor, "recurring-failures", filters, { now, grain: "none" });
    expect(metric.total).toMatchObject({ numerator: rows.filter((row) => row.recurringSince !== null).length, denominator: rows.length });
  });

  test("a chosen failure is shown alone, though its interactions show others too", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const [both = 0] = await shows(db, sourceId, await addFailure(db, "chosen"), [20]);
      await db.insert(schema.interactionFailure).values({ interactionId: both, failureId: await addFailure(db, "along") });
    });
    const { rows } = await listFailures(workspace, actor, filtersOf("failure=chosen"), { now: NOW });
    expect(rows.map((row) => [row.code, row.counts.interactions])).toEqual([["chosen", 1]]);
  });

  test("draws 26 weeks up to the clock, and up to the last day that holds anything where that is long ago", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await shows(db, sourceId, await addFailure(db, "refund"), [1, 2, 9]);
    });
    // 30 June 2026 is a Tuesday: its week began on the 29th. The data end in the week of the 8th.
    const filters = filtersOf();
    const now = await listFailures(workspace, actor, filters, { now: june(10) });
    expect([now.weeks.length, now.weeks.at(-1)]).toEqual([26, june(8) / DAY]);
    expect(now.rows[0]?.weeks.slice(-3)).toEqual([0, 2, 1]);
    const later = await listFailures(workspace, actor, filters, { now: NOW + 3000 * DAY });
    expect(later.weeks.at(-1)).toBe(june(8) / DAY);
  });
});

describe("failures in hand", () => {
  const period = "from=2026-06-20&to=2026-07-01";
  const inHand = async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await shows(db, sourceId, await addFailure(db, "seen"), [25]);
      await addInteraction(db, { sourceId, externalId: "other", contactedAt: june(26, 9) });
      await shows(db, sourceId, await addFailure(db, "quiet"), [1, 2, 3]);
      for (const [code, day] of [
        ["planned", 40],
        ["watched", 15],
      ] as const) {
        const failureId = await addFailure(db, code);
        await shows(db, sourceId, failureId, [1]);
        await addFix(db, { failureId, effectiveDay: june(day) / DAY });
      }
      await addFailure(db, "of-a-file-taken-back");
      await createFailure(db, actor, { title: "Named", procedure: "Letters", mode: "late" }, june(10));
    });
    return (query: string) => listFailures(workspace, actor, filtersOf(query), { now: NOW });
  };

  test("are listed beside those seen: a fix is planned or watched, or somebody has named them", async () => {
    const { rows, unseen } = await (await inHand())(period);
    expect(rows.map((row) => row.code)).toEqual(["seen"]);
    expect(unseen.map(({ code, state, counts, lastSeenAt }) => [code, state, counts.interactions, lastSeenAt])).toEqual([
      ["planned", "fix_planned", 0, june(1, 9)],
      ["watched", "verifying", 0, june(1, 9)],
      ["letters-named", "candidate", 0, null],
    ]);
  });

  test("are left out by filters that only an interaction can meet, and by another failure or procedure", async () => {
    const list = await inHand();
    const codes = async (query: string) => (await list(`${period}&${query}`)).unseen.map((row) => row.code);
    expect(await codes("difficult=yes")).toEqual([]);
    expect(await codes("failure=watched")).toEqual(["watched"]);
    expect(await codes("procedure=procedure-of-planned")).toEqual(["planned"]);
  });

  test("change neither the sentence nor what a share is of: two interactions, one of them with a failure", async () => {
    const list = await (await inHand())(period);
    expect([list.interactions, list.rows[0]?.counts.interactions]).toEqual([2, 1]);
    expect(summariseFailures(list.rows)).toMatchObject({ seen: 1, recurring: 0 });
  });
});

describe("sorting", () => {
  test("each column puts the most first, and what is not known last whichever way round", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const customers = await addCustomers(db, 3);
      await shows(db, sourceId, await addFailure(db, "a-many"), [20, 21, 22], { customers: customers.slice(0, 1), handleMinutes: 1 });
      await shows(db, sourceId, await addFailure(db, "b-costly"), [23, 24], { customers, handleMinutes: 60 });
      await shows(db, sourceId, await addFailure(db, "c-unknown"), [25]);
    });
    const { rows } = await listFailures(workspace, actor, filtersOf(), { now: NOW });
    const sorted = (sort: string) => sortFailures(rows, parseFailureOrder({ sort }).order).map((row) => row.code[0]);
    expect(sorted("interactions")).toEqual(["a", "b", "c"]);
    expect(sorted("-interactions")).toEqual(["c", "b", "a"]);
    expect(sorted("customers")).toEqual(["b", "a", "c"]);
    expect(sorted("-customers")).toEqual(["a", "b", "c"]);
    expect(sorted("minutes")).toEqual(["b", "a", "c"]);
    expect(sorted("-minutes")).toEqual(["a", "b", "c"]);
    expect(sorted("last")).toEqual(["c", "b", "a"]);
    expect(sorted("title")).toEqual(["a", "b", "c"]);
    expect(sorted("share")).toEqual(["a", "b", "c"]);
    expect(parseFailureOrder({ sort: "beauty" })).toMatchObject({ order: DEFAULT_ORDER, notices: [{ field: "sort" }] });
  });
});

describe("sorting by verdict", () => {
  test("puts what came back first, then worse, neither and effective, each with the highest ratio first; without a fix last", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await shows(db, sourceId, await addFailure(db, "refund"), [20]);
    });
    const [row] = (await listFailures(workspace, actor, filtersOf(), { now: NOW })).rows;
    if (!row) throw new Error("there is no row");
    const times = (ratio: number) => ({ ratio, low: 0, high: 9, p: 1 });
    const verdicts = {
      none: null,
      planned: verdictWith({ stage: "planned", outcome: null }),
      worked: verdictWith({ ratio: times(0.2) }),
      less: verdictWith({ outcome: "inconclusive", ratio: times(0.4) }),
      more: verdictWith({ outcome: "inconclusive", ratio: times(0.9) }),
      worse: verdictWith({ outcome: "worse", ratio: times(3) }),
      back: verdictWith({ regressedDay: 20 }),
    };
    const rows = Object.entries(verdicts).map(([code, verdict]) => ({ ...row, code, lifecycle: { ...row.lifecycle, verdict } }));
    const sorted = (sort: string) => sortFailures(rows, parseFailureOrder({ sort }).order).map(({ code }) => code);
    expect(sorted("verdict")).toEqual(["back", "worse", "more", "less", "worked", "planned", "none"]);
    expect(sorted("-verdict").slice(-2)).toEqual(["back", "none"]);
  });
});

describe("the sentence", () => {
  test("counts what recurs, what is new, what is unowned, and the few that make up 80 % of the minutes", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const customers = await addCustomers(db, 3);
      const owner = await addTeam(db, "payments");
      await shows(db, sourceId, await addFailure(db, "costly", { productionTeamId: owner }), [1, 2, 3], { customers, handleMinutes: 100 });
      await shows(db, sourceId, await addFailure(db, "fresh"), [26, 27, 28], { customers, handleMinutes: 20 });
      await shows(db, sourceId, await addFailure(db, "once"), [28], { customers, handleMinutes: 5 });
    });
    const { rows } = await listFailures(workspace, actor, filtersOf(), { now: NOW });
    // 300, 60 and 5 minutes: 300 of 365 is already 82 %.
    expect(summariseFailures(rows)).toEqual({
      seen: 3,
      recurring: 2,
      isNew: 0,
      regressed: 0,
      escalating: 1,
      unowned: 1,
      vital: { count: 1, of: "minutes" },
    });
  });
});

describe("one failure", () => {
  test("that does not exist is nothing, and a merged one names its survivor", async () => {
    const workspace = await workspaceOf(async (db) => {
      const survivor = await addFailure(db, "survivor");
      await addFailure(db, "merged", { mergedIntoId: survivor });
    });
    expect(await getFailure(workspace, actor, "nobody", filtersOf(), { now: NOW })).toBeNull();
    expect(await getFailure(workspace, actor, "merged", filtersOf(), { now: NOW })).toEqual({ mergedInto: "survivor" });
  });

  test("its chart is dated by when it happened, and each point opens as many interactions", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const failureId = await addFailure(db, "refund");
      const [told = 0] = await shows(db, sourceId, failureId, [22, 23, 24], { handleMinutes: 30 });
      await db
        .update(schema.interaction)
        .set({ occurredAt: june(2, 9) })
        .where(eq(schema.interaction.id, told));
    });
    const filters = filtersOf();
    const found = await getFailure(workspace, actor, "refund", filters, { now: NOW });
    if (!found || "mergedInto" in found) throw new Error("the failure is not there");
    expect([found.chart.grain, found.chart.total, found.chart.dated, found.spread]).toEqual(["week", 3, 1, { median: 30, p90: 30 }]);
    const drawn = found.chart.points.filter((point) => point.count > 0);
    expect(drawn.map((point) => [isoDay(point.fromDay), point.count])).toEqual([
      ["2026-06-01", 1],
      ["2026-06-22", 2],
    ]);
    for (const point of found.chart.points) {
      const own = { ...filters, failure: ["refund"], period: "custom" as const, from: isoDay(point.fromDay), to: isoDay(point.toDay) };
      const { count } = await listInteractions(workspace, actor, own, { ...ALL_INTERACTIONS, clock: "occurred" }, { now: NOW });
      expect(count).toBe(point.count);
    }
  });
});
