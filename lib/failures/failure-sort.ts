import type { FailureRow } from "@/lib/failures/list-failures";
import type { Notice, RawParams } from "@/lib/filters";
import type { VerdictOutcome } from "@/lib/fixes/verdicts";
import { lastParam } from "@/lib/raw-params";

export const FAILURE_SORTS = ["interactions", "share", "customers", "minutes", "missed", "verdict", "first", "last", "title"] as const;
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
  if (by === "verdict") return verdictKey(row);
  if (by === "interactions" || by === "share") return -row.counts.interactions;
  if (by === "customers") return row.areCustomersUnknown ? null : -row.counts.customers;
  if (by === "minutes") return row.counts.minutes === null ? null : -row.counts.minutes;
  if (by === "missed") return -row.promises.missed;
  const at = by === "first" ? row.firstSeenAt : row.lastSeenAt;
  return at === null ? null : -at;
}

/** What most needs looking at first: regressed, worse, neither, effective, nothing said yet; within each the highest ratio. */
function verdictKey({ lifecycle: { verdict } }: FailureRow): number | null {
  if (verdict === null) return null;
  const rank = verdict.regressedDay !== null ? 0 : verdict.outcome === null ? 4 : OUTCOMES.indexOf(verdict.outcome) + 1;
  return rank * MOST_TIMES - Math.min(verdict.ratio?.ratio ?? 0, MOST_TIMES - 1);
}

const OUTCOMES: readonly VerdictOutcome[] = ["worse", "inconclusive", "effective"];
const MOST_TIMES = 1_000_000;

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
