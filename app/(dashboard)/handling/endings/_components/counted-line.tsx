import { NumberWithRows } from "@/app/_components/number-with-rows";
import { endingRowsHref } from "@/app/_data/ending-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInterval } from "@/lib/format";
import type { EndingsRead } from "@/lib/handling/endings";

/** What the ending is, how many are measurable, and everything that is not, each with its rows. */
export function CountedLine({ read, query }: { read: EndingsRead; query: string }) {
  const words = recordText.endings;
  const { ending } = read.ask;
  const apart = read.parts.filter(({ role, count }) => count > 0 && role !== "numerator" && role !== "denominator");
  return (
    <section aria-label={words.counted} className="text-mute text-sm">
      <p>{words.countedHint(read.definition, read.cohortDate)}</p>
      <p>
        <NumberWithRows href={endingRowsHref(query, { ending, part: "numerator" })}>{words.goodOf(formatCount(read.good))}</NumberWithRows>
        {" · "}
        <NumberWithRows href={endingRowsHref(query, { ending })}>{words.measured(formatCount(read.measured))}</NumberWithRows>
        {read.interval && ` (${formatInterval(read.interval.low, read.interval.high)})`}
        {apart.map(({ part, label, role, count }) => (
          <span key={part}>
            {" · "}
            {words.roles[role] ?? role}:{" "}
            <NumberWithRows href={endingRowsHref(query, { ending, part })}>{words.part(formatCount(count), label)}</NumberWithRows>
          </span>
        ))}
      </p>
    </section>
  );
}
