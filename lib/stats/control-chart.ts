/**
 * What every Shewhart chart shares: a centre pooled over the complete points, three sigma on either side, clamped to what is
 * possible. One chart a file: count-chart (c), rate-chart (u), share-chart (p), gap-chart (g), individuals-chart (I-MR).
 */
export type ChartName = "c" | "c′" | "u" | "u′" | "p" | "p′" | "g" | "I-MR";

/** Of one point, in the unit of its value. */
export interface PointLimits {
  low: number;
  high: number;
  /** One third of the way from the centre to an unclamped limit. */
  sigma: number;
}

/** Fewest complete points that a limit may rest on. */
export const MIN_BUCKETS = 8;

/** Fewest points from which a spread beyond chance (Laney's σz) may be estimated, and units each must rest on, on average. */
export const MIN_BUCKETS_FOR_SIGMA_Z = 20;
export const MIN_SIZE_FOR_SIGMA_Z = 1_000;

/** A count, and the units of exposure or the trials it was found in: 0 where there are none. */
export interface SizedPoint {
  count: number;
  size: number;
  isComplete: boolean;
}

/** The complete points that rest on anything. */
export function restingOn(points: readonly SizedPoint[]): SizedPoint[] {
  return points.filter((point) => point.isComplete && point.size > 0);
}

/** Σx/Σn; 0 where nothing was looked at. */
export function pooled(points: readonly SizedPoint[]): number {
  const size = points.reduce((sum, point) => sum + point.size, 0);
  return size === 0 ? 0 : points.reduce((sum, { count }) => sum + count, 0) / size;
}

/** Whether so many points of such a size let a spread beyond chance be believed. */
export function isEnoughForSigmaZ(points: readonly SizedPoint[]): boolean {
  return points.length >= MIN_BUCKETS_FOR_SIGMA_Z && mean(points.map(({ size }) => size)) >= MIN_SIZE_FOR_SIGMA_Z;
}

/** Laney's σz, as it is found: the mean moving range of standardised values over 1.128 (d2 for pairs). */
export function sigmaOfRanges(values: readonly number[]): number {
  return meanRange(values) / D2_OF_PAIRS;
}

/** Mean absolute difference of neighbours. */
export function meanRange(values: readonly number[]): number {
  return mean(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value))));
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

export const D2_OF_PAIRS = 1.128;
