import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { FileRow, RowPieces } from "@/lib/imports/file-rows";

/*
 * Rows that were taken out of a workbook or a JSON file lie in a file of their own until the import is over: first a line
 * that says where they come from, then on each line a JSON array of a row's number, its cells, and what is wrong with it if
 * something is. So they are read, and resumed, like those of a CSV, and what they came from is opened only once.
 */

/** Where prepared rows come from. */
export interface PreparedFrom {
  sheet: string | null;
  sheets: string[];
}

export function preparedFromLine(from: PreparedFrom): string {
  return `${JSON.stringify(from)}\n`;
}

/** A row as a line of the prepared file. */
export function preparedLine({ line, cells, problem }: Pick<FileRow, "line" | "cells" | "problem">): string {
  return `${JSON.stringify(problem === null ? [line, cells] : [line, cells, problem])}\n`;
}

/** Where the rows of a prepared file come from, and how large it is. */
export async function readPreparedFrom(path: string): Promise<PreparedFrom & { bytes: number }> {
  const { size: bytes } = await stat(path);
  for await (const [first = ""] of linesOf(path)) {
    const parsed: unknown = JSON.parse(first);
    const [sheet, sheets] = [memberOf(parsed, "sheet"), memberOf(parsed, "sheets")];
    return { sheet: typeof sheet === "string" ? sheet : null, sheets: Array.isArray(sheets) ? sheets.map(String) : [], bytes };
  }
  throw new Error("A prepared file is empty");
}

/** All rows, some at a time. */
export async function* readPreparedRows(path: string): RowPieces {
  let bytesRead = 0;
  let isFirst = true;
  for await (const lines of linesOf(path)) {
    for (const line of lines) bytesRead += Buffer.byteLength(line) + 1;
    yield { rows: lines.slice(isFirst ? 1 : 0).map(rowOf), bytesRead };
    isFirst = false;
  }
}

/** The first rows. */
export async function readPreparedHead(path: string, most: number): Promise<FileRow[]> {
  const head: FileRow[] = [];
  for await (const { rows } of readPreparedRows(path)) {
    head.push(...rows.slice(0, most - head.length));
    if (head.length >= most) break;
  }
  return head;
}

/** The lines of a file, at least one at a time. */
async function* linesOf(path: string): AsyncGenerator<string[]> {
  let rest = "";
  for await (const piece of createReadStream(path, { encoding: "utf8", highWaterMark: 65_536 })) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  if (rest !== "") yield [rest];
}

const PROBLEMS = ["torn", "too_long", "no_object", "cut_off"] as const;

function rowOf(text: string): FileRow {
  const parsed: unknown = JSON.parse(text);
  const [line, cells, problem]: unknown[] = Array.isArray(parsed) ? parsed : [];
  if (typeof line !== "number" || !Array.isArray(cells)) throw new Error("A prepared row is not one");
  const texts = cells.map(String);
  const hadNuls = texts.some((cell) => cell.includes("\0"));
  return {
    line,
    cells: hadNuls ? texts.map((cell) => cell.replaceAll("\0", "")) : texts,
    problem: PROBLEMS.find((each) => each === problem) ?? null,
    hadNuls,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
