"use client";

import { ParetoRows } from "@/app/_components/charts/pareto-rows";
import { MetricPanel } from "@/app/_components/metric-panel";
import { comparedQuery } from "@/app/_data/compared-query";
import { splitQuery } from "@/app/_data/metric-query";
import { rowsHref } from "@/app/_data/rows-href";
import { text } from "@/app/messages/text";
import { formatCount, formatRate } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import { type RankedRow, rankedRows } from "@/lib/overview/what-broke";

interface ParetoPanelProps {
  query: string;
  /** The dimension the interactions are ranked by. */
  by: string;
  title: string;
  /** A second line for a row, by key. */
  details?: Record<string, string>;
  /** Where a row's name leads, by key. */
  hrefs?: Record<string, string>;
  chosen?: string;
  /** Most rows shown, the not-known one apart; the rest is one line. */
  most?: number;
  showsCumulative?: boolean;
}

/** Difficult interactions ranked by what they have in common; the few rows that make up 80 % are dark. */
export function ParetoPanel(props: ParetoPanelProps) {
  return (
    <MetricPanel
      id="difficult-rate"
      query={splitQuery(props.query, props.by)}
      title={props.title}
      waiting={<div aria-hidden="true" className="skeleton h-72" />}
    >
      {(result) => <Ranked {...props} result={result} />}
    </MetricPanel>
  );
}

function Ranked({
  result,
  query,
  by,
  title,
  details,
  hrefs,
  chosen,
  most = 12,
  showsCumulative = false,
}: ParetoPanelProps & { result: MetricResult }) {
  const all = rankedRows(result);
  const ranked = all.filter((row) => !row.isUnknown);
  const shown = [...ranked.slice(0, most), ...all.filter((row) => row.isUnknown)];
  const rest = ranked.length - Math.min(ranked.length, most);
  const earlier = comparedQuery(query, result.comparison);
  const rowsIn = (within: string, series: string) => rowsHref(within, { metric: "difficult-rate", part: "numerator", by, series });
  const beforeOf = ({ key, before }: RankedRow) =>
    before === null || earlier === null
      ? undefined
      : before === 0
        ? { words: text.tiles.isNew, href: null }
        : { words: text.pareto.versus(formatCount(before)), href: rowsIn(earlier, key) };
  if (all.length === 0) return <p className="text-mute">{text.pareto.nothing}</p>;
  return (
    <>
      <ParetoRows
        label={title}
        unit={text.units.interaction(2)}
        rows={shown.map((row) => ({
          ...row,
          detail: details?.[row.key],
          value: formatCount(row.count),
          share: formatRate(row.share),
          before: beforeOf(row),
          cumulative: showsCumulative && row.cumulative !== null ? text.pareto.cumulative(formatRate(row.cumulative)) : undefined,
          href: rowsIn(query, row.key),
          labelHref: hrefs?.[row.key],
          isChosen: row.key === chosen,
        }))}
      />
      {rest > 0 && <p className="mt-2 text-mute text-sm">{text.pareto.more(formatCount(rest))}</p>}
    </>
  );
}
