import type { Db } from "@/db/client";
import { calendar, holiday, team } from "@/db/schema";
import { type BusinessCalendar, businessMinutesBetween } from "@/lib/calendars/business-hours";

/** The calendar a team works by; null where it names none and none holds for all. For 0 or null, the team being unknown: the one for all. */
export type CalendarsByTeam = (teamId: number | null) => BusinessCalendar | null;

/** Reads every calendar once: for many rows of many teams. */
export async function calendarsByTeam(db: Db): Promise<CalendarsByTeam> {
  const calendars = await db.select().from(calendar);
  if (calendars.length === 0) return () => null;
  const days = await db.select({ calendarId: holiday.calendarId, day: holiday.day }).from(holiday);
  const byId = new Map<number, BusinessCalendar>(
    calendars.map(({ id, zone, hours }) => [
      id,
      { zone, hours, holidays: new Set(days.filter((each) => each.calendarId === id).map(({ day }) => day)) },
    ]),
  );
  const forAll = byId.get(calendars.find(({ isDefault }) => isDefault)?.id ?? 0) ?? null;
  const teams = new Map((await db.select({ id: team.id, calendarId: team.calendarId }).from(team)).map((row) => [row.id, row.calendarId]));
  return (teamId) => byId.get(teams.get(teamId ?? 0) ?? 0) ?? forAll;
}

/**
 * Business minutes from making to doing by the calendar of a team; null where it has none. Both instants must be known to
 * the minute: a value that came as a date alone says nothing of hours.
 */
export function businessMinutes(
  calendars: CalendarsByTeam,
  { madeAt, doneAt, teamId }: { madeAt: number; doneAt: number; teamId: number | null },
): number | null {
  const hours = calendars(teamId);
  return hours === null ? null : businessMinutesBetween(hours, madeAt, doneAt);
}
