import { wilson } from "@/lib/stats/wilson";

/** A difference of two shares, the first less the second, with its 95 % interval. */
export interface ShareDifference {
  difference: number;
  low: number;
  high: number;
  /** By the pooled share; null where that is 0 or 1, and so nothing varies. */
  z: number | null;
}

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions, without continuity correction
 * (Statistics in Medicine 1998, method 10): Wilson's bounds of each, joined.
 * @param first and second: x successes of n trials
 * @returns null when one of them has no trials
 */
export function newcombeDifference(first: { x: number; n: number }, second: { x: number; n: number }): ShareDifference | null {
  const [a, b] = [wilson(first.x, first.n), wilson(second.x, second.n)];
  if (!a || !b) return null;
  const [p, q] = [first.x / first.n, second.x / second.n];
  const together = (first.x + second.x) / (first.n + second.n);
  const error = Math.sqrt(together * (1 - together) * (1 / first.n + 1 / second.n));
  return {
    difference: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
    z: error === 0 ? null : (p - q) / error,
  };
}
