import { clsx } from "clsx";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { endingRowsHref } from "@/app/_data/ending-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatFactor, formatPoints, formatPointsInterval, formatRate, NO_VALUE } from "@/lib/format";
import type { Comparison, Share } from "@/lib/handling/compare-factors";
import type { EndingsRead } from "@/lib/handling/endings";
import type { Side } from "@/lib/handling/factors";
import type { Pooled } from "@/lib/stats/mantel-haenszel";

/** Every number of every comparison; counts open their rows. */
export function ComparisonTable({ read, query }: { read: EndingsRead; query: string }) {
  const words = recordText.endings;
  const { columns } = words;
  const numbers = [
    columns.with,
    columns.without,
    columns.neither,
    columns.unknown,
    columns.crude,
    columns.adjusted,
    columns.odds,
    columns.risk,
    columns.strata,
    columns.lost,
    columns.q,
  ];
  return (
    <>
      <p className="mt-1 max-w-[46rem] text-mute text-sm">{words.tableHint}</p>
      <DataTable caption={words.differences} className="text-sm">
        <thead>
          <tr>
            <HeadCell>{columns.factor}</HeadCell>
            {numbers.map((name) => (
              <HeadCell key={name} isNumber>
                {name}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {read.comparisons.map((comparison) => (
            <Row key={comparison.id} comparison={comparison} read={read} query={query} />
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

function Row({ comparison, read, query }: { comparison: Comparison; read: EndingsRead; query: string }) {
  const words = recordText.endings;
  const { adjusted, crude, hasEnough } = comparison;
  const open = (side: Side, part?: string) =>
    endingRowsHref(query, { ending: read.ask.ending, factor: comparison.id, side, ...(part !== undefined && { part }) });
  const share = (side: Side, { x, n }: Share, label: string) =>
    n === 0 ? (
      NO_VALUE
    ) : (
      <>
        {formatRate(x / n)}{" "}
        <NumberWithRows href={open(side, "numerator")} label={words.rows(comparison.title, label)}>
          {formatCount(x)}
        </NumberWithRows>
        {" / "}
        <NumberWithRows href={open(side)} label={words.rows(comparison.title, label)}>
          {formatCount(n)}
        </NumberWithRows>
      </>
    );
  const count = (side: Side, { n }: Share, label: string) => (
    <NumberWithRows href={open(side)} label={words.rows(comparison.title, label)}>
      {formatCount(n)}
    </NumberWithRows>
  );
  const crudeWords = crude && words.points(formatPoints(crude.difference), formatPointsInterval(crude.low, crude.high));
  const cells = [
    share("with", comparison.withIt, comparison.with),
    share("without", comparison.withoutIt, comparison.without),
    count("other", comparison.other, words.columns.neither),
    count("unknown", comparison.unknown, words.columns.unknown),
    crudeWords ?? NO_VALUE,
    differenceWords(adjusted.difference),
    ratioWords(adjusted.oddsRatio),
    ratioWords(adjusted.riskRatio),
    formatCount(adjusted.strata),
    formatCount(comparison.lost),
    comparison.q === null ? NO_VALUE : comparison.q < 0.001 ? "<0.001" : comparison.q.toFixed(3),
  ];
  return (
    <tr className={clsx(!hasEnough && "text-mute")}>
      <RowHead className="min-w-40 py-1.5 font-normal">
        {comparison.title}
        <span className="block text-mute">
          {comparison.with} / {comparison.without}
        </span>
      </RowHead>
      {cells.map((cell, index) => (
        <Cell key={words.columns.factor + String(index)} isNumber className="whitespace-nowrap py-1.5">
          {cell}
        </Cell>
      ))}
    </tr>
  );
}

function differenceWords(difference: Pooled | null): string {
  if (difference === null) return NO_VALUE;
  if (difference.low === null || difference.high === null) return formatPoints(difference.value);
  return recordText.endings.points(formatPoints(difference.value), formatPointsInterval(difference.low, difference.high));
}

function ratioWords(ratio: Pooled | null): string {
  if (ratio === null) return NO_VALUE;
  if (ratio.low === null || ratio.high === null) return formatFactor(ratio.value);
  return `${formatFactor(ratio.value)} (${formatFactor(ratio.low)}–${formatFactor(ratio.high)})`;
}
