import type { Cell } from "@/db/facts/read-record";

const LAST_TIME = 8.64e15;
const LAST_INTEGER = 2_147_483_647;

/** An id, 0 when unknown. */
export function code(cell: Cell | undefined): number {
  return measure(cell) ?? 0;
}

/** The place in a list of the schema plus 1, 0 when unknown. */
export function listed(values: readonly string[], cell: Cell | undefined): number {
  return typeof cell === "string" ? values.indexOf(cell) + 1 : 0;
}

/** A day, a mood, minutes, a count; null when unknown or beyond what the facts can hold. */
export function measure(cell: Cell | undefined): number | null {
  return typeof cell === "number" && Math.abs(cell) <= LAST_INTEGER ? Math.round(cell) : null;
}

/** Epoch ms; null when unknown or beyond any calendar. */
export function time(cell: Cell | undefined): number | null {
  return typeof cell === "number" && Math.abs(cell) <= LAST_TIME ? Math.round(cell) : null;
}

export function isTrue(cell: Cell | undefined): boolean {
  return cell === true || cell === 1;
}

export function yesNo(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined) return null;
  return isTrue(cell) ? 1 : 0;
}

export function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

export function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}
