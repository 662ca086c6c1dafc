import { chiSquareTail } from "@/lib/stats/chi-square";
import { Z } from "@/lib/stats/wilson";

/** Two groups within one stratum: x successes of n trials each. */
export interface Stratum {
  first: { x: number; n: number };
  second: { x: number; n: number };
}

/** A pooled value, the first group against the second, with its 95 % interval; no interval where nothing varies. */
export interface Pooled {
  value: number;
  low: number | null;
  high: number | null;
}

/** Two groups compared within strata and then pooled. */
export interface MantelHaenszel {
  /** How many strata hold trials of both groups: the others say nothing. */
  strata: number;
  /** Trials in them, of each group. */
  first: number;
  second: number;
  /** Share of the first less share of the second; null where no stratum holds both groups. */
  difference: Pooled | null;
  /** Null where one of its two sums is 0, so that it would be 0 or without end, or is not defined at all. */
  oddsRatio: Pooled | null;
  riskRatio: Pooled | null;
  /** That the two do not differ in any stratum; null where nothing varies within the strata. */
  test: { chiSquare: number; p: number; corrected: { chiSquare: number; p: number } } | null;
  /** That the odds ratio is the same in all strata; null with fewer than two strata that can say so. */
  homogeneity: { chiSquare: number; df: number; p: number } | null;
}

/**
 * Mantel and Haenszel's pooled comparison of two groups over disjoint strata (JNCI 1959): the odds ratio with the interval
 * of Robins, Breslow and Greenland (Biometrics 1986), the risk ratio with that of Greenland and Robins (Biometrics 1985),
 * the risk difference with that of Sato (Greenland & Robins with Sato's variance, Biometrics 1989), χ² with and without
 * continuity correction, and the homogeneity of the odds ratio by Breslow and Day in Tarone's form (Biometrika 1985).
 */
export function mantelHaenszel(strata: readonly Stratum[]): MantelHaenszel {
  const tables = strata.filter(({ first, second }) => first.n > 0 && second.n > 0).map(tableOf);
  const odds = pooledOdds(tables);
  return {
    strata: tables.length,
    first: sum(tables, ({ n1 }) => n1),
    second: sum(tables, ({ n2 }) => n2),
    difference: pooledDifference(tables),
    oddsRatio: odds,
    riskRatio: pooledRisk(tables),
    test: association(tables),
    homogeneity: odds && homogeneity(tables, odds.value),
  };
}

/** a successes and b failures of the first group, c and d of the second. */
interface Table {
  a: number;
  b: number;
  c: number;
  d: number;
  n1: number;
  n2: number;
  m: number;
  n: number;
}

function tableOf({ first, second }: Stratum): Table {
  const [a, c] = [first.x, second.x];
  return { a, b: first.n - a, c, d: second.n - c, n1: first.n, n2: second.n, m: a + c, n: first.n + second.n };
}

function pooledOdds(tables: readonly Table[]): Pooled | null {
  const parts = tables.map(({ a, b, c, d, n }) => ({ p: (a + d) / n, q: (b + c) / n, r: (a * d) / n, s: (b * c) / n }));
  const [r, s] = [sum(parts, (part) => part.r), sum(parts, (part) => part.s)];
  if (r === 0 || s === 0) return null;
  const variance =
    sum(parts, (part) => part.p * part.r) / (2 * r * r) +
    sum(parts, (part) => part.p * part.s + part.q * part.r) / (2 * r * s) +
    sum(parts, (part) => part.q * part.s) / (2 * s * s);
  return ofLogarithm(r / s, variance);
}

function pooledRisk(tables: readonly Table[]): Pooled | null {
  const above = sum(tables, ({ a, n2, n }) => (a * n2) / n);
  const below = sum(tables, ({ c, n1, n }) => (c * n1) / n);
  if (above === 0 || below === 0) return null;
  const variance = sum(tables, ({ a, c, n1, n2, m, n }) => (n1 * n2 * m - a * c * n) / (n * n)) / (above * below);
  return ofLogarithm(above / below, variance);
}

/** Weighted by n₁·n₂ ⁄ n. */
function pooledDifference(tables: readonly Table[]): Pooled | null {
  const weight = sum(tables, ({ n1, n2, n }) => (n1 * n2) / n);
  if (weight === 0) return null;
  const value = sum(tables, ({ a, c, n1, n2, n }) => (a * n2 - c * n1) / n) / weight;
  const skew = sum(tables, ({ a, c, n1, n2, n }) => (c * n1 * n1 - a * n2 * n2 + (n1 * n2 * (n2 - n1)) / 2) / (n * n));
  const spread = sum(tables, ({ a, b, c, d, n }) => (a * d + c * b) / n) / 2;
  const variance = (value * skew + spread) / (weight * weight);
  // What rounding leaves of a variance of 0 is no width.
  if (variance < 1e-12) return { value, low: null, high: null };
  const half = Z * Math.sqrt(variance);
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half) };
}

function association(tables: readonly Table[]): MantelHaenszel["test"] {
  const variance = sum(tables, ({ n1, n2, m, n }) => (n1 * n2 * m * (n - m)) / (n * n * (n - 1)));
  if (variance === 0) return null;
  const gap = Math.abs(sum(tables, ({ a, n1, m, n }) => a - (n1 * m) / n));
  const statistic = (distance: number) => {
    const chiSquare = (distance * distance) / variance;
    return { chiSquare, p: chiSquareTail(chiSquare, 1) };
  };
  return { ...statistic(gap), corrected: statistic(Math.max(0, gap - 0.5)) };
}

function homogeneity(tables: readonly Table[], odds: number): MantelHaenszel["homogeneity"] {
  const informative = tables.filter(({ m, n }) => m > 0 && m < n);
  if (informative.length < 2) return null;
  const gaps = informative.map((table) => {
    const expected = expectedAt(odds, table);
    const { a, n1, n2, m } = table;
    return { gap: a - expected, variance: 1 / (1 / expected + 1 / (m - expected) + 1 / (n1 - expected) + 1 / (n2 - m + expected)) };
  });
  const [gap, variance] = [sum(gaps, (each) => each.gap), sum(gaps, (each) => each.variance)];
  const chiSquare = Math.max(0, sum(gaps, (each) => each.gap ** 2 / each.variance) - gap ** 2 / variance);
  const df = informative.length - 1;
  return { chiSquare, df, p: chiSquareTail(chiSquare, df) };
}

/** How many successes the first group would have at that odds ratio, the margins as they are: the root that lies between its bounds. */
function expectedAt(odds: number, { n1, n2, m }: Table): number {
  const [square, linear, constant] = [odds - 1, -(odds * (n1 + m) + n2 - m), odds * n1 * m];
  // Written so that it holds at an odds ratio of 1, where it is no quadratic, and loses no digits near it.
  return (2 * constant) / (-linear + Math.sqrt(Math.max(0, linear * linear - 4 * square * constant)));
}

function ofLogarithm(value: number, variance: number): Pooled {
  if (variance < 1e-12) return { value, low: null, high: null };
  const factor = Math.exp(Z * Math.sqrt(variance));
  return { value, low: value / factor, high: value * factor };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
