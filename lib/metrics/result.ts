import type { VolumeNote } from "@/lib/metrics/against-volumes";
import type { MetricDefinition, MetricId, MetricWords, Part, PartRole } from "@/lib/metrics/define";
import type { SeriesName } from "@/lib/metrics/dimensions";
import { type Counted, inRank } from "@/lib/metrics/query";
import { type Curve, type CurveTable, curveOf } from "@/lib/metrics/survival";
import { garwood } from "@/lib/stats/poisson";
import { wilson } from "@/lib/stats/wilson";

/** A number with what it is made of. For a count without a denominator, `denominator` is null and value = numerator. */
export interface Total {
  numerator: number;
  /** Of a duration: all that were watched, ended or not. */
  denominator: number | null;
  /**
   * 0–1 for rates; events per 100; the count for counts; the median in minutes for durations. Null when there is nothing to
   * divide by, or the curve does not come down to one half.
   */
  value: number | null;
  /** 95 % interval: Wilson's of a rate, Garwood's of events per 100, the median's of a duration; null for counts, and where it is not reached. */
  low: number | null;
  high: number | null;
  /** Not yet measurable: neither success nor failure so far. */
  immature: number;
  excluded: number;
  unknown: number;
}

/** What a duration says beyond its median. */
export interface Duration {
  /** Minutes until one in ten is still open; null when not reached. */
  p90: number | null;
  curve: Curve;
  /** The same at round times. */
  table: CurveTable;
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
  /** What its rows are. */
  unit: MetricWords["unit"];
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
  /** Of durations only. */
  duration: Duration | null;
  /** Of difficult interactions, where contact volumes are known. */
  volume: VolumeNote | null;
  comparison: {
    from: string | null;
    to: string | null;
    total: Total;
    parts: PartCount[];
    points: Point[];
    duration: Duration | null;
  } | null;
}

/** How many rows of each part, by part id. */
export type Tally = ReadonlyMap<string, number>;

/** Adds up counted rows by part; a unit that counts once does so in the part that says most of it. */
export function tallyOf(definition: MetricDefinition, parts: Part[], cells: readonly Counted[]): Tally {
  const tally = new Map<string, number>();
  const add = (part: string, rows: number) => tally.set(part, (tally.get(part) ?? 0) + rows);
  if (!definition.isDistinct) {
    for (const { part, rows } of cells) add(part, rows);
    return tally;
  }
  const ranked = inRank(parts).map((part) => part.part);
  const best = new Map<number, number>();
  for (const { part, unit, rows } of cells) {
    // Units that the query has told apart come as a number of them.
    if (unit === 0) add(part, rows);
    else best.set(unit, Math.min(best.get(unit) ?? Number.POSITIVE_INFINITY, ranked.indexOf(part)));
  }
  for (const rank of best.values()) add(ranked[rank] ?? "", 1);
  return tally;
}

/** TypeScript divides: the one place where counts become a value and its interval. */
export function totalOf(definition: MetricDefinition, parts: Part[], cells: readonly Counted[]): Total {
  const tally = tallyOf(definition, parts, cells);
  const count = (...roles: PartRole[]) =>
    parts.reduce((sum, part) => (roles.includes(part.role) ? sum + (tally.get(part.part) ?? 0) : sum), 0);
  const unknown = count("unknown");
  const rest = { immature: count("immature"), excluded: count("excluded"), unknown };
  if (definition.kind === "duration") return { ...medianOf(parts, cells), ...rest };
  const hasDenominator = definition.kind !== "count" || parts.some((part) => part.role === "denominator");
  const inDenominator: PartRole[] = definition.kind === "per-hundred" ? ["denominator"] : ["numerator", "denominator"];
  // A share of causes is a share of all interactions: not knowing the cause is an answer there, not a gap.
  const denominator = hasDenominator ? count(...inDenominator) + (definition.by === "cause" ? unknown : 0) : null;
  return { ...divide(definition, count("numerator"), denominator), ...rest };
}

/** A numerator over its denominator, with its interval. */
export function divide(definition: MetricDefinition, numerator: number, denominator: number | null) {
  if (definition.kind === "count" || denominator === null) return { numerator, denominator, value: numerator, low: null, high: null };
  if (denominator === 0 || (definition.isOfContacts && numerator > denominator))
    return { numerator, denominator, value: null, low: null, high: null };
  const scale = definition.kind === "per-hundred" ? 100 / denominator : 1;
  const interval = definition.kind === "per-hundred" ? garwood(numerator) : wilson(numerator, denominator);
  const value = definition.kind === "per-hundred" ? numerator * scale : numerator / denominator;
  return { numerator, denominator, value, low: interval ? interval.low * scale : null, high: interval ? interval.high * scale : null };
}

/** The curve behind a duration, with its 90 % quantile; null for every other kind of metric. */
export function durationOf(definition: MetricDefinition, parts: Part[], cells: readonly Counted[]): Duration | null {
  if (definition.kind !== "duration") return null;
  const { p90, curve, table } = curveOf(parts, cells);
  return { p90, curve, table };
}

function medianOf(parts: Part[], cells: readonly Counted[]) {
  const { median, low, high, events, watched } = curveOf(parts, cells);
  return { numerator: events, denominator: watched, value: median, low, high };
}
