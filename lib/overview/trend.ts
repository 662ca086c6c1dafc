import { bucketOf, GRAINS, type Grain, isoDay, parseIsoDay } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import { formatBucket, formatBucketLong, formatCount, formatLevel } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import type { ResolvedPeriod } from "@/lib/period";
import { type ControlLimits, countLimits } from "@/lib/stats/control-chart";

/** Weeks that a control chart needs behind it before a short period can be judged. */
const WEEKS = 52;

/**
 * The filter of the weekly chart: the 52 weeks that end with the period, so that a short period is seen against what is
 * usual. A period that is longer, or open, is drawn as it is, in buckets of its own size and with its own comparison.
 */
export function trendFilters(filters: Filters, period: ResolvedPeriod): Filters {
  const { fromDay, toDay, weekStart } = period;
  if (fromDay === null || toDay === null) return filters;
  const first = bucketOf(toDay - 1, "week", weekStart) - (WEEKS - 1) * 7;
  if (fromDay < first) return filters;
  return { ...filters, period: "custom", from: isoDay(first), to: isoDay(toDay), grain: "week", compare: "off" };
}

/**
 * The filter of the same weeks 52 weeks earlier, to lie under the weekly chart: whole weeks, so that Mondays stand under
 * Mondays, whichever comparison is asked for. Null without a comparison, and for any other chart.
 */
export function trendBefore(trend: Filters, compare: Filters["compare"]): Filters | null {
  const [from, to] = [trend.from, trend.to].map((text) => (text === undefined ? null : parseIsoDay(text)));
  if (compare === "off" || trend.grain !== "week" || from == null || to == null) return null;
  return { ...trend, from: isoDay(from - WEEKS * 7), to: isoDay(to - WEEKS * 7) };
}

export interface TrendPoint {
  /** First day of the bucket, YYYY-MM-DD. */
  bucket: string;
  label: string;
  longLabel: string;
  value: number;
  display: string;
  isComplete: boolean;
  isBeyond: boolean;
  isLabelled: boolean;
}

export interface Trend {
  grain: Grain;
  points: TrendPoint[];
  /** The first of the highest; null without points. */
  highest: TrendPoint | null;
  limits: (ControlLimits & { centreText: string; highText: string; lowText: string }) | null;
}

/** A count's trend with its limits; null when there is no trend to draw. `series` picks one line of a split trend. */
export function trendOf(result: MetricResult, series: string | null = null): Trend | null {
  const grain = GRAINS.find((each) => each === result.grain);
  if (!grain) return null;
  const found = result.points.flatMap((point) =>
    point.bucket === null || point.series !== series ? [] : [{ ...point, bucket: point.bucket }],
  );
  const limits = countLimits(found.map((point) => ({ count: point.numerator, isComplete: !point.isIncomplete })));
  const beyond = new Set(limits?.beyond);
  const labelled = limits
    ? labelledOf(
        limits,
        found.map((point) => point.numerator),
      )
    : new Set<number>();
  const points = found.map(
    (point, index): TrendPoint => ({
      bucket: point.bucket,
      label: formatBucket(point.bucket, grain),
      longLabel: formatBucketLong(point.bucket, grain),
      value: point.numerator,
      display: formatCount(point.numerator),
      isComplete: !point.isIncomplete,
      isBeyond: beyond.has(index),
      isLabelled: labelled.has(index),
    }),
  );
  return {
    grain,
    points,
    highest: points.reduce<TrendPoint | null>((best, point) => (best === null || point.value > best.value ? point : best), null),
    limits: limits && {
      ...limits,
      centreText: formatLevel(limits.centre),
      highText: formatLevel(limits.high),
      lowText: formatLevel(limits.low),
    },
  };
}

/** Points from the first that holds anything: before that nothing was documented, which is not the same as nought. */
export function sinceDocumented(points: TrendPoint[]): (TrendPoint | null)[] {
  const first = points.findIndex((point) => point.value > 0);
  return points.map((point, index) => (first === -1 || index < first ? null : point));
}

/** Most points whose value is written beside them, and the share of the width that each needs to be read. */
const MOST_LABELS = 8;
const LABEL_WIDTH = 1 / 14;

/** Which points beyond a limit carry their number: the farthest out first, none beside another. */
function labelledOf(limits: ControlLimits, counts: number[]): Set<number> {
  const apart = Math.max(2, Math.ceil(counts.length * LABEL_WIDTH));
  const distance = (index: number) => Math.abs((counts[index] ?? limits.centre) - limits.centre);
  const chosen: number[] = [];
  for (const index of limits.beyond.toSorted((a, b) => distance(b) - distance(a) || a - b)) {
    if (chosen.length < MOST_LABELS && chosen.every((other) => Math.abs(other - index) >= apart)) chosen.push(index);
  }
  return new Set(chosen);
}
