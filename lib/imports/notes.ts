import { type ConditionReading, columnsAsked, compileCondition } from "@/lib/imports/conditions";
import { hasColumn } from "@/lib/imports/known-columns";
import type { NoteCode } from "@/lib/imports/mapping";
import type { Layout } from "@/lib/imports/recognise";
import { RowProblem } from "@/lib/imports/row-problem";

/** What a mapping wants said about its rows. */
export interface Note {
  code: NoteCode;
  says: [one: string, many: string];
  rows: number;
}

/** Counts the rows for which each note of the mapping holds, as far as the file has the columns it asks about. */
export function noteCounts(layout: Layout, reading: ConditionReading): { add(cells: readonly string[]): void; list(): Note[] } {
  const askable = (layout.mapping.notes ?? []).filter(({ when }) => columnsAsked(when).every((column) => hasColumn(layout, column)));
  const counted = askable.map(({ code, when, says }) => ({ holds: compileCondition(when, reading), note: { code, says, rows: 0 } }));
  return {
    add(cells) {
      for (const { holds, note } of counted) if (isTrue(holds, cells)) note.rows++;
    },
    list: () => counted.map(({ note }) => note).filter(({ rows }) => rows > 0),
  };
}

/** A note looks at cells that the row may do without: one that cannot be read says nothing. */
function isTrue(holds: (cells: readonly string[]) => boolean, cells: readonly string[]): boolean {
  try {
    return holds(cells);
  } catch (error) {
    if (error instanceof RowProblem) return false;
    throw error;
  }
}
