import { rm } from "node:fs/promises";
import { openRecord } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { endWithParent } from "@/lib/child-process";
import { BadImportError, NotFoundError } from "@/lib/errors";
import { dropUpload, endImport } from "@/lib/imports/end-import";
import { importLimits } from "@/lib/imports/limits";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { openUpload } from "@/lib/imports/open-upload";
import { parseMapping } from "@/lib/imports/parse-mapping";
import { readingOf } from "@/lib/imports/reading";
import { readJob, runImport } from "@/lib/imports/run-import";
import { growHeapSlowly } from "@/lib/imports/slow-heap";
import { lockPath, uploadPath } from "@/lib/imports/uploads";

/*
 * The import process: `child.ts <data folder> <import id>`. Started by start-import.ts; it ends with 0 once the end of
 * the import, good or bad, is written down in its job.
 */
growHeapSlowly();
const [dataDir = "", idText = ""] = process.argv.slice(2);
const importId = Number(idText);
const limits = importLimits();
const databaseUrl = process.env.DATABASE_URL;
const record = await openRecord(databaseUrl ? { dataDir, databaseUrl } : { dataDir });
const job = await readJob(record, importId);
const lock = takeLock(lockPath(dataDir, importId));
if (lock) {
  const tooLong = setTimeout(async () => {
    await endImport(
      record,
      importId,
      new BadImportError(`The import took longer than ${limits.minutes} minutes. Split the file, or raise IMPORT_MAX_MINUTES.`),
      Date.now(),
    );
    process.exit(0);
  }, limits.minutes * 60_000);
  // What is done is kept, and the next start of the server goes on with it.
  const parent = endWithParent();
  try {
    await importOne();
  } catch (error) {
    await endImport(record, importId, error, Date.now());
  } finally {
    clearTimeout(tooLong);
    parent.stop();
    await dropUpload(record, job.fileDigest);
    lock.release();
    await rm(lockPath(dataDir, importId), { force: true });
  }
}
await record.close();

async function importOne(): Promise<void> {
  const forced = job.mapping === null ? mappingByCode(job.mappingCode) : parseMapping(job.mapping);
  if (!forced) throw new NotFoundError(`This version does not know the mapping ${job.mappingCode}.`, "mapping");
  const upload = { path: uploadPath(dataDir, job.fileDigest), digest: job.fileDigest, examination: null };
  const file = await openUpload(dataDir, upload, { limits, forced, sheet: job.sheet ?? undefined, reading: readingOf(job) });
  await runImport({ record, importId, file, now: Date.now });
}
