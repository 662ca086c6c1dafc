import { type FileRow, type FileShape, type RowPieces, readFileRows } from "@/lib/imports/file-rows";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Layout } from "@/lib/imports/recognise";
import { RowProblem } from "@/lib/imports/row-problem";

/** A file that was looked at: where it is, how its rows are found in it, and how they are laid out. */
export interface OpenedFile {
  path: string;
  shape: FileShape;
  layout: Layout;
  limits: ImportLimits;
}

/** The rows below the header, some at a time, with how far the file has been read. */
export async function* dataRows({ path, shape, layout, limits }: OpenedFile): RowPieces {
  const width = layout.header.length;
  for await (const { rows, bytesRead } of readFileRows(path, shape, limits)) {
    const below = rows[0] && rows[0].line <= layout.headerLine ? rows.filter((row) => row.line > layout.headerLine) : rows;
    yield { rows: shape.form === "prepared" ? below.map((row) => filledUp(row, width)) : below, bytesRead };
  }
}

/** Workbooks and objects leave out what is empty. */
function filledUp(row: FileRow, width: number): FileRow {
  const missing = row.problem === null ? width - row.cells.length : 0;
  return missing > 0 ? { ...row, cells: [...row.cells, ...Array<string>(missing).fill("")] } : row;
}

/** Why a row cannot be read by its columns at all; null when it can. */
export function problemOf(row: FileRow, { header, mapping }: Layout, limits: ImportLimits): RowProblem | null {
  if (row.problem === "torn") {
    return new RowProblem(
      "torn_row",
      `A quoted cell that begins in this row is never closed, so the row has no end`,
      `Put the missing quotation mark (") where the cell ends, or add what was cut off`,
    );
  }
  if (row.problem === "no_object") {
    return new RowProblem("no_object", "There is no JSON object where a row should be", 'Write it as an object such as {"id": "1"}');
  }
  if (row.problem === "cut_off") {
    return new RowProblem("torn_row", "The file ends inside this object", "Add what was cut off");
  }
  if (row.problem === "too_long") {
    return new RowProblem(
      "too_long",
      `A cell is longer than ${limits.cellCharacters.toLocaleString("en-US")} characters, or its quotation mark is never closed`,
      "Shorten the cell, close its quotation mark, or raise IMPORT_MAX_CELL",
    );
  }
  const width = row.cells.length;
  if (width < widthWithoutEmpty(header)) return wrongWidth("too_few_cells", width, header);
  if (!mapping.hasWideRows && isTooWide(row, header)) return wrongWidth("too_many_cells", width, header);
  if (isHeader(row, header)) {
    return new RowProblem("repeated_header", "The row repeats the header", "Leave it out; nothing is lost with it");
  }
  return null;
}

/** Whether a row that may be wider than the header is: nothing says what its last cells mean. */
export function hasCellsLeftOut(row: FileRow, { header, mapping }: Layout): boolean {
  return mapping.hasWideRows === true && row.problem === null && isTooWide(row, header);
}

function isTooWide({ cells }: FileRow, header: string[]): boolean {
  return cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== "");
}

function wrongWidth(code: "too_few_cells" | "too_many_cells", width: number, header: string[]): RowProblem {
  const cells = `${width} ${width === 1 ? "cell" : "cells"}`;
  return code === "too_few_cells"
    ? new RowProblem(code, `The row has ${cells}, the header ${header.length}`, "Add the missing cells, empty where nothing is known")
    : new RowProblem(
        code,
        `The row has ${cells}, the header ${header.length}`,
        "Put cells that hold the delimiter in quotation marks, or take out what is too much",
      );
}

function isHeader({ cells }: FileRow, header: string[]): boolean {
  return header.every((name, at) => (cells[at] ?? "").trim() === name.trim());
}

const widths = new WeakMap<string[], number>();

/** A header may end in empty names, for cells that rows need not have. */
function widthWithoutEmpty(header: string[]): number {
  const known = widths.get(header);
  if (known !== undefined) return known;
  const width = header.findLastIndex((name) => name.trim() !== "") + 1;
  widths.set(header, width);
  return width;
}
