import type { ControlPoint } from "@/app/_components/charts/control-chart";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { isoDay } from "@/lib/dates";
import type { ChartMark } from "@/lib/failures/chart-marks";
import type { ChartFamily } from "@/lib/failures/chart-segments";
import type { FailureChart, FailureChartPoint } from "@/lib/failures/failure-chart";
import { formatBucket, formatBucketLong, formatCount, formatLevel, formatRate } from "@/lib/format";

const words = recordText.failureChart;

/** The points of a failure's chart as they are drawn and read, each with the address of its interactions. */
export function chartPoints({ points, family, grain }: FailureChart, hrefs: ReturnType<typeof failureHrefs>) {
  const bucketGrain = family === "g" ? "day" : grain;
  return points.map((point, index) => {
    const from = isoDay(point.fromDay);
    return {
      key: point.key,
      label: formatBucket(from, bucketGrain),
      longLabel: longLabelOf(point, family, formatBucketLong(from, bucketGrain)),
      value: point.value,
      display: valueWords(family, point.value),
      isComplete: point.isComplete,
      isBeyond: point.alarms.length > 0,
      isLabelled: isLabelled(points, index),
      ...(point.alarms.length > 0 && { alarm: point.alarms.map((rule) => words.rule[rule]).join(", ") }),
      ...(family !== "c" && { rows: formatCount(point.count) }),
      ...(isOfMany(family) && { detail: words.madeOf(formatCount(point.count), formatCount(point.size)) }),
      limits: point.limits,
      limitsText: point.limits && {
        centre: levelWords(family, point.limits.centre),
        range: `${levelWords(family, point.limits.low)} – ${levelWords(family, point.limits.high)}`,
      },
      marks: point.marks.map(markWords),
      href: hrefs.happened(from, isoDay(point.toDay), family === "p"),
      before: point.before && {
        value: point.before.count,
        display: formatCount(point.before.count),
        longLabel: formatBucketLong(isoDay(point.before.fromDay), grain),
        href: hrefs.happened(isoDay(point.before.fromDay), isoDay(point.before.toDay)),
      },
    } satisfies ControlPoint;
  });
}

/** A value as written: a count, per 100, percent, days or minutes. */
export function valueWords(family: ChartFamily, value: number | null): string {
  if (value === null) return formatCount(null);
  if (family === "p") return formatRate(value / 100);
  if (family === "g") return words.days(value);
  if (family === "I-MR") return words.minutes(formatCount(value));
  return family === "u" ? formatLevel(value) : formatCount(value);
}

/** A limit, or what is usual: short enough to stand beside the drawing. */
export function levelWords(family: ChartFamily, value: number): string {
  return family === "p" ? words.percent(formatLevel(value)) : formatLevel(value);
}

export function markWords({ fix, version }: ChartMark): string {
  if (fix === null) return words.version(version ?? 0);
  return version === null ? fix : words.versionOf(version, fix);
}

function isOfMany(family: ChartFamily): boolean {
  return family === "u" || family === "p";
}

function longLabelOf({ isComplete }: FailureChartPoint, family: ChartFamily, bucket: string): string {
  if (family !== "g") return bucket;
  return isComplete ? words.gapTo(bucket) : words.open;
}

/** Most points beyond a limit that all carry their value, and how far apart values can be read. */
const MOST_LABELS = 5;
const APART = 3;

/** Points beyond a limit carry their value, where they are few, the highest of those that stand close; of a run marked by another rule its last one does. */
function isLabelled(points: readonly FailureChartPoint[], index: number): boolean {
  const isMarked = (at: number) => (points[at]?.alarms.length ?? 0) > 0;
  if (!isMarked(index)) return false;
  const beyond = points.flatMap(({ alarms }, at) => (alarms.includes(1) ? [at] : []));
  const value = (at: number) => points[at]?.value ?? 0;
  const isBelow = (at: number) => value(at) > value(index) || (value(at) === value(index) && at < index);
  if (beyond.length <= MOST_LABELS && beyond.includes(index)) return !beyond.some((at) => Math.abs(at - index) < APART && isBelow(at));
  return !isMarked(index + 1) && (beyond.length > MOST_LABELS || beyond.every((at) => Math.abs(at - index) >= APART));
}
