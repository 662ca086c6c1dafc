import { z } from "zod";
import { BadCalendarError } from "@/lib/calendars/bad-calendar-error";
import { parseShifts, type Shift } from "@/lib/calendars/shift-text";
import { isoDay, isZone, parseIsoDay } from "@/lib/dates";
import { oneLine } from "@/lib/one-line";
import { readBody } from "@/lib/request-body";

/** What is sent to make a calendar. */
export interface NewCalendar {
  name: string;
  zone: string;
  /** Seven lists, Monday first. */
  hours: Shift[][];
}

/** What is sent to change one; what is absent stays as it is. */
export interface CalendarChange extends Partial<NewCalendar> {
  /** Whether it holds for teams that name none. */
  isDefault?: boolean;
}

/** A day without work. */
export interface Holiday {
  /** Days since 1970-01-01. */
  day: number;
  name: string;
}

/** Of one calendar, and of one request. */
export const MOST_HOLIDAYS = 2_000;

/** Reads the body of `POST /api/calendars`. @throws BadCalendarError */
export function parseNewCalendar(body: string): NewCalendar {
  const { hours, ...kept } = readBody(newCalendar, body, BadCalendarError, EXAMPLE);
  return { ...kept, hours: shiftsOf(hours) };
}

/** Reads the body of `PATCH /api/calendars/<code>`. @throws BadCalendarError */
export function parseCalendarChange(body: string): CalendarChange {
  const { name, zone, hours, isDefault } = readBody(
    newCalendar.extend({ isDefault: z.boolean(TRUE_OR_FALSE) }).partial(),
    body,
    BadCalendarError,
    EXAMPLE,
  );
  const change: CalendarChange = {
    ...(name !== undefined && { name }),
    ...(zone !== undefined && { zone }),
    ...(hours !== undefined && { hours: shiftsOf(hours) }),
    ...(isDefault !== undefined && { isDefault }),
  };
  if (Object.keys(change).length === 0)
    throw new BadCalendarError("body", "nothing is to be changed: send a name, a zone, hours or isDefault");
  return change;
}

/** Reads the body of `POST /api/calendars/<code>/holidays`: one day a line. @throws BadCalendarError naming the line */
export function parseHolidays(body: string): Holiday[] {
  const { lines } = readBody(holidayLines, body, BadCalendarError, '{"lines":"2026-12-25 Christmas Day\\n2026-12-26 Boxing Day"}');
  const holidays = new Map<number, Holiday>();
  for (const [index, line] of lines.split(/\r\n|\r|\n/).entries()) {
    const text = oneLine(line);
    if (text === "") continue;
    const match = /^(\S+)(?:[\s,;:]+(.*))?$/.exec(text);
    const day = parseIsoDay((match?.[1] ?? "").replace(/[,;:]$/, ""));
    const name = match?.[2]?.trim() ?? "";
    if (day === null)
      throw new BadCalendarError("lines", `line ${index + 1} must begin with a day such as 2026-12-25; got "${text.slice(0, 40)}"`);
    if (name === "") throw new BadCalendarError("lines", `line ${index + 1} must name the day, such as ${isoDay(day)} Christmas Day`);
    if (name.length > 120) throw new BadCalendarError("lines", `line ${index + 1} has a name longer than 120 characters`);
    // The later of two lines about a day.
    holidays.set(day, { day, name });
  }
  if (holidays.size === 0) throw new BadCalendarError("lines", "no day is named: write one a line, such as 2026-12-25 Christmas Day");
  if (holidays.size > MOST_HOLIDAYS) throw new BadCalendarError("lines", `at most ${MOST_HOLIDAYS} days can be added at once`);
  return [...holidays.values()].toSorted((a, b) => a.day - b.day);
}

/** Reads the day in the address of a holiday. @throws BadCalendarError */
export function parseHolidayDay(text: string): number {
  const day = parseIsoDay(text);
  if (day === null) throw new BadCalendarError("day", `a holiday is named by its day, such as 2026-12-25; got "${text.slice(0, 40)}"`);
  return day;
}

/** Reads the body of `PUT /api/teams/<code>/calendar`. @throws BadCalendarError */
export function parseTeamCalendar(body: string): { calendar: string | null } {
  const code = z.string({ error: "must be the code of a calendar, or null" }).min(1).max(200).nullable();
  return readBody(z.strictObject({ calendar: code }), body, BadCalendarError, '{"calendar":"berlin-office"}');
}

const TRUE_OR_FALSE = { error: "must be true or false" };
const EXAMPLE =
  '{"name":"Berlin office","zone":"Europe/Berlin","hours":["09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","09:00-17:00","",""]}';
const NEEDS_SEVEN = { error: "must be seven texts, Monday first, such as 09:00-17:00; empty where nobody works" };

const newCalendar = z.strictObject({
  name: z
    .string({ error: "must be a text" })
    .max(1_000)
    .transform(oneLine)
    .refine((text) => text.length >= 1 && text.length <= 80, { error: "must have 1 to 80 characters, such as Berlin office" }),
  zone: z
    .string({ error: "must be an IANA zone such as Europe/Berlin" })
    .max(100)
    .refine(isZone, { error: (issue) => `must be an IANA zone such as Europe/Berlin; got "${issue.input}"` }),
  hours: z.array(z.string(NEEDS_SEVEN).max(300), NEEDS_SEVEN).length(7, NEEDS_SEVEN),
});

const holidayLines = z.strictObject({
  lines: z.string({ error: "must be a text with one day a line" }).max(300_000, { error: "must have at most 300000 characters" }),
});

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function shiftsOf(hours: readonly string[]): Shift[][] {
  return hours.map((text, index) => {
    const read = parseShifts(text);
    if ("wrong" in read) throw new BadCalendarError(`hours.${index}`, `${WEEKDAYS[index]} ${read.wrong}`);
    return read.shifts;
  });
}
