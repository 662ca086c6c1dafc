import { clsx } from "clsx";
import { RateChange } from "@/app/_components/compared";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Whisker } from "@/app/_components/whisker";
import { comparedQuery } from "@/app/_data/compared-query";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { formatCount, formatInterval, formatRate } from "@/lib/format";
import { rankedShares } from "@/lib/metrics/ranked-shares";
import type { MetricResult } from "@/lib/metrics/result";

interface SplitTableProps {
  result: MetricResult;
  by: "team" | "kind" | "procedure";
  query: string;
}

/** A rate split by one dimension, each with n and interval; what has too few rows is grey and not ranked. */
export function SplitTable({ result, by, query }: SplitTableProps) {
  const words = recordText.followThrough;
  const rows = rankedShares(result);
  if (rows.every((row) => row.key === "unknown")) return <p className="text-mute">{words.nothingKnown(by)}</p>;
  const compared = comparedQuery(query, result.comparison);
  const open = (series: string, part: string, within = query) => rowsHref(within, { metric: result.id, part, by, series });
  return (
    <DataTable caption={words.splits[by]}>
      <thead>
        <tr>
          <HeadCell>
            <span className="sr-only">{words.splits[by]}</span>
          </HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.interval}</HeadCell>
          <HeadCell isNumber>{words.columns.rate}</HeadCell>
          <HeadCell isNumber>{words.columns.of}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={clsx(!row.isRanked && "text-mute")}>
            <RowHead className="py-1.5 font-normal">{row.label}</RowHead>
            <Cell className="w-36 py-1.5 max-sm:hidden">
              {row.isRanked && row.value !== null && row.low !== null && row.high !== null && (
                <span title={formatInterval(row.low, row.high)} className="block pt-1">
                  <Whisker value={row.value} low={row.low} high={row.high} />
                  <span className="sr-only">{formatInterval(row.low, row.high)}</span>
                </span>
              )}
            </Cell>
            <Cell isNumber className="whitespace-nowrap py-1.5">
              {!row.isRanked && row.value !== null && <span className="mr-1.5 text-sm">{words.tooFew}</span>}
              {row.value === null ? (
                formatRate(null)
              ) : (
                <NumberWithRows href={open(row.key, "numerator")} className="inline-block leading-6">
                  {formatRate(row.value)}
                </NumberWithRows>
              )}
              {compared !== null && row.isRanked && (
                <div>
                  <RateChange better={result.better} now={row} before={row.before} href={open(row.key, "denominator", compared)} />
                </div>
              )}
            </Cell>
            <Cell isNumber className="py-1.5">
              <NumberWithRows href={open(row.key, "denominator")} className="inline-block leading-6">
                {formatCount(row.denominator)}
              </NumberWithRows>
              {row.immature > 0 && (
                <div>
                  <NumberWithRows href={open(row.key, "immature")} className="inline-block whitespace-nowrap text-mute text-xs leading-6">
                    {text.tiles.immature(result.id, formatCount(row.immature))}
                  </NumberWithRows>
                </div>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
