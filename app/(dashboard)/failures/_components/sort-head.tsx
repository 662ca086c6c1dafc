import { clsx } from "clsx";
import { HeadCell } from "@/app/_components/data-table";
import { SamePageLink } from "@/app/_components/views/same-page-link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { type FailureOrder, type FailureSort, orderToText } from "@/lib/failures/failure-sort";

interface SortHeadProps {
  by: FailureSort;
  name: string;
  order: FailureOrder;
  /** The canonical filter. */
  query: string;
  isNumber?: boolean;
  /** Whether its name may take two lines. */
  isWrapped?: boolean;
  className?: string;
}

/** A column's name that sorts by it, and turns the order round when it already does. */
export function SortHead({ by, name, order, query, isNumber = false, isWrapped = false, className }: SortHeadProps) {
  const isCurrent = order.by === by;
  const next: FailureOrder = { by, isReversed: isCurrent && !order.isReversed };
  const params = new URLSearchParams([...new URLSearchParams(query), ["sort", orderToText(next)]]);
  // Names rise from A, everything else falls from the most and the latest.
  const rises = (by === "title") !== order.isReversed;
  return (
    <HeadCell
      isNumber={isNumber}
      className={clsx(isWrapped && "w-20 whitespace-normal!", className)}
      aria-sort={isCurrent ? (rises ? "ascending" : "descending") : undefined}
    >
      <SamePageLink
        href={hrefOf("/failures", params)}
        scroll={false}
        className="target inline-flex items-end gap-0.5 hover:text-ink"
        title={recordText.failures.sortBy(name)}
      >
        {name}
        {isCurrent && <span aria-hidden="true">{rises ? "↑" : "↓"}</span>}
      </SamePageLink>
    </HeadCell>
  );
}
