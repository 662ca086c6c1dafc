import Link from "next/link";
import { Sparkline } from "@/app/_components/charts/sparkline";
import { CountBefore } from "@/app/_components/compared";
import { Cell } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { comparedQuery } from "@/app/_data/compared-query";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { Owners, StatePills, StateWithVerdict, verdictWords } from "@/app/(dashboard)/failures/_components/failure-parts";
import { recordText } from "@/app/messages/record-text";
import { dayOf, isoDay } from "@/lib/dates";
import type { FailureList, FailureRow } from "@/lib/failures/list-failures";
import { formatCount, formatDay, formatRate } from "@/lib/format";
import { isoRange } from "@/lib/period";
import { failureModeLabels } from "@/lib/vocabulary";

interface FailureTableRowProps {
  row: FailureRow;
  list: FailureList;
  query: string;
  today: number;
}

export function FailureTableRow({ row, list, query, today }: FailureTableRowProps) {
  const words = recordText.failures;
  const hrefs = failureHrefs(query, row.code);
  const compared = comparedQuery(query, list.period.compare && isoRange(list.period.compare));
  const earlier = compared === null ? null : failureHrefs(compared, row.code);
  const { zone } = list.period;
  const { verdict } = row.lifecycle;
  const dayIn = (at: number | null) => (at === null ? null : dayOf(at, zone));
  const [first, last] = [dayIn(row.firstSeenAt), dayIn(row.lastSeenAt)];
  return (
    <tr data-row className="focus-within:bg-accent-wash">
      <Cell className="no-print w-7 pr-0">
        <label className="target -my-2 flex items-start py-2 max-sm:-mx-2 max-sm:-my-3.5 max-sm:px-2 max-sm:py-3.5">
          <input type="checkbox" data-row-select value={row.code} className="mt-0.5 size-4 accent-accent" />
          <span className="sr-only">{words.select(row.title)}</span>
        </label>
      </Cell>
      <Cell className="min-w-40 print:min-w-36">
        <Link href={hrefs.page} {...ROW_LINK} className="rows-link block font-medium outline-offset-4">
          {row.title}
        </Link>
        <span className="text-mute text-sm">
          {row.procedure} · {failureModeLabels[row.mode] ?? row.mode}
          {row.counts.interactions === 0 && ` · ${words.notInPeriod}`}
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-2 md:hidden">
          <StateWithVerdict lifecycle={row.lifecycle} today={today} />
          <span className="text-sm">
            <Owners failure={row} />
          </span>
        </span>
      </Cell>
      <Cell className="max-md:hidden">
        <StatePills lifecycle={row.lifecycle} />
      </Cell>
      <Cell className="max-w-28 text-sm max-md:hidden">
        {verdict === null ? (
          <span className="text-mute">
            <span aria-hidden="true">{words.zero}</span>
            <span className="sr-only">{words.noFix}</span>
          </span>
        ) : (
          <NumberWithRows href={hrefs.page} className="inline-block leading-6" label={words.verdictOf(row.title)}>
            {verdictWords(verdict, today)}
          </NumberWithRows>
        )}
      </Cell>
      <Cell className="max-w-32 max-md:hidden">
        <Owners failure={row} />
      </Cell>
      <Cell className="max-sm:hidden">
        <Sparkline
          bars={row.weeks.map((value, index) => ({
            key: isoDay(list.weeks[index] ?? index),
            value,
            isRecent: index >= row.weeks.length - 2,
            isPartial: (list.weeks[index] ?? 0) + 7 > Math.min(today, list.period.toDay ?? today),
          }))}
          label={words.sparkline(
            row.title,
            formatCount(row.weeks.reduce((sum, each) => sum + each, 0)),
            formatCount(Math.max(...row.weeks)),
          )}
        />
      </Cell>
      <Cell isNumber className="font-semibold">
        <NumberWithRows href={hrefs.interactions} className="inline-block leading-6" label={words.interactionsOf(row.title)}>
          {formatCount(row.counts.interactions)}
        </NumberWithRows>
        <Before now={row.counts.interactions} before={row.interactionsBefore} href={earlier?.interactions} />
        {row.counts.interactions > 0 && (
          <div className="font-normal">
            <NumberWithRows
              href={hrefs.interactions}
              className="inline-block text-sm leading-6"
              label={words.shareOf(row.title, formatCount(list.interactions))}
            >
              {formatRate(row.counts.interactions / list.interactions)}
            </NumberWithRows>
          </div>
        )}
      </Cell>
      <Cell isNumber>
        {row.areCustomersUnknown ? (
          <span className="text-mute" title={words.customersUnknown}>
            {words.unknown}
          </span>
        ) : (
          <NumberWithRows href={hrefs.customers} className="inline-block leading-6" label={words.customersOf(row.title)}>
            {formatCount(row.counts.customers)}
          </NumberWithRows>
        )}
        {!row.areCustomersUnknown && <Before now={row.counts.customers} before={row.before?.customers ?? null} href={earlier?.customers} />}
      </Cell>
      <Cell isNumber>
        {row.counts.minutes === null ? (
          <span className="text-mute">{words.zero}</span>
        ) : (
          <NumberWithRows href={hrefs.interactions} className="inline-block leading-6" label={words.minutesOf(row.title)}>
            {formatCount(row.counts.minutes)}
          </NumberWithRows>
        )}
        <Before now={row.counts.minutes ?? 0} before={row.before?.minutes ?? null} href={earlier?.interactions} />
      </Cell>
      <Cell isNumber>
        {row.promises.missed === 0 ? (
          <span className="text-mute">{words.zero}</span>
        ) : (
          <NumberWithRows href={hrefs.missed} className="inline-block leading-6" label={words.missedOf(row.title)}>
            {formatCount(row.promises.missed)}
          </NumberWithRows>
        )}
        <Before now={row.promises.missed} before={row.before?.missed ?? null} href={earlier?.missed} />
      </Cell>
      <Cell className="min-w-16">
        {last === null ? words.never : agoWords(last, today)}
        {first !== null && <div className="text-mute text-sm">{formatDay(first, today)}</div>}
      </Cell>
    </tr>
  );
}

function Before({ now, before, href }: { now: number; before: number | null; href: string | undefined }) {
  return (
    <div>
      <CountBefore now={now} before={before} href={href ?? null} />
    </div>
  );
}

/** "today", "yesterday", "5 d", then the date. */
function agoWords(day: number, today: number): string {
  const days = today - day;
  if (days <= 0) return recordText.failures.today;
  if (days === 1) return recordText.failures.yesterday;
  return days < 14 ? recordText.failures.daysAgo(days) : formatDay(day, today);
}
