/** Where the level of a series may have changed. A suggestion, never a proof: a trend or a season looks like a change too. */
export interface ChangePoint {
  /** Index of the first value of the new level. */
  at: number;
  /** Approximate two-sided p value of a change anywhere. */
  p: number;
}

/**
 * Pettitt's test for one change of level (Applied Statistics 1979): the split at which ranks before and after differ most,
 * p ≈ 2·exp(−6K²/(n³ + n²)), at most 1.
 * @returns null for fewer than two values, or when all are the same
 */
export function pettitt(values: readonly number[]): ChangePoint | null {
  const n = values.length;
  let [u, most, at] = [0, 0, 0];
  for (let t = 0; t < n - 1; t++) {
    // U grows by how the value that changes sides stands against all the others.
    u += values.reduce((sum, value) => sum + Math.sign((values[t] ?? 0) - value), 0);
    if (Math.abs(u) > most) [most, at] = [Math.abs(u), t + 1];
  }
  return most === 0 ? null : { at, p: Math.min(1, 2 * Math.exp((-6 * most * most) / (n ** 3 + n ** 2))) };
}
