import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kindOfFile } from "@/lib/imports/file-kind";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { type ImportableFile, openFile, type ReadableFile } from "@/lib/imports/open-file";
import type { Reading } from "@/lib/imports/reading";
import type { KnownColumns } from "@/lib/imports/recognise-saved";
import { unpack } from "@/lib/imports/unpacking/unpack";
import type { StoredUpload } from "@/lib/imports/uploads";

export interface Opening {
  limits: ImportLimits;
  forced?: Mapping | undefined;
  /** The sheet of a workbook; its first one when undefined. */
  sheet?: string | undefined;
  /** Mappings that were made here, by the columns they were made for. */
  saved?: readonly KnownColumns[] | undefined;
  /** What a person has said about how it is to be read. */
  reading?: Reading | undefined;
}

/**
 * Opens a file of the uploads. What has to be unpacked is unpacked beside it, once for each sheet, and stays there until
 * the import is over: an import that is resumed reads the same rows.
 * @throws BadImportError when it cannot be imported as a whole
 */
export async function openUpload(
  dataDir: string,
  upload: Pick<StoredUpload, "path" | "digest" | "examination">,
  opening: Opening,
): Promise<ImportableFile> {
  return openFile(await readableUpload(dataDir, upload, opening), opening.limits, opening);
}

/** The rows of a file of the uploads, unpacked beside it where they have to be. */
export async function readableUpload(
  dataDir: string,
  upload: Pick<StoredUpload, "path" | "digest" | "examination">,
  opening: Pick<Opening, "limits" | "sheet">,
): Promise<ReadableFile> {
  if (upload.examination !== null || (await kindOfFile(upload.path)) === "text") {
    return { path: upload.path, form: "text", examination: upload.examination ?? undefined };
  }
  const unpackedAs = (sheet: string | null, form: ReadableFile["form"]) =>
    join(dataDir, "uploads", `${upload.digest}-${keyOf(sheet)}.${form}`);
  return (
    FORMS.map((form) => ({ path: unpackedAs(opening.sheet ?? null, form), form })).find(({ path }) => existsSync(path)) ??
    (await unpackedBeside(upload.path, dataDir, opening, unpackedAs))
  );
}

/** Opens a file only to look at it; what was unpacked goes again when `work` is done. */
export async function withOpenFile<T>(path: string, opening: Opening, work: (file: ImportableFile) => Promise<T>): Promise<T> {
  if ((await kindOfFile(path)) === "text") return work(await openFile({ path, form: "text" }, opening.limits, opening));
  const folder = await mkdtemp(join(tmpdir(), "debrief-unpacked-"));
  try {
    const target = join(folder, "rows");
    const { form } = await unpack(path, target, opening);
    return await work(await openFile({ path: target, form }, opening.limits, opening));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const FORMS = ["text", "prepared"] as const;

async function unpackedBeside(
  path: string,
  dataDir: string,
  opening: Pick<Opening, "limits" | "sheet">,
  unpackedAs: (sheet: string | null, form: ReadableFile["form"]) => string,
): Promise<ReadableFile> {
  const draft = join(dataDir, "uploads", `${randomBytes(12).toString("hex")}.part`);
  const { form, sheet } = await unpack(path, draft, opening);
  const target = unpackedAs(sheet, form);
  await rename(draft, target);
  return { path: target, form };
}

/** Names of sheets may hold anything, names of files may not. */
function keyOf(sheet: string | null): string {
  return createHash("sha256")
    .update(sheet ?? "")
    .digest("hex")
    .slice(0, 12);
}
