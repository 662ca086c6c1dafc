/** How long things took, or have been open, as a histogram; small enough that the median needs no sorting. */
export interface EndTimes {
  /** Elapsed milliseconds, and whether it ended then or was last seen open. */
  add(elapsed: number, isEnded: boolean): void;
  /** Minutes at which the product-limit curve comes down to one half; null when it does not. */
  median(): number | null;
}

const [HOURS_FROM, DAYS_FROM] = [2 * 1440, 60 * 1440];
const HOURS = (DAYS_FROM - HOURS_FROM) / 60;
/** Room for forty years of days. */
const PLACES = HOURS_FROM + HOURS + 40 * 366;

/** Times to the minute up to two days, then to the hour, beyond 60 days to the day: as the curves of the product have them. */
export function endTimes(): EndTimes {
  const [ended, open] = [new Uint32Array(PLACES), new Uint32Array(PLACES)];
  return {
    add(elapsed, isEnded) {
      const place = placeOf(Math.floor(Math.max(0, elapsed) / 60_000));
      if (place >= PLACES) throw new RangeError(`${elapsed} ms is longer than the histogram`);
      const counts = isEnded ? ended : open;
      counts[place] = (counts[place] ?? 0) + 1;
    },
    median() {
      let atRisk = 0;
      for (let i = 0; i < PLACES; i++) atRisk += (ended[i] ?? 0) + (open[i] ?? 0);
      let survival = 1;
      for (let i = 0; i < PLACES; i++) {
        const events = ended[i] ?? 0;
        if (events > 0) survival *= 1 - events / atRisk;
        // A half that is the product of fractions may come out a hair above it.
        if (events > 0 && survival <= 0.5 + 1e-12) return minutesAt(i);
        atRisk -= events + (open[i] ?? 0);
      }
      return null;
    },
  };
}

function placeOf(minutes: number): number {
  if (minutes < HOURS_FROM) return minutes;
  if (minutes < DAYS_FROM) return HOURS_FROM + Math.floor((minutes - HOURS_FROM) / 60);
  return HOURS_FROM + HOURS + Math.floor((minutes - DAYS_FROM) / 1440);
}

function minutesAt(place: number): number {
  if (place < HOURS_FROM) return place;
  if (place < HOURS_FROM + HOURS) return HOURS_FROM + (place - HOURS_FROM) * 60;
  return DAYS_FROM + (place - HOURS_FROM - HOURS) * 1440;
}
