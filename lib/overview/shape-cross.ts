import type { CrossTable } from "@/lib/metrics/cross-table";
import type { SeriesName } from "@/lib/metrics/dimensions";

/** The table without rows and columns that hold nothing in what is shown; they count as hidden. */
export function withoutEmpty(table: CrossTable): CrossTable {
  const holds = (counts: number[]) => counts.some((count) => count > 0);
  const rowIndexes = table.rows.flatMap((_, y) => (holds(table.counts[y] ?? []) ? [y] : []));
  const columnIndexes = table.columns.flatMap((_, x) => (holds(table.counts.map((row) => row[x] ?? 0)) ? [x] : []));
  return {
    ...table,
    rows: rowIndexes.flatMap((y) => table.rows[y] ?? []),
    columns: columnIndexes.flatMap((x) => table.columns[x] ?? []),
    counts: rowIndexes.map((y) => columnIndexes.map((x) => table.counts[y]?.[x] ?? 0)),
    hiddenRows: table.hiddenRows + table.rows.length - rowIndexes.length,
    hiddenColumns: table.hiddenColumns + table.columns.length - columnIndexes.length,
  };
}

/** Names that stand more than once are replaced by what tells them apart. */
export function toldApart(names: SeriesName[], distinct: (key: string) => string | undefined): SeriesName[] {
  const times = new Map<string, number>();
  for (const { label } of names) times.set(label, (times.get(label) ?? 0) + 1);
  return names.map(({ key, label }) => ({ key, label: (times.get(label) ?? 0) > 1 ? (distinct(key) ?? label) : label }));
}
