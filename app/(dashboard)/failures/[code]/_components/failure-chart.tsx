import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ControlChart } from "@/app/_components/charts/control-chart";
import { TrendTable } from "@/app/_components/charts/trend-table";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { chartPoints, levelWords, valueWords } from "@/app/(dashboard)/failures/[code]/_components/chart-points";
import { ChartSwitch } from "@/app/(dashboard)/failures/[code]/_components/chart-switch";
import { MarkedPoints } from "@/app/(dashboard)/failures/[code]/_components/marked-points";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import type { FailureChart as Chart } from "@/lib/failures/failure-chart";
import type { Filters } from "@/lib/filters";
import { formatCount, formatDay } from "@/lib/format";

const HEIGHT = 236;
const words = recordText.failureChart;

interface FailureChartProps {
  chart: Chart;
  /** As it was asked for. */
  grain: Filters["grain"];
  hrefs: ReturnType<typeof failureHrefs>;
}

/** How often it happened, with what is usual and what was done about it; every point and every line of its table opens its interactions. */
export function FailureChart({ chart, grain, hrefs }: FailureChartProps) {
  const { family, segments } = chart;
  const points = chartPoints(chart, hrefs);
  const last = segments.at(-1);
  const usual = last?.name
    ? (chart.points.slice(last.from, last.to).findLast(({ limits, isComplete }) => isComplete && limits)?.limits ?? null)
    : null;
  const title = words.title(family, chart.grain);
  const marked = points.filter(({ isBeyond }) => isBeyond).length;
  return (
    <div className="min-w-0">
      <ChartFrame
        title={title}
        hint={hintOf(chart)}
        summary={words.summary(formatCount(chart.total), formatCount(points.length), formatCount(marked))}
        height={HEIGHT}
        aside={<ChartSwitch measure={chart.measure} grain={grain} hrefs={hrefs} />}
        table={
          <TrendTable
            caption={title}
            points={points}
            grain={family === "g" ? "day" : chart.grain}
            valueName={words.valueName(family)}
            detailName={words.detailName(family)}
          />
        }
      >
        {chart.total === 0 ? (
          <p className="grid h-full place-items-center rounded-lg border border-edge border-dashed text-mute">{words.empty}</p>
        ) : (
          <ControlChart
            points={points}
            limits={
              usual && {
                ...usual,
                centreLabel: text.trend.usual(levelWords(family, usual.centre)),
                highLabel: text.trend.limit(levelWords(family, usual.high)),
              }
            }
            annotations={points.flatMap(({ key, marks }) => (marks.length > 0 ? [{ key, label: shortened(marks.join(", ")) }] : []))}
            beforeLabel={text.trend.before}
            unit={words.unit(family)}
            hasFractions={family === "u" || family === "p"}
            height={HEIGHT}
          />
        )}
      </ChartFrame>
      <MarkedPoints points={points} />
    </div>
  );
}

const LONGEST_LABEL = 26;

/** As much of a label as has room in the drawing; the whole stands in the table. */
function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

function hintOf({ segments, rules, rulesVersion, family, dated, total, changes, measure, points }: Chart): string {
  const last = segments.at(-1);
  const since = segments.length > 1 ? points[last?.from ?? 0] : undefined;
  const parts = [
    last?.name ? words.chart(last.name, words.rules(rules), rulesVersion) : null,
    last?.name ? null : since && changes.length > 0 ? words.tooFewSince(formatDay(since.fromDay)) : words.tooFew,
    last?.stepLimit == null ? null : words.rangeLimit(valueWords(family, last.stepLimit)),
    dated === total || measure === "minutes" ? null : words.dated(formatCount(dated), formatCount(total)),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
