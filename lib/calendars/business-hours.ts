import { DAY_MS, offsetOf } from "@/lib/dates";

/** When people work. */
export interface BusinessCalendar {
  /** IANA zone. */
  zone: string;
  /** Seven lists, Monday first: from and to in minutes of the day; `to` beyond 1440 ends on the next day. */
  hours: readonly (readonly (readonly [number, number])[])[];
  /** Days without work, since 1970-01-01. A shift does not begin on one, and one from the evening before ends at its midnight. */
  holidays: ReadonlySet<number>;
}

/**
 * Whole minutes of `[from, to)` in which a calendar is open, as they pass on a clock that is never changed: a night
 * shift over the change to summer time has an hour less. 0 where `to` is not after `from`.
 */
export function businessMinutesBetween(calendar: BusinessCalendar, from: number, to: number): number {
  return to <= from ? 0 : Math.floor((openMsUntil(calendar, to) - openMsUntil(calendar, from)) / MINUTE_MS);
}

export function isOpenAt(calendar: BusinessCalendar, at: number): boolean {
  return spansOn(calendar, dayShown(at, calendar.zone)).some(([opens, closes]) => opens <= at && at < closes);
}

/** What is open between two instants, in order and without overlaps, the first and the last span cut there. */
export function openSpans(calendar: BusinessCalendar, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (let day = dayShown(from, calendar.zone); day <= dayShown(to, calendar.zone); day += 1) {
    for (const [opens, closes] of spansOn(calendar, day))
      if (closes > from && opens < to) spans.push([Math.max(opens, from), Math.min(closes, to)]);
  }
  return spans;
}

/** From an instant to an instant, half-open. */
export type Span = readonly [number, number];
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Open time before an instant, counted from a day that stays the same for a calendar: a difference of two is what lies between. */
function openMsUntil(calendar: BusinessCalendar, at: number): number {
  const day = dayShown(at, calendar.zone);
  let ms = openMsBeforeDay(calendar, day);
  for (const [opens, closes] of spansOn(calendar, day)) if (opens < at) ms += Math.min(closes, at) - opens;
  return ms;
}

interface Counted {
  anchor: number;
  /** Open ms from the anchor until each following day, and from each preceding day until the anchor. */
  after: number[];
  before: number[];
}

const countedOf = new WeakMap<BusinessCalendar, Counted>();

function openMsBeforeDay(calendar: BusinessCalendar, day: number): number {
  let counted = countedOf.get(calendar);
  if (!counted) {
    counted = { anchor: day, after: [0], before: [0] };
    countedOf.set(calendar, counted);
  }
  const { anchor, after, before } = counted;
  for (let next = after.length; next <= day - anchor; next += 1) after.push((after[next - 1] ?? 0) + openMsOn(calendar, anchor + next - 1));
  for (let next = before.length; next <= anchor - day; next += 1) before.push((before[next - 1] ?? 0) + openMsOn(calendar, anchor - next));
  return day >= anchor ? (after[day - anchor] ?? 0) : -(before[anchor - day] ?? 0);
}

function openMsOn(calendar: BusinessCalendar, day: number): number {
  return spansOn(calendar, day).reduce((sum, [opens, closes]) => sum + closes - opens, 0);
}

/** What is open on a day, in order and without overlaps: its own shifts until midnight, and what is left of the night before. */
function spansOn(calendar: BusinessCalendar, day: number): Span[] {
  if (calendar.holidays.has(day)) return [];
  const shifts = [
    ...(calendar.holidays.has(day - 1) ? [] : shiftsOf(calendar, day - 1)).map(
      ([from, to]) => [from - DAY_MINUTES, to - DAY_MINUTES] as const,
    ),
    ...shiftsOf(calendar, day),
  ];
  const spans: [number, number][] = [];
  for (const [from, to] of shifts.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (to <= 0 || from >= DAY_MINUTES) continue;
    const opens = instantOf(day, Math.max(from, 0), calendar.zone);
    const closes = instantOf(day, Math.min(to, DAY_MINUTES), calendar.zone);
    const last = spans.at(-1);
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else if (closes > opens) spans.push([opens, closes]);
  }
  return spans;
}

function shiftsOf({ hours }: BusinessCalendar, day: number): readonly (readonly [number, number])[] {
  // 1970-01-01 was a Thursday, the fourth of seven from Monday.
  return hours[(((day + 3) % 7) + 7) % 7] ?? [];
}

/** The first instant at which the clock of a zone shows a minute of a day, or, where that is left out, a later one. */
function instantOf(day: number, minute: number, zone: string): number {
  const local = day * DAY_MS + minute * MINUTE_MS;
  const before = offsetOf(local - DAY_MS, zone);
  const after = offsetOf(local + DAY_MS, zone);
  if (before === after) return local - before;
  const shown = [local - before, local - after].filter((at) => at + offsetOf(at, zone) === local);
  // TRICKY: 02:30 in Berlin on 29 March 2026 is never shown; what begins or ends then does so when 03:00 is.
  return shown.length > 0 ? Math.min(...shown) : changeBetween(local - DAY_MS, local + DAY_MS, zone);
}

function changeBetween(low: number, high: number, zone: string): number {
  const before = offsetOf(low, zone);
  let [a, b] = [low, high];
  while (b - a > 1) {
    const middle = Math.floor((a + b) / 2);
    if (offsetOf(middle, zone) === before) a = middle;
    else b = middle;
  }
  return b;
}

/** The day that the clock of a zone shows. */
function dayShown(at: number, zone: string): number {
  return Math.floor((at + offsetOf(at, zone)) / DAY_MS);
}
