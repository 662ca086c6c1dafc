import { bucketsBetween, dayOf, type Grain, isoDay, nextBucket } from "@/lib/dates";
import type { FailureDay } from "@/lib/failures/failure-days";
import type { Asked } from "@/lib/metrics/ask";
import { resolveGrain } from "@/lib/period";

/** A point before it is judged: what was counted between two days, and over what. */
export interface CountedPoint {
  key: string;
  /** First day, and first day after it. */
  fromDay: number;
  toDay: number;
  /** Interactions between the two days; of a share, the difficult ones. */
  count: number;
  /** Units that the count is held against; 1 where it is against none, 0 where they are not known. */
  size: number;
  /** Null where there is nothing to draw. */
  value: number | null;
  isComplete: boolean;
}

/** The buckets of a failure's chart: in weeks, or in larger steps where the period is too long for weeks. */
export function chartBuckets({ period, filters, data }: Asked, days: readonly FailureDay[]): { grain: Grain; buckets: CountedPoint[] } {
  const today = dayOf(period.asOf, period.zone);
  const first = days[0]?.day ?? period.fromDay ?? today;
  // Before the first contact of any kind nothing was documented, which is not the same as nought.
  const begun = Math.max(period.fromDay ?? Number.NEGATIVE_INFINITY, data?.firstDay ?? Number.NEGATIVE_INFINITY);
  const until = Math.min(period.toDay ?? today + 1, data === null ? today + 1 : data.lastDay + 1);
  const last = Math.max(until, (days.at(-1)?.day ?? first) + 1);
  const wanted = resolveGrain(filters.grain, last - first);
  const grain = wanted === "day" && filters.grain === "auto" ? "week" : wanted;
  const buckets = bucketsBetween(first, last, grain, period.weekStart).map((fromDay): CountedPoint => {
    const toDay = nextBucket(fromDay, grain);
    const isComplete = fromDay >= begun && toDay <= Math.min(period.toDay ?? toDay, today);
    return { key: isoDay(fromDay), fromDay, toDay, count: 0, size: 1, value: 0, isComplete };
  });
  return { grain, buckets };
}

/** The buckets with what a number of each day adds up to. */
export function inBuckets(buckets: readonly CountedPoint[], numbers: Iterable<readonly [day: number, number: number]>): number[] {
  const sums = buckets.map(() => 0);
  for (const [day, number] of numbers) {
    const at = buckets.findIndex(({ fromDay, toDay }) => day >= fromDay && day < toDay);
    if (at !== -1) sums[at] = (sums[at] ?? 0) + number;
  }
  return sums;
}

/**
 * The gaps between one interaction and the next, in days; several of one day are 0 apart. The last point is the gap that
 * is still open at the end of the chart.
 */
export function gapPoints(days: readonly FailureDay[], endDay: number): CountedPoint[] {
  const events = days.flatMap(({ day, interactions }) =>
    Array.from({ length: interactions }, (_, place) => ({ day, place, interactions })),
  );
  const gaps = events.slice(1).map(({ day, place, interactions }, index): CountedPoint => {
    const gap = day - (events[index]?.day ?? day);
    return {
      key: `${isoDay(day)}${place === 0 ? "" : `/${place + 1}`}`,
      fromDay: day,
      toDay: day + 1,
      count: interactions,
      size: 1,
      value: gap,
      isComplete: true,
    };
  });
  const last = events.at(-1);
  if (last === undefined || endDay <= last.day) return gaps;
  const open = endDay - last.day;
  return [
    ...gaps,
    { key: "open", fromDay: last.day, toDay: last.day + 1, count: last.interactions, size: 1, value: open, isComplete: false },
  ];
}
