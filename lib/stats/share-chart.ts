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
 * Limits for a share of items: a p chart (NIST/SEMATECH e-Handbook 6.3.3.2), centre p̄ = Σx/Σn and three sigma
 * 3·√(p̄(1 − p̄)/nᵢ) by each point's own nᵢ, within 0–1; Laney's p′ (2002) where shares vary more than chance alone.
 */
export interface ShareLimits {
  chart: "p" | "p′";
  centre: number;
  sigmaZ: number;
  /** By point, 0–1; null where nothing was looked at. */
  bounds: (PointLimits | null)[];
}

/** @returns null when fewer than MIN_BUCKETS are complete: too few to say what is usual */
export function shareLimits(points: readonly SizedPoint[]): ShareLimits | null {
  const complete = restingOn(points);
  if (complete.length < MIN_BUCKETS) return null;
  return pChart(points, isEnoughForSigmaZ(complete) ? Math.max(1, laneySigmaOfShares(complete)) : 1);
}

/** A p chart over the complete points, its three sigma multiplied by `sigmaZ`. */
export function pChart(points: readonly SizedPoint[], sigmaZ = 1): ShareLimits {
  const centre = pooled(restingOn(points));
  const bounds = points.map(({ size }) => {
    if (size === 0) return null;
    const sigma = Math.sqrt((centre * (1 - centre)) / size) * sigmaZ;
    return { low: Math.max(0, centre - 3 * sigma), high: Math.min(1, centre + 3 * sigma), sigma };
  });
  return { chart: sigmaZ > 1 ? "p′" : "p", centre, sigmaZ, bounds };
}

/** The spread of shares over what chance alone gives, as it is found; 1 where none or all are counted. */
export function laneySigmaOfShares(points: readonly SizedPoint[]): number {
  const centre = pooled(points);
  if (centre === 0 || centre === 1) return 1;
  return sigmaOfRanges(points.map(({ count, size }) => (count / size - centre) / Math.sqrt((centre * (1 - centre)) / size)));
}
