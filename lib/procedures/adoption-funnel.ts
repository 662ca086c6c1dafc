import { UNKNOWN } from "@/lib/filters";
import { MIN_TO_RANK } from "@/lib/metrics/ranked-shares";
import type { MetricResult } from "@/lib/metrics/result";
import { binomialLimits, TAILS } from "@/lib/stats/binomial-limits";

/** A team among the others: how far its share lies from that of all, given how many interactions it speaks for. */
export interface FunnelTeam {
  key: string;
  label: string;
  numerator: number;
  denominator: number;
  /** 0–1. */
  value: number;
  /** Outside the 95 % limits, or the 99.8 % ones too; "few": too few interactions to say. */
  place: "within" | "low" | "high" | "far-low" | "far-high" | "few";
}

/** The limits at n interactions, as shares 0–1. */
export interface FunnelLimits {
  n: number;
  usual: { low: number; high: number };
  far: { low: number; high: number };
}

export interface Funnel {
  /** The share of all, 0–1. */
  centre: number;
  /** By name. */
  teams: FunnelTeam[];
  /** The largest n that is drawn. */
  most: number;
  limits: FunnelLimits[];
}

/** A share split by team as a funnel plot; null where nothing can be measured. Interactions of no known team are in the centre only. */
export function adoptionFunnel({ total, points, series }: MetricResult): Funnel | null {
  const centre = total.value;
  if (centre === null) return null;
  const teams = series.flatMap(({ key, label }): FunnelTeam[] => {
    const point = points.find((each) => each.series === key && each.bucket === null);
    if (key === UNKNOWN || !point || point.value === null || !point.denominator) return [];
    const { numerator, denominator, value } = point;
    return [{ key, label, numerator, denominator, value, place: placeOf(numerator, denominator, centre) }];
  });
  const most = Math.max(MIN_TO_RANK, ...teams.map(({ denominator }) => denominator));
  const step = Math.max(1, Math.ceil(most / STEPS));
  const sizes = Array.from({ length: Math.ceil(most / step) }, (_, index) => Math.min(most, 1 + index * step));
  return {
    centre,
    most,
    teams: teams.toSorted((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }) || (a.key < b.key ? -1 : 1)),
    limits: [...new Set([...sizes, most])].map((n) => ({ n, usual: shares(n, centre, TAILS.usual), far: shares(n, centre, TAILS.far) })),
  };
}

/** How many sizes the limits are drawn at. */
const STEPS = 80;

function placeOf(count: number, n: number, centre: number): FunnelTeam["place"] {
  if (n < MIN_TO_RANK) return "few";
  const far = binomialLimits(n, centre, TAILS.far);
  if (count < far.low) return "far-low";
  if (count > far.high) return "far-high";
  const usual = binomialLimits(n, centre, TAILS.usual);
  return count < usual.low ? "low" : count > usual.high ? "high" : "within";
}

function shares(n: number, centre: number, tail: number) {
  const { low, high } = binomialLimits(n, centre, tail);
  return { low: low / n, high: high / n };
}
