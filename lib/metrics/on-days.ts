import { and, or, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import type { Question } from "@/lib/metrics/query";
import { inRange, int, ints } from "@/lib/metrics/where";
import type { DayRange } from "@/lib/period";

type SplitBy = "team" | "channel" | "product";

/** A day, and the ids of some dimensions in their order. */
interface DayAndIds {
  day: number;
  ids: readonly number[];
}

/** More conditions than this and looking each row up is quicker. */
const MOST_CONDITIONS = 200;

/**
 * Rows on these days, each day only with these ids: written out as runs of days, so that no local day has to be worked out
 * for each row. Null when that would be too long.
 */
export function onDaysOf(question: Question, dimensions: readonly SplitBy[], days: readonly DayAndIds[]): SQL | null {
  const byIds = new Map<string, { ids: readonly number[]; days: number[] }>();
  for (const { day, ids } of days) {
    const known = byIds.get(ids.join());
    if (known) known.days.push(day);
    else byIds.set(ids.join(), { ids, days: [day] });
  }
  // Mostly all teams have the same days.
  const byRuns = new Map<string, { runs: DayRange[]; all: (readonly number[])[] }>();
  let conditions = 0;
  for (const { ids, days: own } of byIds.values()) {
    const runs = runsOf(own);
    const key = JSON.stringify(runs);
    const known = byRuns.get(key);
    if (known) known.all.push(ids);
    else byRuns.set(key, { runs, all: [ids] });
    conditions += (known ? 0 : runs.length) + (dimensions.length > 1 ? 1 : 0);
    if (conditions > MOST_CONDITIONS) return null;
  }
  const groups = [...byRuns.values()].map(({ runs, all }) => {
    const within = or(...runs.map((run) => and(...inRange(question.definition.cohort, run, question.zone)))) ?? sql`false`;
    return sql`(${withIds(dimensions, all)} and (${within}))`;
  });
  return groups.length === 0 ? sql`false` : sql`(${sql.join(groups, sql` or `)})`;
}

/** Days that follow one another as half-open ranges. */
function runsOf(days: readonly number[]): DayRange[] {
  const runs: { fromDay: number; toDay: number }[] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && day <= last.toDay) last.toDay = Math.max(last.toDay, day + 1);
    else runs.push({ fromDay: day, toDay: day + 1 });
  }
  return runs;
}

function withIds(dimensions: readonly SplitBy[], all: readonly (readonly number[])[]): SQL {
  const [only, ...others] = dimensions;
  if (only === undefined) return sql`true`;
  if (others.length === 0) return sql`${fact[only]} in (${ints(all.map(([id = 0]) => id))})`;
  const each = all.map(
    (ids) =>
      sql`(${sql.join(
        dimensions.map((dimension, at) => sql`${fact[dimension]} = ${int(ids[at] ?? 0)}`),
        sql` and `,
      )})`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
}
