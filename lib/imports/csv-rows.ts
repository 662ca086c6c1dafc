import { createReadStream } from "node:fs";
import iconv from "iconv-lite";
import type { Encoding } from "@/lib/imports/examine-file";
import type { ImportLimits } from "@/lib/imports/limits";
import { type CsvRow, rowSplitter } from "@/lib/imports/row-splitter";

export interface CsvShape {
  encoding: Encoding;
  delimiter: string;
}

/**
 * The rows of a file in its order, some at a time, with how many bytes have been read so far.
 * Never holds more of the file than one row and one piece of 64 KiB.
 */
export async function* readCsvRows(
  path: string,
  shape: CsvShape,
  limits: Pick<ImportLimits, "cellCharacters">,
): AsyncGenerator<{ rows: CsvRow[]; bytesRead: number }> {
  const splitter = rowSplitter(shape.delimiter, limits.cellCharacters);
  let bytesRead = 0;
  for await (const piece of decodedPieces(path, shape.encoding)) {
    bytesRead += piece.bytes;
    yield { rows: splitter.add(piece.text), bytesRead };
  }
  yield { rows: splitter.end(), bytesRead };
}

/** The first characters of a file, for looking at it before reading it. */
export async function readHead(path: string, encoding: Encoding, characters = 262_144): Promise<string> {
  let head = "";
  for await (const piece of decodedPieces(path, encoding)) {
    head += piece.text;
    if (head.length >= characters) break;
  }
  return head;
}

const PIECE_BYTES = 65_536;

/** The text of a file in pieces, without its byte order mark. */
export async function* decodedPieces(path: string, encoding: Encoding): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = iconv.getDecoder(encoding);
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    if (Buffer.isBuffer(piece)) yield { text: decoder.write(piece), bytes: piece.length };
  }
  const rest = decoder.end();
  if (rest) yield { text: rest, bytes: 0 };
}
