import type { FailureRow } from "@/lib/failures/list-failures";
import type { Notice, RawParams } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";

export const FAILURE_SORTS = ["interactions", "customers", "minutes", "missed", "first", "last", "title"] as const;
export type FailureSort = (typeof FAILURE_SORTS)[number];

/** How a list is ordered: `sort=minutes`, or `sort=-minutes` the other way round. Most, latest and A first by default. */
export interface FailureOrder {
  by: FailureSort;
  isReversed: boolean;
}

export const DEFAULT_ORDER: FailureOrder = { by: "interactions", isReversed: false };

export function parseFailureOrder(params: RawParams): { order: FailureOrder; notices: Notice[] } {
  const text = lastParam(params, "sort");
  if (text === undefined) return { order: DEFAULT_ORDER, notices: [] };
  const by = FAILURE_SORTS.find((each) => each === text.replace(/^-/, ""));
  if (by) return { order: { by, isReversed: text.startsWith("-") }, notices: [] };
  const message = `sort must be one of ${FAILURE_SORTS.join(", ")}, with a - before it the other way round; got "${text}"`;
  return { order: DEFAULT_ORDER, notices: [{ field: "sort", message }] };
}

export function orderToText({ by, isReversed }: FailureOrder): string {
  return `${isReversed ? "-" : ""}${by}`;
}

/** Sorted rows; ties by code. What is not known stands last, whichever way round. */
export function sortFailures(rows: readonly FailureRow[], { by, isReversed }: FailureOrder): FailureRow[] {
  const way = isReversed ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [keyOf(a, by), keyOf(b, by)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || compare(a.code, b.code);
    return way * compare(x, y) || compare(a.code, b.code);
  });
}

/** Smaller comes first. */
function keyOf(row: FailureRow, by: FailureSort): number | string | null {
  if (by === "title") return row.title.toLowerCase();
  if (by === "interactions") return -row.counts.interactions;
  if (by === "customers") return row.areCustomersUnknown ? null : -row.counts.customers;
  if (by === "minutes") return row.counts.minutes === null ? null : -row.counts.minutes;
  if (by === "missed") return -row.promises.missed;
  return by === "first" ? -row.firstSeenAt : -row.lastSeenAt;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
