import { isAscii } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { BadImportError } from "@/lib/errors";
import type { ImportLimits } from "@/lib/imports/limits";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "iso-8859-1";

/** What one pass over the bytes of a file tells, before any of it is read as text. */
export interface Examination {
  bytes: number;
  /** SHA-256 of the file, hexadecimal. */
  digest: string;
  encoding: Encoding;
  /** How many bytes are no UTF-8 in a file that otherwise is; they are read as U+FFFD. */
  brokenBytes: number;
}

/**
 * Reads a file once, in pieces, to learn its size, its digest and its encoding: by its byte order mark, else by where its
 * zero bytes are (UTF-16), else by whether its bytes above 127 are UTF-8.
 * @param keep is given every piece, so that a copy can be made in the same pass
 * @throws BadImportError when it is empty, too large, or plainly no text
 */
export async function examineFile(path: string, limits: ImportLimits, keep?: (piece: Buffer) => Promise<void>): Promise<Examination> {
  const hash = createHash("sha256");
  const counts = byteCounts();
  let head: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const piece of piecesOf(path)) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
    if (bytes === 0) refuseOtherFormats(piece);
    bytes += piece.length;
    if (bytes > limits.fileBytes) throw tooLarge(limits.fileBytes);
    hash.update(piece);
    counts.add(piece);
    await keep?.(piece);
  }
  if (bytes === 0) throw new BadImportError("The file is empty: its first row should name the columns.", undefined, "empty_file");
  return { bytes, digest: hash.digest("hex"), ...encodingOf(head, counts) };
}

export function tooLarge(fileBytes: number): BadImportError {
  const limit = fileBytes >= 1_048_576 ? `${Math.floor(fileBytes / 1_048_576)} MiB` : `${fileBytes} bytes`;
  return new BadImportError(`The file is larger than ${limit}. Split it, or raise IMPORT_MAX_BYTES.`, undefined, "too_large", 413);
}

const HEAD_BYTES = 65_536;

export async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: 262_144 })) {
    if (Buffer.isBuffer(piece)) yield piece;
  }
}

const SIGNATURES: [name: string, start: string][] = [
  ["an old Excel file", "d0cf11e0"],
  ["a compressed file", "1f8b"],
  ["a PDF", "25504446"],
];

function refuseOtherFormats(start: Buffer): void {
  const found = SIGNATURES.find(([, signature]) => start.toString("hex", 0, signature.length / 2) === signature);
  if (found) throw new BadImportError(`This is ${found[0]}. Save its table as CSV or XLSX and import that.`, undefined, "not_a_table");
}

interface ByteCounts {
  add(piece: Buffer): void;
  /** Sequences of two to four bytes that are UTF-8, and bytes above 127 that are part of none. */
  readonly sequences: number;
  readonly broken: number;
  /** Bytes 128–159: letters and quotation marks in windows-1252, control characters in ISO-8859-1; five are neither. */
  readonly between: number;
  readonly unassigned: number;
}

function byteCounts(): ByteCounts {
  let carried: Buffer = Buffer.alloc(0);
  const counts = { sequences: 0, broken: 0, between: 0, unassigned: 0 };
  const count = (bytes: Buffer, isLast: boolean): Buffer => {
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        at++;
        continue;
      }
      if (byte < 0xa0) counts.between++;
      if (UNASSIGNED.has(byte)) counts.unassigned++;
      const length = sequenceLength(bytes, at);
      if (length === "cut" && !isLast) return Buffer.from(bytes.subarray(at));
      if (typeof length === "number") counts.sequences++;
      else counts.broken++;
      at += typeof length === "number" ? length : 1;
    }
    return Buffer.alloc(0);
  };
  return {
    add(piece) {
      if (carried.length === 0 && isAscii(piece)) return;
      carried = count(carried.length === 0 ? piece : Buffer.concat([carried, piece]), false);
    },
    get sequences() {
      return counts.sequences;
    },
    get broken() {
      return counts.broken + carried.length;
    },
    get between() {
      return counts.between;
    },
    get unassigned() {
      return counts.unassigned;
    },
  };
}

const UNASSIGNED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The length of the UTF-8 sequence that starts here; "cut" when the bytes end inside it, null when there is none. */
function sequenceLength(bytes: Buffer, at: number): number | "cut" | null {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) return null;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined) return "cut";
    // The second byte excludes overlong forms, surrogates and what lies above U+10FFFF.
    const low = next > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = next > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return null;
  }
  return length;
}

function encodingOf(head: Buffer, counts: ByteCounts): { encoding: Encoding; brokenBytes: number } {
  const start = head.toString("hex", 0, 3);
  if (start.startsWith("fffe")) return { encoding: "utf-16le", brokenBytes: 0 };
  if (start.startsWith("feff")) return { encoding: "utf-16be", brokenBytes: 0 };
  const wide = wideEncoding(head);
  if (wide) return { encoding: wide, brokenBytes: 0 };
  // A stray byte in a UTF-8 file does not make it another encoding: other encodings have no valid sequences to speak of.
  if (start === "efbbbf" || counts.broken === 0 || counts.sequences > counts.broken) {
    return { encoding: "utf-8", brokenBytes: counts.broken };
  }
  return { encoding: counts.between > 0 && counts.unassigned === 0 ? "windows-1252" : "iso-8859-1", brokenBytes: 0 };
}

/** UTF-16 without a mark: mostly Latin text has a zero in every second byte, and nowhere else. */
function wideEncoding(head: Buffer): Encoding | null {
  let [even, odd] = [0, 0];
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.05) return "utf-16be";
  return null;
}
