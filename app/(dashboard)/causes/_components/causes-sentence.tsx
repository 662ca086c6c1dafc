import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import type { Causes } from "@/lib/causes/read-causes";
import { formatCount, formatRate } from "@/lib/format";
import { vitalFew } from "@/lib/overview/what-broke";

/** How few causes make up most of it, and how much is not known. */
export function CausesSentence({ causes, query }: { causes: Causes; query: string }) {
  const { rows, axis } = causes;
  const { vital, all } = vitalFew(rows);
  const unknown = rows.find((row) => row.isUnknown);
  const [first] = rows;
  if (all === 0 || !first) return <p>{recordText.causes.nothingKnown}</p>;
  const unknownHref = rowsHref(query, { metric: "difficult-rate", part: "numerator", by: `cause.${axis}`, series: "unknown" });
  return (
    <p>
      <strong>{recordText.causes.vital(vital, all)}</strong> {recordText.causes.vitalShare(vital)}{" "}
      {recordText.causes.first(first.label, formatRate(first.share))}{" "}
      {unknown ? (
        <>
          {recordText.causes.unknownBefore}
          <NumberWithRows href={unknownHref}>
            {recordText.causes.unknown(formatCount(unknown.count), formatRate(unknown.share))}
          </NumberWithRows>
          .
        </>
      ) : (
        recordText.causes.allKnown
      )}
    </p>
  );
}
