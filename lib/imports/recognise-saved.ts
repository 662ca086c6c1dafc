import type { Mapping } from "@/lib/imports/mapping";
import { type HeadReading, type Layout, layoutOf, plainName, REJECTED_COLUMNS, withinLimit } from "@/lib/imports/recognise";

/** A mapping that was made here, and the columns of the file it was made for. */
export interface KnownColumns {
  mapping: Mapping;
  columns: readonly string[];
}

/** Finds the header row that has exactly the columns of a saved mapping, in any order; null when none has. */
export function recogniseSaved(readings: readonly HeadReading[], saved: readonly KnownColumns[], maxColumns: number): Layout | null {
  if (saved.length === 0) return null;
  const kinds = saved.map(({ mapping, columns }) => ({ mapping, key: keyOf(columns) }));
  for (const { delimiter, rows } of readings) {
    for (const row of rows) {
      const key = keyOf(withoutOurs(row.cells));
      for (const { mapping } of kinds.filter((kind) => kind.key === key)) {
        const layout = layoutOf(mapping, delimiter, row);
        if (layout) return withinLimit(layout, maxColumns);
      }
    }
  }
  return null;
}

function keyOf(columns: readonly string[]): string {
  return columns.map(plainName).toSorted().join("\u001f");
}

/** A file of rejected rows that comes back has our two columns at its end. */
function withoutOurs(cells: readonly string[]): readonly string[] {
  const names = cells.map(plainName);
  const isMended = REJECTED_COLUMNS.every((name, at) => names.at(at - REJECTED_COLUMNS.length) === name);
  return isMended ? cells.slice(0, -REJECTED_COLUMNS.length) : cells;
}
