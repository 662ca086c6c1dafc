"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { ControlChart } from "@/app/_components/charts/control-chart";
import { TrendTable } from "@/app/_components/charts/trend-table";
import { MetricPanel } from "@/app/_components/metric-panel";
import { comparedQuery } from "@/app/_data/compared-query";
import { metricQuery, splitTrendQuery } from "@/app/_data/metric-query";
import { rowsHref } from "@/app/_data/rows-href";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import { sinceDocumented, type Trend, type TrendPoint, trendOf } from "@/lib/overview/trend";

interface TrendPanelProps {
  /** The canonical filter of the trend itself, which may look farther back than the page. */
  query: string;
  /** One value of a split: the trend of one cause, say. */
  /** The same weeks a year earlier, drawn thin under it. */
  beforeQuery?: string;
  by?: string;
  series?: string;
  aside?: ReactNode;
  /** What is counted, when it is not all difficult interactions. */
  name?: string;
}

const HEIGHT = 280;

/** Difficult interactions over time with what is usual; every point and every line of its table opens its rows. */
export function TrendPanel(props: TrendPanelProps) {
  const { query, by, name } = props;
  return (
    <MetricPanel
      id="difficult-rate"
      query={by === undefined ? query : splitTrendQuery(query, by)}
      title={name ?? text.trend.all}
      waiting={<div aria-hidden="true" className="skeleton" style={{ height: HEIGHT + 84 }} />}
    >
      {(result) => <TrendFigure {...props} result={result} />}
    </MetricPanel>
  );
}

function TrendFigure({ result, query, beforeQuery, by, series, name, aside }: TrendPanelProps & { result: MetricResult }) {
  const asked = by === undefined ? (beforeQuery ?? "") : splitTrendQuery(beforeQuery ?? "", by);
  const earlier = useQuery({ ...metricQuery("difficult-rate", asked), enabled: beforeQuery !== undefined });
  const trend = trendOf(result, series ?? null);
  if (!trend) return null;
  const compared = beforeQuery ?? comparedQuery(query, result.comparison) ?? undefined;
  const before = sinceDocumented(earlierOf(result, beforeQuery === undefined ? null : (earlier.data ?? null), series ?? null));
  const hrefIn = (within: string, bucket: string) =>
    rowsHref(within, { metric: "difficult-rate", part: "numerator", bucket, grain: trend.grain, by, series });
  const points = trend.points.map((point, index) => {
    const then = before[index];
    return {
      ...point,
      key: point.bucket,
      limits: point.rate?.limits ?? null,
      ...(point.rate ? { detail: text.trend.ofContacts(formatCount(point.rate.numerator), formatCount(point.rate.denominator)) } : {}),
      href: hrefIn(query, point.bucket),
      before: then ? { ...then, href: hrefIn(compared ?? "", then.bucket) } : null,
    };
  });
  const beforeName =
    beforeQuery === undefined ? text.trend.compared(new URLSearchParams(query).get("compare") === "year") : text.trend.before;
  return (
    <ChartFrame
      title={trend.isRate ? text.trend.rateTitle(trend.grain) : text.trend.title(name ?? null, trend.grain)}
      hint={text.trend.hint(
        trend.limits !== null,
        points.some((point) => !point.isComplete),
      )}
      summary={summaryOf(trend, name ?? text.trend.all)}
      height={HEIGHT}
      aside={aside}
      table={
        <TrendTable
          caption={trend.isRate ? text.trend.rateTitle(trend.grain) : text.trend.title(name ?? null, trend.grain)}
          points={points}
          grain={trend.grain}
          beforeName={beforeName}
          {...(trend.isRate ? { valueName: text.trend.perHundred } : {})}
        />
      }
    >
      {points.length === 0 ? (
        <p className="grid h-full place-items-center rounded-lg border border-edge border-dashed text-mute">{text.trend.nothing}</p>
      ) : (
        <ControlChart
          points={points}
          limits={
            trend.limits && {
              centre: trend.limits.centre,
              low: trend.limits.low,
              high: trend.limits.high,
              centreLabel: text.trend.usual(trend.limits.centreText),
              highLabel: text.trend.limit(trend.limits.highText),
            }
          }
          beforeLabel={beforeName}
          unit={trend.isRate ? text.trend.perHundred : text.units.interaction(2)}
          hasFractions={trend.isRate}
          height={HEIGHT}
        />
      )}
    </ChartFrame>
  );
}

/** The weeks a year earlier, which were asked for apart; under a long period what it is itself compared with. */
function earlierOf(result: MetricResult, weeks: MetricResult | null, series: string | null): TrendPoint[] {
  // A count lies under a rate as little as the other way round.
  const compared =
    result.comparison && (result.comparison.total.denominator === null) === (result.total.denominator === null) ? result.comparison : null;
  const earlier = weeks ? (weeks.kind === result.kind ? weeks : null) : compared && { ...result, points: compared.points };
  return (earlier && trendOf(earlier, series)?.points) ?? [];
}

function summaryOf(trend: Trend, name: string): string {
  return text.trend.summary({
    name,
    grain: trend.grain,
    count: formatCount(trend.points.length),
    highest: trend.highest?.display ?? null,
    highestAt: trend.highest?.longLabel ?? "",
    usual: trend.limits?.centreText ?? null,
    limit: trend.limits?.highText ?? "",
    beyond: trend.points.filter((point) => point.isBeyond).length,
  });
}
