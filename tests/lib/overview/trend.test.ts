import { describe, expect, it } from "vitest";
import { isoDay, parseIsoDay } from "@/lib/dates";
import { sinceDocumented, trendBefore, trendFilters, trendOf } from "@/lib/overview/trend";
import { resolvePeriod } from "@/lib/period";
import { point, resultOf } from "@/tests/support/metric-results";
import { filtersOf } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 10, 21, 9);
const periodOf = (query: string, weekStart: 1 | 7 = 1) =>
  resolvePeriod(filtersOf(query), { now: NOW, zone: "UTC", weekStart, data: { firstDay: 15_000, lastDay: 20_700 } });
const asked = (query: string, weekStart: 1 | 7 = 1) => trendFilters(filtersOf(query), periodOf(query, weekStart));

describe("the filter of the weekly chart", () => {
  it("looks back 52 weeks from the end of a short period, the week of its last day included", () => {
    // 30 days to Sat 21 Nov 2026; its week began on Mon 16 Nov, 51 weeks earlier is Mon 24 Nov 2025.
    expect(asked("period=30d&team=north")).toMatchObject({
      period: "custom",
      from: "2025-11-24",
      to: "2026-11-22",
      grain: "week",
      compare: "off",
      team: ["north"],
    });
  });

  it("begins on the first day of a week, wherever weeks begin", () => {
    expect(asked("period=30d", 7).from).toBe("2025-11-23");
  });

  it("leaves a longer or an open period as it is", () => {
    expect(asked("period=custom&from=2020-01-01&to=2026-01-01")).toMatchObject({ from: "2020-01-01", to: "2026-01-01", grain: "auto" });
    expect(asked("period=all")).toMatchObject({ period: "all", grain: "auto" });
  });
});

describe("the weeks it is compared with", () => {
  it("are the same weeks 52 weeks earlier, Monday under Monday, whichever comparison is asked for", () => {
    for (const compare of ["previous", "year"] as const) {
      expect(trendBefore(asked("period=30d"), compare)).toMatchObject({
        from: "2024-11-25",
        to: "2025-11-23",
        grain: "week",
        compare: "off",
      });
    }
  });

  it("begin where anything was documented: nothing before that is not the same as nought", () => {
    const points = trendOf(weeks([0, 0, 3, 0, 2]))?.points ?? [];
    expect(sinceDocumented(points).map((each) => each?.value ?? null)).toEqual([null, null, 3, 0, 2]);
    expect(sinceDocumented(trendOf(weeks([0, 0]))?.points ?? [])).toEqual([null, null]);
  });

  it("are not there without a comparison, and not under another chart", () => {
    expect(trendBefore(asked("period=30d"), "off")).toBeNull();
    expect(trendBefore(asked("period=all"), "previous")).toBeNull();
  });
});

const MONDAY = parseIsoDay("2026-01-05") ?? 0;
const weeks = (counts: number[], incomplete: number[] = []) =>
  resultOf("difficult-rate", {
    grain: "week",
    points: counts.map((numerator, index) =>
      point({ bucket: isoDay(MONDAY + 7 * index), numerator, isIncomplete: incomplete.includes(index) }),
    ),
  });

describe("a trend", () => {
  it("marks what lies beyond three sigma, and leaves an unfinished end out of the centre", () => {
    // Complete weeks: nine times 16 and one 40: centre 184/10 = 18.4, limit 18.4 + 3·√18.4 = 31.27.
    const trend = trendOf(weeks([16, 16, 16, 16, 16, 40, 16, 16, 16, 16, 2], [10]));
    expect(trend?.limits?.centre).toBeCloseTo(18.4, 10);
    expect(trend?.limits).toMatchObject({ centreText: "18", highText: "31" });
    expect(trend?.points.map((each) => each.isBeyond)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(trend?.points[10]).toMatchObject({ isComplete: false, label: "16 Mar", longLabel: "Week of 16 March 2026" });
    expect(trend?.highest).toMatchObject({ bucket: "2026-02-09", value: 40, isLabelled: true });
  });

  it("has no limits while fewer than eight periods are complete", () => {
    expect(trendOf(weeks([5, 5, 5, 5, 5, 5, 5]))?.limits).toBeNull();
  });

  it("writes a value beside a mark only where there is room: of two neighbours the farther one", () => {
    const trend = trendOf(weeks([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 40, 50, 9, 9].slice(0, 19)));
    const labelled = trend?.points.filter((each) => each.isLabelled).map((each) => each.value);
    expect(trend?.points.filter((each) => each.isBeyond).map((each) => each.value)).toEqual([40, 50]);
    expect(labelled).toEqual([50]);
  });

  it("of one series is that series alone", () => {
    const result = resultOf("difficult-rate", {
      grain: "month",
      points: [point({ bucket: "2026-01-01", series: "a", numerator: 3 }), point({ bucket: "2026-01-01", series: "b", numerator: 8 })],
    });
    expect(trendOf(result, "b")?.points).toMatchObject([{ bucket: "2026-01-01", value: 8, label: "Jan 2026" }]);
    expect(trendOf(result)?.points).toEqual([]);
  });

  it("is not there without buckets", () => {
    expect(trendOf(resultOf("difficult-rate"))).toBeNull();
  });

  it("of a rate is per 100 contacts, each point within limits of its own size; one without contacts has no value", () => {
    const sizes = [1000, 1000, 1000, 1000, 1000, 1000, 1000, 4000, 0, 100];
    const counts = [30, 30, 30, 30, 30, 30, 30, 240, 0, 1];
    const result = resultOf("difficult-rate", {
      kind: "per-hundred",
      grain: "week",
      points: counts.map((numerator, index) => {
        const denominator = sizes[index] ?? 0;
        const value = denominator === 0 ? null : (100 * numerator) / denominator;
        return point({ bucket: isoDay(MONDAY + 7 * index), numerator, denominator, value, isIncomplete: index === 9 });
      }),
    });
    const trend = trendOf(result);
    // Σx/Σn of the eight complete weeks: 450/11,000 = 4.0909 per 100; of 4,000: ± 3·√(.040909/4000) = .9594.
    expect(trend?.isRate).toBe(true);
    expect(trend?.limits?.centre).toBeCloseTo(4.0909, 4);
    expect(trend?.limits?.high).toBeCloseTo(5.0503, 4);
    expect(trend?.points[7]).toMatchObject({ value: 6, display: "6", isBeyond: true, rate: { numerator: 240, denominator: 4000 } });
    expect(trend?.points[0]?.rate?.limits?.high).toBeCloseTo(6.0097, 4);
    expect(trend?.points[8]).toMatchObject({ value: null, display: "—", isBeyond: false, rate: { limits: null } });
    expect(trend?.highest?.bucket).toBe(isoDay(MONDAY + 49));
  });
});
