import type { CountedPoint } from "@/lib/failures/chart-points";
import type { ChartName, PointLimits } from "@/lib/stats/control-chart";
import { countLimits } from "@/lib/stats/count-chart";
import { gapLimits } from "@/lib/stats/gap-chart";
import { individualsLimits } from "@/lib/stats/individuals-chart";
import { DEFAULT_RULES, type NelsonRule, nelsonAlarms } from "@/lib/stats/nelson";
import { rateLimits } from "@/lib/stats/rate-chart";
import { shareLimits } from "@/lib/stats/share-chart";

/** Which kind of chart a series is drawn as; Laney's stretch of it is found segment by segment. */
export type ChartFamily = "c" | "u" | "p" | "g" | "I-MR";

/** Drawn units for one unit of the statistic: rates and shares are drawn per 100. */
export const SCALE: Record<ChartFamily, number> = { c: 1, u: 100, p: 100, g: 1, "I-MR": 1 };

/** Below so many a point, counts are mostly nought and one. */
const RARE = 1;

/**
 * The rules asked of a chart. Gaps, and counts that are mostly nought, are so lopsided that runs of them come about by
 * chance: only beyond the limit counts.
 */
export function rulesOf(points: readonly CountedPoint[], family: ChartFamily): readonly NelsonRule[] {
  return family === "g" || (family !== "I-MR" && isRare(points)) ? [1] : DEFAULT_RULES;
}

export function isRare(points: readonly CountedPoint[]): boolean {
  const complete = points.filter(({ isComplete }) => isComplete);
  return complete.length > 0 && complete.reduce((sum, { count }) => sum + count, 0) / complete.length < RARE;
}

/** A stretch of a chart with one usual level, from a recorded change of it, or the beginning, to the next. */
export interface Segment {
  /** Index of its first point, and of the first after it. */
  from: number;
  to: number;
  /** Null where it has too few complete points to say what is usual. */
  name: ChartName | null;
  /** Of single values: a step from one to the next beyond it is unusual. */
  stepLimit: number | null;
}

export interface JudgedPoint extends CountedPoint {
  /** In the unit of the value; null where it cannot be said. */
  limits: { low: number; high: number; centre: number } | null;
  /** The rules that it helped to meet. */
  alarms: NelsonRule[];
}

/**
 * Gives each point the limits of its own segment, and marks those that meet a rule within it.
 * @param starts days from which what is usual is counted anew; a segment begins with the first point that begins then or later
 */
export function judged(
  points: readonly CountedPoint[],
  family: ChartFamily,
  starts: readonly number[],
): { points: JudgedPoint[]; segments: Segment[] } {
  const edges = [0, ...starts.map((day) => points.findIndex(({ fromDay }) => fromDay >= day)), points.length];
  const sorted = [...new Set(edges.filter((edge) => edge !== -1))].toSorted((a, b) => a - b);
  const stretches = sorted.slice(0, -1).map((from, index) => ({ from, to: sorted[index + 1] ?? points.length }));
  const rules = rulesOf(points, family);
  const found = stretches.map(({ from, to }) => ({ from, to, ...judgeSegment(points.slice(from, to), family, rules) }));
  return { points: found.flatMap((segment) => segment.points), segments: found.map(({ points: _points, ...segment }) => segment) };
}

function judgeSegment(
  points: CountedPoint[],
  family: ChartFamily,
  rules: readonly NelsonRule[],
): Omit<Segment, "from" | "to"> & { points: JudgedPoint[] } {
  const found = LIMITS[family](points);
  if (!found) return { points: points.map((point) => ({ ...point, limits: null, alarms: [] })), name: null, stepLimit: null };
  const { centre, name } = found;
  const scale = SCALE[family];
  const z = points.map(({ value, isComplete }, index) => {
    const bound = found.bounds[index];
    return value === null || !isComplete || !bound || bound.sigma === 0 ? null : (value / scale - centre) / bound.sigma;
  });
  const alarms = nelsonAlarms(z, rules);
  const judgedPoints = points.map((point, index): JudgedPoint => {
    const bound = found.bounds[index];
    const met = alarms.filter((alarm) => alarm.points.includes(index)).map(({ rule }) => rule);
    return {
      ...point,
      limits: bound ? { low: bound.low * scale, high: bound.high * scale, centre: centre * scale } : null,
      alarms: [...new Set(met)].toSorted((a, b) => a - b),
    };
  });
  return { points: judgedPoints, name, stepLimit: found.stepLimit ?? null };
}

interface FoundLimits {
  name: ChartName;
  centre: number;
  bounds: (PointLimits | null)[];
  stepLimit?: number | undefined;
}

const LIMITS: Record<ChartFamily, (points: CountedPoint[]) => FoundLimits | null> = {
  c: (points) => everywhere(points, countLimits(points)),
  u: (points) => nameOf(rateLimits(points)),
  p: (points) => nameOf(shareLimits(points)),
  g: (points) => everywhere(points, gapLimits(completeValues(points))),
  "I-MR": (points) => everywhere(points, individualsLimits(completeValues(points), 0)),
};

function everywhere(
  points: CountedPoint[],
  limits: (PointLimits & { chart: ChartName; centre: number; rangeHigh?: number }) | null,
): FoundLimits | null {
  return limits && { name: limits.chart, centre: limits.centre, bounds: points.map(() => limits), stepLimit: limits.rangeHigh };
}

function nameOf(limits: { chart: ChartName; centre: number; bounds: (PointLimits | null)[] } | null): FoundLimits | null {
  return limits && { name: limits.chart, centre: limits.centre, bounds: limits.bounds };
}

function completeValues(points: CountedPoint[]): number[] {
  return points.flatMap(({ value, isComplete }) => (value === null || !isComplete ? [] : [value]));
}
