/**
 * Wilson's score interval for a proportion, without continuity correction (Wilson 1927; Newcombe 1998, method 3).
 * @param x successes, n trials; both counts
 * @returns bounds in 0–1; null when n = 0. Exactly 0 at x = 0 and exactly 1 at x = n.
 */
export function wilson(x: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const p = x / n;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * n);
  const half = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return { low: x === 0 ? 0 : (centre - half) / scale, high: x === n ? 1 : (centre + half) / scale };
}

/** The 97.5 % quantile of the normal distribution, to the six digits the definitions print. */
export const Z = 1.959964;
