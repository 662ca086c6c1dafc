import type { ChartFamily, JudgedPoint, Segment } from "@/lib/failures/chart-segments";
import { MIN_BUCKETS } from "@/lib/stats/control-chart";
import { newcombeDifference, type ShareDifference } from "@/lib/stats/newcombe-difference";
import { pettitt } from "@/lib/stats/pettitt";

/** What can be said of the level of a chart beyond its limits. */
export interface LevelChange {
  /** Of shares: the last segment less the one before it; null where there is only one. */
  shares: (ShareDifference & { before: Side; after: Side }) | null;
  /** Where the level of the last segment may have changed (Pettitt's test): a suggestion, never a proof. */
  suggestion: { day: number; p: number } | null;
}

/** Complete points of a segment, added up. Days are days since 1970-01-01, the last not included. */
export interface Side {
  fromDay: number;
  toDay: number;
  x: number;
  n: number;
}

/** p below which a change is worth a look. */
const SUGGESTED_BELOW = 0.05;

export function levelChange({ points, segments }: { points: JudgedPoint[]; segments: Segment[] }, family: ChartFamily): LevelChange {
  const sides = segments.map(({ from, to }) => points.slice(from, to).filter((point) => point.isComplete && point.value !== null));
  return {
    shares: family === "p" ? differenceOf(sides.at(-2), sides.at(-1)) : null,
    suggestion: family === "g" ? null : suggestionIn(sides.at(-1) ?? []),
  };
}

function differenceOf(earlier: JudgedPoint[] | undefined, later: JudgedPoint[] | undefined): LevelChange["shares"] {
  const [before, after] = [sideOf(earlier ?? []), sideOf(later ?? [])];
  const found = before && after && newcombeDifference(after, before);
  return found && { ...found, before, after };
}

function sideOf(points: JudgedPoint[]): Side | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const add = (sum: number, value: number) => sum + value;
  const [x, n] = [points.map(({ count }) => count).reduce(add, 0), points.map(({ size }) => size).reduce(add, 0)];
  return { fromDay: first.fromDay, toDay: last.toDay, x, n };
}

/** Only where both levels would have enough points to say what is usual. */
function suggestionIn(points: JudgedPoint[]): LevelChange["suggestion"] {
  const found = pettitt(points.flatMap(({ value }) => (value === null ? [] : [value])));
  if (!found || found.p >= SUGGESTED_BELOW || found.at < MIN_BUCKETS || points.length - found.at < MIN_BUCKETS) return null;
  const first = points[found.at];
  return first ? { day: first.fromDay, p: found.p } : null;
}
