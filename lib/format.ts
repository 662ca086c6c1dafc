import { DAY_MS, type Grain, parseIsoDay } from "@/lib/dates";
import type { MetricKind } from "@/lib/metrics/define";

/**
 * Numbers, days and instants as people read them. Rates come in as 0–1 and become percent here and nowhere else.
 * A space that must not break stands before a percent sign; minus is the real sign, not a hyphen.
 */
const LOCALE = "en-GB";
const NBSP = "\u00a0";
export const NO_VALUE = "—";

const counts = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const hundredths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** 1234 → "1,234"; null → "—". */
export function formatCount(count: number | null): string {
  return count === null ? NO_VALUE : counts.format(count);
}

/** A limit or a mean: 120.6 → "121", 3.58 → "3.6", 0.254 → "0.25". */
export function formatLevel(value: number): string {
  return value < 1 ? hundredths.format(value) : value < 10 ? tenths.format(value) : counts.format(value);
}

/** 0.833 → "83 %", 0.0521 → "5.2 %", 0.996 → "99.6 %": one more digit near the ends, never "0 %" or "100 %" for what is not. */
export function formatRate(rate: number | null): string {
  if (rate === null) return NO_VALUE;
  const percent = rate * 100;
  if (percent > 0 && percent < 0.1) return `<${NBSP}0.1${NBSP}%`;
  if (percent > 99.9 && percent < 100) return `>${NBSP}99.9${NBSP}%`;
  const isNearEnd = percent < 10 || percent > 99;
  return `${(isNearEnd ? tenths : counts).format(percent)}${NBSP}%`;
}

/** How many times something is: 0.288 → "0.29", 12.4 → "12"; what has no upper end is "∞". */
export function formatFactor(times: number): string {
  return Number.isFinite(times) ? (times < 10 ? hundredths : counts).format(times) : "∞";
}

/** An interval of a rate: "77–88 %", "3.4–8 %". */
export function formatInterval(low: number, high: number): string {
  const digits = low < 0.1 || high > 0.99 ? tenths : counts;
  return `${digits.format(low * 100)}–${digits.format(high * 100)}${NBSP}%`;
}

/** Minutes as people say them: "45 min", "5.5 h", "3.2 days", "60 days". */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${counts.format(minutes)}${NBSP}min`;
  if (minutes < 2 * 1440) return `${formatLevel(minutes / 60)}${NBSP}h`;
  return `${formatLevel(minutes / 1440)}${NBSP}days`;
}

/** Minutes of working time: days of 24 hours say nothing of work, so it is told in hours. */
export function formatWorkingMinutes(minutes: number): string {
  return minutes < 60 ? formatMinutes(minutes) : `${formatLevel(minutes / 60)}${NBSP}h`;
}

/** The value of a metric by what kind of number it is: a count, a share of 1, events per 100, minutes. */
export function formatValue(kind: MetricKind, value: number | null): string {
  if (value === null) return NO_VALUE;
  if (kind === "rate") return formatRate(value);
  if (kind === "duration") return formatMinutes(value);
  return kind === "per-hundred" ? formatLevel(value) : formatCount(value);
}

/** Its interval, "77–88 %", "3.1–4.5", "2 h – 3.2 days"; where the upper end is not reached, "from 2 h". */
export function formatValueInterval(kind: MetricKind, low: number | null, high: number | null): string | null {
  if (low === null) return null;
  if (kind === "duration") return high === null ? `from ${formatMinutes(low)}` : `${formatMinutes(low)} – ${formatMinutes(high)}`;
  if (high === null) return null;
  return kind === "rate" ? formatInterval(low, high) : `${formatLevel(low)}–${formatLevel(high)}`;
}

/** A relative change, 0–1: −0.08 → "−8 %", 0.004 → "+0.4 %". */
export function formatChange(ratio: number): string {
  return `${signed(ratio * 100)}${NBSP}%`;
}

/** A difference of two rates: −0.06 → "−6 points". */
export function formatPoints(difference: number): string {
  const written = signed(difference * 100);
  return `${written}${NBSP}${written === "+1" || written === "−1" ? "point" : "points"}`;
}

/** The interval of a difference: "+3 to +20", "−8 to +1". */
export function formatPointsInterval(low: number, high: number): string {
  return `${signed(low * 100)} to ${signed(high * 100)}`;
}

/** A day: "22 Oct", with its year unless that is the year of `today`. */
export function formatDay(day: number, today?: number): string {
  return written(day, today !== undefined && yearOf(day) === yearOf(today) ? "short" : "dated");
}

/** Both days included: "22 Oct – 20 Nov 2019"; the year stands once, and not at all in the year of `today`. Null is open. */
export function formatDayRange(first: number | null, last: number | null, today?: number): string {
  if (first === null) return last === null ? "" : `until ${formatDay(last, today)}`;
  if (last === null) return `from ${formatDay(first, today)}`;
  if (first === last) return formatDay(first, today);
  const start = yearOf(first) === yearOf(last) ? written(first, "short") : formatDay(first);
  return `${start} – ${formatDay(last, yearOf(first) === yearOf(last) ? today : undefined)}`;
}

/** The clock of a zone: "21 Nov 2026, 09:00". */
export function formatInstant(at: number, zone: string): string {
  const clock = new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return shortMonths(clock.format(at));
}

/** A bucket by its first day, on an axis: "5 Jan", "Jan 2026", "Q1 2026", "2026". */
export function formatBucket(bucket: string, grain: Grain): string {
  const day = parseIsoDay(bucket);
  if (day === null) return bucket;
  if (grain === "year") return String(yearOf(day));
  if (grain === "quarter") return `Q${Math.floor(new Date(day * DAY_MS).getUTCMonth() / 3) + 1} ${yearOf(day)}`;
  return written(day, grain === "month" ? "month" : "short");
}

/** A bucket by its first day, for reading: "Week of 5 January 2026", "January 2026". */
export function formatBucketLong(bucket: string, grain: Grain): string {
  const day = parseIsoDay(bucket);
  if (day === null) return bucket;
  if (grain === "day") return written(day, "long");
  if (grain === "week") return `Week of ${written(day, "long")}`;
  return grain === "month" ? written(day, "longMonth") : formatBucket(bucket, grain);
}

const shapes = {
  short: { day: "numeric", month: "short" },
  dated: { day: "numeric", month: "short", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "short", year: "numeric" },
  longMonth: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function written(day: number, shape: keyof typeof shapes): string {
  return shortMonths(new Intl.DateTimeFormat(LOCALE, { ...shapes[shape], timeZone: "UTC" }).format(day * DAY_MS));
}

/** British English alone writes one month with four letters. */
function shortMonths(text: string): string {
  return text.replace(/\bSept\b/, "Sep");
}

function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** Whole numbers from 10 on, tenths below; a change too small to write is "±0". */
function signed(value: number): string {
  const size = Math.abs(value);
  const digits = (size < 10 ? tenths : counts).format(size);
  if (digits === "0") return "±0";
  return `${value < 0 ? "−" : "+"}${digits}`;
}
