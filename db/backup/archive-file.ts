import { createHash } from "node:crypto";
import { closeSync, createWriteStream, fsyncSync, openSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { TAR_END, tarHeader, tarPadding } from "@/db/backup/tar";

/** What was put into an archive. */
export interface PackedMember {
  name: string;
  bytes: number;
  sha256: string;
}

/** An archive that is being written. Under its own name it is there whole, or not at all. */
export interface ArchiveFile {
  add(name: string, content: Buffer): Promise<PackedMember>;
  /** Adds a file as it comes; of one that grows meanwhile, what it held at first. */
  addPieces(name: string, bytes: number, pieces: AsyncIterable<Buffer>): Promise<PackedMember>;
  /** Writes it to the disk and gives it its name; returns its size in bytes. */
  finish(): Promise<number>;
  discard(): Promise<void>;
}

/** What is appended to the name of an archive until it is whole. */
export const PARTIAL = ".partial";

/** Begins a gzipped tar archive that only its owner may read. */
export function createArchive(path: string, atMs: number): ArchiveFile {
  const draft = `${path}${PARTIAL}`;
  const gzip = createGzip({ level: QUICK });
  const file = createWriteStream(draft, { mode: 0o600, flush: true });
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    gzip.destroy();
    file.destroy();
  };
  file.on("error", fail);
  gzip.on("error", fail);
  gzip.pipe(file);

  const write = (piece: Buffer) =>
    new Promise<void>((resolve, reject) => {
      if (failure) return reject(failure);
      const settled = (error?: Error | null) => {
        gzip.off("close", onClose);
        if (error) reject(failure ?? error);
        else resolve();
      };
      const onClose = () => settled(failure ?? new Error("The archive was closed while it was written."));
      gzip.once("close", onClose);
      gzip.write(piece, settled);
    });
  const addPieces = async (name: string, bytes: number, pieces: AsyncIterable<Buffer>) => {
    const hash = createHash("sha256");
    let left = bytes;
    await write(tarHeader(name, bytes, atMs));
    for await (const whole of pieces) {
      const piece = whole.subarray(0, left);
      left -= piece.length;
      hash.update(piece);
      if (piece.length > 0) await write(piece);
    }
    if (left > 0) throw new Error(`${name} became shorter while it was backed up.`);
    await write(tarPadding(bytes));
    return { name, bytes, sha256: hash.digest("hex") };
  };

  return {
    addPieces,
    add: (name, content) => addPieces(name, content.length, once(content)),
    async finish() {
      await write(TAR_END);
      gzip.end();
      await finished(file).catch((error: Error) => Promise.reject(failure ?? error));
      await rename(draft, path);
      syncFolder(dirname(path));
      return (await stat(path)).size;
    },
    async discard() {
      gzip.destroy();
      file.destroy();
      if (!file.closed) await finished(file).catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

/** Makes sure that the names in a folder outlive a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

// Rows shrink to about a tenth at any level; the higher ones take several times as long.
const QUICK = 1;

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
