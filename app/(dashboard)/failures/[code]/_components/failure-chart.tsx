import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ControlChart } from "@/app/_components/charts/control-chart";
import { TrendTable } from "@/app/_components/charts/trend-table";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import type { FailureTrend } from "@/lib/failures/failure-trend";
import { formatBucket, formatBucketLong, formatCount, formatLevel } from "@/lib/format";

const HEIGHT = 236;

/** How often it happened, with what is usual; every point and every line of its table opens its interactions. */
export function FailureChart({ trend, hrefs }: { trend: FailureTrend; hrefs: ReturnType<typeof failureHrefs> }) {
  const words = recordText.failures.detail;
  const { grain, limits } = trend;
  const beyond = new Set(limits?.beyond);
  const points = trend.points.map((point, index) => ({
    key: point.bucket,
    label: formatBucket(point.bucket, grain),
    longLabel: formatBucketLong(point.bucket, grain),
    value: point.count,
    display: formatCount(point.count),
    isComplete: point.isComplete,
    isBeyond: beyond.has(index),
    isLabelled: beyond.has(index) && beyond.size <= 5,
    href: hrefs.happened(point.bucket, point.end),
    before: point.before && {
      value: point.before.count,
      display: formatCount(point.before.count),
      longLabel: formatBucketLong(point.before.bucket, grain),
      href: hrefs.happened(point.before.bucket, point.before.end),
    },
  }));
  const title = words.trend(grain);
  return (
    <ChartFrame
      title={title}
      hint={words.trendHint(formatCount(trend.dated), formatCount(trend.total), limits?.chart ?? null)}
      summary={words.summary(formatCount(trend.total), formatCount(points.length), grain)}
      height={HEIGHT}
      table={<TrendTable caption={title} points={points} grain={grain} />}
    >
      {trend.total === 0 ? (
        <p className="grid h-full place-items-center rounded-lg border border-edge border-dashed text-mute">{words.trendEmpty}</p>
      ) : (
        <ControlChart
          points={points}
          limits={
            limits && {
              centre: limits.centre,
              low: limits.low,
              high: limits.high,
              centreLabel: text.trend.usual(formatLevel(limits.centre)),
              highLabel: text.trend.limit(formatLevel(limits.high)),
            }
          }
          beforeLabel={text.trend.before}
          unit={text.units.interaction(2)}
          height={HEIGHT}
        />
      )}
    </ChartFrame>
  );
}
