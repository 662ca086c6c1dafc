import type { ImportEntry, ImportValue } from "@/db/import-row";
import { CAUSE_AXES } from "@/db/schema";
import type { CauseRule } from "@/lib/imports/mapping";
import type { Cells } from "@/lib/imports/read-cells";
import { splitAt } from "@/lib/imports/read-lists";
import { labelOf } from "@/lib/imports/read-values";
import { RowProblem } from "@/lib/imports/row-problem";

/** The causes that the rules find in a row, each once; null when the file has none of their columns. */
export function causesReader(rules: CauseRule[], cells: Cells): ((row: readonly string[]) => ImportEntry[]) | null {
  const readers = rules.map((rule) => pathsReader(rule, cells)).filter((reader) => reader !== null);
  if (readers.length === 0) return null;
  return (row) => {
    const found = new Map<string, ImportEntry>();
    for (const reader of readers) {
      for (const { reference, isPrimary } of reader(row)) {
        const key = `${reference.axis} ${reference.path.join("\u001f").toLowerCase()}`;
        if (!found.has(key)) found.set(key, { values: { causeId: reference, isPrimary }, within: {} });
      }
    }
    return [...found.values()];
  };
}

/** The one cause of a rule, such as the reported one. */
export function causeReader(rule: CauseRule | undefined, cells: Cells): ((row: readonly string[]) => ImportValue) | null {
  const read = rule && pathsReader(rule, cells);
  return read ? (row) => read(row)[0]?.reference ?? null : null;
}

interface FoundCause {
  reference: { to: "cause"; axis: (typeof CAUSE_AXES)[number]; path: string[] };
  isPrimary: boolean;
}

function pathsReader(rule: CauseRule, cells: Cells): ((row: readonly string[]) => FoundCause[]) | null {
  const axis = cells.source(rule.axis);
  const sources = rule.levels.map((level) => cells.source(level)).filter((source) => source !== null);
  const primary = rule.primary && cells.source(rule.primary);
  if (!axis || sources.length === 0) return null;
  const splitLevels = (text: string) => (rule.levelsSplitAt ? splitAt(text, rule.levelsSplitAt) : [text]);

  return (row) => {
    const [first, ...deeper] = sources.map((source) => source.read(row));
    if (first === undefined || first === null) return [];
    const main = primary?.read(row)?.toLowerCase();
    const axisName = CAUSE_AXES.find((each) => each === axis.read(row)?.toLowerCase());
    if (!axisName) {
      throw new RowProblem(
        "unknown_word",
        `${axis.column ?? "The axis"} must say on which axis "${first}" is`,
        `It is one of ${CAUSE_AXES.join(", ")}`,
        {
          column: axis.column ?? "",
          value: axis.read(row) ?? "",
        },
      );
    }
    const causes = rule.each ? splitAt(first, rule.each) : [first];
    return causes.flatMap((cause) => {
      // A level is only known where the one above it is.
      const levels = cause === null ? [] : [...splitLevels(cause), ...deeper];
      const path = (rule.skipsUnknown ? levels.filter((level) => level !== null) : untilUnknown(levels)).map(labelOf);
      if (path.length === 0 || cause === null) return [];
      return [{ reference: { to: "cause" as const, axis: axisName, path }, isPrimary: cause.toLowerCase() === main }];
    });
  };
}

function untilUnknown(levels: (string | null)[]): string[] {
  const known: string[] = [];
  for (const level of levels) {
    if (level === null) break;
    known.push(level);
  }
  return known;
}
