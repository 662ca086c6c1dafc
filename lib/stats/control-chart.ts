/**
 * Limits for counts per bucket of equal length: a c chart (Shewhart; NIST/SEMATECH e-Handbook 6.3.3.1), centre c̄ and
 * three sigma = 3·√c̄, stretched by Laney's σz where the counts vary more than chance alone (Laney 2002, the u′ chart with
 * one unit of exposure a bucket). σz is never below 1, so a process that varies as chance does gets the plain c chart.
 */
export interface ControlLimits {
  chart: "c" | "c′";
  centre: number;
  low: number;
  high: number;
  /** Between-bucket variation over what chance alone gives; 1 on a plain c chart. */
  sigmaZ: number;
  /** Indices of the points strictly beyond a limit (Nelson's rule 1). */
  beyond: number[];
}

/** Fewest complete buckets that a limit may rest on, and from which σz may be estimated. */
export const MIN_BUCKETS = 8;
const MIN_BUCKETS_FOR_SIGMA_Z = 20;

/**
 * The chart for a trend of counts: plain where chance explains the variation, stretched where it does not.
 * @param points counts in time order; `isComplete` false keeps a point out of the centre and out of the alarms
 * @returns null when fewer than MIN_BUCKETS are complete: too few to say what is usual
 */
export function countLimits(points: CountPoint[]): ControlLimits | null {
  const complete = points.filter((point) => point.isComplete).map((point) => point.count);
  if (complete.length < MIN_BUCKETS) return null;
  return cChart(points, complete.length >= MIN_BUCKETS_FOR_SIGMA_Z ? Math.max(1, laneySigma(complete)) : 1);
}

/** A c chart over the complete points, its three sigma multiplied by `sigmaZ`. */
export function cChart(points: CountPoint[], sigmaZ = 1): ControlLimits {
  const complete = points.filter((point) => point.isComplete).map((point) => point.count);
  const centre = mean(complete);
  const half = 3 * Math.sqrt(centre) * sigmaZ;
  const low = Math.max(0, centre - half);
  const high = centre + half;
  const beyond = points.flatMap((point, index) => (point.isComplete && (point.count > high || point.count < low) ? [index] : []));
  return { chart: sigmaZ > 1 ? "c′" : "c", centre, low, high, sigmaZ, beyond };
}

export interface CountPoint {
  count: number;
  isComplete: boolean;
}

/**
 * Limits for events per unit of exposure: a u chart (NIST/SEMATECH e-Handbook 6.3.3.1), centre ū = Σx/Σn and three sigma
 * 3·√(ū/nᵢ) by each point's own nᵢ; Laney's u′ where points rest on 1,000 and more on average and there are 20 of them.
 */
export interface RateLimits {
  chart: "u" | "u′";
  centre: number;
  sigmaZ: number;
  /** By point; null where it has no exposure. */
  bounds: ({ low: number; high: number } | null)[];
  beyond: number[];
}

export interface RatePoint {
  count: number;
  /** Units of exposure, 0 where there are none. */
  size: number;
  isComplete: boolean;
}

/** Fewest units a point must rest on, on average, before a spread beyond chance is believed. */
const MIN_SIZE_FOR_SIGMA_Z = 1_000;

/** @returns null when fewer than MIN_BUCKETS are complete: too few to say what is usual */
export function rateLimits(points: RatePoint[]): RateLimits | null {
  const complete = points.filter((point) => point.isComplete && point.size > 0);
  if (complete.length < MIN_BUCKETS) return null;
  const isLaney = complete.length >= MIN_BUCKETS_FOR_SIGMA_Z && mean(complete.map(({ size }) => size)) >= MIN_SIZE_FOR_SIGMA_Z;
  return uChart(points, isLaney ? Math.max(1, laneySigmaOfRates(complete)) : 1);
}

/** A u chart over the complete points, its three sigma multiplied by `sigmaZ`. */
export function uChart(points: RatePoint[], sigmaZ = 1): RateLimits {
  const complete = points.filter((point) => point.isComplete && point.size > 0);
  const centre = pooled(complete);
  const bounds = points.map(({ size }) => {
    if (size === 0) return null;
    const half = 3 * Math.sqrt(centre / size) * sigmaZ;
    return { low: Math.max(0, centre - half), high: centre + half };
  });
  const beyond = points.flatMap(({ count, size, isComplete }, index) => {
    const bound = bounds[index];
    return bound && isComplete && (count / size > bound.high || count / size < bound.low) ? [index] : [];
  });
  return { chart: sigmaZ > 1 ? "u′" : "u", centre, sigmaZ, bounds, beyond };
}

function pooled(points: RatePoint[]): number {
  const size = points.reduce((sum, point) => sum + point.size, 0);
  return size === 0 ? 0 : points.reduce((sum, { count }) => sum + count, 0) / size;
}

function laneySigmaOfRates(points: RatePoint[]): number {
  const centre = pooled(points);
  if (centre === 0) return 1;
  return meanRange(points.map(({ count, size }) => (count / size - centre) / Math.sqrt(centre / size)));
}

/** Mean moving range of the standardised counts, over 1.128 (d2 for pairs). */
function laneySigma(counts: number[]): number {
  const centre = mean(counts);
  if (centre === 0) return 1;
  const z = counts.map((count) => (count - centre) / Math.sqrt(centre));
  return meanRange(z);
}

function meanRange(z: number[]): number {
  return mean(z.slice(1).map((value, index) => Math.abs(value - (z[index] ?? value)))) / 1.128;
}

function mean(values: number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
