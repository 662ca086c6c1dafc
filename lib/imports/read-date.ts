import { DAY_MS, isoDay } from "@/lib/dates";
import type { ZoneClock } from "@/lib/imports/zone-clock";

/** A date as it was written: the day, the time if one was given, and the offset from UTC if one was given. */
export interface WrittenDate {
  /** Days since 1970-01-01. */
  day: number;
  /** Milliseconds since midnight; null when only the day was written. */
  time: number | null;
  /** Milliseconds east of UTC; null for local time. */
  offset: number | null;
}

/** An instant, and the day when only that is known. */
export interface Moment {
  at: number;
  day: number | null;
}

export interface DateReading {
  /** What `03/04/2020` means; "unknown" makes such a date ambiguous. */
  order: "mdy" | "dmy" | "unknown";
  serial: boolean;
  /** Numbers are seconds or milliseconds since 1970. */
  unix?: boolean;
}

/**
 * Reads `2020-03-18`, `2020/3/18 9:05 PM`, `2020-03-18T21:05:00.000Z`, `3/18/2020`, `18-03-2020 21.05`, `18 Mar 2020`,
 * `March 18, 2020` and, where asked for, spreadsheet serial numbers and Unix times.
 * @returns "ambiguous" when day and month cannot be told apart; null when it is no date
 */
export function readDate(text: string, reading: DateReading): WrittenDate | "ambiguous" | null {
  const plain = readPlain(text);
  if (plain) return plain;
  if (reading.unix && UNIX.test(text)) return readUnix(Number(text.replace(",", ".")));
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return written(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), yearFirst[5]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), fullYear(yearLast[4] ?? "")];
    const order = reading.order === "unknown" ? orderOf(first, second) : reading.order;
    if (order === "unknown") return "ambiguous";
    return order === "mdy" ? written(year, first, second, yearLast[5]) : written(year, second, first, yearLast[5]);
  }
  const named = readNamed(text);
  if (named) return named;
  return reading.serial ? readSerial(text) : null;
}

/** `2020-03-18`, `2020-03-18 21:05`, `2020-03-18T21:05:09`: what programs write, read without a pattern. Null for all else. */
function readPlain(text: string): WrittenDate | null {
  const length = text.length;
  if (length !== 10 && length !== 16 && length !== 19) return null;
  if (text[4] !== "-" || text[7] !== "-") return null;
  const day = dayNumber(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
  if (day === null) return null;
  if (length === 10) return { day, time: null, offset: null };
  if ((text[10] !== " " && text[10] !== "T") || text[13] !== ":") return null;
  if (length === 19 && text[16] !== ":") return null;
  const [hour, minute, second] = [digitsAt(text, 11, 2), digitsAt(text, 14, 2), length === 19 ? digitsAt(text, 17, 2) : 0];
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return { day, time: hour * 3_600_000 + minute * 60_000 + second * 1_000, offset: null };
}

/** The number that digits at a place write; NaN when one of them is none. */
function digitsAt(text: string, at: number, length: number): number {
  let number = 0;
  for (let place = at; place < at + length; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const ZERO = "0".charCodeAt(0);

/** The two numbers of a year-last date, for finding out which of them is the month; null for other spellings. */
export function twoNumbersOf(text: string): [first: number, second: number] | null {
  const match = YEAR_LAST.exec(text);
  return match ? [Number(match[1]), Number(match[3])] : null;
}

/** The instant of a written date. A date alone is the start of its day, or its last millisecond when it `ends`. */
export function momentOf(date: WrittenDate, clock: ZoneClock, how: { dayOnly: boolean; ends: boolean }): Moment {
  if (how.dayOnly || date.time === null) {
    return { at: how.ends ? clock((date.day + 1) * DAY_MS) - 1 : clock(date.day * DAY_MS), day: date.day };
  }
  const local = date.day * DAY_MS + date.time;
  return { at: date.offset === null ? clock(local) : local - date.offset, day: null };
}

/** A written date in the one spelling in which it is kept as text: 2024-03-18, 2024-03-18 21:05 or 2024-03-18 21:05:07. */
export function dateText({ day, time }: WrittenDate): string {
  const date = isoDay(day);
  if (time === null) return date;
  const clock = new Date(time).toISOString().slice(11, 19);
  return `${date} ${clock.endsWith(":00") ? clock.slice(0, 5) : clock}`;
}

/** Days that programs write when they mean "none": 0001-01-01, 1900-01-01 and the days around it, 9999-12-31. */
export function isNoDate(date: WrittenDate): boolean {
  return date.day <= LAST_EMPTY_DAY || date.day >= FIRST_ENDLESS_DAY;
}

const LAST_EMPTY_DAY = Date.UTC(1900, 0, 1) / DAY_MS;
const FIRST_ENDLESS_DAY = Date.UTC(9999, 0, 1) / DAY_MS;

const TIME_AFTER = "(?:(?:T|,?\\s+)(.+))?$";
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME_AFTER}`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME_AFTER}`);
const DAY_NAMED = new RegExp(`^(\\d{1,2})[-/. ]\\s*([A-Za-z]{3,9})\\.?[-/., ]\\s*(\\d{4}|\\d{2})${TIME_AFTER}`);
const NAMED_DAY = new RegExp(`^([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})${TIME_AFTER}`);
const TIME = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
const UNIX = /^(?:0|\d{9,13})(?:[.,]\d{1,9})?$/;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

function orderOf(first: number, second: number): DateReading["order"] {
  if (first > 12) return "dmy";
  if (second > 12 || first === second) return "mdy";
  return "unknown";
}

function written(year: number, month: number, dayOfMonth: number, timeText: string | undefined): WrittenDate | null {
  const day = dayNumber(year, month, dayOfMonth);
  if (day === null) return null;
  if (timeText === undefined) return { day, time: null, offset: null };
  const time = readTime(timeText);
  return time && { day, ...time };
}

function dayNumber(year: number, month: number, dayOfMonth: number): number | null {
  if (!(month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31 && year >= 1)) return null;
  if (dayOfMonth <= 28 && year >= 100) return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
  // Date.UTC takes 0–99 for 1900–1999.
  const date = new Date(Date.UTC(2000, month - 1, dayOfMonth));
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date.getUTCDate() === dayOfMonth ? date.getTime() / DAY_MS : null;
}

function readTime(text: string): { time: number; offset: number | null } | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [hourText, minuteText, secondText = "0", fraction = "0", half, offset] = match.slice(1);
  const [written, minute, second] = [Number(hourText), Number(minuteText), Number(secondText)];
  if (half && (written < 1 || written > 12)) return null;
  const hour = half ? (written % 12) + (/^p/i.test(half) ? 12 : 0) : written;
  // A leap second is read as the last second of its minute.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const time = hour * 3_600_000 + minute * 60_000 + Math.min(second, 59) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  return { time, offset: offset === undefined ? null : readOffset(offset) };
}

function readOffset(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 3_600_000 + Number(match[3]) * 60_000);
}

function readNamed(text: string): WrittenDate | null {
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return written(fullYear(dayNamed[3] ?? ""), monthNumber(dayNamed[2] ?? ""), Number(dayNamed[1]), dayNamed[4]);
  const namedDay = NAMED_DAY.exec(text);
  if (namedDay) return written(Number(namedDay[3]), monthNumber(namedDay[1] ?? ""), Number(namedDay[2]), namedDay[4]);
  return null;
}

/** 1–12; 0 when it is no month. */
function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  return lower === "sept" ? 9 : Math.max(MONTHS.indexOf(lower), NAMES.indexOf(lower)) + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Days since 1899-12-30, the time in the fraction, to the second. Only 1954–2119 is taken for a date. */
function readSerial(text: string): WrittenDate | null {
  if (!SERIAL.test(text)) return null;
  const seconds = Math.round(Number(text.replace(",", ".")) * 86_400);
  const days = Math.floor(seconds / 86_400);
  if (days < 20_000 || days >= 80_400) return null;
  return { day: days - 25_569, time: /[.,]/.test(text) ? (seconds % 86_400) * 1000 : null, offset: null };
}

/** From here on it is milliseconds: as seconds it would be the year 5138. */
const FIRST_MILLISECONDS = 1e11;

/** Seconds or milliseconds since 1970; 0 is what programs write for "none". */
function readUnix(number: number): WrittenDate {
  if (number === 0) return { day: LAST_EMPTY_DAY, time: null, offset: null };
  const at = Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
  const day = Math.floor(at / DAY_MS);
  return { day, time: at - day * DAY_MS, offset: 0 };
}
