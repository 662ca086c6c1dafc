/**
 * Which of many tests stand out when the share of false alarms among them is to stay below q (Benjamini & Hochberg, JRSS B
 * 1995): all up to the largest rank i with p(i) ≤ q · i ⁄ m.
 * @returns for each p, whether it is rejected
 */
export function benjaminiHochberg(p: readonly number[], q = 0.05): boolean[] {
  const sorted = p.toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((value, index) => value <= (q * (index + 1)) / sorted.length);
  const limit = last < 0 ? Number.NEGATIVE_INFINITY : (sorted[last] ?? Number.NEGATIVE_INFINITY);
  return p.map((value) => value <= limit);
}
