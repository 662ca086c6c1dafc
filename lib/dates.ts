import { tzOffset } from "@date-fns/tz";

/**
 * Days, zones and buckets. A day is an integer: days since 1970-01-01. Months and weeks are arithmetic on days in UTC,
 * where every day has 24 hours; a zone enters only where an instant becomes a day or a day an instant.
 */
export const DAY_MS = 86_400_000;

export const GRAINS = ["day", "week", "month", "quarter", "year"] as const;
export type Grain = (typeof GRAINS)[number];

/** First day of a week: 1 Monday … 7 Sunday. */
export type WeekStart = 1 | 6 | 7;

/** The day of an instant in a zone. */
export function dayOf(at: number, zone: string): number {
  return Math.floor((at + offsetAt(at, zone)) / DAY_MS);
}

/** The first instant of a day in a zone, also where midnight does not exist (the clock jumps over it). */
export function startOfDay(day: number, zone: string): number {
  const local = day * DAY_MS;
  const guess = local - offsetAt(local, zone);
  // The offset at the guess decides; trying the neighbours covers a change between the two.
  const candidates = [local - offsetAt(guess, zone), guess, local - offsetAt(guess + 3_600_000 * 3, zone)];
  const valid = candidates.filter((at) => dayOf(at, zone) === day && dayOf(at - 1, zone) < day);
  if (valid.length > 0) return Math.min(...valid);
  return firstInstantOf(day, zone, local - 15 * 3_600_000, local + 15 * 3_600_000);
}

/** `YYYY-MM-DD` of a day. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of `YYYY-MM-DD`; null when there is no such day. */
export function parseIsoDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at / DAY_MS;
}

/** The first day of the bucket that a day falls into. */
export function bucketOf(day: number, grain: Grain, weekStart: WeekStart): number {
  if (grain === "day") return day;
  // 1970-01-01 was a Thursday: ISO weekday 4.
  if (grain === "week") return day - ((((day + 4 - weekStart) % 7) + 7) % 7);
  const date = new Date(day * DAY_MS);
  const month = date.getUTCMonth();
  const first = grain === "year" ? 0 : grain === "quarter" ? month - (month % 3) : month;
  return Date.UTC(date.getUTCFullYear(), first, 1) / DAY_MS;
}

/** The first day of the bucket after the one that starts at `bucket`. */
export function nextBucket(bucket: number, grain: Grain): number {
  if (grain === "day") return bucket + 1;
  if (grain === "week") return bucket + 7;
  return addMonths(bucket, grain === "month" ? 1 : grain === "quarter" ? 3 : 12);
}

/** Every bucket that touches `[fromDay, toDay)`, by its first day. */
export function bucketsBetween(fromDay: number, toDay: number, grain: Grain, weekStart: WeekStart): number[] {
  const buckets: number[] = [];
  for (let bucket = bucketOf(fromDay, grain, weekStart); bucket < toDay; bucket = nextBucket(bucket, grain)) buckets.push(bucket);
  return buckets;
}

/** The same day some months away; the last day of the month where that month is shorter. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first / DAY_MS + Math.min(date.getUTCDate(), lastOfMonth) - 1;
}

export function isZone(zone: string): boolean {
  return !Number.isNaN(tzOffset(zone, new Date(0))) && /^[A-Za-z]/.test(zone);
}

/** The offsets of a zone over `[fromAt, toAt]`: each holds from its `from` until the next one's. */
export function zoneOffsets(zone: string, fromAt: number, toAt: number): { from: number; offset: number }[] {
  const changes = zoneChanges(zone);
  const before = changes.filter((change) => change.from <= fromAt).at(-1) ?? changes[0];
  return [...(before ? [before] : []), ...changes.filter((change) => change !== before && change.from > fromAt && change.from <= toAt)];
}

/** The offset of a zone at an instant, looked up among its changes: for many instants of one zone. */
export function offsetOf(at: number, zone: string): number {
  if (at < FIRST_CHANGE || at >= LAST_CHANGE) return offsetAt(at, zone);
  const changes = zoneChanges(zone);
  let [low, high] = [0, changes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((changes[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return changes[low]?.offset ?? 0;
}

function offsetAt(at: number, zone: string): number {
  return Math.round(tzOffset(zone, new Date(at)) * 60_000);
}

const changesByZone = new Map<string, { from: number; offset: number }[]>();
const FIRST_CHANGE = Date.UTC(1970, 0, 1);
const LAST_CHANGE = Date.UTC(2045, 0, 1);

/** All offset changes of a zone from 1970 to 2045, to the minute. */
function zoneChanges(zone: string): { from: number; offset: number }[] {
  const known = changesByZone.get(zone);
  if (known) return known;
  const changes = [{ from: Number.MIN_SAFE_INTEGER, offset: offsetAt(FIRST_CHANGE, zone) }];
  let offset = offsetAt(FIRST_CHANGE, zone);
  for (let at = FIRST_CHANGE; at < LAST_CHANGE; at += 7 * DAY_MS) {
    const next = offsetAt(at + 7 * DAY_MS, zone);
    if (next === offset) continue;
    changes.push({ from: changeBetween(zone, at, at + 7 * DAY_MS, offset), offset: next });
    offset = next;
  }
  changesByZone.set(zone, changes);
  return changes;
}

function changeBetween(zone: string, low: number, high: number, before: number): number {
  let [a, b] = [low, high];
  while (b - a > 60_000) {
    const middle = a + Math.floor((b - a) / 120_000) * 60_000;
    if (offsetAt(middle, zone) === before) a = middle;
    else b = middle;
  }
  return b;
}

function firstInstantOf(day: number, zone: string, low: number, high: number): number {
  let [a, b] = [low, high];
  while (b - a > 1) {
    const middle = Math.floor((a + b) / 2);
    if (dayOf(middle, zone) < day) a = middle;
    else b = middle;
  }
  return b;
}
