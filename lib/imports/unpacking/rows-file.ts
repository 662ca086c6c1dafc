import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { type PreparedFrom, preparedFromLine, preparedLine } from "@/lib/imports/prepared-rows";
import type { UnpackBudget } from "@/lib/imports/unpacking/unpack-budget";

/** A file that is written piece by piece, never ahead of the disk. */
export interface GrowingFile {
  write(piece: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export function growingFile(path: string): GrowingFile {
  const stream = createWriteStream(path, { mode: 0o600, flush: true });
  // A failing disk is reported by the write that fails, not as an event nobody hears.
  stream.on("error", () => undefined);
  return {
    write: (piece) => new Promise((resolve, reject) => stream.write(piece, (error) => (error ? reject(error) : resolve()))),
    async end() {
      stream.end();
      await finished(stream);
    },
  };
}

/** Writes prepared rows, counted against what the file may become. */
export interface RowsFile {
  add(row: Parameters<typeof preparedLine>[0]): Promise<void>;
  end(): Promise<void>;
}

const WRITTEN_AT_ONCE = 65_536;

export function rowsFile(path: string, from: PreparedFrom, budget: UnpackBudget): RowsFile {
  const file = growingFile(path);
  let waiting = preparedFromLine(from);
  const flush = async () => {
    budget.spend(waiting.length);
    await file.write(waiting);
    waiting = "";
  };
  return {
    async add(row) {
      waiting += preparedLine(row);
      if (waiting.length >= WRITTEN_AT_ONCE) await flush();
    },
    async end() {
      await flush();
      await file.end();
    },
  };
}
