import { zoneOffsets } from "@/lib/dates";

/** What the clock on the wall in a zone shows, as epoch ms of the same figures in UTC, made an instant. */
export type ZoneClock = (local: number) => number;

/**
 * A time that the clock shows twice (the hour is set back) is its first occurrence; one that it skips (set forward) is
 * as much later as the clock was moved.
 */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const offsets = zoneOffsets(zone, Date.UTC(1970, 0, 1), Date.UTC(2045, 0, 1));
  // Each offset holds while the local clock is before the next change, told in this offset.
  const spans = offsets.map(({ offset }, at) => ({ offset, until: (offsets[at + 1]?.from ?? Number.POSITIVE_INFINITY) + offset }));
  const clock: ZoneClock = (local) => {
    let [low, high] = [0, spans.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (local < (spans[middle]?.until ?? 0)) high = middle;
      else low = middle + 1;
    }
    const span = spans[low];
    const before = spans[low - 1];
    // A skipped time lies at or after the change told in the old offset, and before it told in the new one.
    const isSkipped = before && span && local - before.until < span.offset - before.offset;
    return local - (isSkipped ? before.offset : (span?.offset ?? 0));
  };
  clocks.set(zone, clock);
  return clock;
}

const clocks = new Map<string, ZoneClock>();
