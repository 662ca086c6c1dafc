import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { brokenHref } from "@/app/(dashboard)/follow-through/_components/broken-table";
import { recordText } from "@/app/messages/record-text";
import type { Filters } from "@/lib/filters";
import { formatCount, formatRate } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import { type BrokenPromises, brokenOf } from "@/lib/promises/broken-promises";
import type { FollowThroughSummary } from "@/lib/promises/follow-through-summary";

interface SentenceProps {
  summary: FollowThroughSummary;
  result: MetricResult;
  query: string;
  broken: BrokenPromises;
  filters: Filters;
}

/** How many promises were kept, what became of the others, and what to fix first. */
export function FollowThroughSentence({ summary, result, query, broken, filters }: SentenceProps) {
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
      {broken.worst && <FixFirst worst={broken.worst} filters={filters} />}
      {!broken.worst && worst && words.most(formatCount(worst.count), worst.label, recordText.followThrough.by[worst.by])}
      {notDue > 0 && words.ahead(notDue, formatCount(notDue))}
    </>
  );
}

function FixFirst({ worst, filters }: { worst: NonNullable<BrokenPromises["worst"]>; filters: Filters }) {
  const words = recordText.followThrough.fix;
  return (
    <>
      {" "}
      {words.first}
      <strong>{words.named(worst.kind.label, worst.procedure.label)}</strong>
      {": "}
      <NumberWithRows href={brokenHref(filters, worst.procedure.key, worst.kind.key)}>
        {words.counts(formatCount(brokenOf(worst.count)), formatCount(worst.count.due))}
      </NumberWithRows>
      {words.end}
    </>
  );
}
