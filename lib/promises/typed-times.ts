import { momentAt } from "@/lib/api/item-values";
import { dayOf } from "@/lib/dates";
import { zoneClock } from "@/lib/imports/zone-clock";
import type { Moment } from "@/lib/interactions/moment";
import { BadPromiseError } from "@/lib/promises/bad-promise-error";

/** A time as somebody types it: `2026-12-04` or `2026-12-04T10:30` by the clock of a zone. A day alone ends at its end. */
export function typedTime(text: string, zone: string): Moment {
  return momentAt(text, zoneClock(zone), true);
}

/** When something happened: at the time typed, or now. @throws BadPromiseError for what is ahead, or before the promise was made */
export function happenedAt(
  typed: string | null,
  { madeAt, madeDay }: { madeAt: number; madeDay: number | null },
  zone: string,
  now: number,
): number {
  if (typed === null) return now;
  const { at } = momentAt(typed, zoneClock(zone), false);
  if (at > now) throw new BadPromiseError("at", "at must be now or earlier: what is ahead has not happened");
  // Minutes are typed, and a promise may be known to its day alone.
  const isBefore = madeDay === null ? at < Math.floor(madeAt / MINUTE) * MINUTE : dayOf(at, zone) < madeDay;
  if (isBefore) throw new BadPromiseError("at", "at must not be before the promise was made");
  return Math.max(at, madeDay === null ? madeAt : at);
}

const MINUTE = 60_000;
