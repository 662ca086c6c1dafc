import { bucketOf, dayOf, isoDay } from "@/lib/dates";
import type { ResolvedPeriod } from "@/lib/period";

/** A week and how many were contacted in it. */
export interface WeekCount {
  /** First day, YYYY-MM-DD. */
  week: string;
  count: number;
  /** It has ended. */
  isComplete: boolean;
}

const WEEKS = 12;

/** Contacts by week, over the twelve weeks that end with the one of the clock. */
export function weeklyCounts(
  rows: readonly { at: number; day: number | null }[],
  { asOf, zone, weekStart }: Pick<ResolvedPeriod, "asOf" | "zone" | "weekStart">,
): WeekCount[] {
  const last = bucketOf(dayOf(asOf, zone), "week", weekStart);
  const counts = new Map<number, number>();
  for (const { at, day } of rows) {
    const week = bucketOf(day ?? dayOf(at, zone), "week", weekStart);
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  return Array.from({ length: WEEKS }, (_, index) => {
    const week = last - 7 * (WEEKS - 1 - index);
    return { week: isoDay(week), count: counts.get(week) ?? 0, isComplete: week < last };
  });
}
