import { and, or, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { type BusinessCalendar, businessMinutesBetween } from "@/lib/calendars/business-hours";
import type { CalendarInUse } from "@/lib/calendars/calendars-in-use";
import { bucketOf, DAY_MS, dayOf, startOfDay } from "@/lib/dates";
import type { Asked } from "@/lib/metrics/ask";
import { int, ints, localMs } from "@/lib/metrics/where";

/** Arrivals held against when their teams work. */
export interface AgainstHours {
  /** Arrivals of teams whose hours are known, and those of them outside of these. */
  known: number;
  outside: number;
  /** Arrivals of teams that no calendar holds for. */
  unknown: number;
}

/** How many of the arrivals with a time came when their team was not at work. */
export async function againstHours(asked: Asked, counted: SQL | undefined, inUse: readonly CalendarInUse[]): Promise<AgainstHours> {
  const sum: AgainstHours = { known: 0, outside: 0, unknown: 0 };
  for (const { calendar, teams, count } of inUse) {
    if (calendar === null) {
      sum.unknown += count;
      continue;
    }
    const [row] = await asked.reader.all<{ open: number | null }>(sql`
      select sum(case when ${isOpen(calendar)} then 1 else 0 end) as open from (
        select ${localMs(fact.contactedAt, calendar.zone, spanOf(asked), FAR_DAYS * DAY_MS)} as shown from ${fact}
        where ${and(counted, sql`${fact.contactedDay} is null`, sql`${fact.team} in (${ints(teams)})`)}) as clocks`);
    sum.known += count;
    sum.outside += count - Number(row?.open ?? 0);
  }
  return sum;
}

/** Which hours of a usual week the calendar of most arrivals is open in; null where none holds for those. */
export function usualHours({ period }: Asked, inUse: readonly CalendarInUse[]): { open: boolean[]; isOnly: boolean } | null {
  const [most] = inUse.toSorted((a, b) => b.count - a.count);
  if (!most || most.calendar === null) return null;
  return { open: openHours(most.calendar, period.zone, period.asOf), isOnly: inUse.length === 1 };
}

/** Hours of the week of the clock, as a zone shows them, of which a calendar is open for at least half. */
export function openHours(calendar: BusinessCalendar, zone: string, asOf: number): boolean[] {
  const usual = { ...calendar, holidays: new Set<number>() };
  const monday = bucketOf(dayOf(asOf, zone), "week", 1);
  return Array.from({ length: 168 }, (_, hour) => {
    const begins = startOfDay(monday + Math.floor(hour / 24), zone) + (hour % 24) * 3_600_000;
    return businessMinutesBetween(usual, begins, begins + 3_600_000) >= 30;
  });
}

/** Whether `shown`, which the clock on the wall shows, lies in open hours; an hour that is put back is shown twice. */
function isOpen({ hours, holidays }: BusinessCalendar): SQL {
  const day = sql`(cast(shown / ${int(DAY_MS)} as integer) - ${int(FAR_DAYS)})`;
  const minute = sql`cast((shown + ${int(3 * DAY_MS)}) % ${int(7 * DAY_MS)} / 60000 as integer)`;
  const isOff = (which: SQL) => (holidays.size === 0 ? sql`false` : sql`${which} in (${ints([...holidays].toSorted((a, b) => a - b))})`);
  const during = (on: number, from: number, to: number) => sql`${minute} between ${int(on * 1440 + from)} and ${int(on * 1440 + to - 1)}`;
  const own = hours.flatMap((shifts, on) => shifts.map(([from, to]) => during(on, from, Math.min(to, 1440))));
  const overnight = hours.flatMap((shifts, on) => shifts.filter(([, to]) => to > 1440).map(([, to]) => during((on + 1) % 7, 0, to - 1440)));
  const began = sql`(${or(...overnight) ?? sql`false`}) and not ${isOff(sql`(${day} - 1)`)}`;
  return sql`(not ${isOff(day)} and ((${or(...own) ?? sql`false`}) or (${began})))`;
}

function spanOf({ period, data }: Asked): { fromAt: number; toAt: number } {
  const margin = 2 * DAY_MS;
  return {
    fromAt: (period.fromAt ?? (data?.firstDay ?? 0) * DAY_MS) - margin,
    toAt: (period.toAt ?? ((data?.lastDay ?? 0) + 1) * DAY_MS) + margin,
  };
}

/** A whole number of weeks before any row, so that nothing is below 0. */
const FAR_DAYS = 7 * 20_000;
