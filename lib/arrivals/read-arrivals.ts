import { and, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { type Actor, require } from "@/lib/access/actor";
import { BLOCK_HOURS, BLOCKS, DAYPART_HOURS, DAYPARTS, HOURS_OF_WEEK } from "@/lib/arrivals/arrived";
import { type AgainstHours, againstHours, usualHours } from "@/lib/arrivals/working-hours";
import { calendarsInUse } from "@/lib/calendars/calendars-in-use";
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
    const cells = await countByHour(asked, counted);
    const at = (hour: number) => cells.filter((cell) => cell.hour === hour);
    const sum = (of: (cell: HourCell) => number, among = cells) => among.reduce((total, cell) => total + of(cell), 0);
    const hours = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => sum(({ count }) => count, at(hour)));
    const timed = hours.reduce((total, count) => total + count, 0);
    const inUse = await calendarsInUse(
      workspace.record.db,
      cells.filter(({ hour }) => hour !== UNTIMED),
    );
    const against = inUse && (await againstHours(asked, counted, inUse));
    const { period, data, codes } = asked;
    return {
      hours,
      timed,
      untimed: sum(({ count }) => count, at(UNTIMED)),
      busiest: busiestOf(hours, timed),
      announced: announcedOf(cells),
      dayparts: await readDayparts(asked, counted, cells),
      against: against && { ...against, share: shareOf(against.outside, against.known) },
      usual: inUse && usualHours(asked, inUse),
      ...{ period, data, notices: codes.notices },
    };
  });
}

/** Stands for the hour of what is known to the day alone. */
const UNTIMED = -1;

/** What came in one hour of the week to one team. */
interface HourCell {
  hour: number;
  /** Id, 0 where it is not known. */
  team: number;
  count: number;
  announced: number;
  notAnnounced: number;
  moodKnown: number;
  endedWell: number;
}

async function countByHour(asked: Asked, counted: SQL | undefined): Promise<HourCell[]> {
  const rows = await asked.reader.all<Record<string, number | null>>(sql`
    select ${hourOfRow(asked)} as hour, ${fact.team} as team, count(*) as arrivals,
      sum(case when ${fact.announced} = 1 then 1 else 0 end) as announced, sum(case when ${fact.announced} = 0 then 1 else 0 end) as not_announced,
      count(${fact.moodEnd}) as mood_known, sum(case when ${fact.moodEnd} >= 4 then 1 else 0 end) as ended_well
    from ${fact} where ${counted} group by 1, 2 order by 1, 2`);
  return rows.map((row) => ({
    hour: Number(row.hour),
    team: Number(row.team),
    count: Number(row.arrivals),
    announced: Number(row.announced),
    notAnnounced: Number(row.not_announced),
    moodKnown: Number(row.mood_known),
    endedWell: Number(row.ended_well),
  }));
}

async function readDayparts(asked: Asked, counted: SQL | undefined, cells: readonly HourCell[]): Promise<Daypart[]> {
  const daypart = sql`(${hourOfRow(asked)} % 24 / ${sql.raw(String(DAYPART_HOURS))})`;
  // Minutes are few: counted by each, they are put in order here, which sorting every row would take far longer for.
  const rows = await asked.reader.all<Record<string, number>>(sql`
    select ${daypart} as daypart, ${fact.minutesToCalm} as minutes, count(*) as arrivals from ${fact}
    where ${and(counted, sql`${fact.contactedDay} is null`, sql`${fact.minutesToCalm} is not null`)} group by 1, 2 order by 1, 2`);
  return DAYPARTS.map((from, index) => {
    const own = cells.filter(({ hour }) => hour !== UNTIMED && Math.floor((hour % 24) / DAYPART_HOURS) === index);
    const sum = (of: (cell: HourCell) => number) => own.reduce((total, cell) => total + of(cell), 0);
    const calm = rows
      .filter((row) => Number(row.daypart) === index)
      .map((row) => ({ value: Number(row.minutes), count: Number(row.arrivals) }));
    return {
      from,
      arrivals: sum(({ count }) => count),
      calm: { known: calm.reduce((total, { count }) => total + count, 0), median: quantileOf(calm, 0.5), p90: quantileOf(calm, 0.9) },
      ended: shareOf(
        sum(({ endedWell }) => endedWell),
        sum(({ moodKnown }) => moodKnown),
      ),
    };
  });
}

/** As `percentile_cont` has it: between two values by how near it lies to each. @param ordered values with how often each occurs */
function quantileOf(ordered: readonly { value: number; count: number }[], q: number): number | null {
  const n = ordered.reduce((total, { count }) => total + count, 0);
  if (n === 0) return null;
  const place = q * (n - 1);
  const at = (rank: number) => {
    let passed = 0;
    for (const { value, count } of ordered) {
      passed += count;
      if (passed > rank) return value;
    }
    return 0;
  };
  const [low, high] = [at(Math.floor(place)), at(Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
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

function announcedOf(rows: readonly HourCell[]): Arrivals["announced"] {
  const sum = (of: (row: HourCell) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [yes, no, all] = [sum((row) => row.announced), sum((row) => row.notAnnounced), sum((row) => row.count)];
  return { yes, no, unknown: all - yes - no, share: shareOf(yes, yes + no) };
}

function shareOf(count: number, known: number): KnownShare {
  const interval = wilson(count, known);
  return { count, known, share: known === 0 ? null : count / known, low: interval?.low ?? null, high: interval?.high ?? null };
}
