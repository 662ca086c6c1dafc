import { rm } from "node:fs/promises";
import { basename } from "node:path";
import type { RecordStore } from "@/db/client";
import { ImportStoppedError } from "@/db/import-batch";
import { takeLock } from "@/db/process-lock";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { BadImportError } from "@/lib/errors";
import { countImport } from "@/lib/imports/count-import";
import { requireAnswer } from "@/lib/imports/date-question";
import { dropUpload, endImport } from "@/lib/imports/end-import";
import { type ImportReport, reportOf } from "@/lib/imports/import-report";
import { importLimits } from "@/lib/imports/limits";
import { withOpenFile } from "@/lib/imports/open-upload";
import { forcedMapping, type HowToImport, queueImport, sourceFor } from "@/lib/imports/queue-import";
import { writeRejectedFile } from "@/lib/imports/rejected-file";
import { readJob, runImport } from "@/lib/imports/run-import";
import { readMappings } from "@/lib/imports/saved-mappings";
import { keepCopy, lockPath } from "@/lib/imports/uploads";

export interface ImportOptions extends HowToImport {
  path: string;
  /** What the file is called; its own name unless said otherwise. */
  fileName?: string | undefined;
  /** Only count what would be done. */
  dryRun?: boolean | undefined;
  onProgress?: ((progress: { bytes: number; totalBytes: number; rows: number }) => void) | undefined;
  /** Stops between two batches; what was imported until then stays, and the import counts as cancelled. */
  signal?: AbortSignal | undefined;
  /** Epoch ms. */
  now?: (() => number) | undefined;
}

/**
 * Imports a file in this process, from beginning to end; an unfinished import of the same file is finished.
 * @throws BadImportError when the file cannot be imported as a whole; nothing has been written then
 * @throws ForbiddenError when the actor may not import
 */
export async function importFile(
  place: RecordStore | { record: RecordStore },
  actor: Actor,
  options: ImportOptions,
): Promise<ImportReport> {
  requireRight(actor, "import");
  const record = "record" in place ? place.record : place;
  const fileName = options.fileName ?? basename(options.path);
  if (options.dryRun) return countFile(record, fileName, options);
  const now = options.now ?? Date.now;
  const limits = importLimits();
  const upload = await keepCopy(record.dataDir, options.path, limits);
  try {
    const { importId, file } = await queueImport(record, upload, {
      fileName,
      source: options.source,
      sheet: options.sheet,
      dates: options.dates,
      mapping: options.mapping,
      limits,
      actor,
      now: now(),
    });
    return await underLock(record, importId, fileName, async () => {
      await runImport({ record, importId, file, onProgress: options.onProgress, signal: options.signal, now }).catch(
        async (error: unknown) => {
          await endImport(record, importId, error, now());
          // Stopped on purpose: what was done until then is reported like any other import.
          if (!(error instanceof ImportStoppedError)) throw error;
        },
      );
      const job = await readJob(record, importId);
      const { code } = await sourceFor(record, file.layout.mapping, options.source);
      return reportOf(job, code, await writeRejectedFile(record, job));
    });
  } finally {
    await dropUpload(record, upload.digest);
  }
}

async function underLock<T>(record: RecordStore, importId: number, fileName: string, work: () => Promise<T>): Promise<T> {
  const path = lockPath(record.dataDir, importId);
  const lock = takeLock(path);
  if (!lock) throw new BadImportError(`${fileName} is being imported right now. Wait until it is done.`, undefined, "import_running", 409);
  try {
    return await work();
  } finally {
    lock.release();
    await rm(path, { force: true });
  }
}

async function countFile(record: RecordStore, fileName: string, options: ImportOptions): Promise<ImportReport> {
  const { dates, sheet, mapping: named } = options;
  const saved = await readMappings(record.db);
  const opening = { limits: importLimits(), forced: named ?? forcedMapping(options.source), saved, sheet, reading: dates && { dates } };
  return withOpenFile(options.path, opening, async (file) => {
    const source = await sourceFor(record, file.layout.mapping, options.source);
    const {
      question,
      patterns: _,
      ...count
    } = await countImport(record, file, source, {
      now: (options.now ?? Date.now)(),
      onProgress: options.onProgress,
    });
    requireAnswer(question);
    const mapping = file.layout.mapping.code;
    return { file: fileName, source: source.code, mapping, ...count, keptFields: 0, rejectedFile: null, importId: null, state: "counted" };
  });
}
