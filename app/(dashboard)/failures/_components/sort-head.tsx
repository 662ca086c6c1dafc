import { clsx } from "clsx";
import { HeadCell } from "@/app/_components/data-table";
import { SamePageLink } from "@/app/_components/views/same-page-link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { type FailureOrder, type FailureSort, orderToText } from "@/lib/failures/failure-sort";

interface SortLinkProps {
  by: FailureSort;
  name: string;
  order: FailureOrder;
  /** The canonical filter. */
  query: string;
}

interface SortHeadProps extends SortLinkProps {
  /** What the second line of its cells is, which can be sorted by as well. */
  second?: { by: FailureSort; name: string };
  isNumber?: boolean;
  /** Whether its name may take two lines. */
  isWrapped?: boolean;
  className?: string;
}

/** A column's name that sorts by it, and turns the order round when it already does. */
export function SortHead({ by, name, order, query, second, isNumber = false, isWrapped = false, className }: SortHeadProps) {
  const isCurrent = order.by === by || order.by === second?.by;
  return (
    <HeadCell
      isNumber={isNumber}
      className={clsx(isWrapped && "w-20 whitespace-normal!", className)}
      aria-sort={isCurrent ? (isRising(order) ? "ascending" : "descending") : undefined}
    >
      <SortLink by={by} name={name} order={order} query={query} />
      {second && (
        <>
          <br />
          <SortLink {...second} order={order} query={query} />
        </>
      )}
    </HeadCell>
  );
}

function SortLink({ by, name, order, query }: SortLinkProps) {
  const isCurrent = order.by === by;
  const next: FailureOrder = { by, isReversed: isCurrent && !order.isReversed };
  const params = new URLSearchParams([...new URLSearchParams(query), ["sort", orderToText(next)]]);
  return (
    <SamePageLink
      href={hrefOf("/failures", params)}
      scroll={false}
      className="target inline-flex min-h-6 items-end gap-0.5 hover:text-ink"
      title={recordText.failures.sortBy(name)}
    >
      {name}
      {isCurrent && <span aria-hidden="true">{isRising(order) ? "↑" : "↓"}</span>}
    </SamePageLink>
  );
}

/** Names rise from A, everything else falls from the most and the latest. */
function isRising({ by, isReversed }: FailureOrder): boolean {
  return (by === "title") !== isReversed;
}
