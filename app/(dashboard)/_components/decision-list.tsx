import Link from "next/link";
import type { ReactNode } from "react";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { StatePill } from "@/app/_components/state-pill";
import { hrefOf } from "@/app/_data/filter-params";
import { rowsHref } from "@/app/_data/rows-href";
import { text } from "@/app/messages/text";
import { dayOf, parseIsoDay } from "@/lib/dates";
import { type Filters, filtersToParams } from "@/lib/filters";
import { formatCount, formatDay, formatDayRange } from "@/lib/format";
import type { Decisions } from "@/lib/overview/decisions";
import type { ResolvedPeriod } from "@/lib/period";

/** What deserves a decision now, each with the rows that say so; an honest line when nothing does. */
export function DecisionList({ decisions, query, period }: { decisions: Decisions; query: string; period: ResolvedPeriod }) {
  const { recurring, missed } = decisions;
  const today = dayOf(period.asOf, period.zone);
  if (recurring.items.length === 0 && missed.items.length === 0) return <p className="text-mute">{text.decisions.nothing}</p>;
  const missedQuery = filtersToParams(missed.filters).toString();
  const recurringQuery = filtersToParams(recurring.filters).toString();
  return (
    <ul className="grid">
      {missed.items.map((item) => (
        <Item
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
        <More href={rowsHref(missedQuery, { metric: "follow-through", part: "missed" })}>
          {text.decisions.allMissed(formatCount(missed.total))}
        </More>
      )}
      {recurring.items.map((item) => (
        <Item
          key={item.code}
          title={
            <Link href={hrefOf(`/failures/${encodeURIComponent(item.code)}`, new URLSearchParams(query))} className="rows-link">
              {item.title}
            </Link>
          }
          pill={<StatePill tone={recurring.isLately ? "watch" : "neutral"}>{text.decisions.recurring}</StatePill>}
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
        <More href={hrefOf("/failures", new URLSearchParams(query))}>{text.decisions.more(formatCount(recurring.more))}</More>
      )}
    </ul>
  );
}

function More({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li className="border-hairline border-b py-2.5 text-sm last:border-b-0">
      <Link href={href} className="link text-mute hover:text-ink">
        {children}
      </Link>
    </li>
  );
}

function Item({ title, pill, detail }: { title: ReactNode; pill: ReactNode; detail: ReactNode }) {
  return (
    <li className="border-hairline border-b py-2.5 first:pt-0 last:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <h3 className="min-w-0 break-words font-medium">{title}</h3>
        <span className="shrink-0">{pill}</span>
      </div>
      <p className="mt-0.5 text-mute text-sm">{detail}</p>
    </li>
  );
}

/** The days of a custom period as people say them. */
function datesOf({ from, to }: Filters, today: number): string {
  const [first, after] = [from ? parseIsoDay(from) : null, to ? parseIsoDay(to) : null];
  return formatDayRange(first, after === null ? null : after - 1, today);
}
