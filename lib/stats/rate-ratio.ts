import { atLeastOf, atMostOf, clopperPearson } from "@/lib/stats/binomial";

/** Events over the exposure they were seen in, both in the same unit on both sides (days, or contacts). */
export interface Observed {
  count: number;
  exposure: number;
}

/** How many times the rate before the rate after is, with its exact 95 % interval; `high` may be Infinity. */
export interface RateRatio {
  ratio: number;
  low: number;
  high: number;
  /** min(1, 2 × the smaller tail): below .05 exactly when the interval excludes 1. */
  p: number;
}

/**
 * The exact ratio of two Poisson rates, after over before, conditional on their sum (Przyborowski & Wilenski, Biometrika
 * 1940; interval by Clopper & Pearson).
 * @returns null when nothing was seen before: there is nothing to compare with
 */
export function rateRatio(before: Observed, after: Observed): RateRatio | null {
  if (before.count === 0 || before.exposure <= 0 || after.exposure <= 0) return null;
  const n = before.count + after.count;
  const scale = before.exposure / after.exposure;
  const expected = after.exposure / (before.exposure + after.exposure);
  const { low, high } = clopperPearson(after.count, n);
  const tail = Math.min(atLeastOf(after.count, n, expected), atMostOf(after.count, n, expected));
  return {
    ratio: (after.count / before.count) * scale,
    low: odds(low) * scale,
    high: odds(high) * scale,
    p: Math.min(1, 2 * tail),
  };
}

function odds(share: number): number {
  return share >= 1 ? Number.POSITIVE_INFINITY : share / (1 - share);
}

/**
 * The smallest count before, with which seeing nothing after would prove a ratio below `target`:
 * ⌈ln .025 / −ln(1 + target · after ⁄ before)⌉ for the two exposures.
 */
export function smallestProvable(target: number, exposureBefore: number, exposureAfter: number): number {
  return Math.ceil(Math.log(0.025) / -Math.log1p((target * exposureAfter) / exposureBefore));
}
