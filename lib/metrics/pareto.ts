/** One row of a Pareto: how much it is, its share of all mentions, the share so far, and whether it is one of the vital few. */
export interface ParetoRow {
  key: string;
  label: string;
  count: number;
  /** Of all mentions, 0–1. */
  share: number;
  cumulative: number;
  isVital: boolean;
}

/**
 * A Pareto over mentions: value descending, ties by key; the vital few are the smallest prefix with 5·cum ≥ 4·total,
 * in whole numbers. What is unknown is not a cause and stays outside.
 */
export function pareto(rows: { key: string; label: string; count: number }[]): ParetoRow[] {
  const ranked = rows.filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const total = ranked.reduce((sum, row) => sum + row.count, 0);
  let before = 0;
  return ranked.map((row) => {
    const isVital = 5 * before < 4 * total;
    before += row.count;
    return { ...row, share: row.count / total, cumulative: before / total, isVital };
  });
}
