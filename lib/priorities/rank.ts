import { MEASURES, type Measure, type Weights } from "@/lib/priorities/weights";

/** What a failure measures; null is not known, and adds nothing. */
export type Measured = Record<Measure, number | null>;

export interface Ranked<T> {
  row: T;
  /** Of each measure's total over all rows, 0–1; null where that total is 0. */
  shares: Record<Measure, number | null>;
  /** 0–1: the weighted mean of its shares. All rows together make 1, unless nothing that weighs was measured. */
  score: number;
}

/**
 * Rows by what they cost, most first, ties by code. Each measure is taken as a share of its total, so that minutes and
 * customers can be added up; a measure without a total takes no part, and its weight falls to the others.
 */
export function rankByShares<T extends { code: string; measures: Measured }>(
  rows: readonly T[],
  weights: Weights["measures"],
): Ranked<T>[] {
  const totals = totalsOf(rows);
  const weighed = MEASURES.filter((measure) => totals[measure] > 0);
  const allWeights = weighed.reduce((sum, measure) => sum + weights[measure], 0);
  return rows
    .map((row) => {
      const share = (measure: Measure) => (totals[measure] > 0 ? (row.measures[measure] ?? 0) / totals[measure] : null);
      const shares = each(share);
      const sum = weighed.reduce((all, measure) => all + weights[measure] * (shares[measure] ?? 0), 0);
      return { row, shares, score: allWeights === 0 ? 0 : sum / allWeights };
    })
    .toSorted((a, b) => b.score - a.score || (a.row.code < b.row.code ? -1 : 1));
}

function totalsOf(rows: readonly { measures: Measured }[]): Record<Measure, number> {
  return each((measure) => rows.reduce((sum, row) => sum + (row.measures[measure] ?? 0), 0));
}

function each<V>(of: (measure: Measure) => V): Record<Measure, V> {
  return {
    interactions: of("interactions"),
    customers: of("customers"),
    minutes: of("minutes"),
    missed: of("missed"),
    commendations: of("commendations"),
    severity: of("severity"),
  };
}
