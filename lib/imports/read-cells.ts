import { orderFor, type WrittenOrder } from "@/lib/imports/date-evidence";
import { columnsOf, type DateRule, type ValueRule } from "@/lib/imports/mapping";
import { columnReader, type ReadCell } from "@/lib/imports/read-column";
import type { DateReading } from "@/lib/imports/read-date";
import type { Layout } from "@/lib/imports/recognise";
import { RowProblem } from "@/lib/imports/row-problem";
import { textOf, whereText } from "@/lib/imports/value-text";

/** The text of a rule in a row, and what is needed to say where it stands and how its dates are read. */
export interface Source {
  read(cells: readonly string[]): string | null;
  /** Its column as the file writes it; null for a constant. */
  column: string | null;
  date: DateReading & { dayOnly: boolean };
  /** Whether the column holds dates. */
  isDate: boolean;
}

/** The cells of a row by the names of the mapping. */
export interface Cells {
  /** The trimmed text of a column; null when it is unknown or not in the file. */
  text(column: string, cells: readonly string[]): string | null;
  /** What a rule says; null when none of its columns is in the file. */
  source(rule: ValueRule): Source | null;
  /** How dates are read in columns of which nothing is known. */
  order: DateReading["order"];
  /** @throws RowProblem when a cell holds what cannot stand in its column */
  check(cells: readonly string[]): void;
}

/** Stands in our file of rejected rows where a row had no cell at all. */
export const MISSING_CELL = "#MISSING";

const NO_DATES: Source["date"] = { order: "unknown", serial: false, dayOnly: false };

/** @param written what the dates of the whole file say about their order */
export function cellsOf(layout: Layout, written: WrittenOrder): Cells {
  const { mapping } = layout;
  const readers = new Map<string, ReadCell>();
  const dates = new Map<string, Source["date"]>();
  const dated = [...mapping.columns, ...(mapping.derived ?? [])];
  for (const { name, date } of dated) dates.set(name, dateReading(date, written));
  const hasDates = new Set(dated.filter(({ date }) => date !== undefined).map(({ name }) => name));
  const columns = { read: (column: string) => readers.get(column) ?? unknown, date: (column: string) => dates.get(column) ?? NO_DATES };
  const derivedFrom = new Map<string, string>();
  const nameInFile = (column: string) => derivedFrom.get(column) ?? layout.header[layout.places.get(column) ?? -1]?.trim() ?? column;

  const source = (rule: ValueRule): Source | null => {
    if ("firstOf" in rule) return firstOf(rule.firstOf.map(source).filter((each) => each !== null));
    if ("where" in rule) {
      const inner = readers.has(rule.where[0]) ? source(rule.is) : null;
      return inner && { ...inner, read: whereText(rule.where, inner.read, columns) };
    }
    const known = columnsOf(rule).filter((column) => readers.has(column));
    const first = known[0] ?? null;
    const isWhole = "join" in rule ? known.length > 0 : known.length === columnsOf(rule).length;
    if (!isWhole) return null;
    return {
      read: textOf(rule, columns),
      column: first && nameInFile(first),
      date: (first && dates.get(first)) || NO_DATES,
      isDate: first !== null && hasDates.has(first),
    };
  };

  for (const column of mapping.columns) {
    const read = columnReader(column, layout);
    if (read) readers.set(column.name, read);
  }
  // Each may be made of the ones before it.
  for (const { name, from } of mapping.derived ?? []) {
    const made = readers.has(name) ? null : source(from);
    if (!made) continue;
    readers.set(name, made.read);
    if (made.column !== null) derivedFrom.set(name, made.column);
  }
  const text = (column: string, cells: readonly string[]) => readers.get(column)?.(cells) ?? null;
  return { text, source, order: written.order, check: checkOf(layout, text, nameInFile) };
}

const unknown: ReadCell = () => null;

function dateReading(date: DateRule | undefined, written: WrittenOrder): Source["date"] {
  if (!date) return NO_DATES;
  const { serial = false, unix = false, dayOnly = false } = date;
  return { order: orderFor(date.order, written), serial, unix, dayOnly };
}

/** What the first of them says that says anything; the first that has a column stands for all. */
function firstOf(sources: Source[]): Source | null {
  const first = sources.find(({ column }) => column !== null) ?? sources[0];
  if (!first) return null;
  const read = (cells: readonly string[]) => {
    for (const each of sources) {
      const found = each.read(cells);
      if (found !== null) return found;
    }
    return null;
  };
  return { ...first, read };
}

function checkOf(layout: Layout, text: Cells["text"], nameInFile: (column: string) => string): Cells["check"] {
  const closed = layout.mapping.columns.flatMap(({ name, only }) =>
    only && layout.places.has(name) ? [{ name, only, words: new Set(only.map((word) => word.toLowerCase())) }] : [],
  );
  return (cells) => {
    if (layout.isMended && cells.includes(MISSING_CELL)) {
      throw new RowProblem(
        "cell_missing",
        `A cell is still marked ${MISSING_CELL}`,
        `Write what belongs there, or leave the cell empty where it is not known`,
        { column: layout.header[cells.indexOf(MISSING_CELL)]?.trim() ?? "", value: MISSING_CELL },
      );
    }
    for (const { name, only, words } of closed) {
      const found = text(name, cells);
      if (found === null || words.has(found.toLowerCase())) continue;
      const column = nameInFile(name);
      throw new RowProblem(
        "unexpected_value",
        `${column} cannot be "${found.slice(0, 60)}"`,
        `It is ${only.map((word) => `"${word}"`).join(" or ")}, or empty; when the cells of this row have slipped by one column, put them back`,
        { column, value: found },
      );
    }
  };
}
