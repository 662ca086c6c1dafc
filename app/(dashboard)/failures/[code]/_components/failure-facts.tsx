import Link from "next/link";
import { CountBefore } from "@/app/_components/compared";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { comparedQuery } from "@/app/_data/compared-query";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { timeWords } from "@/app/(dashboard)/failures/[code]/_components/time-words";
import { procedureHrefs } from "@/app/(dashboard)/procedures/_components/procedure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { FailureDetail } from "@/lib/failures/get-failure";
import { formatCount, formatDay, formatRate } from "@/lib/format";
import { isoRange } from "@/lib/period";
import { failureModeLabels } from "@/lib/vocabulary";

/** Whose it is, how often, what it costs, how it felt. */
export function FailureFacts({ failure, hrefs, query }: { failure: FailureDetail; hrefs: ReturnType<typeof failureHrefs>; query: string }) {
  const words = recordText.failures.detail;
  const { facts } = words;
  const { counts, seen, promises, feltAs, period, attributable, sinceChange } = failure;
  const compared = comparedQuery(query, period.compare && isoRange(period.compare));
  const earlier = compared === null ? null : failureHrefs(compared, failure.code);
  const before = (now: number, count: number | null | undefined, href: string | undefined) => (
    <>
      {" "}
      <CountBefore now={now} before={count ?? null} href={href ?? null} />
    </>
  );
  const dayWords = (at: number) => formatDay(dayOf(at, period.zone));
  const unowned = <span className="text-amber">{recordText.failures.unowned}</span>;
  return (
    <FactsCard
      facts={{
        [facts.procedure]: (
          <Link href={procedureHrefs(query, failure.procedureCode).page} className="link">
            {failure.procedure}
          </Link>
        ),
        [facts.mode]: failureModeLabels[failure.mode] ?? failure.mode,
        [facts.production]: failure.productionOwner ?? unowned,
        [facts.support]: failure.supportOwner ?? unowned,
        [facts.interactions]: (
          <>
            <NumberWithRows href={hrefs.interactions}>
              {words.ofAll(formatCount(counts.interactions), formatCount(seen?.interactions ?? 0))}
            </NumberWithRows>
            {before(counts.interactions, failure.before?.interactions, earlier?.interactions)}
          </>
        ),
        [facts.customers]: seen?.areCustomersUnknown ? (
          recordText.failures.customersUnknown
        ) : (
          <>
            <NumberWithRows href={hrefs.customers}>
              {words.customersAll(formatCount(counts.customers), formatCount(seen?.customers ?? 0))}
            </NumberWithRows>
            {before(counts.customers, failure.before?.customers, earlier?.customers)}
          </>
        ),
        [facts.time]: minutesWords(failure),
        [facts.caused]: attributable.later > 0 && (
          <>
            <NumberWithRows href={hrefs.attributable("numerator")}>
              {words.contacts(formatCount(attributable.own + attributable.later))}
            </NumberWithRows>
            {words.caused(formatCount(attributable.later), attributable.minutes === null ? null : timeWords(attributable.minutes))}
          </>
        ),
        [facts.sinceChange]: sinceChange && (
          <>
            <NumberWithRows href={hrefs.sinceChange("numerator")}>{formatCount(sinceChange.recurred + sinceChange.undated)}</NumberWithRows>
            {words.sinceChange(dayWords(sinceChange.at))}
            {sinceChange.tail > 0 && (
              <>
                {words.and}
                <NumberWithRows href={hrefs.sinceChange("tail")}>{formatCount(sinceChange.tail)}</NumberWithRows>
                {words.tail}
              </>
            )}
          </>
        ),
        [facts.missed]: promises.due > 0 && (
          <>
            <NumberWithRows href={hrefs.missed}>{formatCount(promises.missed)}</NumberWithRows>
            {words.ofWord}
            <NumberWithRows href={hrefs.promises}>{formatCount(promises.due)}</NumberWithRows>
            {before(promises.missed, failure.before?.missed, earlier?.missed)}
          </>
        ),
        [facts.felt]: feltAs && words.felt(feltAs.name, formatRate(feltAs.share)),
        [facts.first]: seen && dayWords(seen.firstSeenAt),
        [facts.last]: seen && dayWords(seen.lastSeenAt),
        [facts.since]: seen && seen.recurringSince !== null && formatDay(seen.recurringSince),
      }}
    />
  );
}

function minutesWords({ counts, spread }: FailureDetail): string | null {
  const words = recordText.failures.detail;
  if (counts.minutes === null || spread.median === null || spread.p90 === null) return null;
  const known =
    counts.minutesKnown < counts.interactions ? words.timeKnown(formatCount(counts.minutesKnown), formatCount(counts.interactions)) : "";
  return words.time(timeWords(counts.minutes), formatCount(spread.median), formatCount(spread.p90)) + known;
}
