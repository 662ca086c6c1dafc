import { MetricTile } from "@/app/_components/metric-tile";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { metricWords } from "@/app/_data/metric-words";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";

interface MetricTilesProps {
  /** Absent where it stands in a section that has a name already. */
  label?: string;
  results: readonly MetricResult[];
  query: string;
  inForce: string;
}

/** Numbers beside each other, apart by hairlines. What cannot be measured here is one quiet line, with the reason, instead of a row of dashes. */
export function MetricTiles({ label, results, query, inForce }: MetricTilesProps) {
  const isMeasured = ({ kind, total }: MetricResult) => kind === "count" || (total.denominator ?? 0) + total.immature > 0;
  const measured = results.filter(isMeasured);
  const Frame = label === undefined ? "div" : "section";
  const others = results.filter((result) => !isMeasured(result));
  return (
    <Frame {...(label === undefined ? {} : { "aria-label": label })} className="min-w-0">
      {measured.length > 0 && (
        <div className="grid gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
          {measured.map((result) => (
            <div
              key={result.id}
              className="border-hairline max-sm:border-t max-sm:pt-4 max-sm:first:border-t-0 max-sm:first:pt-0 sm:border-l sm:px-5 sm:max-lg:odd:border-l-0 sm:max-lg:odd:pl-0 lg:nth-[4n+1]:border-l-0 lg:nth-[4n+1]:pl-0 lg:nth-[4n]:pr-0"
            >
              <MetricTile result={result} words={metricWords(result.id)} query={query} inForce={inForce} />
            </div>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <p className="mt-4 text-mute text-sm first:mt-0">
          {recordText.handling.notMeasurable}:{" "}
          {others.map((result, at) => (
            <span key={result.id}>
              {at > 0 && "; "}
              {result.title.toLowerCase()} (<Reason result={result} query={query} />)
            </span>
          ))}
          .
        </p>
      )}
    </Frame>
  );
}

function Reason({ result, query }: { result: MetricResult; query: string }) {
  const { total, id, unit } = result;
  if (total.unknown === 0) return <>{recordText.handling.noRows}</>;
  return (
    <NumberWithRows href={rowsHref(query, { metric: id, part: "unknown" })}>
      {recordText.handling.reasons(formatCount(total.unknown), text.units[unit](total.unknown))}
    </NumberWithRows>
  );
}
