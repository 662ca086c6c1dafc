import { DAY_MS } from "@/lib/dates";
import { digest53 } from "@/lib/imports/digest53";
import { readDate } from "@/lib/imports/read-date";

/** Which rows of a file are the last state of their interaction. */
export interface Fold {
  /** The column that decides, as the file writes it. */
  column: string;
  /** @param row its place among the rows of the file, from 0 */
  isLast(row: number): boolean;
  /** How many rows are earlier states. */
  folded: number;
}

export interface FoldEvidence {
  /** @param order what the deciding column says; a row that says neither a number nor a date is the earliest */
  add(row: number, id: string | null, order: string | null): void;
  /** @param rows how many rows the file has */
  fold(rows: number): Fold;
}

/**
 * Finds the last state of each interaction while the rows pass by: the highest number or latest date, of equal ones the later row. It
 * holds three numbers for each interaction, whatever the number of its states.
 */
export function foldEvidence(column: string): FoldEvidence {
  const known = new Map<number, number>();
  const orders: number[] = [];
  const lastRows: number[] = [];
  const withoutId: number[] = [];
  let states = 0;
  return {
    add(row, id, order) {
      states++;
      if (id === null) {
        withoutId.push(row);
        return;
      }
      const key = digest53(id);
      const rank = rankOf(order);
      const place = known.get(key);
      if (place === undefined) {
        known.set(key, lastRows.length);
        orders.push(rank);
        lastRows.push(row);
      } else if (rank >= (orders[place] ?? 0)) {
        orders[place] = rank;
        lastRows[place] = row;
      }
    },
    fold(rows) {
      const isLast = new Uint8Array(rows);
      for (const row of [lastRows, withoutId].flat()) isLast[row] = 1;
      return { column, isLast: (row) => isLast[row] === 1, folded: states - lastRows.length - withoutId.length };
    },
  };
}

function rankOf(order: string | null): number {
  const value = order === null || order === "" ? Number.NaN : Number(order.replace(",", "."));
  if (!Number.isNaN(value)) return value;
  const date = order === null ? null : readDate(order, { order: "mdy", serial: false });
  if (date === null || date === "ambiguous") return Number.NEGATIVE_INFINITY;
  return date.day * DAY_MS + (date.time ?? 0) - (date.offset ?? 0);
}
