import type { ReactNode } from "react";
import { Cell } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatLevel, formatRate } from "@/lib/format";
import type { Ranked } from "@/lib/priorities/rank";
import type { PriorityRow } from "@/lib/priorities/read-priorities";
import { MEASURES, type Measure, SEVERITIES } from "@/lib/priorities/weights";

/** What a failure measures: each number with its rows, and below it its share of all. */
export function MeasureCells({ ranked: { row, shares }, query }: { ranked: Ranked<PriorityRow>; query: string }) {
  const words = recordText.priorities;
  const hrefs = failureHrefs(query, row.code);
  const opens: Record<Measure, string> = {
    interactions: hrefs.interactions,
    customers: hrefs.customers,
    minutes: hrefs.interactions,
    missed: hrefs.missed,
    commendations: praiseHref(query, row.code, "denominator"),
    severity: hrefs.interactions,
  };
  const notes: Partial<Record<Measure, ReactNode>> = {
    commendations: row.praise && row.praise.closed > 0 && (
      <>
        <NumberWithRows href={praiseHref(query, row.code, "numerator")}>{formatCount(row.praise.commended)}</NumberWithRows>
        {words.commended}
        <NumberWithRows href={opens.commendations}>{formatCount(row.praise.closed)}</NumberWithRows>
        {words.closed}
      </>
    ),
    severity: words.severities(
      SEVERITIES.flatMap((severity, at) => {
        const count = row.severities[at] ?? 0;
        return count === 0 ? [] : [words.severityPart[severity](formatCount(count))];
      }),
    ),
  };
  return MEASURES.map((measure) => {
    const value = row.measures[measure];
    const share = shares[measure];
    return (
      <Cell key={measure} isNumber>
        {value === null ? (
          <span className="text-mute text-sm">{measure === "commendations" ? words.tooFewClosed : words.unknown}</span>
        ) : value === 0 ? (
          <span className="text-mute">{recordText.failures.zero}</span>
        ) : (
          <NumberWithRows href={opens[measure]} className="inline-block leading-6" label={words.of(words.measures[measure], row.title)}>
            {measure === "commendations" ? formatLevel(value) : formatCount(value)}
          </NumberWithRows>
        )}
        {share !== null && share > 0 && <span className="block text-mute text-sm">{words.share(formatRate(share))}</span>}
        {notes[measure] && <span className="block text-mute text-sm">{notes[measure]}</span>}
      </Cell>
    );
  });
}

function praiseHref(query: string, code: string, part: "numerator" | "denominator"): string {
  const own = new URLSearchParams(query);
  own.set("failure", code);
  return rowsHref(own.toString(), { metric: "commendation-conversion", part });
}
