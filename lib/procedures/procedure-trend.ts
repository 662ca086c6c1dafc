import { and, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { bucketOf, bucketsBetween, dayOf, type Grain, isoDay, nextBucket } from "@/lib/dates";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { bucketDay, bucketExpression, filterConditions, inRange } from "@/lib/metrics/where";
import { resolveGrain } from "@/lib/period";
import type { Version } from "@/lib/procedures/procedure-names";

/** Interactions over time, by their contact, and in which bucket each version came into effect. */
export interface ProcedureTrend {
  grain: Grain;
  points: {
    /** First day, and first day after it, YYYY-MM-DD. */
    bucket: string;
    end: string;
    count: number;
    isComplete: boolean;
  }[];
  versions: { bucket: string; version: number }[];
}

/** Of the filters and their period, in weeks or in larger steps. */
export async function procedureTrend({ reader, filters, codes, period, data }: Asked, versions: Version[]): Promise<ProcedureTrend> {
  const contacted = { at: fact.contactedAt, day: fact.contactedDay };
  const days = bucketExpression(contacted, "day", period.zone, period.weekStart, { fromAt: Number.MIN_SAFE_INTEGER, toAt: period.asOf });
  const rows = await reader.all<{ day: number; rows: number }>(sql`
    select ${days} as day, count(*) as rows from ${fact} where ${and(
      sql`${fact.status} = 1`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      ...inRange(contacted, period, period.zone),
    )} group by 1 order by 1`);
  const byDay = rows.map((row) => ({ day: bucketDay(Number(row.day), "day", period.weekStart), count: Number(row.rows) }));
  const today = dayOf(period.asOf, period.zone);
  const first = period.fromDay ?? byDay[0]?.day ?? today;
  const end = Math.max(Math.min(period.toDay ?? today + 1, today + 1, (data?.lastDay ?? today) + 1), first + 1);
  const wanted = resolveGrain(filters.grain, end - first);
  const grain = wanted === "day" && filters.grain === "auto" ? "week" : wanted;
  const points = bucketsBetween(first, end, grain, period.weekStart).map((bucket) => {
    const next = nextBucket(bucket, grain);
    return {
      bucket: isoDay(bucket),
      end: isoDay(next),
      count: byDay.reduce((sum, { day, count }) => (day >= bucket && day < next ? sum + count : sum), 0),
      isComplete: bucket >= (period.fromDay ?? bucket) && next <= Math.min(period.toDay ?? next, today),
    };
  });
  const drawn = new Set(points.map(({ bucket }) => bucket));
  return {
    grain,
    points,
    versions: versions
      .map(({ version, effectiveDay }) => ({ version, bucket: isoDay(bucketOf(effectiveDay, grain, period.weekStart)) }))
      .filter(({ bucket }) => drawn.has(bucket)),
  };
}
