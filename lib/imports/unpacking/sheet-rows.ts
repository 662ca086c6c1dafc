import { BadImportError } from "@/lib/errors";
import type { ImportLimits } from "@/lib/imports/limits";
import { type NumberMeaning, numberText } from "@/lib/imports/unpacking/cell-text";
import { type Attributes, damagedXml, xmlReader } from "@/lib/imports/unpacking/xml-events";

/** A row of a sheet that has something in it. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  number: number;
  cells: string[];
  isTooLong: boolean;
}

export interface SheetReading {
  /** Texts that cells name by number. */
  texts: readonly string[];
  /** What numbers mean, by the number of the cell's style. */
  meanings: readonly NumberMeaning[];
  is1904: boolean;
  limits: Pick<ImportLimits, "columns" | "cellCharacters">;
}

/**
 * The rows of a worksheet as it comes in, never more of them in memory than one piece of the text holds.
 * @throws BadImportError when it is damaged or has more columns than are read
 */
export async function* readSheet(pieces: AsyncGenerator<string>, reading: SheetReading): AsyncGenerator<SheetRow> {
  const { rows, events } = sheetEvents(reading);
  const xml = xmlReader(events);
  for await (const piece of pieces) {
    xml.add(piece);
    yield* rows.splice(0);
  }
  xml.end();
  yield* rows.splice(0);
}

function sheetEvents({ texts, meanings, is1904, limits }: SheetReading) {
  const rows: SheetRow[] = [];
  let row: SheetRow | null = null;
  let lastNumber = 0;
  let place = -1;
  let cell: { type: string; style: number; value: string } | null = null;
  // Only <v> and the <t> of inline texts say what a cell holds: no formulas, no reading aids.
  let isValue = false;
  let isPhonetic = false;

  const beginRow = (attributes: Attributes) => {
    const number = Number(attributes.get("r") ?? lastNumber + 1);
    if (!Number.isInteger(number) || number <= lastNumber) throw damagedXml();
    row = { number, cells: [], isTooLong: false };
    lastNumber = number;
    place = -1;
  };
  const beginCell = (attributes: Attributes) => {
    const reference = attributes.get("r");
    place = reference === undefined ? place + 1 : placeOf(reference);
    cell = { type: attributes.get("t") ?? "n", style: Number(attributes.get("s") ?? 0), value: "" };
  };
  const endCell = () => {
    if (!row || !cell) return;
    const text = cellText(cell);
    cell = null;
    if (text.trim() === "") return;
    if (place >= limits.columns) throw tooManyColumns(place + 1, limits.columns);
    while (row.cells.length < place) row.cells.push("");
    row.cells[place] = text;
  };
  const cellText = ({ type, style, value }: NonNullable<typeof cell>): string => {
    if (type === "s") return withoutEscapes(texts[Number(value)] ?? "");
    if (type === "b") return value.trim() === "1" ? "TRUE" : value.trim() === "0" ? "FALSE" : value;
    if (type === "str" || type === "inlineStr") return withoutEscapes(value);
    return type === "n" && value !== "" ? numberText(value, meanings[style] ?? "number", is1904) : value;
  };
  const add = (text: string) => {
    if (!cell || !row) return;
    if (cell.value.length + text.length > limits.cellCharacters) row.isTooLong = true;
    else cell.value += text;
  };

  return {
    rows,
    events: {
      open(name: string, attributes: () => Attributes) {
        if (name === "row") beginRow(attributes());
        else if (name === "c") beginCell(attributes());
        else if (name === "rPh") isPhonetic = true;
        isValue = name === "v" || (name === "t" && !isPhonetic);
      },
      text(text: string) {
        if (isValue) add(text);
      },
      close(name: string) {
        isValue = false;
        if (name === "rPh") isPhonetic = false;
        else if (name === "c") endCell();
        else if (name === "row" && row) {
          if (row.cells.length > 0 || row.isTooLong) rows.push(row);
          row = null;
        }
      },
    },
  };
}

/** The column of a reference such as AB12, from 0. */
function placeOf(reference: string): number {
  const letters = /^([A-Za-z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) throw damagedXml();
  return [...letters.toUpperCase()].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Characters that XML cannot hold are written as _x000D_. */
function withoutEscapes(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

function tooManyColumns(found: number, most: number): BadImportError {
  return new BadImportError(
    `The sheet has something in column ${found}; at most ${most} columns are read. Leave some out, or raise IMPORT_MAX_COLUMNS.`,
    undefined,
    "too_many_columns",
  );
}
