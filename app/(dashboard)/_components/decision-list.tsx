import Link from "next/link";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { StatePill } from "@/app/_components/state-pill";
import { hrefOf } from "@/app/_data/filter-params";
import { rowsHref } from "@/app/_data/rows-href";
import { DecisionItem, MoreDecisions } from "@/app/(dashboard)/_components/decision-item";
import { VerdictDue } from "@/app/(dashboard)/_components/verdict-due";
import { FailureStatePill } from "@/app/(dashboard)/failures/_components/failure-parts";
import { text } from "@/app/messages/text";
import { dayOf, parseIsoDay } from "@/lib/dates";
import { type Filters, filtersToParams } from "@/lib/filters";
import { formatCount, formatDay, formatDayRange } from "@/lib/format";
import type { Decisions } from "@/lib/overview/decisions";
import type { ResolvedPeriod } from "@/lib/period";

interface DecisionListProps {
  decisions: Decisions;
  /** Verified commendations that nobody has been thanked for. */
  toPassOn: number;
  /** Whether the page that names who is praised may be opened. */
  maySeeStaff: boolean;
  query: string;
  period: ResolvedPeriod;
}

/** What deserves a decision now, each with the rows that say so; an honest line when nothing does. */
export function DecisionList({ decisions, toPassOn, maySeeStaff, query, period }: DecisionListProps) {
  const { recurring, missed, verdicts } = decisions;
  const today = dayOf(period.asOf, period.zone);
  if (toPassOn === 0 && [recurring, missed, verdicts].every(({ items }) => items.length === 0))
    return <p className="text-mute">{text.decisions.nothing}</p>;
  const missedQuery = filtersToParams(missed.filters).toString();
  const recurringQuery = filtersToParams(recurring.filters).toString();
  return (
    <ul className="grid">
      {missed.items.map((item) => (
        <DecisionItem
          key={item.key}
          title={item.label}
          pill={
            <NumberWithRows href={rowsHref(missedQuery, { metric: "follow-through", part: "missed", by: item.by, series: item.key })}>
              <StatePill tone="bad">{text.decisions.missed(formatCount(item.count))}</StatePill>
            </NumberWithRows>
          }
          detail={text.decisions.missedWhen(missed.isLately ? datesOf(missed.filters, today) : null)}
        />
      ))}
      {missed.more > 0 && (
        <MoreDecisions href={rowsHref(missedQuery, { metric: "follow-through", part: "missed" })}>
          {text.decisions.allMissed(formatCount(missed.total))}
        </MoreDecisions>
      )}
      {recurring.items.map((item) => (
        <DecisionItem
          key={item.code}
          title={
            <Link href={hrefOf(`/failures/${encodeURIComponent(item.code)}`, new URLSearchParams(query))} className="rows-link">
              {item.title}
            </Link>
          }
          pill={<FailureStatePill state={item.state} />}
          detail={
            <>
              {item.procedure}
              {" · "}
              <NumberWithRows
                href={rowsHref(recurringQuery, { metric: "difficult-rate", part: "numerator", by: "failure", series: item.code })}
                className="font-medium text-soft"
              >
                {text.decisions.interactions(formatCount(item.count), item.count, recurring.isLately)}
              </NumberWithRows>
              {" · "}
              {text.decisions.seen(
                item.customers === null ? null : formatCount(item.customers),
                formatDay(dayOf(item.lastSeenAt, period.zone), today),
              )}
            </>
          }
        />
      ))}
      {recurring.more > 0 && (
        <MoreDecisions href={hrefOf("/failures", new URLSearchParams(query))}>
          {text.decisions.more(formatCount(recurring.more))}
        </MoreDecisions>
      )}
      {verdicts.items.map((due) => (
        <VerdictDue key={due.verdict.code} due={due} query={query} today={today} />
      ))}
      {verdicts.more > 0 && <MoreDecisions href="/agenda">{text.decisions.moreVerdicts(formatCount(verdicts.more))}</MoreDecisions>}
      {toPassOn > 0 && (
        <DecisionItem
          title={
            <Link href={maySeeStaff ? "/recognition" : hrefOf("/commendations", new URLSearchParams(query))} className="rows-link">
              {text.decisions.praise}
            </Link>
          }
          pill={
            <NumberWithRows href={hrefOf("/commendations", new URLSearchParams(query))}>
              <StatePill tone="good">{text.decisions.toPassOn(formatCount(toPassOn))}</StatePill>
            </NumberWithRows>
          }
          detail={text.decisions.praiseDetail}
        />
      )}
    </ul>
  );
}

/** The days of a custom period as people say them. */
function datesOf({ from, to }: Filters, today: number): string {
  const [first, after] = [from ? parseIsoDay(from) : null, to ? parseIsoDay(to) : null];
  return formatDayRange(first, after === null ? null : after - 1, today);
}
