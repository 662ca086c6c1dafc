import "server-only";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Actor, require } from "@/lib/access/actor";
import type { Filters } from "@/lib/filters";
import { type AskOptions, askInSnapshot, questionOf } from "@/lib/metrics/ask";
import { type Dimension, type SeriesName, UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { countRows } from "@/lib/metrics/query";
import { seriesNames, splitBy } from "@/lib/metrics/split";
import { int } from "@/lib/metrics/where";
import type { Workspace } from "@/lib/workspace";

/** Difficult interactions by two dimensions at once; one with two causes counts in both columns. */
export interface CrossTable {
  rows: SeriesName[];
  columns: SeriesName[];
  /** counts[row][column]: difficult interactions with both. */
  counts: number[][];
  /** Rows and columns that were left out for being smaller than those shown. */
  hiddenRows: number;
  hiddenColumns: number;
  version: number;
}

export interface CrossTableOptions extends AskOptions {
  rows: Dimension;
  columns: Dimension;
  /** How many of each are shown, the largest first. */
  mostRows?: number;
  mostColumns?: number;
}

/** Two splits of the difficult interactions in one query; a pair that is not known on one side is not in the table. */
export async function crossTable(workspace: Workspace, actor: Actor, filters: Filters, options: CrossTableOptions): Promise<CrossTable> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { db } = workspace.record;
    const { question } = await questionOf(asked, { id: "difficult-rate", grain: "none" });
    const [rowSplit, columnSplit] = [
      await splitBy(db, question.definition.fact, options.rows, filters),
      await splitBy(db, question.definition.fact, options.columns, filters),
    ];
    // Both values in one integer that JavaScript holds exactly: 26 bits for each.
    const pair = sql`(cast(${rowSplit.column} as bigint) * ${int(PAIR)} + ${columnSplit.column})`;
    const counted = (await countRows(asked.reader, { ...question, split: pair })).filter((cell) => cell.part === "difficult");
    const cells = counted.flatMap((cell) =>
      rowSplit
        .members(asked.reader, Math.floor(cell.split / PAIR))
        .flatMap((row) => columnSplit.members(asked.reader, cell.split % PAIR).map((column) => ({ row, column, count: cell.rows }))),
    );
    const rows = await largest(
      db,
      options.rows,
      cells.map((cell) => ({ id: cell.row, count: cell.count })),
      options.mostRows ?? 8,
    );
    const columns = await largest(
      db,
      options.columns,
      cells.map((cell) => ({ id: cell.column, count: cell.count })),
      options.mostColumns ?? 6,
    );
    const sum = (row: number, column: number) =>
      cells.reduce((total, cell) => (cell.row === row && cell.column === column ? total + cell.count : total), 0);
    return {
      rows: rows.shown.map(({ name }) => name),
      columns: columns.shown.map(({ name }) => name),
      counts: rows.shown.map((row) => columns.shown.map((column) => sum(row.id, column.id))),
      hiddenRows: rows.hidden,
      hiddenColumns: columns.hidden,
      version: asked.reader.version,
    };
  });
}

const PAIR = 2 ** 26;

/** The members with the most interactions, ties by key. */
async function largest(db: Db, dimension: Dimension, values: { id: number; count: number }[], most: number) {
  const sizes = new Map<number, number>();
  for (const { id, count } of values) sizes.set(id, (sizes.get(id) ?? 0) + count);
  const names = await seriesNames(db, dimension, [...sizes.keys()]);
  const ranked = [...sizes]
    .flatMap(([id, size]) => (names.has(id) ? [{ id, size, name: names.get(id) ?? UNKNOWN_NAME }] : []))
    .toSorted((a, b) => b.size - a.size || (a.name.key < b.name.key ? -1 : 1));
  return { shown: ranked.slice(0, most), hidden: Math.max(0, ranked.length - most) };
}
