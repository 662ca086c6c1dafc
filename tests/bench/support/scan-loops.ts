import { DAY_MS } from "@/lib/dates";
import { endTimes } from "@/tests/bench/support/end-times";
import { type Columns, column, eachRow, type ScanData, type ScanFilter } from "@/tests/bench/support/scan";

/** What a scan counts: what the metric's total says. */
export interface Scanned {
  numerator: number;
  /** Absent where the metric has none. */
  denominator?: number;
  /** Of durations: the median in minutes, null where the curve does not come down to one half. */
  median?: number | null;
  /** Rows of single parts, where the total does not show what they were told apart by. */
  parts?: Record<string, number>;
}

/** Beside data and filter: the clock, and when the procedure of each failure last changed. */
export interface ScanContext {
  asOf: number;
  changes: Map<number, number>;
  /** The versions of each procedure, the earliest first. */
  versions: Map<number, { id: number; at: number }[]>;
}

export const WEEK = 7 * DAY_MS;
const MONTH = 30 * DAY_MS;
export const BY_CUSTOMER = 1;
export const BY_DUPLICATE = 3;

/** @param visit is told each measurable closing and whether it was commended in time */
export function conversion(
  { closings: c }: ScanData,
  filter: ScanFilter,
  { asOf }: ScanContext,
  visit: (i: number, isCommended: boolean) => void = () => {},
): Scanned {
  const [difficult, contacted, closed, nextClosed, commended] = columns(
    c,
    ...(["difficult", "contacted_at", "closed_at", "next_closed_at", "commended_at"] as const),
  );
  return counted(c, "closed_at", filter, (i) => {
    const at = value(closed, i);
    if (difficult[i] !== 1 || value(contacted, i) > asOf || at > asOf || value(nextClosed, i) <= asOf || at + MONTH > asOf) return null;
    const isCommended = value(commended, i) <= at + MONTH && value(commended, i) <= asOf;
    visit(i, isCommended);
    return isCommended;
  });
}

export function resolution({ interactions: c, untracked }: ScanData, filter: ScanFilter, { asOf }: ScanContext, isLast: boolean): Scanned {
  const [contacted, source, first, last] = columns(c, "contacted_at", "source", "first_resolved_at", "last_resolved_at");
  const [reopened, lastReopened] = columns(c, "first_reopened_at", "last_reopened_at");
  const times = endTimes();
  const ofLast = (i: number): number => {
    if (value(lastReopened, i) <= asOf && (value(lastReopened, i) > value(last, i) || value(last, i) > asOf)) return Number.NaN;
    if (value(last, i) <= asOf) return value(last, i);
    if (value(reopened, i) <= asOf) return Number.NaN;
    return value(first, i) <= asOf ? value(first, i) : Number.NaN;
  };
  const total = counted(c, "contacted_at", filter, (i) => {
    const at = value(contacted, i);
    if (at > asOf) return null;
    const end = isLast ? ofLast(i) : value(first, i) <= asOf ? value(first, i) : Number.NaN;
    if (end < at) return null;
    if (Number.isNaN(end) && untracked.resolution.has(value(source, i))) return null;
    times.add((Number.isNaN(end) ? asOf : end) - at, !Number.isNaN(end));
    return !Number.isNaN(end);
  });
  return { ...total, median: times.median() };
}

const BROKEN = 1;
const OPEN = 2;

/** What the promises of each interaction say: whether one was broken, whether one is open and not due. */
export function promisesOf({ promises: c, highestId }: ScanData, asOf: number) {
  const [made, due, done, id] = columns(c, "made_at", "first_due_at", "done_at", "interaction_id");
  const isLeftOut = leftOut(c, asOf);
  const states = new Uint8Array(highestId + 1);
  for (let i = 0; i < due.length; i++) {
    if (value(made, i) > asOf || isLeftOut(i)) continue;
    const isUndone = !(value(done, i) <= asOf);
    const state = value(due, i) > asOf ? (isUndone ? OPEN : 0) : isUndone || value(done, i) > value(due, i) ? BROKEN : 0;
    const at = value(id, i);
    states[at] = (states[at] ?? 0) | state;
  }
  return { isBroken: (at: number) => ((states[at] ?? 0) & BROKEN) !== 0, isOpen: (at: number) => ((states[at] ?? 0) & OPEN) !== 0 };
}

export function leftOut(c: Columns, asOf: number): (i: number) => boolean {
  const [due, done, cancelled, by] = columns(c, "first_due_at", "done_at", "cancelled_at", "cancelled_by");
  return (i) => {
    if (!(value(cancelled, i) <= asOf)) return false;
    const isDoneFirst = value(done, i) <= value(cancelled, i);
    return by[i] === BY_DUPLICATE || (by[i] === BY_CUSTOMER && value(cancelled, i) <= value(due, i) && !isDoneFirst);
  };
}

/** Rows for which `test` is true, of those for which it is not null. */
export function counted(c: Columns, cohort: string, filter: ScanFilter, test: (i: number) => boolean | null): Scanned {
  let [numerator, denominator] = [0, 0];
  eachRow(c, cohort, filter, (i) => {
    const result = test(i);
    if (result === null) return;
    denominator++;
    if (result) numerator++;
  });
  return { numerator, denominator };
}

export function columns<const Names extends readonly string[]>(c: Columns, ...names: Names): { [K in keyof Names]: Float64Array };
export function columns(c: Columns, ...names: string[]): Float64Array[] {
  return names.map((name) => column(c, name));
}

export function value(values: Float64Array, i: number): number {
  return values[i] ?? Number.NaN;
}

export function isNone(values: Float64Array, i: number): boolean {
  return Number.isNaN(values[i]);
}
