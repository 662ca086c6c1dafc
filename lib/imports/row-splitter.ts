import Papa from "papaparse";
import { type ParsedRow, plainRows } from "@/lib/imports/plain-rows";

/** One row as it stands in the file. Blank lines, and rows whose cells are all empty, are no rows. */
export interface CsvRow {
  /** The physical line the row starts on, from 1; quoted cells may run over several. */
  line: number;
  cells: string[];
  /** Why the row cannot be read as it stands: a quoted cell is never closed, or it is longer than the limit. */
  problem: "torn" | "too_long" | null;
  /** It held NUL characters, which were taken out. */
  hadNuls: boolean;
}

export interface RowSplitter {
  /** The rows that are whole once this much more of the text is known. */
  add(text: string): CsvRow[];
  /** What is left when there is no more text. */
  end(): CsvRow[];
}

/** All rows of a text that is known as a whole. */
export function splitRows(text: string, delimiter: string, cellCharacters = 1_000_000): CsvRow[] {
  const splitter = rowSplitter(delimiter, cellCharacters);
  return [...splitter.add(text), ...splitter.end()];
}

/** A row longer than this many of the longest cells is given up, so that a quote that is never closed cannot fill the memory. */
const CELLS_OF_LONGEST_ROW = 4;
/** After so many stray quotes every line is read by itself: looking ahead for each of them would take time without end. */
const MOST_STRAYS = 20;
/** How many of the swallowed lines are looked at to tell a stray quote. */
const LINES_THAT_TELL = 20;

/** Splits text into rows as it comes in, with papaparse, keeping count of physical lines. */
export function rowSplitter(delimiter: string, cellCharacters: number): RowSplitter {
  let rest = "";
  let line = 1;
  let lineEnd: LineEnd | null = null;
  let width = 0;
  let strays = 0;

  const split = (isLast: boolean): CsvRow[] => {
    const isTooLong = () => rest.length > cellCharacters * CELLS_OF_LONGEST_ROW;
    lineEnd ??= lineEndOf(rest, isLast || isTooLong());
    if (lineEnd === null) return [];
    const rows: CsvRow[] = [];
    while (rest !== "") {
      const hasStray = takeUntilStray(rows, { delimiter, lineEnd, isLast });
      if (!hasStray && !isTooLong()) break;
      if (!hasStray) rows.push(withoutFirstLine("too_long", lineEnd));
      strays++;
    }
    return rows;
  };

  /** Moves all whole rows from `rest` to `rows`; true when it stopped at a stray quote, of which it took the line. */
  const takeUntilStray = (rows: CsvRow[], how: Reading): boolean => {
    const { parsed, end } = strays < MOST_STRAYS ? parse(rest, how) : parseByLine(rest, how);
    for (const row of parsed) {
      if (isStray(row, how)) {
        rest = rest.slice(row.start);
        rows.push(withoutFirstLine("torn", how.lineEnd));
        return true;
      }
      const startsOn = line;
      line += linesIn(rest, row.start, row.end, how.lineEnd);
      if (row.cells.every((cell) => cell.trim() === "")) continue;
      width ||= row.cells.length;
      rows.push(rowOf(startsOn, row.cells, row.isOpen ? "torn" : isTooWide(row.cells, cellCharacters) ? "too_long" : null));
    }
    rest = rest.slice(end);
    return false;
  };

  /**
   * A quote that opens a cell and was never meant to swallows the rows after it, up to the next quote or the end of the
   * file. It is a stray one when what it swallowed reads as rows as wide as the first: then only its line is lost.
   * Else the cell is what it seems, and at the end of the file it was cut there.
   */
  const isStray = (row: ParsedRow, how: Reading): boolean => {
    if (strays >= MOST_STRAYS || width < 3 || !(row.isOpen || row.isMalformed)) return false;
    const next = rest.indexOf(how.lineEnd, row.start) + 1;
    if (next === 0 || next >= row.end) return false;
    const swallowed = parseByLine(rest.slice(next, row.end), { ...how, isLast: true }, LINES_THAT_TELL).parsed.filter(
      (each) => each.cells.length > 1,
    );
    const whole = swallowed.filter((each) => each.cells.length === width && !each.isOpen);
    return whole.length > 0 && whole.length * 2 >= swallowed.length;
  };

  const withoutFirstLine = (problem: "torn" | "too_long", end: LineEnd): CsvRow => {
    const next = rest.indexOf(end) + 1;
    const first = next === 0 ? rest : rest.slice(0, next);
    const cells = parse(first.slice(0, 10_000), { delimiter, lineEnd: end, isLast: true }).parsed[0]?.cells ?? [];
    const row = rowOf(line, cells, problem);
    rest = rest.slice(first.length);
    line += 1;
    return row;
  };

  return {
    add(text) {
      rest += text;
      return split(false);
    },
    end: () => split(true),
  };
}

type LineEnd = "\n" | "\r";

export interface Reading {
  delimiter: string;
  lineEnd: LineEnd;
  isLast: boolean;
}

/** All whole rows of a text, and where the last of them ends; with `isLast` also the row that the text ends in. */
function parse(text: string, how: Reading): { parsed: ParsedRow[]; end: number } {
  const parsed = plainRows(text, how.delimiter, how.lineEnd);
  const from = parsed.at(-1)?.end ?? 0;
  if (from === text.length || (!how.isLast && text.indexOf(how.lineEnd, from) === -1)) return { parsed, end: from };
  const others = parseAnything(text.slice(from), how);
  for (const row of others.parsed) parsed.push({ ...row, start: from + row.start, end: from + row.end });
  return { parsed, end: from + others.end };
}

/** The same with papaparse, which takes everything there is. */
export function parseAnything(text: string, how: Reading): { parsed: ParsedRow[]; end: number } {
  const parsed: ParsedRow[] = [];
  let end = 0;
  const parser = new Papa.Parser({
    delimiter: how.delimiter,
    newline: how.lineEnd,
    step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
      parsed.push({
        start: end,
        end: meta.cursor,
        cells: withoutCarriageReturn(data[0] ?? [], text, meta.cursor),
        isOpen: errors.some((error) => error.code === "MissingQuotes"),
        isMalformed: errors.length > 0,
      });
      end = meta.cursor;
    },
  });
  parser.parse(text, 0, !how.isLast);
  return { parsed, end };
}

function parseByLine(text: string, how: Reading, most = Number.POSITIVE_INFINITY): { parsed: ParsedRow[]; end: number } {
  const parsed: ParsedRow[] = [];
  let start = 0;
  while (start < text.length && parsed.length < most) {
    const next = text.indexOf(how.lineEnd, start) + 1;
    if (next === 0 && !how.isLast) break;
    const end = next === 0 ? text.length : next;
    const [row] = parse(text.slice(start, end), { ...how, isLast: true }).parsed;
    if (row) parsed.push({ ...row, start, end });
    start = end;
  }
  return { parsed, end: start };
}

/** Rows that end in CRLF are split at LF; the CR belongs to the line end, unless it stands inside the quotes. */
function withoutCarriageReturn(cells: string[], text: string, end: number): string[] {
  const last = cells.at(-1);
  const before = text[end - 1] === "\n" ? end - 2 : end - 1;
  if (!last?.endsWith("\r") || text[before] !== "\r" || text[before - 1] === '"') return cells;
  return [...cells.slice(0, -1), last.slice(0, -1)];
}

function rowOf(line: number, cells: string[], problem: CsvRow["problem"]): CsvRow {
  if (!cells.some((cell) => cell.includes("\0"))) return { line, cells, problem, hadNuls: false };
  return { line, cells: cells.map((cell) => cell.replaceAll("\0", "")), problem, hadNuls: true };
}

function isTooWide(cells: string[], cellCharacters: number): boolean {
  return cells.some((cell) => cell.length > cellCharacters);
}

function lineEndOf(text: string, isLast: boolean): LineEnd | null {
  if (text.includes("\n")) return "\n";
  // A piece may end between the CR and the LF of one line end.
  if (/\r(?!$)/.test(text)) return "\r";
  if (!isLast) return null;
  return text.includes("\r") ? "\r" : "\n";
}

function linesIn(text: string, from: number, to: number, lineEnd: string): number {
  let lines = 0;
  for (let at = text.indexOf(lineEnd, from); at !== -1 && at < to; at = text.indexOf(lineEnd, at + 1)) lines++;
  return lines;
}
