import { garwood } from "@/lib/stats/poisson";

/** What a month would be spared if the failure were fixed. */
export interface Saving {
  /** Interactions a month, with their 95 % interval: that of a count (Garwood). */
  interactions: number;
  low: number;
  high: number;
  /** Handling minutes a month, at what an interaction of it took so far; null where none is known. */
  minutes: number | null;
  /** The rate that would be left, as a share of the present one: of its planned fix, else the usual. */
  targetRatio: number;
}

/** What is expected of a fix that nobody has planned yet: that half of the interactions go. */
export const USUAL_RATIO = 0.5;

/** Below so many interactions an expectation would be a guess. */
export const FEWEST_FOR_SAVING = 5;

/** Days of a month: a twelfth of a year. */
const MONTH_DAYS = 365.25 / 12;

/**
 * @param days how many days the interactions were counted over
 * @returns null when there are too few interactions, or no days
 */
export function savingOf(
  counts: { interactions: number; minutes: number | null; minutesKnown: number },
  days: number,
  targetRatio: number = USUAL_RATIO,
): Saving | null {
  if (counts.interactions < FEWEST_FOR_SAVING || days <= 0) return null;
  const spared = (count: number) => (count / days) * MONTH_DAYS * (1 - targetRatio);
  const { low, high } = garwood(counts.interactions);
  const interactions = spared(counts.interactions);
  const mean = counts.minutes === null || counts.minutesKnown === 0 ? null : counts.minutes / counts.minutesKnown;
  return { interactions, low: spared(low), high: spared(high), minutes: mean === null ? null : interactions * mean, targetRatio };
}
