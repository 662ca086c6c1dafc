import { wilson } from "@/lib/stats/wilson";

/** A share x of n with the weight that it has in a sum; a weight may be negative, as in a difference. */
export interface WeightedShare {
  weight: number;
  x: number;
  n: number;
}

/**
 * The weighted sum of independent shares with its 95 % interval: the distance of each share to its own Wilson limit, squared
 * and weighted (MOVER, Zou & Donner 2008). Of one share with weight 1 it is Wilson's interval, and of two with 1 and −1
 * Newcombe's hybrid score interval of a difference (1998, method 10). Unlike the usual variance it also holds where a share is 0 or 1.
 * @returns null where there is no share, or one of nothing
 */
export function weightedShares(shares: readonly WeightedShare[]): { value: number; low: number; high: number } | null {
  let [value, below, above] = [0, 0, 0];
  for (const { weight, x, n } of shares) {
    const interval = wilson(x, n);
    if (!interval) return null;
    const share = x / n;
    value += weight * share;
    const [low, high] = weight >= 0 ? [interval.low, interval.high] : [interval.high, interval.low];
    below += (weight * (share - low)) ** 2;
    above += (weight * (high - share)) ** 2;
  }
  return shares.length === 0 ? null : { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}
