import { MIN_BUCKETS, MIN_BUCKETS_FOR_SIGMA_Z, mean, sigmaOfRanges } from "@/lib/stats/control-chart";

/**
 * Limits for counts per bucket of equal length: a c chart (Shewhart; NIST/SEMATECH e-Handbook 6.3.3.1), centre c̄ and
 * three sigma = 3·√c̄, stretched by Laney's σz where the counts vary more than chance alone (Laney 2002, the u′ chart with
 * one unit of exposure a bucket). σz is never below 1, so a process that varies as chance does gets the plain c chart.
 */
export interface CountLimits {
  chart: "c" | "c′";
  centre: number;
  low: number;
  high: number;
  /** Of one point: √c̄, stretched. */
  sigma: number;
  /** Between-bucket variation over what chance alone gives; 1 on a plain c chart. */
  sigmaZ: number;
  /** Indices of the points strictly beyond a limit (Nelson's rule 1). */
  beyond: number[];
}

export interface CountPoint {
  count: number;
  isComplete: boolean;
}

/**
 * The chart for a trend of counts: plain where chance explains the variation, stretched where it does not.
 * @param points counts in time order; `isComplete` false keeps a point out of the centre and out of the alarms
 * @returns null when fewer than MIN_BUCKETS are complete: too few to say what is usual
 */
export function countLimits(points: readonly CountPoint[]): CountLimits | null {
  const complete = completeOf(points);
  if (complete.length < MIN_BUCKETS) return null;
  return cChart(points, complete.length >= MIN_BUCKETS_FOR_SIGMA_Z ? Math.max(1, laneySigma(complete)) : 1);
}

/** A c chart over the complete points, its three sigma multiplied by `sigmaZ`. */
export function cChart(points: readonly CountPoint[], sigmaZ = 1): CountLimits {
  const centre = mean(completeOf(points));
  const sigma = Math.sqrt(centre) * sigmaZ;
  const low = Math.max(0, centre - 3 * sigma);
  const high = centre + 3 * sigma;
  const beyond = points.flatMap((point, index) => (point.isComplete && (point.count > high || point.count < low) ? [index] : []));
  return { chart: sigmaZ > 1 ? "c′" : "c", centre, low, high, sigma, sigmaZ, beyond };
}

function laneySigma(counts: number[]): number {
  const centre = mean(counts);
  return centre === 0 ? 1 : sigmaOfRanges(counts.map((count) => (count - centre) / Math.sqrt(centre)));
}

function completeOf(points: readonly CountPoint[]): number[] {
  return points.filter((point) => point.isComplete).map((point) => point.count);
}
