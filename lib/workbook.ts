import { type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";

/** A workbook to be written; plain values only, so that it can be handed to another process. */
export interface Workbook {
  title: string;
  /** Epoch ms: when it was created and last changed, as the file says. Nothing else in it depends on a clock. */
  at: number;
  sheets: readonly WorkbookSheet[];
}

export interface WorkbookSheet {
  /** At most 31 characters, without [ ] : * ? / \ */
  name: string;
  columns: readonly WorkbookColumn[];
  /** A text is always a text and a number a number; in a column of days, a number is days since 1970-01-01. */
  rows: readonly (readonly (string | number | null)[])[];
  /** Whether the headings offer to filter. */
  isFilterable: boolean;
}

export interface WorkbookColumn {
  header: string;
  holds: "text" | "number" | "day";
  /** In characters. */
  width: number;
}

/** How many rows a sheet can hold, its headings among them. */
export const MOST_ROWS = 1_048_576;

/** The longest text that a cell can hold, in UTF-16 units. Longer ones are cut and end in "…". */
export const LONGEST_TEXT = 32_767;

/**
 * Writes a workbook (XLSX): typed cells, the headings bold and kept in sight. The same workbook gives the same bytes.
 * Text is written as text and never as a formula, whatever it begins with.
 */
export async function writeWorkbook({ title, at, sheets }: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(sheetOf),
    properties: { title: fitting(title), creator: "Debrief", created: new Date(at), modified: new Date(at) },
    namedRanges: sheets.map(({ name }) => ({
      name: "_xlnm.Print_Titles",
      range: `'${name.replaceAll("'", "''")}'!$1:$1`,
      scope: name,
    })),
  });
  return new Uint8Array(bytes);
}

const TOP: CellStyle = { alignment: { vertical: "top" } };
const STYLES: Record<WorkbookColumn["holds"], CellStyle> = {
  text: { alignment: { vertical: "top", wrapText: true } },
  number: TOP,
  day: { ...TOP, numFmt: "yyyy-mm-dd" },
};
const HEADING: CellStyle = { font: { bold: true }, alignment: { vertical: "top", wrapText: true } };

function sheetOf({ name, columns, rows, isFilterable }: WorkbookSheet): WriteSheet {
  const cells: WriteSheet["cells"] = new Map(columns.map((_, at) => [`0,${at}`, { style: HEADING }]));
  const written = rows.map((row, y) =>
    row.map((cell, x) => {
      if (typeof cell !== "string") return cell !== null && columns[x]?.holds === "day" ? dayCell(cell) : cell;
      const text = fitting(cell);
      // TRICKY: "#REF!" given as a value is written as an error, not as the text it is; as a run of text it stays one.
      if (text.startsWith("#")) cells.set(`${y + 1},${x}`, { richText: [{ text }] });
      return text;
    }),
  );
  return {
    name,
    columns: columns.map(({ width, holds }) => ({ width, style: STYLES[holds] })),
    rows: [columns.map(({ header }) => fitting(header)), ...written],
    cells,
    freezePane: { rows: 1 },
    ...(isFilterable && { autoFilter: { range: `A1:${letters(columns.length - 1)}${rows.length + 1}` } }),
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** A calendar of spreadsheets begins in 1900 (with a day that never was): days before that are written as text. */
function dayCell(day: number): Date | string {
  const date = new Date(day * 86_400_000);
  return day < FIRST_DAY ? date.toISOString().slice(0, 10) : date;
}

const FIRST_DAY = Date.UTC(1900, 2, 1) / 86_400_000;

/** A text as a cell can hold it: no longer than allowed, no half character, and what reads like an escape kept literal. */
function fitting(text: string): string {
  const whole = text.replace(/[\ufffe\uffff]/g, "\ufffd");
  const cut = whole.length <= LONGEST_TEXT ? whole : `${whole.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
  // XLSX writes characters that XML lacks as _x0007_, so a text that already looks like that must not be taken for one.
  return cut.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}

/** 0 → A, 25 → Z, 26 → AA. */
function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}
