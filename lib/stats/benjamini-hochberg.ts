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

/**
 * The smallest q at which each test would stand out (the "adjusted p" of the same procedure): p(i) · m ⁄ i, made to rise with p.
 * @returns for each p, its q, 0–1
 */
export function smallestQ(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).toSorted((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  const q = p.map(() => 1);
  order.reduceRight((above, index, rank) => {
    const own = Math.min(above, ((p[index] ?? 1) * p.length) / (rank + 1));
    q[index] = own;
    return own;
  }, 1);
  return q;
}
