import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ControlChart } from "@/app/_components/charts/control-chart";
import { TrendTable } from "@/app/_components/charts/trend-table";
import type { procedureHrefs } from "@/app/(dashboard)/procedures/_components/procedure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { formatBucket, formatBucketLong, formatCount } from "@/lib/format";
import type { ProcedureTrend } from "@/lib/procedures/procedure-trend";

const HEIGHT = 220;

/** How much was documented under it, with a line where each version came into effect. */
export function ProcedureChart({ trend, hrefs }: { trend: ProcedureTrend; hrefs: ReturnType<typeof procedureHrefs> }) {
  const words = recordText.procedures;
  const { grain, versions } = trend;
  const points = trend.points.map((point) => ({
    key: point.bucket,
    label: formatBucket(point.bucket, grain),
    longLabel: formatBucketLong(point.bucket, grain),
    value: point.count,
    display: formatCount(point.count),
    isComplete: point.isComplete,
    isBeyond: false,
    isLabelled: false,
    href: hrefs.contacted(point.bucket, point.end),
  }));
  const total = trend.points.reduce((sum, { count }) => sum + count, 0);
  const buckets = [...new Set(versions.map(({ bucket }) => bucket))];
  const title = words.detail.trend(grain);
  return (
    <ChartFrame
      title={title}
      hint={words.detail.trendHint}
      summary={words.detail.trendSummary(formatCount(total), versions.length)}
      height={HEIGHT}
      table={<TrendTable caption={title} points={points} grain={grain} />}
    >
      <ControlChart
        points={points}
        limits={null}
        unit={text.units.interaction(2)}
        height={HEIGHT}
        annotations={buckets.map((bucket) => ({
          key: bucket,
          label: versions
            .filter((version) => version.bucket === bucket)
            .map(({ version }) => words.version(version))
            .join(", "),
        }))}
      />
    </ChartFrame>
  );
}
