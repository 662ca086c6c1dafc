import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, createWriteStream, mkdirSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import { BadImportError } from "@/lib/errors";
import { type Examination, examineFile, piecesOf, tooLarge } from "@/lib/imports/examine-file";
import { kindOfFile } from "@/lib/imports/file-kind";
import type { ImportLimits } from "@/lib/imports/limits";

/** A file that lies in DATA_DIR/uploads under its digest, from where an import that dies is resumed. */
export interface StoredUpload {
  path: string;
  /** SHA-256, hexadecimal. */
  digest: string;
  bytes: number;
  /** What its bytes tell; null for what is no plain text, until it is unpacked. */
  examination: Examination | null;
}

export function uploadPath(dataDir: string, digest: string): string {
  return join(dataDir, "uploads", `${digest}.file`);
}

/** Held by the process that runs the import. */
export function lockPath(dataDir: string, importId: number): string {
  return join(dataDir, "uploads", `import-${importId}.lock`);
}

/** Copies a file to the uploads while looking at it. */
export async function keepCopy(dataDir: string, path: string, limits: ImportLimits): Promise<StoredUpload> {
  const draft = draftFile(dataDir);
  try {
    const kept = await lookedAt(path, limits, draft.write);
    return { ...kept, path: await draft.keepAs(uploadPath(dataDir, kept.digest)) };
  } catch (error) {
    await draft.discard();
    throw diskProblem(error);
  }
}

/** Looks at a file that is in the uploads already. */
export async function storedUpload(path: string, limits: ImportLimits): Promise<StoredUpload> {
  return { ...(await lookedAt(path, limits)), path };
}

async function lookedAt(path: string, limits: ImportLimits, keep?: (piece: Buffer) => Promise<void>): Promise<Omit<StoredUpload, "path">> {
  if ((await kindOfFile(path)) === "text") {
    const examination = await examineFile(path, limits, keep);
    return { digest: examination.digest, bytes: examination.bytes, examination };
  }
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of piecesOf(path)) {
    bytes += piece.length;
    if (bytes > limits.fileBytes) throw tooLarge(limits.fileBytes);
    hash.update(piece);
    await keep?.(piece);
  }
  return { digest: hash.digest("hex"), bytes, examination: null };
}

/**
 * Writes a body as it comes in to the uploads, never more of it in memory than one piece.
 * @param expected what the sender said it would be
 * @throws BadImportError 413 when it is too large, 400 when it is not what was announced; nothing is kept then
 */
export async function receiveUpload(
  dataDir: string,
  body: ReadableStream<Uint8Array>,
  limits: ImportLimits,
  expected: { bytes: number | null; digest: string | null },
): Promise<string> {
  if (expected.bytes !== null && expected.bytes > limits.fileBytes) throw tooLarge(limits.fileBytes);
  const draft = draftFile(dataDir);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > limits.fileBytes) throw tooLarge(limits.fileBytes);
      hash.update(piece);
      await draft.write(piece);
    }
    const digest = hash.digest("hex");
    if (expected.bytes !== null && bytes !== expected.bytes) {
      throw new BadImportError(
        `${bytes} bytes arrived, but Content-Length said ${expected.bytes}. Send the file again.`,
        "Content-Length",
        "cut_short",
      );
    }
    if (expected.digest !== null && digest !== expected.digest.toLowerCase()) {
      throw new BadImportError(
        "The file arrived changed: its SHA-256 is not the one that was announced. Send it again.",
        "x-file-sha256",
        "changed_on_the_way",
      );
    }
    return await draft.keepAs(uploadPath(dataDir, digest));
  } catch (error) {
    await draft.discard();
    throw diskProblem(error);
  }
}

/** What a disk that cannot take the file is told as; every other error stays what it is. */
export function diskProblem(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new BadImportError(
      "The disk of the server is full, so the file could not be kept. Make room, then send it again.",
      undefined,
      "disk_full",
      507,
    );
  }
  if (code === "EROFS" || code === "EACCES") {
    return new BadImportError("The data folder cannot be written, so the file could not be kept.", undefined, "read_only", 503);
  }
  return error;
}

/** Removes what no import waits for: drafts and files that were left when a process died. @param keep digests */
export async function clearUploads(dataDir: string, keep: ReadonlySet<string>, now: number): Promise<void> {
  const folder = join(dataDir, "uploads");
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const age = now - (await stat(path).catch(() => ({ mtimeMs: now }))).mtimeMs;
    if (!keep.has(digestIn(name)) && age > LEFT_BEHIND_MS) await rm(path, { force: true });
  }
}

/** Removes a file and everything that was unpacked from it. */
export async function removeUpload(dataDir: string, digest: string): Promise<void> {
  const folder = join(dataDir, "uploads");
  for (const name of await readdir(folder).catch(() => [])) {
    if (digestIn(name) === digest) await rm(join(folder, name), { force: true });
  }
}

/** Files lie under their digest, what was unpacked from them under theirs and something more. */
function digestIn(name: string): string {
  return /^[0-9a-f]{64}/.exec(basename(name))?.[0] ?? "";
}

const LEFT_BEHIND_MS = 86_400_000;

interface DraftFile {
  write(piece: Uint8Array): Promise<void>;
  keepAs(path: string): Promise<string>;
  discard(): Promise<void>;
}

function draftFile(dataDir: string): DraftFile {
  const folder = join(dataDir, "uploads");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomBytes(12).toString("hex")}.part`);
  const stream = createWriteStream(path, { mode: 0o600, flush: true });
  // A failing disk is reported by the write that fails, not as an event nobody hears.
  let failure: Error | undefined;
  stream.on("error", (error) => {
    failure = error;
  });
  return {
    write: (piece) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        stream.write(piece, (error) => (error ? reject(error) : resolve()));
      }),
    async keepAs(target) {
      stream.end();
      await finished(stream);
      await rename(path, target);
      chmodSync(target, 0o600);
      return target;
    },
    async discard() {
      if (!stream.closed) {
        // It may still be opening the file, which would be there again after it was removed.
        const closed = once(stream, "close");
        stream.destroy();
        await closed;
      }
      await rm(path, { force: true });
    },
  };
}
