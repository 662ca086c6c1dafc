import type { MetricDefinition, MetricId, MetricWords, Part, PartRole } from "@/lib/metrics/define";
import type { SeriesName } from "@/lib/metrics/dimensions";
import type { Counted } from "@/lib/metrics/query";
import { wilson } from "@/lib/stats/wilson";

/** A number with what it is made of. For a count without a denominator, `denominator` is null and value = numerator. */
export interface Total {
  numerator: number;
  denominator: number | null;
  /** 0–1 for rates; the count for counts; null when there is nothing to divide by. */
  value: number | null;
  /** Wilson 95 % interval of a rate; null for counts. */
  low: number | null;
  high: number | null;
  /** Not yet measurable: neither success nor failure so far. */
  immature: number;
  excluded: number;
  unknown: number;
}

export interface Point {
  /** First day of the bucket, `YYYY-MM-DD`; null without a trend. */
  bucket: string | null;
  /** Key of the series; null without a split. */
  series: string | null;
  numerator: number;
  denominator: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  immature: number;
  /** The bucket is not over at the clock, is cut by the period, or holds rows that are not yet measurable. */
  isIncomplete: boolean;
}

export interface PartCount {
  part: string;
  label: string;
  role: PartRole;
  count: number;
}

/** The answer of a metric: the same on a page, in the API, in a file and in the command. */
export interface MetricResult {
  id: MetricId;
  title: string;
  unit: MetricWords["unit"];
  kind: MetricDefinition["kind"];
  better: MetricWords["better"];
  /** ISO instant of the clock. */
  asOf: string;
  zone: string;
  /** Half-open period of days, `YYYY-MM-DD`; null = open. */
  from: string | null;
  to: string | null;
  grain: string | null;
  by: string | null;
  /** The filters in force, in canonical form. */
  filters: Record<string, string | string[]>;
  /** The data version that everything here was counted in. */
  version: number;
  definitions: number;
  /** Counted over the sample: invented interactions. */
  isSample: boolean;
  total: Total;
  parts: PartCount[];
  points: Point[];
  series: SeriesName[];
  comparison: { from: string | null; to: string | null; total: Total; points: Point[] } | null;
}

/** How many rows of each part, by part id. */
export type Tally = ReadonlyMap<string, number>;

/** Adds up counted rows by part; where a unit counts once, its rows in several cells count once too. */
export function tallyOf(definition: MetricDefinition, cells: readonly Counted[]): Tally {
  const tally = new Map<string, number>();
  const seen = new Set<string>();
  for (const { part, unit, rows } of cells) {
    const isSeen = definition.isDistinct && seen.has(`${part} ${unit}`);
    seen.add(`${part} ${unit}`);
    tally.set(part, (tally.get(part) ?? 0) + (definition.isDistinct ? (isSeen ? 0 : 1) : rows));
  }
  return tally;
}

/** TypeScript divides: the one place where counts become a rate and its interval. */
export function totalOf(definition: MetricDefinition, parts: Part[], tally: Tally): Total {
  const count = (...roles: PartRole[]) =>
    parts.reduce((sum, part) => (roles.includes(part.role) ? sum + (tally.get(part.part) ?? 0) : sum), 0);
  const numerator = count("numerator");
  const unknown = count("unknown");
  const hasDenominator = definition.kind === "rate" || parts.some((part) => part.role === "denominator");
  // A share of causes is a share of all interactions: not knowing the cause is an answer there, not a gap.
  const denominator = hasDenominator ? count("numerator", "denominator") + (definition.by === "cause" ? unknown : 0) : null;
  return { ...divide(definition, numerator, denominator), immature: count("immature"), excluded: count("excluded"), unknown };
}

/** A numerator over its denominator, with the interval of a rate. */
export function divide(definition: MetricDefinition, numerator: number, denominator: number | null) {
  if (definition.kind === "count" || denominator === null) return { numerator, denominator, value: numerator, low: null, high: null };
  const interval = wilson(numerator, denominator);
  return {
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}
