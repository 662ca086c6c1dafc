import type { ImportEntry, ImportValue } from "@/db/import-row";
import { CAUSE_AXES } from "@/db/schema";
import { copied } from "@/lib/imports/copied";
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
    const found: ImportEntry[] = [];
    const keys: string[] = [];
    for (const reader of readers) {
      for (const { reference, key, isPrimary } of reader(row)) {
        if (keys.includes(key)) continue;
        keys.push(key);
        found.push({ values: { causeId: reference, isPrimary }, within: {} });
      }
    }
    return found;
  };
}

/** The one cause of a rule, such as the reported one. */
export function causeReader(rule: CauseRule | undefined, cells: Cells): ((row: readonly string[]) => ImportValue) | null {
  const read = rule && pathsReader(rule, cells);
  return read ? (row) => read(row)[0]?.reference ?? null : null;
}

type Axis = (typeof CAUSE_AXES)[number];

interface KnownCause {
  reference: { to: "cause"; axis: Axis; path: string[] };
  /** Equal for causes that differ in case only. */
  key: string;
  /** As the cell writes it, in lower case. */
  written: string;
}

type FoundCause = KnownCause & { isPrimary: boolean };

function pathsReader(rule: CauseRule, cells: Cells): ((row: readonly string[]) => FoundCause[]) | null {
  const axis = cells.source(rule.axis);
  const levels = rule.levels.map((level) => cells.source(level)).filter((source) => source !== null);
  const primary = rule.primary && cells.source(rule.primary);
  if (!axis || levels.length === 0) return null;
  const causesOf = rememberedCauses(rule);

  return (row) => {
    const texts = levels.map((level) => level.read(row));
    const [first] = texts;
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
    return causesOf(axisName, texts).map((cause) => ({ ...cause, isPrimary: cause.written === main }));
  };
}

/** The causes that the cells of a row's levels name. The same few cells stand in row after row. */
function rememberedCauses({
  each,
  levelsSplitAt,
  skipsUnknown = false,
}: CauseRule): (axis: Axis, levels: (string | null)[]) => KnownCause[] {
  const known = new Map<string, KnownCause[]>();
  return (axis, levels) => {
    const cells = `${axis} ${levels.map((level) => (level === null ? "" : `${level.length}:${level}`)).join()}`;
    const earlier = known.get(cells);
    if (earlier) return earlier;
    const [first = null, ...deeper] = levels;
    const written = first === null ? [] : each ? splitAt(first, each) : [first];
    const causes = written.flatMap((cause) => {
      if (cause === null) return [];
      const all = [...(levelsSplitAt ? splitAt(cause, levelsSplitAt) : [cause]), ...deeper];
      // A level is only known where the one above it is, unless the rule says otherwise.
      const path = (skipsUnknown ? all.filter((level) => level !== null) : untilUnknown(all)).map((name) => copied(labelOf(name)));
      if (path.length === 0) return [];
      const key = `${axis} ${path.join("\u001f").toLowerCase()}`;
      return [{ reference: { to: "cause" as const, axis, path }, key, written: copied(cause.toLowerCase()) }];
    });
    if (known.size >= MOST_CELLS) known.clear();
    known.set(cells, causes);
    return causes;
  };
}

const MOST_CELLS = 5_000;

function untilUnknown(levels: (string | null)[]): string[] {
  const known: string[] = [];
  for (const level of levels) {
    if (level === null) break;
    known.push(level);
  }
  return known;
}
