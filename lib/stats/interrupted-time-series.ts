import { Z } from "@/lib/stats/wilson";

/** One bucket of equal length, in time order. */
export interface SeriesPoint {
  count: number;
  /** Units of exposure, above 0. */
  exposure: number;
  isAfter: boolean;
}

/** By how much the level stepped at the change, beyond the trend that was there all along. */
export interface StepEffect {
  /** Rate after over rate before, at the same place of the trend. */
  ratio: number;
  /** 95 %, with the spread that was found (quasi-Poisson, never less than chance gives). */
  low: number;
  high: number;
  /** 95 % as if only chance spread the counts. */
  poisson: { low: number; high: number };
  /** Pearson's χ² over its degrees of freedom: 1 where only chance spreads the counts. */
  dispersion: number;
}

/** Fewest points on each side of the change. */
export const MIN_POINTS_EACH_SIDE = 12;

/**
 * An interrupted time series (Lopez Bernal et al., International Journal of Epidemiology 2017): log μ = β₀ + β₁·t + β₂·step +
 * log(exposure), by iteratively reweighted least squares.
 * @returns null with fewer than MIN_POINTS_EACH_SIDE on a side, or where a side has no event and so no ratio
 */
export function stepEffect(points: readonly SeriesPoint[]): StepEffect | null {
  const sides = [points.filter(({ isAfter }) => !isAfter), points.filter(({ isAfter }) => isAfter)];
  if (sides.some((side) => side.length < MIN_POINTS_EACH_SIDE || side.every(({ count }) => count === 0))) return null;
  const middle = (points.length - 1) / 2;
  const rows = points.map((point, t): Row => [1, (t - middle) / points.length, point.isAfter ? 1 : 0]);
  const fit = poissonFit(rows, points);
  if (!fit) return null;
  const [, , step] = fit.beta;
  const pearson = points.reduce((sum, { count }, t) => sum + (count - (fit.means[t] ?? 1)) ** 2 / (fit.means[t] ?? 1), 0);
  const dispersion = pearson / (points.length - COEFFICIENTS);
  const around = (error: number) => ({ low: Math.exp(step - Z * error), high: Math.exp(step + Z * error) });
  return {
    ratio: Math.exp(step),
    ...around(fit.errorOfStep * Math.sqrt(Math.max(1, dispersion))),
    poisson: around(fit.errorOfStep),
    dispersion,
  };
}

const COEFFICIENTS = 3;
type Row = [number, number, number];

interface Fit {
  beta: Row;
  means: number[];
  errorOfStep: number;
}

const MOST_STEPS = 50;

function poissonFit(rows: readonly Row[], points: readonly SeriesPoint[]): Fit | null {
  const total = points.reduce((sum, { count }) => sum + count, 0) / points.reduce((sum, { exposure }) => sum + exposure, 0);
  let beta: Row = [Math.log(total), 0, 0];
  for (let step = 0; step < MOST_STEPS; step++) {
    const means = rows.map((row, t) => (points[t]?.exposure ?? 1) * Math.exp(dot(row, beta)));
    const working = rows.map((row, t) => {
      const mu = means[t] ?? 1;
      return dot(row, beta) + ((points[t]?.count ?? 0) - mu) / mu;
    });
    const inverse = inverted(weightedSquares(rows, means));
    if (!inverse) return null;
    const next = times(inverse, weightedSums(rows, means, working));
    const moved = Math.max(...next.map((value, index) => Math.abs(value - (beta[index] ?? 0))));
    beta = next;
    if (moved < 1e-10) return { beta, means, errorOfStep: Math.sqrt(inverse[2][2]) };
  }
  return null;
}

type Matrix = [Row, Row, Row];

function weightedSquares(rows: readonly Row[], weights: readonly number[]): Matrix {
  const sum = (i: number, j: number) => rows.reduce((all, row, t) => all + (weights[t] ?? 0) * (row[i] ?? 0) * (row[j] ?? 0), 0);
  const line = (i: number): Row => [sum(i, 0), sum(i, 1), sum(i, 2)];
  return [line(0), line(1), line(2)];
}

function weightedSums(rows: readonly Row[], weights: readonly number[], values: readonly number[]): Row {
  const sum = (i: number) => rows.reduce((all, row, t) => all + (weights[t] ?? 0) * (row[i] ?? 0) * (values[t] ?? 0), 0);
  return [sum(0), sum(1), sum(2)];
}

/** By cofactors; null when the columns say the same. */
function inverted([a, b, c]: Matrix): Matrix | null {
  const [p, q, r] = [cross(b, c), cross(c, a), cross(a, b)];
  const determinant = dot(a, p);
  if (Math.abs(determinant) < 1e-12) return null;
  const line = (i: 0 | 1 | 2): Row => [p[i] / determinant, q[i] / determinant, r[i] / determinant];
  return [line(0), line(1), line(2)];
}

function times([a, b, c]: Matrix, row: Row): Row {
  return [dot(a, row), dot(b, row), dot(c, row)];
}

function cross(a: Row, b: Row): Row {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Row, b: Row): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
