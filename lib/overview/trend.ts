import { bucketOf, GRAINS, type Grain, isoDay, parseIsoDay } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import { formatBucket, formatBucketLong, formatLevel, formatValue } from "@/lib/format";
import type { MetricResult, Point } from "@/lib/metrics/result";
import type { ResolvedPeriod } from "@/lib/period";
import { type CountLimits, countLimits } from "@/lib/stats/count-chart";
import { rateLimits } from "@/lib/stats/rate-chart";

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
  /** A count, or how many per 100 contacts; null where the bucket has no contact volume. */
  value: number | null;
  display: string;
  isComplete: boolean;
  isBeyond: boolean;
  isLabelled: boolean;
  /** What a rate's value is made of, and its own limits; null for a count. */
  rate: { numerator: number; denominator: number; limits: { low: number; high: number } | null } | null;
}

export interface Trend {
  grain: Grain;
  /** How many per 100 contacts, instead of how many. */
  isRate: boolean;
  points: TrendPoint[];
  /** The first of the highest; null without points. */
  highest: TrendPoint | null;
  /** Of a rate, whose limits differ from point to point: those of the last complete point. */
  limits: (Pick<CountLimits, "centre" | "low" | "high" | "beyond"> & { centreText: string; highText: string; lowText: string }) | null;
}

/** A trend with its limits; null when there is no trend to draw. `series` picks one line of a split trend. */
export function trendOf(result: MetricResult, series: string | null = null): Trend | null {
  const grain = GRAINS.find((each) => each === result.grain);
  if (!grain) return null;
  const isRate = result.kind === "per-hundred";
  const found = result.points.flatMap((point) =>
    point.bucket === null || point.series !== series ? [] : [{ ...point, bucket: point.bucket }],
  );
  const values = found.map((point) => (isRate ? point.value : point.numerator));
  const { limits, bounds } = isRate ? limitsOfRate(found) : limitsOfCount(found);
  const beyond = new Set(limits?.beyond);
  const labelled = limits ? labelledOf(limits, values) : new Set<number>();
  const points = found.map(
    (point, index): TrendPoint => ({
      bucket: point.bucket,
      label: formatBucket(point.bucket, grain),
      longLabel: formatBucketLong(point.bucket, grain),
      value: values[index] ?? null,
      display: formatValue(isRate ? "per-hundred" : "count", values[index] ?? null),
      isComplete: !point.isIncomplete,
      isBeyond: beyond.has(index),
      isLabelled: labelled.has(index),
      rate: isRate ? { numerator: point.numerator, denominator: point.denominator ?? 0, limits: bounds[index] ?? null } : null,
    }),
  );
  return {
    grain,
    isRate,
    points,
    highest: points.reduce<TrendPoint | null>((best, point) => ((point.value ?? -1) > (best?.value ?? -1) ? point : best), null),
    limits: limits && {
      ...limits,
      centreText: formatLevel(limits.centre),
      highText: formatLevel(limits.high),
      lowText: formatLevel(limits.low),
    },
  };
}

interface FoundLimits {
  limits: Pick<CountLimits, "centre" | "low" | "high" | "beyond"> | null;
  bounds: ({ low: number; high: number } | null)[];
}

function limitsOfCount(points: Point[]): FoundLimits {
  return { limits: countLimits(points.map((point) => ({ count: point.numerator, isComplete: !point.isIncomplete }))), bounds: [] };
}

/** Per 100; a bucket in which more was difficult than was handled is judged by nobody. */
function limitsOfRate(points: Point[]): FoundLimits {
  const found = rateLimits(
    points.map(({ numerator, denominator, value, isIncomplete }) => ({
      count: numerator,
      size: value === null ? 0 : (denominator ?? 0),
      isComplete: !isIncomplete,
    })),
  );
  if (!found) return { limits: null, bounds: [] };
  const bounds = found.bounds.map((bound) => bound && { low: bound.low * 100, high: bound.high * 100 });
  const last = bounds[points.findLastIndex((point, index) => !point.isIncomplete && bounds[index] != null)];
  return { limits: last ? { centre: found.centre * 100, ...last, beyond: found.beyond } : null, bounds };
}

/** Points from the first that holds anything: before that nothing was documented, which is not the same as nought. */
export function sinceDocumented(points: TrendPoint[]): (TrendPoint | null)[] {
  const first = points.findIndex((point) => (point.value ?? 0) > 0);
  return points.map((point, index) => (first === -1 || index < first ? null : point));
}

/** Most points whose value is written beside them, and the share of the width that each needs to be read. */
const MOST_LABELS = 8;
const LABEL_WIDTH = 1 / 14;

/** Which points beyond a limit carry their number: the farthest out first, none beside another. */
function labelledOf(limits: Pick<CountLimits, "centre" | "beyond">, counts: (number | null)[]): Set<number> {
  const apart = Math.max(2, Math.ceil(counts.length * LABEL_WIDTH));
  const distance = (index: number) => Math.abs((counts[index] ?? limits.centre) - limits.centre);
  const chosen: number[] = [];
  for (const index of limits.beyond.toSorted((a, b) => distance(b) - distance(a) || a - b)) {
    if (chosen.length < MOST_LABELS && chosen.every((other) => Math.abs(other - index) >= apart)) chosen.push(index);
  }
  return new Set(chosen);
}
