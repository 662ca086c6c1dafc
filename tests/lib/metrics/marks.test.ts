import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandActor } from "@/lib/access/actor";
import { GRAINS } from "@/lib/dates";
import { METRIC_IDS } from "@/lib/metrics/define";
import { type Dimension, parseDimension } from "@/lib/metrics/dimensions";
import { drillMetric, type Mark } from "@/lib/metrics/drill";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetric } from "@/lib/metrics/run";
import { ALL_DIFFICULT, difficultCount } from "@/lib/overview/difficult-count";
import { listVolumes } from "@/lib/volumes/list-volumes";
import type { Workspace } from "@/lib/workspace";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 6, 20, 10);
const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];
const actor = commandActor();

let workspace: Workspace;
beforeAll(async () => {
  workspace = await variedWorkspace(400);
});
afterAll(() => workspace.close());

const some = (key: string, values: string[]) =>
  fc.subarray(values, { maxLength: 2 }).map((chosen) => chosen.map((value) => `${key}=${encodeURIComponent(value)}`).join("&"));
const queries = fc
  .tuple(
    fc.constantFrom("", "period=90d", "from=2026-03-20&to=2026-05-11", "from=2026-03-29&to=2026-03-30", "period=quarter"),
    fc.constantFrom(...ZONES).map((zone) => `zone=${zone}`),
    some("team", ["north", "south", "unknown"]),
    some("channel", ["phone", "chat"]),
    some("cause", ["billing", "delivery", "promise-broken", "unknown"]),
    some("failure", ["refund-waits", "unknown"]),
    some("facet.region", ["East", "West, far", "unknown"]),
    some("severity", ["1", "2", "3"]),
    fc.constantFrom("", "difficult=yes", "asOf=2026-05-10T12:00"),
  )
  .map((parts) => parts.filter((part) => part !== "").join("&"));
const splits = fc.constantFrom<(Dimension | undefined)[]>(
  undefined,
  "team",
  "channel",
  "severity",
  "failure",
  "cause.topic",
  "cause.anger",
  parseDimension("facet.region"),
);

describe("every mark of every metric opens as many rows as it says", () => {
  it("for random filters, zones, splits and grains", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...METRIC_IDS),
        queries,
        splits,
        fc.constantFrom(...GRAINS),
        fc.nat(),
        async (id, query, by, grain, choice) => {
          const filters = filtersOf(query);
          const split = id === "cause-share" ? (by?.startsWith("cause.") ? by : "cause.topic") : by;
          const result = await runMetric(workspace, actor, id, filters, { now: NOW, grain, ...(split ? { by: split } : {}) });
          const part = result.parts[choice % result.parts.length];
          if (part) expect(await opened(id, query, { part: part.part, by: split })).toBe(part.count);
          expect(await opened(id, query, { part: "numerator", by: split })).toBe(result.total.numerator);
          if (result.total.denominator !== null)
            expect(await opened(id, query, { part: "denominator", by: split })).toBe(result.total.denominator);
          const point = result.points[choice % Math.max(1, result.points.length)];
          if (!point) return;
          const isUnknownCause = id === "cause-share" && point.series === "unknown";
          const mark = { by: split, grain, bucket: point.bucket ?? undefined, series: point.series ?? undefined };
          expect(await opened(id, query, { ...mark, part: isUnknownCause ? "unknown" : "numerator" })).toBe(point.numerator);
        },
      ),
      { numRuns: 200 },
    );
  }, 120_000);

  it("at every time of a duration's table: what had ended by then, and what was still watched", async () => {
    for (const id of ["time-to-follow-up", "time-to-resolution", "time-to-last-resolution"] as const) {
      const { duration } = await runMetric(workspace, actor, id, filtersOf("difficult=yes"), { now: NOW, grain: "none" });
      expect(duration?.table.length).toBeGreaterThan(3);
      for (const { minutes, ended, atRisk } of duration?.table ?? []) {
        expect(await opened(id, "difficult=yes", { part: "numerator", within: minutes })).toBe(ended);
        expect(await opened(id, "difficult=yes", { part: "denominator", beyond: minutes })).toBe(atRisk);
      }
    }
  });

  it("page after page, each row once", async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await drillMetric(
        workspace,
        actor,
        "follow-through",
        filtersOf(),
        { part: "denominator" },
        { now: NOW, limit: 17, cursor },
      );
      seen.push(...page.rows.map((row) => row.unitId));
      cursor = page.nextCursor ?? undefined;
      expect(page.count).toBeGreaterThanOrEqual(seen.length);
    } while (cursor);
    const { total } = await runMetric(workspace, actor, "follow-through", filtersOf(), { now: NOW, grain: "none" });
    expect(new Set(seen).size).toBe(total.denominator);
    expect(seen.length).toBe(total.denominator);
  });
});

describe("with contact volumes", () => {
  let measured: Workspace;
  beforeAll(async () => {
    measured = await variedWorkspace(400, { hasVolumes: true });
  });
  afterAll(() => measured.close());

  it("a rate opens the interactions and the volumes it is made of, and with those it leaves out it is the count", async () => {
    let rates = 0;
    const splitBy = fc.constantFrom<(Dimension | undefined)[]>(undefined, undefined, "team", "channel", "severity", "failure");
    await fc.assert(
      fc.asyncProperty(queries, splitBy, fc.constantFrom(...GRAINS), fc.nat(), async (query, by, grain, choice) => {
        const id = "difficult-rate";
        const filters = filtersOf(query);
        const request = { now: NOW, grain, ...(by ? { by } : {}) };
        const result = await runMetric(measured, actor, id, filters, request);
        const plain = await runMetric(workspace, actor, id, filters, request);
        expect(difficultCount(result)).toBe(plain.total.numerator);
        const open = (mark: Mark) => drillMetric(measured, actor, id, filters, { by, ...mark }, { now: NOW, limit: 1 });
        for (const { part, count, unit } of result.parts)
          if (unit !== "contact") expect([part, (await open({ part })).count]).toEqual([part, count]);
        expect((await open({ part: ALL_DIFFICULT })).count).toBe(plain.total.numerator);
        const point = result.points[choice % Math.max(1, result.points.length)];
        const mark = { grain, bucket: point?.bucket ?? undefined, series: point?.series ?? undefined, part: "numerator" };
        if (point) expect((await open(mark)).count).toBe(point.numerator);
        if (result.kind === "count") return;
        rates++;
        expect(sum(result)).toEqual({ numerator: result.total.numerator, denominator: result.total.denominator });
        if (!by) expect((await listVolumes(measured, actor, filters, { now: NOW })).contacts).toBe(result.total.denominator);
      }),
      { numRuns: 60 },
    );
    expect(rates).toBeGreaterThan(10);
  }, 120_000);
});

describe("counts add up", () => {
  const counted = ["difficult-rate", "follow-through", "commendation-conversion"] as const;

  it("over buckets, and over two halves of a period", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...counted),
        fc.constantFrom(...GRAINS),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 60 }),
        async (id, grain, zone, days) => {
          const middle = new Date(Date.UTC(2026, 3, 1 + days)).toISOString().slice(0, 10);
          const ask = (query: string) => runMetric(workspace, actor, id, filtersOf(`${query}&zone=${zone}`), { now: NOW, grain });
          const whole = await ask("from=2026-03-15&to=2026-06-20");
          const [left, right] = [await ask(`from=2026-03-15&to=${middle}`), await ask(`from=${middle}&to=2026-06-20`)];
          expect(sum(whole)).toEqual({ numerator: whole.total.numerator, denominator: whole.total.denominator ?? 0 });
          expect(left.total.numerator + right.total.numerator).toBe(whole.total.numerator);
          expect((left.total.denominator ?? 0) + (right.total.denominator ?? 0)).toBe(whole.total.denominator ?? 0);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it("to the same all-time total in every zone", async () => {
    for (const id of METRIC_IDS.filter((each) => each !== "recurring-failures")) {
      const totals = await Promise.all(
        ZONES.map(async (zone) => (await runMetric(workspace, actor, id, filtersOf(`zone=${zone}`), { now: NOW, grain: "week" })).total),
      );
      for (const total of totals) expect(total).toEqual(totals[0]);
    }
  });
});

async function opened(id: (typeof METRIC_IDS)[number], query: string, mark: Mark): Promise<number> {
  const drill = await drillMetric(workspace, actor, id, filtersOf(query), mark, { now: NOW, limit: 1000 });
  expect(drill.rows.length).toBe(Math.min(drill.count, 1000));
  return drill.count;
}

function sum(result: MetricResult) {
  return result.points.reduce(
    (total, point) => ({ numerator: total.numerator + point.numerator, denominator: total.denominator + (point.denominator ?? 0) }),
    { numerator: 0, denominator: 0 },
  );
}
