import { and, sql } from "drizzle-orm";
import { factInteraction as fact, SET_KIND } from "@/db/facts/tables";
import { bucketsBetween, dayOf, type Grain, isoDay, nextBucket, parseIsoDay } from "@/lib/dates";
import { clockOf } from "@/lib/interactions/find-rows";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { bucketDay, bucketExpression, filterConditions, inRange, inSets } from "@/lib/metrics/where";
import { resolveGrain } from "@/lib/period";
import { type ControlLimits, countLimits } from "@/lib/stats/control-chart";

export interface FailureTrendPoint {
  /** First day, YYYY-MM-DD. */
  bucket: string;
  /** First day after it. */
  end: string;
  count: number;
  isComplete: boolean;
  /** The week 52 weeks earlier; absent where weeks are not compared, or nothing was documented by then. */
  before?: { bucket: string; end: string; count: number };
}

/** Interactions of a failure over time, dated by when it happened where that is known, else by when it was told. */
export interface FailureTrend {
  grain: Grain;
  points: FailureTrendPoint[];
  /** What is usual; null when too few buckets are complete to say. */
  limits: ControlLimits | null;
  /** How many of the interactions say when it happened. */
  dated: number;
  total: number;
}

const happened = clockOf({ clock: "occurred" });

/** The trend of one failure over the period: in weeks, or in larger steps where the period is too long for weeks. */
export async function failureTrend(asked: Asked, failureId: number): Promise<FailureTrend> {
  const { reader, filters, codes, period } = asked;
  const where =
    and(
      sql`${fact.status} = 1`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      inSets(fact.failureSet, SET_KIND.failure, [failureId]),
      ...inRange(happened, period, period.zone),
    ) ?? sql`true`;
  const everywhere = { fromAt: Number.MIN_SAFE_INTEGER, toAt: period.asOf };
  const days = bucketExpression(happened, "day", period.zone, period.weekStart, everywhere);
  const rows = await reader.all<{ day: number; rows: number; dated: number }>(
    sql`select ${days} as day, count(*) as rows, count(${fact.occurredAt}) as dated from ${fact} where ${where} group by 1 order by 1`,
  );
  const byDay = rows.map((row) => ({
    day: bucketDay(Number(row.day), "day", period.weekStart),
    count: Number(row.rows),
    dated: Number(row.dated),
  }));
  return { ...inBuckets(asked, byDay), dated: sum(byDay.map((each) => each.dated)), total: sum(byDay.map((each) => each.count)) };
}

const YEAR_OF_WEEKS = 52 * 7;

/** A weekly trend with the week 52 weeks earlier beside each of its own. */
export function besideWeeksBefore(trend: FailureTrend, earlier: FailureTrend): FailureTrend {
  if (trend.grain !== "week" || earlier.grain !== "week" || earlier.total === 0) return trend;
  const counts = new Map(earlier.points.map((point) => [point.bucket, point]));
  const first = earlier.points[0]?.bucket ?? "";
  const points = trend.points.map((point): FailureTrendPoint => {
    const bucket = isoDay((parseIsoDay(point.bucket) ?? 0) - YEAR_OF_WEEKS);
    if (bucket < first) return point;
    const end = isoDay((parseIsoDay(bucket) ?? 0) + 7);
    return { ...point, before: { bucket, end, count: counts.get(bucket)?.count ?? 0 } };
  });
  return { ...trend, points };
}

function inBuckets(
  { period, filters, data }: Asked,
  byDay: { day: number; count: number }[],
): Pick<FailureTrend, "grain" | "points" | "limits"> {
  const today = dayOf(period.asOf, period.zone);
  const first = byDay[0]?.day ?? period.fromDay ?? today;
  const last = Math.max(
    Math.min(period.toDay ?? today + 1, data === null ? today + 1 : data.lastDay + 1),
    (byDay.at(-1)?.day ?? first) + 1,
  );
  const wanted = resolveGrain(filters.grain, last - first);
  const grain = wanted === "day" && filters.grain === "auto" ? "week" : wanted;
  const points = bucketsBetween(first, last, grain, period.weekStart).map((bucket) => {
    const end = nextBucket(bucket, grain);
    const isComplete = bucket >= (period.fromDay ?? bucket) && end <= Math.min(period.toDay ?? end, today);
    const count = sum(byDay.filter(({ day }) => day >= bucket && day < end).map((each) => each.count));
    return { bucket: isoDay(bucket), end: isoDay(end), count, isComplete };
  });
  return { grain, points, limits: countLimits(points) };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
