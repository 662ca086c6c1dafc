import type { Db } from "@/db/client";
import type { BusinessCalendar } from "@/lib/calendars/business-hours";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";

/** A calendar and how many rows are of the teams that work by it. */
export interface CalendarInUse {
  /** Null of teams that none holds for. */
  calendar: BusinessCalendar | null;
  /** Ids as the facts hold them; 0 where the team is not known. */
  teams: number[];
  count: number;
}

/** By which calendars the teams of some rows work. Null where no calendar holds for any. */
export async function calendarsInUse(db: Db, cells: readonly { team: number; count: number }[]): Promise<CalendarInUse[] | null> {
  const calendars = await calendarsByTeam(db);
  const byTeam = new Map<number, number>();
  for (const { team, count } of cells) byTeam.set(team, (byTeam.get(team) ?? 0) + count);
  const inUse = new Map<BusinessCalendar | null, CalendarInUse>();
  for (const [team, count] of byTeam) {
    const calendar = calendars(team);
    const found = inUse.get(calendar) ?? { calendar, teams: [], count: 0 };
    inUse.set(calendar, found);
    found.teams.push(team);
    found.count += count;
  }
  return [...inUse.keys()].every((calendar) => calendar === null) ? null : [...inUse.values()];
}
