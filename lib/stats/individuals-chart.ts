import { D2_OF_PAIRS, MIN_BUCKETS, mean, meanRange } from "@/lib/stats/control-chart";

/**
 * Limits for single measured values: an individuals chart with moving ranges (NIST/SEMATECH e-Handbook 6.3.2.2), sigma by
 * the mean moving range over 1.128, so that a lasting change of level does not widen its own limits.
 */
export interface IndividualsLimits {
  chart: "I-MR";
  centre: number;
  low: number;
  high: number;
  sigma: number;
  /** A step between neighbours beyond it is unusual: 3.267 times the mean one. */
  rangeHigh: number;
}

/** @returns null when fewer than MIN_BUCKETS values are complete: too few to say what is usual */
export function individualsLimits(values: readonly number[], lowest: number): IndividualsLimits | null {
  return values.length < MIN_BUCKETS ? null : individualsChart(values, lowest);
}

/** @param lowest what no value can be below */
export function individualsChart(values: readonly number[], lowest = Number.NEGATIVE_INFINITY): IndividualsLimits {
  const centre = mean(values);
  const range = meanRange(values);
  const sigma = range / D2_OF_PAIRS;
  return {
    chart: "I-MR",
    centre,
    low: Math.max(lowest, centre - 3 * sigma),
    high: centre + 3 * sigma,
    sigma,
    rangeHigh: D4_OF_PAIRS * range,
  };
}

const D4_OF_PAIRS = 3.267;
