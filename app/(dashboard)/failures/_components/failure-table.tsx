import { DataTable, HeadCell } from "@/app/_components/data-table";
import type { PageView } from "@/app/_data/page-view";
import { FailureTableRow } from "@/app/(dashboard)/failures/_components/failure-table-row";
import { SortHead } from "@/app/(dashboard)/failures/_components/sort-head";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { FailureOrder } from "@/lib/failures/failure-sort";
import { type FailureList, type FailureRow, SPARK_WEEKS } from "@/lib/failures/list-failures";
import type { StateFilter } from "@/lib/failures/state-filter";
import { formatDay } from "@/lib/format";

interface FailureTableProps {
  list: FailureList;
  rows: FailureRow[];
  order: FailureOrder;
  state: StateFilter;
  view: PageView;
}

/** Failures as an issue list: what it is, whose, how often, what it costs. */
export function FailureTable({ list, rows, order, state, view }: FailureTableProps) {
  const { columns } = recordText.failures;
  const today = dayOf(list.period.asOf, list.period.zone);
  const end = (list.weeks.at(-1) ?? today) + 6;
  const head = {
    order,
    query: state === null ? view.query : new URLSearchParams([...new URLSearchParams(view.query), ["state", state]]).toString(),
  };
  return (
    <DataTable caption={recordText.failures.caption}>
      <thead>
        <tr>
          <HeadCell className="no-print w-7 pr-0">
            <span className="sr-only">{columns.select}</span>
          </HeadCell>
          <SortHead {...head} by="title" name={columns.failure} />
          <HeadCell className="max-md:hidden">{columns.state}</HeadCell>
          <SortHead {...head} by="verdict" name={columns.verdict} className="max-md:hidden" />
          <HeadCell className="w-32 whitespace-normal! max-md:hidden">{columns.owners}</HeadCell>
          <HeadCell className="w-24 whitespace-normal! max-sm:hidden">
            {columns.weeks(SPARK_WEEKS, end >= today ? null : formatDay(end))}
          </HeadCell>
          <SortHead {...head} by="interactions" name={columns.interactions} second={{ by: "share", name: columns.share }} isNumber />
          <SortHead {...head} by="customers" name={columns.customers} isNumber />
          <SortHead {...head} by="minutes" name={columns.minutes} isNumber />
          <SortHead {...head} by="missed" name={columns.missed} isNumber isWrapped />
          <SortHead {...head} by="last" name={columns.last} second={{ by: "first", name: columns.first }} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FailureTableRow key={row.code} row={row} list={list} query={view.query} today={today} />
        ))}
      </tbody>
    </DataTable>
  );
}
