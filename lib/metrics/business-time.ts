import { type SQL, sql } from "drizzle-orm";
import { type BusinessCalendar, openSpans } from "@/lib/calendars/business-hours";
import { calendarsInUse } from "@/lib/calendars/calendars-in-use";
import type { Asked } from "@/lib/metrics/ask";
import { dimensionColumn } from "@/lib/metrics/dimensions";
import { type Counted, cohort, partOfRow, type Question } from "@/lib/metrics/query";
import { ints } from "@/lib/metrics/where";

/**
 * The rows of a duration by the minutes of it in which the calendar of their team was open: whole minutes, as
 * `businessMinutesBetween` counts them. Rows are left out whose team has no calendar, or of which the beginning or the end
 * is known by its day alone. Null where none of the teams has a calendar, or the metric does not say between which instants it
 * runs.
 */
export async function countBusinessMinutes({ workspace, reader }: Asked, question: Question): Promise<Counted[] | null> {
  const { definition, context, split } = question;
  const span = definition.span?.(context);
  if (!span) return null;
  const { fact } = definition;
  const team = dimensionColumn(fact, "team");
  const measurable = sql`${cohort(question)} and ${span.isTimed} and ${span.from} <= ${span.to}`;
  const found = await reader.all<Record<"team" | "rows" | "first" | "last", number>>(
    sql`select ${team} as team, count(*) as rows, min(${span.from}) as first, max(${span.to}) as last from ${fact} where ${measurable} group by 1`,
  );
  const inUse = await calendarsInUse(
    workspace.record.db,
    found.map((row) => ({ team: Number(row.team), count: Number(row.rows) })),
  );
  if (inUse === null) return null;
  // Of what a calendar cannot know, a wrong year, nothing is measured.
  const first = Math.max(0, Math.min(...found.map((row) => Number(row.first))));
  const last = Math.max(...found.map((row) => Number(row.last)));
  const parts = definition.parts(context);
  const cells: Counted[] = [];
  for (const { calendar, teams } of inUse) {
    if (calendar === null) continue;
    const rows = await reader.all<Record<"split" | "part" | "minutes" | "rows", number>>(sql`
      with opening as (${openingOf(calendar, first, last)}),
      cohort as (
        select ${split ?? sql`0`} as split, ${partOfRow(parts)} as part, ${span.from} as from_at, ${span.to} as to_at from ${fact}
        where ${measurable} and ${team} in (${ints(teams)}))
      select split, part, cast(floor(((to_span.before + least(to_at, to_span.closes) - to_span.opens)
        - (from_span.before + least(from_at, from_span.closes) - from_span.opens)) / 60000) as integer) as minutes, count(*) as rows
      from cohort asof join opening as from_span on from_at >= from_span.opens asof join opening as to_span on to_at >= to_span.opens
      group by 1, 2, 3 order by 1, 2, 3`);
    for (const row of rows) {
      const part = parts[Number(row.part)]?.part ?? "";
      const counted = { bucket: null, split: Number(row.split), part, unit: 0, isTotal: false };
      cells.push({ ...counted, minutes: Number(row.minutes), rows: Number(row.rows) });
    }
  }
  return cells;
}

/** The open spans of a calendar, each with what was open before it; first an empty one, before which nothing has been open. */
function openingOf(calendar: BusinessCalendar, first: number, last: number): SQL {
  const spans = [[first - 1, first - 1] as const, ...openSpans(calendar, first, last)];
  let sum = 0;
  const before = spans.map(([opens, closes]) => {
    sum += closes - opens;
    return sum - (closes - opens);
  });
  const list = (values: number[]) => sql`unnest([${ints(values)}]::bigint[])`;
  return sql`select ${list(spans.map(([opens]) => opens))} as opens, ${list(spans.map(([, closes]) => closes))} as closes, ${list(before)} as before`;
}
