import { NumberWithRows } from "@/app/_components/number-with-rows";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { timeWords } from "@/app/(dashboard)/failures/[code]/_components/time-words";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { FailureDetail } from "@/lib/failures/get-failure";
import { formatCount, formatDay } from "@/lib/format";

/** The failure in one sentence: how often, whom, what it cost, and since when it recurs. */
export function FailureSentence({ failure, hrefs }: { failure: FailureDetail; hrefs: ReturnType<typeof failureHrefs> }) {
  const words = recordText.failures.detail.sentence;
  const { counts, seen, promises, period } = failure;
  if (!seen) return words.never;
  if (counts.interactions === 0) return words.notInPeriod(formatDay(dayOf(seen.lastSeenAt, period.zone)));
  return (
    <>
      <strong>
        <NumberWithRows href={hrefs.interactions}>{words.seen(formatCount(counts.interactions), counts.interactions)}</NumberWithRows>
      </strong>
      {!seen.areCustomersUnknown && words.customers(formatCount(counts.customers), counts.customers)}
      {words.inPeriod}
      {seen.areCustomersUnknown && words.customersUnknown}
      {counts.minutes !== null && words.minutes(timeWords(counts.minutes))}
      {promises.due > 0 && (
        <>
          ; <strong>{words.missed(formatCount(promises.missed), formatCount(promises.due))}</strong>
        </>
      )}
      .{seen.recurringSince === null ? words.candidate : words.since(formatDay(seen.recurringSince))}
    </>
  );
}
