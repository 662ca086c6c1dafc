import { originalCell } from "@/lib/csv";
import { orderFor, type WrittenOrder } from "@/lib/imports/date-evidence";
import type { Mapping, MappingColumn, ValueRule } from "@/lib/imports/mapping";
import { columnsOf } from "@/lib/imports/mapping";
import { type DateReading, readDate } from "@/lib/imports/read-date";
import type { Layout } from "@/lib/imports/recognise";
import { RowProblem } from "@/lib/imports/row-problem";

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
  const readers = new Map(mapping.columns.flatMap((column) => columnReader(column, layout)));
  const dates = new Map(mapping.columns.map((column) => [column.name, dateReading(column, written)]));
  const text = (column: string, cells: readonly string[]) => readers.get(column)?.(cells) ?? null;
  const nameInFile = (column: string) => layout.header[layout.places.get(column) ?? -1]?.trim() ?? column;

  const source = (rule: ValueRule): Source | null => {
    if ("firstOf" in rule) return firstOf(rule.firstOf.map(source).filter((each) => each !== null));
    const columns = columnsOf(rule).filter((column) => readers.has(column));
    const first = columns[0] ?? null;
    const isWhole = "join" in rule ? columns.length > 0 : columns.length === columnsOf(rule).length;
    if (!isWhole) return null;
    return {
      read: textOf(rule, text, readers),
      column: first && nameInFile(first),
      date: (first && dates.get(first)) || NO_DATES,
      isDate: mapping.columns.some(({ name, date }) => name === first && date !== undefined),
    };
  };

  return { text, source, order: written.order, check: checkOf(layout, text, nameInFile) };
}

type ReadText = (column: string, cells: readonly string[]) => string | null;

function columnReader(column: MappingColumn, layout: Layout): [string, (cells: readonly string[]) => string | null][] {
  const place = layout.places.get(column.name);
  if (place === undefined) return [];
  const isUnknown = unknownWords(layout.mapping, column);
  const isOurs = layout.isMended || layout.mapping.isOurs === true;
  const renamed = column.renamed && new Map(Object.entries(column.renamed).map(([from, to]) => [from.toLowerCase(), to]));
  const read = (cells: readonly string[]) => {
    const cell = cells[place] ?? "";
    const text = (isOurs ? originalCell(cell) : cell).trim();
    return isUnknown(text) ? null : (renamed?.get(text.toLowerCase()) ?? text);
  };
  const { date } = column;
  if (!date?.isLenient) return [[column.name, read]];
  const asDate = (cells: readonly string[]) => {
    const text = read(cells);
    return text === null || readDate(text, { order: "unknown", serial: date.serial ?? false }) === null ? null : text;
  };
  return [[column.name, asDate]];
}

/** Whether a trimmed text says nothing: it is empty, or one of the mapping's or the column's words for unknown. */
export function unknownWords(mapping: Mapping, column?: MappingColumn): (text: string) => boolean {
  const words = new Set([...mapping.none, ...(column?.none ?? [])].map((word) => word.toLowerCase()));
  const lengths = new Set([...words].map((word) => word.length));
  return (text) => text === "" || (lengths.has(text.length) && words.has(text.toLowerCase()));
}

function dateReading({ date }: MappingColumn, written: WrittenOrder): Source["date"] {
  if (!date) return NO_DATES;
  return { order: orderFor(date.order, written), serial: date.serial ?? false, dayOnly: date.dayOnly ?? false };
}

type ReadCell = (cells: readonly string[]) => string | null;

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

function textOf(rule: Exclude<ValueRule, { firstOf: ValueRule[] }>, text: ReadText, readers: ReadonlyMap<string, ReadCell>): ReadCell {
  if ("constant" in rule) return () => rule.constant;
  if ("ifKnown" in rule) return (cells) => (text(rule.ifKnown, cells) !== null ? rule.is : (rule.otherwise ?? null));
  if ("column" in rule && rule.numbered !== undefined) {
    const plain = textOf({ column: rule.column, words: rule.words }, text, readers);
    return (cells) => {
      const found = plain(cells);
      return found !== null && /^\d+$/.test(found) ? `${rule.numbered} ${found}` : found;
    };
  }
  if ("column" in rule) {
    const read = readers.get(rule.column) ?? (() => null);
    if (rule.words === undefined) return read;
    const words = new Map(Object.entries(rule.words).map(([from, to]) => [from.toLowerCase(), to]));
    const other = words.get("*");
    return (cells) => {
      const found = read(cells);
      const word = found === null ? undefined : (words.get(found.toLowerCase()) ?? (words.has(found.toLowerCase()) ? null : other));
      return word === undefined ? found : word;
    };
  }
  if ("join" in rule) {
    return (cells) => {
      const known = rule.join.map((column) => text(column, cells)).filter((each) => each !== null);
      return known.length === 0 ? null : known.join(rule.with);
    };
  }
  const columns = columnsOf(rule);
  return (cells) => {
    const known = new Map(columns.map((column) => [column, text(column, cells)]));
    if ([...known.values()].includes(null)) return null;
    return rule.template.replace(/\{([^}]+)\}/g, (_, column: string) => known.get(column) ?? "");
  };
}

function checkOf(layout: Layout, text: ReadText, nameInFile: (column: string) => string): Cells["check"] {
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
