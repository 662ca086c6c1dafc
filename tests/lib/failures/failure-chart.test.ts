import { describe, expect, it } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { isoDay } from "@/lib/dates";
import { recordBaselineChange } from "@/lib/failures/baseline-changes";
import type { ChartMeasure } from "@/lib/failures/chart-measure";
import { getFailure } from "@/lib/failures/get-failure";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, DAY } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();
// Mondays, so that weeks are counted from the first day on.
const FIRST = Date.UTC(2026, 0, 5);
const at = (day: number) => FIRST + day * DAY + DAY / 2;
const dayNumber = (day: number) => FIRST / DAY + day;

/** A workspace with a failure "refund" that happened so many times on each of some days, and what else is arranged. */
async function workspaceOf(
  perDay: [day: number, count: number][],
  also?: (db: Db, failureId: number, sourceId: number) => Promise<unknown>,
) {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const failureId = await addFailure(db, "refund");
    for (const [day, count] of perDay) {
      for (let each = 0; each < count; each++) {
        const id = await addInteraction(db, { sourceId, externalId: `F${day}-${each}`, contactedAt: at(day), handleMinutes: 10 });
        await db.insert(schema.interactionFailure).values({ interactionId: id, failureId });
      }
    }
    await also?.(db, failureId, sourceId);
  });
  await workspace.facts.sync();
  return workspace;
}

async function found(workspace: Workspace, day: number, options: { query?: string; chart?: ChartMeasure } = {}) {
  const failure = await getFailure(workspace, actor, "refund", filtersOf(options.query), {
    now: at(day),
    ...(options.chart && { chart: options.chart }),
  });
  if (!failure || "mergedInto" in failure) throw new Error("the failure is not there");
  return failure;
}

const weekly = (counts: number[]) => counts.map((count, week): [number, number] => [week * 7, count]);

describe("the chart of a failure", () => {
  it("is a c chart of its counts where contacts are not known, and marks what lies beyond", async () => {
    // Nine weeks of 4 and one of 14: c̄ = 5, three sigma 6.708.
    const workspace = await workspaceOf(weekly([4, 4, 4, 4, 4, 14, 4, 4, 4, 4]));
    const { chart } = await found(workspace, 70);
    expect([chart.family, chart.segments.map(({ name }) => name), chart.rules]).toEqual(["c", ["c"], [1, 2, 3, 5]]);
    expect(chart.points[0]?.limits).toMatchObject({ centre: 5, low: 0 });
    expect(chart.points[0]?.limits?.high).toBeCloseTo(11.708, 3);
    expect(chart.points.map(({ alarms }) => alarms)).toEqual([[], [], [], [], [], [1], [], [], [], []]);
  });

  it("is a u chart per 100 contacts where every complete week's are known", async () => {
    const workspace = await workspaceOf(weekly([4, 4, 4, 4, 4, 4, 4, 4]), async (db, _, sourceId) => {
      for (let day = 0; day < 56; day++)
        await db.insert(schema.contactVolume).values({ day: dayNumber(day), contacts: day < 28 ? 20 : 10, key: `v${day}`, sourceId });
    });
    const { chart } = await found(workspace, 56);
    expect(chart.family).toBe("u");
    // 32 of 840 contacts: 3.81 per 100; 4 of 140 is 2.86, 4 of 70 is 5.71. Each has limits of its own: 3·√(.0381/140) is 4.95 per 100.
    expect(chart.points.map(({ value }) => value?.toFixed(2))).toEqual([...Array(4).fill("2.86"), ...Array(4).fill("5.71")]);
    expect([chart.points[0], chart.points[7]].map((point) => point?.limits?.high.toFixed(2))).toEqual(["8.76", "10.81"]);
  });

  it("is a c chart again where a day on which it happened has no contacts", async () => {
    const workspace = await workspaceOf(weekly([4, 4, 4, 4, 4, 4, 4, 4]), async (db, _, sourceId) => {
      for (let day = 1; day < 56; day++)
        await db.insert(schema.contactVolume).values({ day: dayNumber(day), contacts: 20, key: `v${day}`, sourceId });
    });
    expect((await found(workspace, 56)).chart.family).toBe("c");
  });

  it("is a g chart of the days between where it is rare, its last gap still open", async () => {
    // Gaps 14, 14, 14, 14, 14, 14, 14, 14: ḡ = 14, and a gap of 14 days at the end is not over.
    const workspace = await workspaceOf([0, 14, 28, 42, 56, 70, 84, 98, 112].map((day) => [day, 1]));
    const { chart } = await found(workspace, 126, { query: "from=2026-01-05&to=2026-05-12" });
    expect([chart.family, chart.segments[0]?.name, chart.rules]).toEqual(["g", "g", [1]]);
    expect(chart.points.map(({ value, isComplete }) => [value, isComplete])).toEqual([...Array(8).fill([14, true]), [1, false]]);
    expect(chart.points[0]?.limits?.high).toBeCloseTo(14 + 3 * Math.sqrt(14 * 15), 6);
  });

  it("asks counts that are mostly nought only whether they lie beyond, however long they run", async () => {
    // One in the first and in the last of twelve weeks, 20 contacts a day: ten weeks without any are no news.
    const workspace = await workspaceOf(weekly([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), async (db, _, sourceId) => {
      for (let day = 0; day < 84; day++)
        await db.insert(schema.contactVolume).values({ day: dayNumber(day), contacts: 20, key: `v${day}`, sourceId });
    });
    const { chart } = await found(workspace, 84);
    expect([chart.family, chart.rules, chart.points.flatMap(({ alarms }) => alarms)]).toEqual(["u", [1], []]);
  });

  it("does not count a month in which documenting began as a full one", async () => {
    // 5 January is the first day of which anything is known.
    const workspace = await workspaceOf(weekly(Array(12).fill(3)));
    const { chart } = await found(workspace, 84, { query: "grain=month" });
    expect(chart.points.map(({ fromDay, isComplete }) => [isoDay(fromDay), isComplete])).toEqual([
      ["2026-01-01", false],
      ["2026-02-01", true],
      ["2026-03-01", false],
    ]);
  });

  it("as a share is held against all difficult interactions, and each point opens its own difficult ones", async () => {
    const workspace = await workspaceOf(weekly([2, 2, 2, 2, 2, 2, 2, 2]), async (db, _, sourceId) => {
      for (let week = 0; week < 8; week++)
        for (let each = 0; each < 6; each++)
          await addInteraction(db, { sourceId, externalId: `other-${week}-${each}`, contactedAt: at(week * 7), isDifficult: each < 3 });
    });
    const { chart } = await found(workspace, 56, { chart: "share" });
    // Two of five difficult interactions each week, not of eight.
    expect(chart.points.map(({ count, size, value }) => [count, size, value])).toEqual(Array(8).fill([2, 5, 40]));
    expect(chart.segments[0]?.name).toBe("p");
    for (const { fromDay, toDay, count } of chart.points) {
      const own = filtersOf(`failure=refund&difficult=yes&period=custom&from=${isoDay(fromDay)}&to=${isoDay(toDay)}`);
      expect((await listInteractions(workspace, actor, own, { ...ALL_INTERACTIONS, clock: "occurred" }, { now: at(56) })).count).toBe(
        count,
      );
    }
  });

  it("as minutes is an individuals chart", async () => {
    const workspace = await workspaceOf(weekly([2, 3, 2, 3, 2, 3, 2, 3]));
    const { chart } = await found(workspace, 56, { chart: "minutes" });
    // 20 and 30 minutes in turn: mean 25, every step 10, so 3 · 10 / 1.128 = 26.6 on either side.
    expect(chart.points[0]?.limits).toMatchObject({ low: 0, centre: 25 });
    expect(chart.points[0]?.limits?.high).toBeCloseTo(51.596, 3);
    expect(chart.segments[0]?.stepLimit).toBeCloseTo(32.67, 6);
  });
});

describe("what is usual", () => {
  const halved = [...Array(10).fill(12), ...Array(10).fill(3)];

  it("is not counted anew by a fix, and is by a recorded change: each segment has its own centre", async () => {
    const workspace = await workspaceOf(weekly(halved), async (db, failureId) => {
      await addFix(db, failureId, 70);
    });
    const before = await found(workspace, 140);
    expect(before.chart.segments).toHaveLength(1);
    expect(before.chart.points.every(({ limits }) => limits?.centre === 7.5)).toBe(true);
    expect(before.chart.level.suggestion?.day).toBe(dayNumber(70));
    await recordBaselineChange(workspace.record, actor, "refund", { day: dayNumber(70), reason: "The form was shortened" }, at(140));
    const { chart } = await found(workspace, 140);
    expect(chart.segments.map(({ from, to, name }) => [from, to, name])).toEqual([
      [0, 10, "c"],
      [10, 20, "c"],
    ]);
    expect([chart.points[9], chart.points[10]].map((point) => point?.limits?.centre)).toEqual([12, 3]);
    expect(chart.points.flatMap(({ alarms }) => alarms)).toEqual([]);
    expect(chart.level.suggestion).toBeNull();
  });

  it("cannot be said with fewer than eight complete points since a change", async () => {
    const workspace = await workspaceOf(weekly(halved));
    await recordBaselineChange(workspace.record, actor, "refund", { day: dayNumber(13 * 7), reason: "x" }, at(140));
    const { chart } = await found(workspace, 140);
    expect(chart.segments.map(({ name }) => name)).toEqual(["c", null]);
    expect([chart.points[12], chart.points[13]].map((point) => point?.limits !== null)).toEqual([true, false]);
  });

  it("of shares is compared across a change", async () => {
    const workspace = await workspaceOf(weekly(halved), async (db, _, sourceId) => {
      for (let week = 0; week < 20; week++)
        for (let each = 0; each < 12; each++)
          await addInteraction(db, { sourceId, externalId: `other-${week}-${each}`, contactedAt: at(week * 7) });
    });
    await recordBaselineChange(workspace.record, actor, "refund", { day: dayNumber(70), reason: "x" }, at(140));
    const { shares } = (await found(workspace, 140, { chart: "share" })).chart.level;
    // 30 of 150 after, 120 of 240 before.
    expect([shares?.after, shares?.before]).toMatchObject([
      { x: 30, n: 150 },
      { x: 120, n: 240 },
    ]);
    expect(shares?.difference).toBeCloseTo(-0.3, 10);
    expect(shares?.high).toBeLessThan(0);
  });
});

describe("what was done about it", () => {
  it.each([
    ["day", "2026-03-18"],
    ["week", "2026-03-16"],
    ["month", "2026-03-01"],
  ])("is drawn in the %s in which it took effect, a fix that is a version once", async (grain, bucket) => {
    const workspace = await workspaceOf(weekly(Array(20).fill(9)), async (db, failureId) => {
      const [row] = await db.select({ procedureId: schema.failure.procedureId }).from(schema.failure);
      const versions = await db
        .insert(schema.procedureVersion)
        .values([2, 3].map((version) => ({ procedureId: row?.procedureId ?? 0, version, effectiveAt: at(version === 2 ? 30 : 72) })))
        .returning({ id: schema.procedureVersion.id });
      await addFix(db, failureId, 72, { procedureVersionId: versions[1]?.id ?? null });
      await addFix(db, failureId, 75, { code: "withdrawn", withdrawnAt: at(80) });
    });
    const { chart } = await found(workspace, 140, { query: `grain=${grain}` });
    // The 72nd day after Monday 5 January is Wednesday 18 March.
    const drawn = chart.points.filter(({ marks }) => marks.some(({ version }) => version === 3));
    expect(drawn.map(({ fromDay, marks }) => [isoDay(fromDay), marks])).toEqual([
      [bucket, [{ day: dayNumber(72), fix: "Shorter form", version: 3 }]],
    ]);
    expect(chart.points.flatMap(({ marks }) => marks).map(({ fix, version }) => [fix, version])).toEqual([
      [null, 2],
      ["Shorter form", 3],
    ]);
  });

  it("is measured as a step where twelve whole weeks lie on both sides, and not where they do not", async () => {
    const weeks = (after: number) => weekly([...Array(12).fill(20), ...Array(after).fill(10)]);
    // The 13th week after has only begun: twelve are whole.
    const workspace = await workspaceOf(weeks(13), (db, failureId) => addFix(db, failureId, 84));
    const [step] = (await found(workspace, 168)).steps;
    expect(step).toMatchObject({
      effectiveDay: dayNumber(84),
      before: { weeks: 12, interactions: 240 },
      after: { weeks: 12, interactions: 120 },
    });
    expect(step?.ratio).toBeCloseTo(0.5, 6);
    const short = await workspaceOf(weeks(12), (db, failureId) => addFix(db, failureId, 84));
    expect((await found(short, 168)).steps).toEqual([]);
  });
});

async function addFix(db: Db, failureId: number, day: number, values: Partial<typeof schema.fix.$inferInsert> = {}) {
  await db.insert(schema.fix).values({
    ...{ code: `fix-${day}`, title: "Shorter form", failureId, effectiveAt: at(day), targetRatio: 0.5, baselineDays: 84, windowDays: 84 },
    ...{ criterionAt: at(day), createdBy: "owner", createdAt: at(day) },
    ...values,
  });
}
