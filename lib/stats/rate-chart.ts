import {
  isEnoughForSigmaZ,
  MIN_BUCKETS,
  type PointLimits,
  pooled,
  restingOn,
  type SizedPoint,
  sigmaOfRanges,
} from "@/lib/stats/control-chart";

/**
 * Limits for events per unit of exposure: a u chart (NIST/SEMATECH e-Handbook 6.3.3.1), centre ū = Σx/Σn and three sigma
 * 3·√(ū/nᵢ) by each point's own nᵢ; Laney's u′ where points rest on 1,000 and more on average and there are 20 of them.
 */
export interface RateLimits {
  chart: "u" | "u′";
  centre: number;
  sigmaZ: number;
  /** By point; null where it has no exposure. */
  bounds: (PointLimits | null)[];
  beyond: number[];
}

/** @returns null when fewer than MIN_BUCKETS are complete: too few to say what is usual */
export function rateLimits(points: readonly SizedPoint[]): RateLimits | null {
  const complete = restingOn(points);
  if (complete.length < MIN_BUCKETS) return null;
  return uChart(points, isEnoughForSigmaZ(complete) ? Math.max(1, laneySigma(complete)) : 1);
}

/** A u chart over the complete points, its three sigma multiplied by `sigmaZ`. */
export function uChart(points: readonly SizedPoint[], sigmaZ = 1): RateLimits {
  const centre = pooled(restingOn(points));
  const bounds = points.map(({ size }) => {
    if (size === 0) return null;
    const sigma = Math.sqrt(centre / size) * sigmaZ;
    return { low: Math.max(0, centre - 3 * sigma), high: centre + 3 * sigma, sigma };
  });
  const beyond = points.flatMap(({ count, size, isComplete }, index) => {
    const bound = bounds[index];
    return bound && isComplete && (count / size > bound.high || count / size < bound.low) ? [index] : [];
  });
  return { chart: sigmaZ > 1 ? "u′" : "u", centre, sigmaZ, bounds, beyond };
}

function laneySigma(points: SizedPoint[]): number {
  const centre = pooled(points);
  return centre === 0 ? 1 : sigmaOfRanges(points.map(({ count, size }) => (count / size - centre) / Math.sqrt(centre / size)));
}
