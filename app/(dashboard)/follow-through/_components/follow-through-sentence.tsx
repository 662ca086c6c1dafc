import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatRate } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import type { FollowThroughSummary } from "@/lib/promises/follow-through-summary";

/** How many promises were kept, what became of the others, and where most of those lie. */
export function FollowThroughSentence({ summary, result, query }: { summary: FollowThroughSummary; result: MetricResult; query: string }) {
  const words = recordText.followThrough.sentence;
  const open = (part: string) => rowsHref(query, { metric: "follow-through", part });
  const { late, missed, due, notDue, worst } = summary;
  if (due + notDue === 0) return `${recordText.followThrough.none}.`;
  if (due === 0) return words.nothingDue;
  return (
    <>
      <strong>
        <NumberWithRows href={open("on-time")}>{words.kept(formatCount(summary.onTime), formatCount(due))}</NumberWithRows>
      </strong>
      {words.keptEnd(formatRate(result.total.value))}
      {late > 0 && words.late(formatCount(late))}
      {missed > 0 && (
        <>
          {late > 0 ? words.and : ", "}
          <strong>
            <NumberWithRows href={open("missed")}>{words.missed(formatCount(missed))}</NumberWithRows>
          </strong>
        </>
      )}
      .{late + missed === 0 && words.allKept}
      {worst && words.most(formatCount(worst.count), worst.label, recordText.followThrough.by[worst.by])}
      {notDue > 0 && words.ahead(notDue, formatCount(notDue))}
    </>
  );
}
