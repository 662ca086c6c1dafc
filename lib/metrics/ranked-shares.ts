import { UNKNOWN } from "@/lib/filters";
import type { MetricResult, Point } from "@/lib/metrics/result";

/** Fewest rows on which one value of a split is compared with another. */
export const MIN_TO_RANK = 5;

/** One value of a split rate. */
export interface RankedShare {
  key: string;
  label: string;
  numerator: number;
  denominator: number;
  /** 0–1; null where nothing is measurable. */
  value: number | null;
  low: number | null;
  high: number | null;
  immature: number;
  /** The same value in the compared period; null without one, or where it had none. */
  before: Point | null;
  /** Enough rows to be compared. */
  isRanked: boolean;
}

/**
 * The values of a split rate in an order that is fair to read: what has enough rows by its rate, the worst first; then
 * what has too few, by how many they are; what is not known last. Ties by key.
 */
export function rankedShares(result: MetricResult): RankedShare[] {
  const earlier = result.comparison?.points ?? [];
  const rows = result.series.flatMap(({ key, label }) => {
    const point = result.points.find((each) => each.series === key && each.bucket === null);
    return point && (point.denominator ?? 0) + point.immature > 0
      ? [shareOf(key, label, point, earlier.find((each) => each.series === key && each.bucket === null) ?? null)]
      : [];
  });
  const worstFirst = result.better === "lower" ? -1 : 1;
  const groupOf = (row: RankedShare) => (row.key === UNKNOWN ? 2 : row.isRanked ? 0 : 1);
  return rows.toSorted(
    (a, b) =>
      groupOf(a) - groupOf(b) ||
      (a.isRanked && b.isRanked ? worstFirst * ((a.value ?? 0) - (b.value ?? 0)) : 0) ||
      b.denominator - a.denominator ||
      (a.key < b.key ? -1 : 1),
  );
}

/** The value with the most rows that are in the denominator only; null when there are none, or only of what is not known. */
export function mostAgainst(result: MetricResult): { key: string; label: string; count: number } | null {
  const ranked = rankedShares(result)
    .filter((row) => row.key !== UNKNOWN)
    .map(({ key, label, numerator, denominator }) => ({ key, label, count: denominator - numerator }))
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const [first] = ranked;
  return first && first.count > 0 ? first : null;
}

function shareOf(key: string, label: string, point: Point, before: Point | null): RankedShare {
  const denominator = point.denominator ?? 0;
  const { numerator, value, low, high, immature } = point;
  return { key, label, numerator, denominator, value, low, high, immature, before, isRanked: denominator >= MIN_TO_RANK };
}
