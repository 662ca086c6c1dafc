import { TZDate } from "@date-fns/tz";
import { addMonths, bucketOf, dayOf, type Grain, isoDay, parseIsoDay, startOfDay, type WeekStart } from "@/lib/dates";
import { BadFilterError } from "@/lib/errors";
import type { Filters } from "@/lib/filters";

/** A half-open range of days in a zone; null = open at that end. */
export interface DayRange {
  fromDay: number | null;
  toDay: number | null;
}

/** A filter's period with its clock: what the relative words meant at `asOf`. */
export interface ResolvedPeriod extends DayRange {
  /** Epoch ms, the end of its minute: the clock of every number. */
  asOf: number;
  zone: string;
  weekStart: WeekStart;
  /** Same range as instants of the zone. */
  fromAt: number | null;
  toAt: number | null;
  /** The compared range; null when comparison is off or the period has no beginning. */
  compare: DayRange | null;
  /** Whether nobody chose the period, and why it is what it is. */
  chosen: "named" | "recent" | "nothing_recent";
}

export interface PeriodContext {
  /** Epoch ms. */
  now: number;
  /** The workspace's zone and week start. */
  zone: string;
  weekStart: WeekStart;
  /** First and last day that any interaction was contacted; null without interactions. */
  data: { firstDay: number; lastDay: number } | null;
}

/** @throws BadFilterError when as-of is no instant */
export function resolvePeriod(filters: Filters, context: PeriodContext): ResolvedPeriod {
  const zone = filters.zone ?? context.zone;
  const asOf = endOfMinute(filters.asOf === undefined ? context.now : readAsOf(filters.asOf, zone));
  const today = dayOf(asOf, zone);
  const hasRecent = context.data !== null && context.data.lastDay > today - 30 && context.data.firstDay <= today;
  const range = filters.period === "auto" ? (hasRecent ? lastDays(today, 30) : ALL) : rangeOf(filters, today, context.weekStart);
  return {
    ...range,
    asOf,
    zone,
    weekStart: context.weekStart,
    fromAt: range.fromDay === null ? null : startOfDay(range.fromDay, zone),
    toAt: range.toDay === null ? null : startOfDay(range.toDay, zone),
    compare: comparedRange(filters, range),
    chosen: filters.period !== "auto" ? "named" : hasRecent ? "recent" : "nothing_recent",
  };
}

/** The grain of a trend: days up to five weeks, weeks up to two years, then months, then quarters. */
export function resolveGrain(grain: Filters["grain"], days: number): Grain {
  if (grain !== "auto") return grain;
  return days <= 35 ? "day" : days <= 740 ? "week" : days <= 3700 ? "month" : "quarter";
}

/** The same period moved by its own length, as a custom period: what ← and → do. */
export function shiftPeriod(filters: Filters, period: ResolvedPeriod, direction: -1 | 1): Filters {
  if (period.fromDay === null || period.toDay === null) return filters;
  const moved = direction === -1 ? previousRange(filters, period.fromDay, period.toDay) : nextRange(filters, period.fromDay, period.toDay);
  return { ...filters, period: "custom", from: isoDay(moved[0]), to: isoDay(moved[1]) };
}

/** A range of days as `YYYY-MM-DD`. */
export function isoRange({ fromDay, toDay }: DayRange): { from: string | null; to: string | null } {
  return { from: fromDay === null ? null : isoDay(fromDay), to: toDay === null ? null : isoDay(toDay) };
}

const ALL: DayRange = { fromDay: null, toDay: null };

function lastDays(today: number, days: number): DayRange {
  return { fromDay: today - days + 1, toDay: today + 1 };
}

function rangeOf(filters: Filters, today: number, weekStart: WeekStart): DayRange {
  switch (filters.period) {
    case "today":
      return lastDays(today, 1);
    case "7d":
      return lastDays(today, 7);
    case "30d":
      return lastDays(today, 30);
    case "90d":
      return lastDays(today, 90);
    case "month":
    case "quarter":
    case "year":
      return { fromDay: bucketOf(today, filters.period, weekStart), toDay: today + 1 };
    case "12m":
      return { fromDay: addMonths(today + 1, -12), toDay: today + 1 };
    case "custom":
      return { fromDay: filters.from ? parseIsoDay(filters.from) : null, toDay: filters.to ? parseIsoDay(filters.to) : null };
    default:
      return ALL;
  }
}

function comparedRange(filters: Filters, { fromDay, toDay }: DayRange): DayRange | null {
  if (filters.compare === "off" || fromDay === null || toDay === null) return null;
  if (filters.compare === "year") return { fromDay: addMonths(fromDay, -12), toDay: addMonths(toDay, -12) };
  return { fromDay: fromDay - (toDay - fromDay), toDay: fromDay };
}

/** Whole calendar months move by months, everything else by its number of days. */
function previousRange(filters: Filters, fromDay: number, toDay: number): [number, number] {
  const months = wholeMonths(filters, fromDay, toDay);
  return months > 0 ? [addMonths(fromDay, -months), fromDay] : [fromDay - (toDay - fromDay), fromDay];
}

function nextRange(filters: Filters, fromDay: number, toDay: number): [number, number] {
  const months = wholeMonths(filters, fromDay, toDay);
  const start = months > 0 ? addMonths(fromDay, months) : toDay;
  return [start, months > 0 ? addMonths(start, months) : toDay + (toDay - fromDay)];
}

/** How many whole months a period names: 1, 3 or 12 for this month, quarter or year, or a custom range from a first to a first. */
function wholeMonths(filters: Filters, fromDay: number, toDay: number): number {
  if (filters.period === "month") return 1;
  if (filters.period === "quarter") return 3;
  if (filters.period === "year" || filters.period === "12m") return 12;
  for (const months of [1, 3, 6, 12]) {
    if (bucketOf(fromDay, "month", 1) === fromDay && addMonths(fromDay, months) === toDay) return months;
  }
  return 0;
}

/** An as-of without an offset is a wall clock of the reporting zone; a bare day is its midnight. */
function readAsOf(text: string, zone: string): number {
  const instant = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : wallClock(text, zone);
  if (Number.isNaN(instant)) throw new BadFilterError("asOf", `asOf must be an instant such as 2026-11-21T09:00Z; got "${text}"`);
  return instant;
}

/** How a clock is written for programs: its minute, which read again is the same clock. */
export function asOfText(asOf: number): string {
  return new Date(Math.floor(asOf / 60_000) * 60_000).toISOString();
}

/**
 * Whoever asks within one minute asks the same, and the answer is worked out once. It is the end of that minute, so that
 * what was documented a moment ago is in it, and so that a link which names the minute counts the same.
 */
function endOfMinute(instant: number): number {
  return Math.floor(instant / 60_000) * 60_000 + 59_999;
}

function wallClock(text: string, zone: string): number {
  const at = new Date(text.length === 10 ? `${text}T00:00Z` : `${text}Z`);
  if (Number.isNaN(at.getTime())) return Number.NaN;
  return new TZDate(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), zone).getTime();
}
