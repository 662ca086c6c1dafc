import { type CsvShape, readCsvRows } from "@/lib/imports/csv-rows";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Layout } from "@/lib/imports/recognise";
import { RowProblem } from "@/lib/imports/row-problem";
import type { CsvRow } from "@/lib/imports/row-splitter";

/** A file that was looked at: where it is, how its bytes are text, and how its rows are laid out. */
export interface OpenedFile {
  path: string;
  shape: CsvShape;
  layout: Layout;
  limits: ImportLimits;
}

/** The rows below the header, some at a time, with how far the file has been read. */
export async function* dataRows({ path, shape, layout, limits }: OpenedFile): AsyncGenerator<{ rows: CsvRow[]; bytesRead: number }> {
  for await (const { rows, bytesRead } of readCsvRows(path, shape, limits)) {
    const below = rows[0] && rows[0].line <= layout.headerLine ? rows.filter((row) => row.line > layout.headerLine) : rows;
    yield { rows: below, bytesRead };
  }
}

/** Why a row cannot be read by its columns at all; null when it can. */
export function problemOf(row: CsvRow, { header }: Layout, limits: ImportLimits): RowProblem | null {
  if (row.problem === "torn") {
    return new RowProblem(
      "torn_row",
      `A quoted cell that begins in this row is never closed, so the row has no end`,
      `Put the missing quotation mark (") where the cell ends, or add what was cut off`,
    );
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
  if (row.cells.slice(header.length).some((cell) => cell.trim() !== "")) return wrongWidth("too_many_cells", width, header);
  if (isHeader(row, header)) {
    return new RowProblem("repeated_header", "The row repeats the header", "Leave it out; nothing is lost with it");
  }
  return null;
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

function isHeader({ cells }: CsvRow, header: string[]): boolean {
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
