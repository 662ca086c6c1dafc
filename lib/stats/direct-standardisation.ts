import { type WeightedShare, weightedShares } from "@/lib/stats/weighted-shares";

/** One stratum of two groups: x of n in each. */
export interface Stratum {
  key: string;
  first: { x: number; n: number };
  second: { x: number; n: number };
}

export interface Adjusted {
  value: number;
  low: number;
  high: number;
  /** x of n as they are, over all strata. */
  crude: { x: number; n: number; value: number };
  /** Of its n, how many lie in strata that both have. */
  covered: number;
}

/** Two groups as if both had the same mix of cases. */
export interface Standardised {
  first: Adjusted;
  second: Adjusted;
  /** Of the adjusted shares, first less second. */
  difference: { value: number; low: number; high: number };
  /** Strata that both have, and those that only one of them has. */
  strata: { both: Stratum[]; onlyFirst: Stratum[]; onlySecond: Stratum[] };
  /** Which of the two is higher changes once they have the same mix. */
  isOrderReversed: boolean;
}

/**
 * Direct standardisation: each stratum weighs as much as it has cases in both groups together, and the share of a group in
 * it counts by that weight. Strata that one of them lacks are left out of both. Intervals as in `weightedShares`.
 * @returns null where they have no stratum in common
 */
export function directlyStandardised(strata: readonly Stratum[]): Standardised | null {
  const both = strata.filter(({ first, second }) => first.n > 0 && second.n > 0);
  const cases = both.reduce((sum, { first, second }) => sum + first.n + second.n, 0);
  if (cases === 0) return null;
  const weighed = (group: "first" | "second", sign: 1 | -1 = 1): WeightedShare[] =>
    both.map((stratum) => ({ ...stratum[group], weight: (sign * (stratum.first.n + stratum.second.n)) / cases }));
  const [first, second] = [adjusted(strata, both, "first", weighed("first")), adjusted(strata, both, "second", weighed("second"))];
  const difference = weightedShares([...weighed("first"), ...weighed("second", -1)]);
  if (!first || !second || !difference) return null;
  return {
    first,
    second,
    difference,
    strata: {
      both,
      onlyFirst: strata.filter(({ first: one, second: other }) => one.n > 0 && other.n === 0),
      onlySecond: strata.filter(({ first: one, second: other }) => one.n === 0 && other.n > 0),
    },
    isOrderReversed: (first.crude.value - second.crude.value) * difference.value < 0,
  };
}

function adjusted(
  strata: readonly Stratum[],
  both: readonly Stratum[],
  group: "first" | "second",
  shares: readonly WeightedShare[],
): Adjusted | null {
  const sum = weightedShares(shares);
  const total = (of: readonly Stratum[], what: "x" | "n") => of.reduce((all, stratum) => all + stratum[group][what], 0);
  const [x, n] = [total(strata, "x"), total(strata, "n")];
  // Rounding must not lead out of what a share can be.
  return (
    sum && {
      value: sum.value,
      low: Math.max(0, sum.low),
      high: Math.min(1, sum.high),
      crude: { x, n, value: x / n },
      covered: total(both, "n"),
    }
  );
}
