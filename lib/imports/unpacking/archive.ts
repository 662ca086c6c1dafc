import { type Entry, openPromise, type ZipFile } from "yauzl";
import { BadImportError } from "@/lib/errors";
import type { ImportLimits } from "@/lib/imports/limits";
import { type UnpackBudget, unpacksTooFar } from "@/lib/imports/unpacking/unpack-budget";

/** A zip archive, known from its directory; nothing of it is inflated before it is asked for. */
export interface Archive {
  /** Its files by their path, folders left out. */
  files: ReadonlyMap<string, Entry>;
  /** The content of a file in pieces, counted against the budget of the whole archive. */
  pieces(path: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Workbooks have a few dozen parts; an archive of one file has one. */
const MOST_FILES = 10_000;

/** @throws BadImportError when it is damaged, locked, or holds more files than any table needs */
export async function openArchive(path: string, limits: ImportLimits, budget: UnpackBudget): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true }).catch(damaged);
  try {
    if (zip.entryCount > MOST_FILES) throw tooManyFiles(zip.entryCount);
    const files = await filesOf(zip);
    return { files, pieces: (name) => piecesOf(zip, files.get(name), limits, budget), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof BadImportError ? error : damaged(error);
  }
}

async function filesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const files = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith("/")) files.set(entry.fileName, entry);
  }
  return files;
}

async function* piecesOf(zip: ZipFile, entry: Entry | undefined, limits: ImportLimits, budget: UnpackBudget): AsyncGenerator<Buffer> {
  if (!entry) return;
  if (entry.isEncrypted()) {
    throw new BadImportError("The file is locked with a password. Save it without one and import that.", undefined, "locked");
  }
  if (!entry.canDecodeFileData()) {
    throw new BadImportError(
      "The archive is packed in a way that is not read. Pack it as an ordinary zip file.",
      undefined,
      "unknown_packing",
    );
  }
  // What the directory says is believed only to refuse: what comes out is counted.
  if (entry.uncompressedSize > limits.unpackedBytes) throw unpacksTooFar(limits.unpackedBytes);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) {
      if (!Buffer.isBuffer(piece)) continue;
      budget.spend(piece.length);
      yield piece;
    }
  } catch (error) {
    throw error instanceof BadImportError ? error : damaged(error);
  }
}

function damaged(error: unknown): never {
  if (error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) throw error;
  throw new BadImportError(
    "The archive is damaged: its directory and its content do not agree. Pack it again, or import what was in it.",
    undefined,
    "damaged_archive",
  );
}

function tooManyFiles(count: number): BadImportError {
  return new BadImportError(
    `The archive holds ${count.toLocaleString("en-US")} files. Pack the one file that is to be imported by itself.`,
    undefined,
    "several_files",
  );
}
