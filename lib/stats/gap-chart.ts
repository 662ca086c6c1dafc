import { MIN_BUCKETS, mean } from "@/lib/stats/control-chart";

/**
 * Limits for the gaps between rare events: a g chart (Kaminsky et al., Journal of Quality Technology 1992; Benneyan 2001),
 * centre ḡ and three sigma 3·√(ḡ(ḡ + 1)). A gap cannot be unusually short: the low limit is 0.
 */
export interface GapLimits {
  chart: "g";
  centre: number;
  low: 0;
  high: number;
  sigma: number;
}

/** @returns null when fewer than MIN_BUCKETS gaps are over: too few to say what is usual */
export function gapLimits(gaps: readonly number[]): GapLimits | null {
  return gaps.length < MIN_BUCKETS ? null : gChart(gaps);
}

/** @param gaps in days (or whatever lies between), those that are over */
export function gChart(gaps: readonly number[]): GapLimits {
  const centre = mean(gaps);
  const sigma = Math.sqrt(centre * (centre + 1));
  return { chart: "g", centre, low: 0, high: centre + 3 * sigma, sigma };
}
