import type { UNKNOWN as UnknownKey } from "@/lib/filters";
import { pareto } from "@/lib/metrics/pareto";
import type { MetricResult } from "@/lib/metrics/result";

/** Written again, as the same type, because browsers rank too and need not carry the parser of filters for one word. */
const UNKNOWN: typeof UnknownKey = "unknown";

/** One row of a Pareto of interactions. */
export interface RankedRow {
  key: string;
  label: string;
  count: number;
  /** The same in the compared period; null without a comparison. */
  before: number | null;
  /** Of all interactions, 0–1: rows exceed 1 together, because an interaction can show several. */
  share: number;
  /** Of all mentions so far, 0–1; null outside the ranking. */
  cumulative: number | null;
  /** 0–1 of the largest ranked row; what is not known may be far more, and is then cut off at 1. */
  length: number;
  isCut: boolean;
  isVital: boolean;
  isUnknown: boolean;
}

/** A split count as a Pareto: largest first, what is not known last and outside the ranking. */
export function rankedRows(result: MetricResult): RankedRow[] {
  const counts = new Map(result.points.map((point) => [point.series, point.numerator]));
  const earlier = result.comparison && new Map(result.comparison.points.map((point) => [point.series, point.numerator]));
  const beforeOf = (key: string) => (earlier ? (earlier.get(key) ?? 0) : null);
  const all = result.total.numerator;
  const named = result.series
    .filter((series) => series.key !== UNKNOWN)
    .map((series) => ({ ...series, count: counts.get(series.key) ?? 0 }));
  const unknown = counts.get(UNKNOWN) ?? 0;
  const ranked = pareto(named);
  const largest = ranked[0]?.count ?? Math.max(1, unknown);
  const rows = ranked.map(({ key, label, count, cumulative, isVital }) => ({
    key,
    label,
    count,
    before: beforeOf(key),
    share: count / all,
    cumulative,
    length: count / largest,
    isCut: false,
    isVital,
    isUnknown: false,
  }));
  if (unknown === 0) return rows;
  const label = result.series.find((series) => series.key === UNKNOWN)?.label ?? UNKNOWN;
  const outside = {
    key: UNKNOWN,
    label,
    count: unknown,
    before: beforeOf(UNKNOWN),
    share: unknown / all,
    cumulative: null,
    length: Math.min(1, unknown / largest),
    isCut: unknown > largest,
    isVital: false,
    isUnknown: true,
  };
  return [...rows, outside];
}

/** How many rows make up 80 %, and of how many. */
export function vitalFew(rows: RankedRow[]): { vital: number; all: number } {
  return { vital: rows.filter((row) => row.isVital).length, all: rows.filter((row) => !row.isUnknown).length };
}

/** Whether anything at all is known on this split. */
export function hasKnown(result: Pick<MetricResult, "series">): boolean {
  return result.series.some((series) => series.key !== UNKNOWN);
}
