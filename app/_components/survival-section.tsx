"use client";

import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { SurvivalChart } from "@/app/_components/charts/survival-chart";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { text } from "@/app/messages/text";
import { formatCount, formatInterval, formatMinutes, formatRate } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";

const HEIGHT = 240;

/** A duration as a curve, with how many it still rests on; each number of its table opens its rows. */
export function SurvivalSection({ result, query, title, hint }: { result: MetricResult; query: string; title: string; hint: string }) {
  const { duration, total, comparison } = result;
  if (!duration || (total.denominator ?? 0) === 0) return null;
  const words = text.survival;
  const median = total.value === null ? null : formatMinutes(total.value);
  return (
    <ChartFrame
      title={title}
      hint={hint}
      summary={words.summary(formatCount(total.denominator), formatCount(total.numerator), median)}
      height={HEIGHT}
      table={<SurvivalTable result={result} query={query} title={title} />}
    >
      <SurvivalChart
        curve={duration.curve}
        before={comparison?.duration && (comparison.total.denominator ?? 0) > 0 ? comparison.duration.curve : null}
        beforeLabel={words.before}
        median={total.value}
        medianLabel={median === null ? "" : words.half(median)}
        height={HEIGHT}
      />
    </ChartFrame>
  );
}

function SurvivalTable({ result, query, title }: { result: MetricResult; query: string; title: string }) {
  const words = text.survival;
  const open = (part: string, mark: { within?: number; beyond?: number }) => rowsHref(query, { metric: result.id, part, ...mark });
  return (
    <DataTable caption={title}>
      <thead>
        <tr>
          <HeadCell>{words.columns.time}</HeadCell>
          <HeadCell isNumber>{words.columns.open}</HeadCell>
          <HeadCell isNumber>{words.columns.interval}</HeadCell>
          <HeadCell isNumber>{words.columns.ended}</HeadCell>
          <HeadCell isNumber>{words.columns.atRisk}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {(result.duration?.table ?? []).map((row) => (
          <tr key={row.minutes}>
            <RowHead className="py-1 font-normal">{formatMinutes(row.minutes)}</RowHead>
            <Cell isNumber className="py-1">
              {formatRate(row.open)}
            </Cell>
            <Cell isNumber className="py-1 text-mute">
              {formatInterval(row.low, row.high)}
            </Cell>
            <Cell isNumber className="py-1">
              <NumberWithRows href={open("numerator", { within: row.minutes })}>{formatCount(row.ended)}</NumberWithRows>
            </Cell>
            <Cell isNumber className="py-1">
              <NumberWithRows href={open("denominator", { beyond: row.minutes })}>{formatCount(row.atRisk)}</NumberWithRows>
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
