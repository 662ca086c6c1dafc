import { UNKNOWN } from "@/lib/filters";

/*
 * When something arrives: the hours of a week by the clock on the wall, 0 from Monday midnight to 167. The codes of the
 * filter `arrived` name stretches of them: "mon", "mon-09", "mon-08-11" (hours included), and "all" for every day.
 */

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const HOURS_OF_WEEK = 168;

/** Hours of a day that are looked at together, where there are few arrivals or little room. */
export const BLOCKS = [0, 4, 8, 12, 16, 20] as const;
export const BLOCK_HOURS = 4;

/** Parts of a day for numbers that need many arrivals each. */
export const DAYPARTS = [0, 6, 12, 18] as const;
export const DAYPART_HOURS = 6;

/** The code of a stretch of hours of one weekday, or of every day. */
export function arrivedCode(weekday: number | "all", from: number, hours: number): string {
  const day = weekday === "all" ? "all" : (WEEKDAYS[weekday] ?? "all");
  if (hours === 24) return day;
  return hours === 1 ? `${day}-${two(from)}` : `${day}-${two(from)}-${two(from + hours - 1)}`;
}

/** What a code says; null where it says nothing. */
export function readArrived(code: string): { weekdays: number[]; from: number; to: number } | null {
  const match = /^([a-z]{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(code);
  if (!match) return null;
  const days: readonly string[] = WEEKDAYS;
  const weekday = days.indexOf(match[1] ?? "");
  if (weekday < 0 && match[1] !== "all") return null;
  const from = match[2] === undefined ? 0 : Number(match[2]);
  const to = match[2] === undefined ? 23 : match[3] === undefined ? from : Number(match[3]);
  if (from > to || to > 23) return null;
  return { weekdays: weekday < 0 ? [0, 1, 2, 3, 4, 5, 6] : [weekday], from, to };
}

/** The hours of a week that a code stands for; none where it says nothing. */
export function hoursOfCode(code: string): number[] {
  const read = readArrived(code);
  if (!read) return [];
  const hours = Array.from({ length: read.to - read.from + 1 }, (_, index) => read.from + index);
  return read.weekdays.flatMap((weekday) => hours.map((hour) => weekday * 24 + hour));
}

/** In words: "Monday 09:00–10:00", "Monday", "Every day 06:00–12:00". */
export function arrivedName(code: string): string {
  if (code === UNKNOWN) return "Time not known";
  const read = readArrived(code);
  if (!read) return code;
  const day = read.weekdays.length === 1 ? (WEEKDAY_NAMES[read.weekdays[0] ?? 0] ?? "") : "Every day";
  return read.from === 0 && read.to === 23 ? day : `${day} ${two(read.from)}:00–${two(read.to + 1)}:00`;
}

export const WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

function two(hour: number): string {
  return String(hour).padStart(2, "0");
}
