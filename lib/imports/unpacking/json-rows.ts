import { BadImportError } from "@/lib/errors";
import { rowsOfBody, rowsOfEntry, severalLists } from "@/lib/imports/bodies";
import { decodedPieces, readHead } from "@/lib/imports/csv-rows";
import type { Encoding } from "@/lib/imports/examine-file";
import type { FileRow } from "@/lib/imports/file-rows";
import type { ImportLimits } from "@/lib/imports/limits";
import { flatRow } from "@/lib/imports/unpacking/flat-row";
import { jsonPieces } from "@/lib/imports/unpacking/json-pieces";
import { isObject, type JsonObject, type JsonValue, readJson } from "@/lib/imports/unpacking/json-value";

/** The rows of a JSON file: its columns in the order they first occur, and every object as one row. */
export interface JsonRows {
  columns: string[];
  rows(): AsyncGenerator<Pick<FileRow, "line" | "cells" | "problem">>;
}

/**
 * Reads a list of objects, one object that holds or wraps its rows (bodies.ts), one that is a row, or an object on each
 * line (JSON Lines). A file that is not read whole is read twice, because a column may occur first in its last object.
 * @throws BadImportError when there is no row in it, several lists, or one with too many columns
 */
export async function openJson(path: string, encoding: Encoding, limits: ImportLimits): Promise<JsonRows> {
  const form = formOf(await readHead(path, encoding));
  const body = form === "list" ? null : await bodyOf(path, encoding);
  const pieces = () => {
    if (body) return bodyPieces(body);
    return form === "lines" ? linePieces(path, encoding, limits) : listPieces(path, encoding, form === "member", limits);
  };
  const columns = new Map<string, number>();
  const lists = new Set<string>();
  let rows = 0;
  for await (const { object, list } of objectsOf(pieces())) {
    if (++rows > limits.rows) throw tooManyRows(limits.rows);
    if (object === null) continue;
    lists.add(list);
    for (const name of flatRow(object).keys()) if (!columns.has(name)) columns.set(name, columns.size);
    if (columns.size > limits.columns) throw tooManyColumns(limits.columns);
  }
  const [list, another] = lists;
  if (list === undefined) throw noList();
  if (another !== undefined) throw severalLists([list, another]);
  return {
    columns: [...columns.keys()],
    async *rows() {
      for await (const piece of objectsOf(pieces())) if (piece.list === list) yield rowOf(piece, columns, limits);
    },
  };
}

/** A longer text is cut into its values while it is read, and what stands beside them is not put into them. */
const LONGEST_BODY = 16_777_216;

/** A file that is one object, and not too long to be read whole; null when it is anything else. */
async function bodyOf(path: string, encoding: Encoding): Promise<JsonObject | null> {
  let text = "";
  for await (const piece of decodedPieces(path, encoding)) {
    text += piece.text;
    if (text.length > LONGEST_BODY) return null;
  }
  const value = readJson(text);
  return isObject(value) ? value : null;
}

async function* bodyPieces(body: JsonObject): AsyncGenerator<ValuePiece> {
  for (const [at, row] of rowsOfBody(body).entries()) {
    yield { line: at + 1, text: "", value: row, list: "", problem: null, isRow: true };
  }
}

interface ObjectPiece extends ValuePiece {
  /** The row; null where something else stands. */
  object: JsonObject | null;
}

/** The rows of the values of a list: each is one, or wraps some. */
async function* objectsOf(pieces: AsyncGenerator<ValuePiece>): AsyncGenerator<ObjectPiece> {
  let more = 0;
  for await (const piece of pieces) {
    if (piece.isRow || !isObject(piece.value)) {
      yield { ...piece, line: piece.line + more, object: isObject(piece.value) ? piece.value : null };
      continue;
    }
    const rows = rowsOfEntry(piece.value);
    for (const [at, object] of rows.entries()) yield { ...piece, line: piece.line + more + (piece.isOnLine ? 0 : at), object };
    if (!piece.isOnLine) more += rows.length - 1;
  }
}

type JsonForm = "list" | "member" | "lines";

function formOf(head: string): JsonForm {
  if (head.trimStart().startsWith("[")) return "list";
  const [first = ""] = head.trimStart().split(/\r?\n/, 1);
  const value = readJson(first);
  if (!isObject(value)) return "member";
  const isAlone = head.trim().length === first.trim().length;
  return isAlone && [...value.values()].some((each) => Array.isArray(each) && each.some(isObject)) ? "member" : "lines";
}

interface ValuePiece {
  /** The number of the line, or of the value in its list. */
  line: number;
  text: string;
  /** Undefined when the text is no JSON. */
  value: JsonValue | undefined;
  list: string;
  problem: FileRow["problem"];
  /** It is a row already, and wraps none. */
  isRow?: boolean;
  /** Its number is that of a physical line. */
  isOnLine?: boolean;
}

/** A value may be as long as four of the longest cells, like the row of a CSV. */
const CELLS_OF_LONGEST_ROW = 4;

async function* listPieces(path: string, encoding: Encoding, isInObject: boolean, limits: ImportLimits): AsyncGenerator<ValuePiece> {
  const cutter = jsonPieces(isInObject, limits.cellCharacters * CELLS_OF_LONGEST_ROW);
  const counts = new Map<string, number>();
  const read = ({ text, list, problem }: ReturnType<typeof cutter.end>[number]): ValuePiece => {
    const line = (counts.get(list) ?? 0) + 1;
    counts.set(list, line);
    return { line, text, list, problem, value: problem === null ? readJson(text) : undefined };
  };
  for await (const { text } of decodedPieces(path, encoding)) for (const piece of cutter.add(text)) yield read(piece);
  for (const piece of cutter.end()) yield read(piece);
}

async function* linePieces(path: string, encoding: Encoding, limits: ImportLimits): AsyncGenerator<ValuePiece> {
  const longest = limits.cellCharacters * CELLS_OF_LONGEST_ROW;
  let [rest, line, isTooLong] = ["", 0, false];
  const read = (text: string, isLast: boolean): ValuePiece[] => {
    line++;
    const problem = isTooLong || text.length > longest ? "too_long" : null;
    isTooLong = false;
    if (text.trim() === "") return [];
    const value = problem === null ? readJson(text) : undefined;
    return [{ line, text, list: "", value, isOnLine: true, problem: problem ?? (value === undefined && isLast ? "cut_off" : null) }];
  };
  for await (const { text } of decodedPieces(path, encoding)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const each of lines) yield* read(each, false);
    if (rest.length > longest) [rest, isTooLong] = [rest.slice(0, 10_000), true];
  }
  yield* read(rest, true);
}

function rowOf({ line, text, object, problem }: ObjectPiece, columns: Map<string, number>, limits: ImportLimits) {
  if (object === null) return { line, cells: [text.slice(0, 10_000)], problem: problem ?? ("no_object" as const) };
  const cells: string[] = [];
  for (const [name, cell] of flatRow(object)) {
    const place = columns.get(name) ?? 0;
    while (cells.length < place) cells.push("");
    cells[place] = cell;
  }
  return { line, cells, problem: cells.some((cell) => cell.length > limits.cellCharacters) ? ("too_long" as const) : null };
}

export function tooManyRows(most: number): BadImportError {
  const limit = most.toLocaleString("en-US");
  return new BadImportError(`The file has more than ${limit} rows. Split it, or raise IMPORT_MAX_ROWS.`, undefined, "too_many_rows");
}

function tooManyColumns(most: number): BadImportError {
  return new BadImportError(
    `The objects of the file have more than ${most} different names; at most ${most} columns are read. Leave some out, or raise IMPORT_MAX_COLUMNS.`,
    undefined,
    "too_many_columns",
  );
}

function noList(): BadImportError {
  return new BadImportError(
    "The JSON holds no rows: no list of objects with anything in it. It must be a list such as [{…}, {…}], one object that holds such a list or is a row itself, or an object on each line.",
    undefined,
    "no_list",
  );
}
