import { and, or, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { type BusinessCalendar, businessMinutesBetween } from "@/lib/calendars/business-hours";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";
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

/** How many of the arrivals with a time came when their team was not at work. Null where no calendar is kept. */
export async function againstHours(asked: Asked, counted: SQL | undefined): Promise<AgainstHours | null> {
  const inUse = await calendarsInUse(asked, counted);
  if (inUse === null) return null;
  const sum: AgainstHours = { known: 0, outside: 0, unknown: 0 };
  for (const { calendar, teams, arrivals } of inUse) {
    if (calendar === null) {
      sum.unknown += arrivals;
      continue;
    }
    const [row] = await asked.reader.all<{ open: number | null }>(sql`
      select sum(case when ${isOpen(calendar, asked)} then 1 else 0 end) as open from ${fact}
      where ${and(counted, sql`${fact.contactedDay} is null`, sql`${fact.team} in (${ints(teams)})`)}`);
    sum.known += arrivals;
    sum.outside += arrivals - Number(row?.open ?? 0);
  }
  return sum;
}

/** The calendar of most arrivals, which hours of a usual week it is open in; null where no calendar is kept or holds. */
export async function usualHours(asked: Asked, counted: SQL | undefined): Promise<{ open: boolean[]; isOnly: boolean } | null> {
  const inUse = await calendarsInUse(asked, counted);
  const [most] = (inUse ?? []).toSorted((a, b) => b.arrivals - a.arrivals);
  if (!most || most.calendar === null) return null;
  return { open: openHours(most.calendar, asked.period.zone, asked.period.asOf), isOnly: inUse?.length === 1 };
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

interface InUse {
  calendar: BusinessCalendar | null;
  /** Ids as the facts hold them; 0 where the team is not known. */
  teams: number[];
  arrivals: number;
}

async function calendarsInUse({ workspace, reader }: Asked, counted: SQL | undefined): Promise<InUse[] | null> {
  const calendars = await calendarsByTeam(workspace.record.db);
  const rows = await reader.all<{ team: number; arrivals: number }>(sql`
    select ${fact.team} as team, count(*) as arrivals from ${fact}
    where ${and(counted, sql`${fact.contactedDay} is null`)} group by 1 order by 1`);
  const inUse = new Map<BusinessCalendar | null, InUse>();
  for (const row of rows) {
    const calendar = calendars(Number(row.team));
    const found = inUse.get(calendar) ?? { calendar, teams: [], arrivals: 0 };
    inUse.set(calendar, found);
    found.teams.push(Number(row.team));
    found.arrivals += Number(row.arrivals);
  }
  return [...inUse.keys()].every((calendar) => calendar === null) ? null : [...inUse.values()];
}

/** Whether a row was contacted in open hours, by the clock on the wall, which shows the hour that is put back twice. */
function isOpen({ zone, hours, holidays }: BusinessCalendar, { period, data }: Asked): SQL {
  const margin = 2 * DAY_MS;
  const span = {
    fromAt: (period.fromAt ?? (data?.firstDay ?? 0) * DAY_MS) - margin,
    toAt: (period.toAt ?? ((data?.lastDay ?? 0) + 1) * DAY_MS) + margin,
  };
  // As many whole weeks before 1970 as keep every value above 0.
  const local = localMs(fact.contactedAt, zone, span, FAR_DAYS * DAY_MS);
  const day = sql`(cast(${local} / ${int(DAY_MS)} as integer) - ${int(FAR_DAYS)})`;
  const minute = sql`(cast(${local} % ${int(DAY_MS)} / 60000 as integer))`;
  const weekday = sql`((${day} + ${int(FAR_DAYS + 3)}) % 7)`;
  const off = (which: SQL) => (holidays.size === 0 ? sql`false` : sql`${which} in (${ints([...holidays].toSorted((a, b) => a - b))})`);
  const during = (on: number, from: number, to: number) =>
    sql`(${weekday} = ${int(on)} and ${minute} >= ${int(from)} and ${minute} < ${int(to)})`;
  const own = hours.flatMap((shifts, on) => shifts.map(([from, to]) => during(on, from, Math.min(to, 1440))));
  const overnight = hours.flatMap((shifts, on) => shifts.filter(([, to]) => to > 1440).map(([, to]) => during((on + 1) % 7, 0, to - 1440)));
  const began = and(or(...overnight) ?? sql`false`, sql`not ${off(sql`(${day} - 1)`)}`);
  return sql`(not ${off(day)} and (${or(...own) ?? sql`false`} or (${began})))`;
}

const FAR_DAYS = 7 * 20_000;
