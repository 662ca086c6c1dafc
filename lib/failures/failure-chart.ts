import { dayOf, type Grain } from "@/lib/dates";
import { type BaselineChange, baselineChanges } from "@/lib/failures/baseline-changes";
import { type ChartMark, chartMarks } from "@/lib/failures/chart-marks";
import type { ChartMeasure } from "@/lib/failures/chart-measure";
import { type CountedPoint, chartBuckets, gapPoints, inBuckets } from "@/lib/failures/chart-points";
import { type ChartFamily, isRare, type JudgedPoint, judged, rulesOf, SCALE, type Segment } from "@/lib/failures/chart-segments";
import { contactsByDay, difficultByDay, type FailureDay, failureDays } from "@/lib/failures/failure-days";
import { type LevelChange, levelChange } from "@/lib/failures/level-change";
import type { Filters } from "@/lib/filters";
import type { Asked } from "@/lib/metrics/ask";
import { over } from "@/lib/overview/decisions";
import { trendBefore, trendFilters } from "@/lib/overview/trend";
import { MIN_BUCKETS } from "@/lib/stats/control-chart";
import { NELSON_VERSION, type NelsonRule } from "@/lib/stats/nelson";

export interface FailureChartPoint extends JudgedPoint {
  /** Drawn on it: what took effect between its first day and its last. */
  marks: ChartMark[];
  /** The week 52 weeks earlier; absent where weeks are not compared, or nothing was documented by then. */
  before?: { fromDay: number; toDay: number; count: number };
}

/** A failure over time, dated by when it happened where that is known, else by when it was told. */
export interface FailureChart {
  measure: ChartMeasure;
  /**
   * Chosen by the data. Values are counts (c), events per 100 handled contacts (u), percent of the difficult interactions (p),
   * days between one and the next (g) or minutes (I-MR).
   */
  family: ChartFamily;
  grain: Grain;
  points: FailureChartPoint[];
  segments: Segment[];
  /** By which rules, in which version, points are marked. */
  rules: readonly NelsonRule[];
  rulesVersion: string;
  /** From which days on what is usual is counted anew, in order. */
  changes: BaselineChange[];
  /** Whether the level of the last two segments differs, and where else it may have changed. */
  level: LevelChange;
  /** How many of the interactions say when it happened. */
  dated: number;
  total: number;
}

/** The chart of one failure, over the 52 weeks that end with the period where that is not longer. */
export async function failureChart(asked: Asked, failureId: number, measure: ChartMeasure): Promise<FailureChart> {
  const wide = over(asked, chartFilters(asked));
  const days = await failureDays(wide, failureId);
  const { grain, buckets } = chartBuckets(wide, days);
  const { family, points } = await SERIES[measure](wide, days, buckets);
  const { db } = asked.workspace.record;
  const today = dayOf(asked.period.asOf, asked.period.zone);
  const changes = (await baselineChanges(db, failureId)).filter(({ day }) => day <= today);
  const drawn = judged(
    points,
    family,
    changes.map(({ day }) => day),
  );
  const marked = withMarks(drawn.points, await chartMarks(db, failureId, asked.period.zone), buckets);
  return {
    measure,
    family,
    grain,
    points: family === "c" ? await besideWeeksBefore(asked, failureId, grain, marked) : marked,
    segments: drawn.segments,
    rules: rulesOf(points, family),
    rulesVersion: NELSON_VERSION,
    changes,
    level: levelChange(drawn, family),
    dated: sum(days.map((each) => each.dated)),
    total: sum(days.map((each) => each.interactions)),
  };
}

/** Days are drawn of the period itself; weeks and longer of the 52 weeks that end with it. */
function chartFilters({ filters, period }: Asked): Filters {
  if (filters.grain === "day") return filters;
  const weekly = trendFilters(filters, period);
  return filters.grain === "auto" || weekly === filters ? weekly : { ...weekly, grain: filters.grain };
}

type Series = (asked: Asked, days: FailureDay[], buckets: CountedPoint[]) => Promise<{ family: ChartFamily; points: CountedPoint[] }>;

const SERIES: Record<ChartMeasure, Series> = { count: countSeries, share: shareSeries, minutes: minutesSeries };

/** Against handled contacts where they are known; gaps where it is rare; else plain counts. */
async function countSeries(asked: Asked, days: FailureDay[], buckets: CountedPoint[]): ReturnType<Series> {
  const counts = inBuckets(
    buckets,
    days.map(({ day, interactions }) => [day, interactions]),
  );
  const contacts = await contactsByDay(asked);
  const sizes = inBuckets(buckets, contacts);
  const complete = buckets.filter(({ isComplete }) => isComplete);
  const isUnknown = days.some(({ day }) => !contacts.has(day) && complete.some(({ fromDay, toDay }) => day >= fromDay && day < toDay));
  const isKnown = !isUnknown && complete.length > 0 && buckets.every(({ isComplete }, at) => !isComplete || (sizes[at] ?? 0) > 0);
  if (isKnown) return { family: "u", points: sized(buckets, counts, sizes, SCALE.u) };
  const points = sized(
    buckets,
    counts,
    buckets.map(() => 1),
    SCALE.c,
  );
  const gaps = isRare(points) ? gapPoints(days, endOfData(asked)) : [];
  return gaps.filter(({ isComplete }) => isComplete).length >= MIN_BUCKETS ? { family: "g", points: gaps } : { family: "c", points };
}

/** The first day of which nothing can be known: after the period, the clock, or the last contact of any kind. */
function endOfData({ period, data }: Asked): number {
  const today = dayOf(period.asOf, period.zone);
  return Math.min(period.toDay ?? today, today, (data?.lastDay ?? today) + 1);
}

async function shareSeries(asked: Asked, days: FailureDay[], buckets: CountedPoint[]): ReturnType<Series> {
  const counts = inBuckets(
    buckets,
    days.map(({ day, difficult }) => [day, difficult]),
  );
  return { family: "p", points: sized(buckets, counts, inBuckets(buckets, await difficultByDay(asked)), SCALE.p) };
}

async function minutesSeries(_asked: Asked, days: FailureDay[], buckets: CountedPoint[]): ReturnType<Series> {
  const minutes = inBuckets(
    buckets,
    days.map((each) => [each.day, each.minutes]),
  );
  const counts = inBuckets(
    buckets,
    days.map(({ day, interactions }) => [day, interactions]),
  );
  return { family: "I-MR", points: buckets.map((bucket, at) => ({ ...bucket, count: counts[at] ?? 0, value: minutes[at] ?? 0 })) };
}

function sized(buckets: CountedPoint[], counts: number[], sizes: number[], scale: number): CountedPoint[] {
  return buckets.map((bucket, at) => {
    const [count, size] = [counts[at] ?? 0, sizes[at] ?? 0];
    return { ...bucket, count, size, value: size === 0 ? null : (count / size) * scale };
  });
}

/** Each mark on the point of its bucket; among gaps, on the first that ends with it or later. */
function withMarks(points: JudgedPoint[], marks: ChartMark[], buckets: CountedPoint[]): FailureChartPoint[] {
  const [first, end] = [buckets[0]?.fromDay ?? 0, buckets.at(-1)?.toDay ?? 0];
  const placed = marks.flatMap((mark) => {
    if (mark.day < first || mark.day >= end) return [];
    const at = points.findIndex(({ toDay }) => toDay > mark.day);
    return [{ mark, at: at === -1 ? points.length - 1 : at }];
  });
  return points.map((point, index) => ({ ...point, marks: placed.filter(({ at }) => at === index).map(({ mark }) => mark) }));
}

const YEAR_OF_WEEKS = 52 * 7;

/** Weekly counts with the week 52 weeks earlier beside each of them, as far as anything was documented by then. */
async function besideWeeksBefore(asked: Asked, failureId: number, grain: Grain, points: FailureChartPoint[]): Promise<FailureChartPoint[]> {
  const filters = trendBefore(chartFilters(asked), asked.filters.compare);
  if (!filters || grain !== "week") return points;
  const days = await failureDays(over(asked, filters), failureId);
  const firstDay = days[0]?.day;
  if (firstDay === undefined) return points;
  return points.map((point) => {
    const [fromDay, toDay] = [point.fromDay - YEAR_OF_WEEKS, point.toDay - YEAR_OF_WEEKS];
    if (toDay <= firstDay) return point;
    const count = sum(days.filter(({ day }) => day >= fromDay && day < toDay).map(({ interactions }) => interactions));
    return { ...point, before: { fromDay, toDay, count } };
  });
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
