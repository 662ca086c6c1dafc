import { and, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { type Actor, require } from "@/lib/access/actor";
import { BLOCK_HOURS, BLOCKS, DAYPART_HOURS, DAYPARTS, HOURS_OF_WEEK } from "@/lib/arrivals/arrived";
import { type AgainstHours, againstHours, usualHours } from "@/lib/arrivals/working-hours";
import { DAY_MS } from "@/lib/dates";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, hourOfWeek, inRange } from "@/lib/metrics/where";
import type { ResolvedPeriod } from "@/lib/period";
import { wilson } from "@/lib/stats/wilson";
import type { Workspace } from "@/lib/workspace";

/** A share of what is known, with Wilson's interval. */
export interface KnownShare {
  count: number;
  known: number;
  /** 0–1; null where nothing is known. */
  share: number | null;
  low: number | null;
  high: number | null;
}

/** How it went for what arrived in one part of the day. */
export interface Daypart {
  /** The first hour of it. */
  from: number;
  arrivals: number;
  /** Minutes until the customer was calm, of those of which that is known. */
  calm: { known: number; median: number | null; p90: number | null };
  /** End moods of 4 or 5. */
  ended: KnownShare;
}

/** When difficult interactions arrive, in the reporting zone. */
export interface Arrivals {
  /** Interactions by hour of the week, 0 from Monday midnight. */
  hours: number[];
  /** Those with a time, and those of which only the day is known. */
  timed: number;
  untimed: number;
  /** The four hours of a weekday in which most arrive; null where there are too few to tell. */
  busiest: { weekday: number; from: number; count: number } | null;
  announced: { yes: number; no: number; unknown: number; share: KnownShare };
  dayparts: Daypart[];
  /** Null where no calendar is kept. */
  against: (AgainstHours & { share: KnownShare }) | null;
  /** By hour of the week, whether those who work by the calendar of most arrivals are usually there. */
  usual: { open: boolean[]; isOnly: boolean } | null;
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Below so many arrivals, or so many in the fullest four hours, nothing is said of when most come. */
export const FEWEST_ARRIVALS = 30;
const FEWEST_IN_BLOCK = 5;

/** Everything in one snapshot, so that sentence, picture and table agree. @throws ForbiddenError */
export async function readArrivals(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<Arrivals> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const counted = difficultIn(asked);
    const byHour = await countByHour(asked, counted);
    const hours = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => byHour.get(hour)?.count ?? 0);
    const timed = hours.reduce((sum, count) => sum + count, 0);
    const against = await againstHours(asked, counted);
    const { period, data, codes } = asked;
    return {
      hours,
      timed,
      untimed: byHour.get(UNTIMED)?.count ?? 0,
      busiest: busiestOf(hours, timed),
      announced: announcedOf([...byHour.values()]),
      dayparts: await readDayparts(asked, counted),
      against: against && { ...against, share: shareOf(against.outside, against.known) },
      usual: await usualHours(asked, counted),
      ...{ period, data, notices: codes.notices },
    };
  });
}

/** Stands for the hour of what is known to the day alone. */
const UNTIMED = -1;

interface HourCounts {
  count: number;
  announced: number;
  notAnnounced: number;
}

async function countByHour(asked: Asked, counted: SQL | undefined): Promise<Map<number, HourCounts>> {
  const rows = await asked.reader.all<Record<string, number | null>>(sql`
    select ${hourOfRow(asked)} as hour, count(*) as arrivals, sum(case when ${fact.announced} = 1 then 1 else 0 end) as announced,
      sum(case when ${fact.announced} = 0 then 1 else 0 end) as not_announced
    from ${fact} where ${counted} group by 1 order by 1`);
  return new Map(
    rows.map((row) => [
      Number(row.hour),
      { count: Number(row.arrivals), announced: Number(row.announced), notAnnounced: Number(row.not_announced) },
    ]),
  );
}

async function readDayparts(asked: Asked, counted: SQL | undefined): Promise<Daypart[]> {
  const daypart = sql`(${hourOfRow(asked)} % 24 / ${sql.raw(String(DAYPART_HOURS))})`;
  const rows = await asked.reader.all<Record<string, number | null>>(sql`
    select ${daypart} as daypart, count(*) as arrivals, count(${fact.minutesToCalm}) as calm_known,
      percentile_cont(0.5) within group (order by ${fact.minutesToCalm}) as calm_median,
      percentile_cont(0.9) within group (order by ${fact.minutesToCalm}) as calm_p90,
      count(${fact.moodEnd}) as mood_known, sum(case when ${fact.moodEnd} >= 4 then 1 else 0 end) as ended_well
    from ${fact} where ${and(counted, sql`${fact.contactedDay} is null`)} group by 1 order by 1`);
  const found = new Map(rows.map((row) => [Number(row.daypart), row]));
  return DAYPARTS.map((from, index) => {
    const row = found.get(index);
    const [calmKnown, moodKnown] = [Number(row?.calm_known ?? 0), Number(row?.mood_known ?? 0)];
    const minutes = (value: number | null | undefined) => (calmKnown === 0 || value == null ? null : Number(value));
    return {
      from,
      arrivals: Number(row?.arrivals ?? 0),
      calm: { known: calmKnown, median: minutes(row?.calm_median), p90: minutes(row?.calm_p90) },
      ended: shareOf(Number(row?.ended_well ?? 0), moodKnown),
    };
  });
}

/** The hour of the week of a row in the reporting zone. */
function hourOfRow({ period, data }: Asked): SQL {
  const margin = 2 * DAY_MS;
  const span = {
    fromAt: (period.fromAt ?? (data?.firstDay ?? 0) * DAY_MS) - margin,
    toAt: (period.toAt ?? ((data?.lastDay ?? 0) + 1) * DAY_MS) + margin,
  };
  return sql`case when ${fact.contactedDay} is null then ${hourOfWeek(fact.contactedAt, period.zone, span)} else ${sql.raw(String(UNTIMED))} end`;
}

/** Difficult interactions that count, of the filters and their period. */
function difficultIn({ filters, codes, period }: Asked): SQL | undefined {
  return and(
    sql`${fact.status} = 1`,
    sql`${fact.difficult} = 1`,
    existsAt(fact, period.asOf),
    ...filterConditions(fact, filters, codes),
    ...inRange({ at: fact.contactedAt, day: fact.contactedDay }, period, period.zone),
  );
}

/** Four hours and not one, so that a handful of arrivals does not make a peak; where two are as full, the earlier of the week. */
function busiestOf(hours: readonly number[], timed: number): Arrivals["busiest"] {
  if (timed < FEWEST_ARRIVALS) return null;
  const blocks = Array.from({ length: 7 }, (_, weekday) =>
    BLOCKS.map((from) => ({ weekday, from, count: countIn(hours, weekday, from, BLOCK_HOURS) })),
  );
  const [fullest] = blocks.flat().toSorted((a, b) => b.count - a.count || a.weekday - b.weekday || a.from - b.from);
  return fullest && fullest.count >= FEWEST_IN_BLOCK ? fullest : null;
}

/** Arrivals of a weekday from an hour on. */
export function countIn(hours: readonly number[], weekday: number, from: number, length: number): number {
  return hours.slice(weekday * 24 + from, weekday * 24 + from + length).reduce((sum, count) => sum + count, 0);
}

function announcedOf(rows: readonly HourCounts[]): Arrivals["announced"] {
  const sum = (of: (row: HourCounts) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [yes, no, all] = [sum((row) => row.announced), sum((row) => row.notAnnounced), sum((row) => row.count)];
  return { yes, no, unknown: all - yes - no, share: shareOf(yes, yes + no) };
}

function shareOf(count: number, known: number): KnownShare {
  const interval = wilson(count, known);
  return { count, known, share: known === 0 ? null : count / known, low: interval?.low ?? null, high: interval?.high ?? null };
}
