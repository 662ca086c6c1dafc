import { atLeastOf, atMostOf } from "@/lib/stats/binomial";

/**
 * The counts between which n trials with probability p lie, but for at most `tail` of cases at either end, by the exact
 * binomial distribution: the limits of a funnel plot (Spiegelhalter, Statistics in Medicine 2005). A count strictly
 * below `low` or above `high` is rarer than that. n ≥ 1, p in 0–1.
 */
export function binomialLimits(n: number, p: number, tail: number): { low: number; high: number } {
  return {
    low: firstWhere(0, n, (count) => atMostOf(count, n, p) >= tail),
    high: n - firstWhere(0, n, (missing) => atLeastOf(n - missing, n, p) >= tail),
  };
}

/** At each end, of 95 % and of 99.8 % limits. */
export const TAILS = { usual: 0.025, far: 0.001 } as const;

/** The smallest whole number in [low, high] for which something holds that goes on holding; `high` where it never does. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [a, b] = [low, high];
  while (a < b) {
    const middle = Math.floor((a + b) / 2);
    if (holds(middle)) b = middle;
    else a = middle + 1;
  }
  return a;
}
