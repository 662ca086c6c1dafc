import { sql } from "drizzle-orm";
import { type BusinessCalendar, openSpans } from "@/lib/calendars/business-hours";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";
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
export async function countBusinessMinutes(asked: Asked, question: Question): Promise<Counted[] | null> {
  const { definition, context } = question;
  const span = definition.span?.(context);
  if (!span) return null;
  const { fact } = definition;
  const team = dimensionColumn(fact, "team");
  const calendars = await calendarsByTeam(asked.workspace.record.db);
  const found = await asked.reader.all<{ team: number; first: number; last: number }>(sql`
    select ${team} as team, min(${span.from}) as first, max(${span.to}) as last from ${fact}
    where ${cohort(question)} and ${span.isTimed} and ${span.from} <= ${span.to} group by 1`);
  const teamsOf = new Map<BusinessCalendar, { teams: number[]; first: number; last: number }>();
  for (const { team, first, last } of found) {
    const calendar = calendars(Number(team));
    if (calendar === null) continue;
    const known = teamsOf.get(calendar) ?? { teams: [], first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
    known.teams.push(Number(team));
    known.first = Math.min(known.first, Number(first));
    known.last = Math.max(known.last, Number(last));
    teamsOf.set(calendar, known);
  }
  if (teamsOf.size === 0) return null;
  const cells: Counted[] = [];
  for (const [calendar, { teams, first, last }] of teamsOf) cells.push(...(await countBy(asked, question, calendar, teams, first, last)));
  return cells;
}

/** One calendar's rows: what was open until the end less what was open until the beginning. */
async function countBy(
  { reader }: Asked,
  question: Question,
  calendar: BusinessCalendar,
  teams: number[],
  first: number,
  last: number,
): Promise<Counted[]> {
  const { definition, context, split } = question;
  const parts = definition.parts(context);
  const span = definition.span?.(context);
  if (!span) return [];
  // Of what a calendar cannot know, a wrong year, nothing is measured.
  const opening = openSpans(calendar, Math.max(first, 0), last);
  // Before the first span nothing has been open.
  const opens = [Math.max(first, 0) - 1, ...opening.map(([from]) => from)];
  const closes = [opens[0] ?? 0, ...opening.map(([, to]) => to)];
  let sum = 0;
  const before = [
    0,
    ...opening.map(([from, to]) => {
      const until = sum;
      sum += to - from;
      return until;
    }),
  ];
  const openUntil = (at: string) =>
    sql`(${sql.raw(at)}_span.before + least(${sql.raw(`${at}_at`)}, ${sql.raw(at)}_span.closes) - ${sql.raw(at)}_span.opens)`;
  const rows = await reader.all<Record<"split" | "part" | "minutes" | "rows", number>>(sql`
    with opening as (
      select unnest([${ints(opens)}]::bigint[]) as opens, unnest([${ints(closes)}]::bigint[]) as closes, unnest([${ints(before)}]::bigint[]) as before),
    cohort as (
      select ${split ?? sql`0`} as split, ${partOfRow(parts)} as part, ${span.from} as from_at, ${span.to} as to_at from ${definition.fact}
      where ${cohort(question)} and ${dimensionColumn(definition.fact, "team")} in (${ints(teams)}) and ${span.isTimed} and ${span.from} <= ${span.to})
    select split, part, cast(floor((${openUntil("to")} - ${openUntil("from")}) / 60000) as integer) as minutes, count(*) as rows
    from cohort asof join opening as from_span on from_at >= from_span.opens asof join opening as to_span on to_at >= to_span.opens
    group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map((row) => ({
    bucket: null,
    split: Number(row.split),
    part: parts[Number(row.part)]?.part ?? "",
    unit: 0,
    minutes: Number(row.minutes),
    rows: Number(row.rows),
    isTotal: false,
  }));
}
