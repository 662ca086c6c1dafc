import { groupedBy } from "@/lib/grouped-by";
import { type Asked, questionOf } from "@/lib/metrics/ask";
import { countBusinessMinutes } from "@/lib/metrics/business-time";
import type { MetricId, Part } from "@/lib/metrics/define";
import { type SeriesName, UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { type Counted, countRows } from "@/lib/metrics/query";
import { seriesNames } from "@/lib/metrics/split";
import { type Curve, curveOf, endingsOf } from "@/lib/metrics/survival";
import { type Ending, kaplanMeier } from "@/lib/stats/kaplan-meier";
import { type LogRank, logRank } from "@/lib/stats/log-rank";

/** The durations whose curves are compared, and what by. Only promises have a kind. */
export const CURVE_METRICS = ["time-to-follow-up", "time-to-resolution", "time-to-last-resolution"] as const satisfies readonly MetricId[];
export type CurveMetric = (typeof CURVE_METRICS)[number];
export const CURVE_DIMENSIONS = ["team", "kind", "procedure", "product", "channel", "severity"] as const;
export type CurveDimension = (typeof CURVE_DIMENSIONS)[number];

/** A curve at a time: what is still open, how many ended by then, and how many were still watched just before. */
export interface AtTick {
  minutes: number;
  open: number;
  low: number;
  high: number;
  ended: number;
  atRisk: number;
}

/** One group with its curve; the key null is that of everything together. */
export interface CurveGroup {
  key: string | null;
  label: string;
  watched: number;
  ended: number;
  /** Minutes; null where not reached. */
  median: number | null;
  low: number | null;
  high: number | null;
  curve: Curve;
  ticks: AtTick[];
  /** In business hours; null where that was not asked for, or none of the group can be measured so. */
  business: BusinessTime | null;
}

/** How long it takes in business hours, minutes, over the rows of a group that can be measured so. */
export interface BusinessTime {
  watched: number;
  ended: number;
  /** Null where not reached. */
  median: number | null;
  low: number | null;
  high: number | null;
  p90: number | null;
}

export interface ComparedCurves {
  id: CurveMetric;
  by: CurveDimension | null;
  /** Where the drawing ends, in minutes, and the times beneath it. */
  end: number;
  ticks: number[];
  groups: CurveGroup[];
  /** Groups beyond the ones drawn, the largest first. */
  left: { key: string; label: string; watched: number }[];
  /** How many are watched of which the group is not known. */
  unknown: number;
  /** The test over the groups drawn that have enough ends, and those; null where fewer than two have. */
  test: (LogRank & { compared: SeriesName[] }) | null;
  /** Groups drawn that ended too seldom to be compared. */
  tooFew: SeriesName[];
}

/** Drawn at most, the largest. */
export const MOST_CURVES = 6;
/** Fewer ends than this say nothing about pace. */
export const MIN_ENDS = 5;

/**
 * A duration as one curve, or as a curve for each value of a dimension with the log-rank test between them.
 * @param isInBusinessHours whether its quantiles are worked out in business hours too
 */
export async function comparedCurves(
  asked: Asked,
  id: CurveMetric,
  by: CurveDimension | null,
  isInBusinessHours = false,
): Promise<ComparedCurves> {
  const { question, split } = await questionOf(asked, by === null ? { id, grain: "none" } : { id, by, grain: "none" });
  const parts = question.definition.parts(question.context);
  const cells = await countRows(asked.reader, question);
  const values = [...new Set(cells.map((cell) => cell.split))];
  const names = by === null ? new Map<number, SeriesName>() : await seriesNames(asked.workspace.record.db, by, values);
  const nameOf = ({ split: value }: Counted) => (split && value > 0 ? (names.get(value) ?? UNKNOWN_NAME) : UNKNOWN_NAME);
  const business = isInBusinessHours ? groupedBy((await countBusinessMinutes(asked, question)) ?? [], (cell) => nameOf(cell).key) : null;
  const all = [...groupedBy(cells, (cell) => nameOf(cell).key).values()]
    .map((own) => ({ name: own[0] ? nameOf(own[0]) : UNKNOWN_NAME, own }))
    .map(({ name, own }) => ({ name, survival: curveOf(parts, own), endings: endingsOf(parts, own) }))
    .filter(({ survival }) => survival.watched > 0)
    .toSorted((a, b) => b.survival.watched - a.survival.watched || (a.name.key < b.name.key ? -1 : 1));
  const known = by === null ? all : all.filter(({ name }) => name.key !== UNKNOWN_NAME.key);
  const drawn = known.slice(0, MOST_CURVES);
  const end = Math.max(60, ...drawn.map(({ survival }) => endOf(survival.curve)));
  const ticks = ticksTo(end);
  const enough = by === null ? [] : drawn.filter(({ survival }) => survival.events >= MIN_ENDS);
  const test = logRank(enough.map(({ endings }) => endings));
  return {
    id,
    by,
    end,
    ticks,
    groups: drawn.map(({ name, survival, endings }) => ({
      key: by === null ? null : name.key,
      label: name.label,
      watched: survival.watched,
      ended: survival.events,
      median: survival.median,
      low: survival.low,
      high: survival.high,
      curve: survival.curve,
      ticks: atTicks(endings, ticks),
      business: businessTime(parts, business?.get(name.key)),
    })),
    left: known.slice(MOST_CURVES).map(({ name, survival }) => ({ ...name, watched: survival.watched })),
    unknown: by === null ? 0 : (all.find(({ name }) => name.key === UNKNOWN_NAME.key)?.survival.watched ?? 0),
    test: test && { ...test, compared: enough.map(({ name }) => name) },
    tooFew: by === null ? [] : drawn.filter(({ survival }) => survival.events < MIN_ENDS).map(({ name }) => name),
  };
}

function businessTime(parts: Part[], cells: readonly Counted[] | undefined): BusinessTime | null {
  if (cells === undefined) return null;
  const { watched, events, median, low, high, p90 } = curveOf(parts, cells);
  return watched === 0 ? null : { watched, ended: events, median, low, high, p90 };
}

/** Below this share of those watched a curve rests on too few to be drawn on. */
const FEWEST = 0.02;

function endOf(curve: Curve): number {
  const watched = curve[0]?.atRisk ?? 0;
  const last = curve.findLast((step) => step.atRisk >= Math.max(2, watched * FEWEST)) ?? curve.at(-1);
  return last?.minutes ?? 0;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const STEPS = [
  15,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  4 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  60 * DAY,
  90 * DAY,
  180 * DAY,
  365 * DAY,
];
/** As many as have room for their numbers beneath them on a narrow screen. */
const MOST_TICKS = 5;

/** Round times, as coarse as minutes are counted, so that each opens exactly its rows. */
function ticksTo(end: number): number[] {
  const step = STEPS.find((each) => end / each < MOST_TICKS) ?? 730 * DAY;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
}

function atTicks(endings: readonly Ending[], ticks: readonly number[]): AtTick[] {
  const steps = kaplanMeier(endings);
  const sum = (of: (ending: Ending) => number) => endings.reduce((total, ending) => total + of(ending), 0);
  return ticks.map((minutes) => {
    const { survival: open, low, high } = steps.findLast((step) => step.at <= minutes) ?? { survival: 1, low: 1, high: 1 };
    return {
      minutes,
      open,
      low,
      high,
      ended: sum(({ at, events }) => (at <= minutes ? events : 0)),
      atRisk: sum(({ at, events, censored }) => (at >= minutes ? events + censored : 0)),
    };
  });
}
