import { existsSync } from "node:fs";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { importJob } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { startProgram } from "@/lib/child-process";
import { BadImportError } from "@/lib/errors";
import { clearDrafts, draftDigests } from "@/lib/imports/clear-drafts";
import { dropUpload, endImport, UNFINISHED } from "@/lib/imports/end-import";
import { importLimits } from "@/lib/imports/limits";
import { type HowToImport, queueImport } from "@/lib/imports/queue-import";
import { readJob } from "@/lib/imports/run-import";
import { SAMPLE_MAPPING } from "@/lib/imports/sample-mapping";
import { tellOfImport } from "@/lib/imports/tell-of-import";
import { clearUploads, lockPath, storedUpload, uploadPath } from "@/lib/imports/uploads";
import { log } from "@/lib/log";

/**
 * Makes the job of an uploaded file (see `receiveUpload`) and starts the process that does it. Its progress stands in
 * the job; an import of the same file that is not done yet is gone on with instead.
 * @returns the id of the import
 * @throws BadImportError when the file is of no known kind; it is removed then
 */
export async function startImport(
  record: RecordStore,
  actor: Actor,
  { uploadPath: path, ...options }: HowToImport & { uploadPath: string; fileName: string },
): Promise<number> {
  requireRight(actor, "import");
  const limits = importLimits();
  const upload = await storedUpload(path, limits);
  try {
    const { importId } = await queueImport(record, upload, { ...options, limits, now: Date.now() });
    runInChild(record, importId);
    return importId;
  } catch (error) {
    await dropUpload(record, upload.digest);
    throw error;
  }
}

/** Goes on with every import that a dead process left behind, and removes files nobody needs. Call it once, at the start of the server. */
export async function resumeImports(record: RecordStore): Promise<number[]> {
  const left = await record.db
    .select()
    .from(importJob)
    // A sample is made, not read from a file: lib/sample/start-sample.ts goes on with it.
    .where(and(inArray(importJob.state, [...UNFINISHED]), ne(importJob.mappingCode, SAMPLE_MAPPING)))
    .orderBy(asc(importJob.id));
  await clearDrafts(record, Date.now());
  const needed = await draftDigests(record.db);
  const resumed: number[] = [];
  for (const { id, fileDigest } of left) {
    const path = uploadPath(record.dataDir, fileDigest);
    if (!existsSync(path)) {
      await endImport(
        record,
        id,
        new BadImportError("The uploaded file is gone. Import it again; rows that are already here will not come in twice."),
        Date.now(),
      );
      continue;
    }
    needed.add(fileDigest);
    const lock = takeLock(lockPath(record.dataDir, id));
    if (!lock) continue;
    lock.release();
    runInChild(record, id);
    resumed.push(id);
  }
  await clearUploads(record.dataDir, needed, Date.now());
  return resumed;
}

/** Stops an import between two batches. What was imported until then stays. */
export async function cancelImport(record: RecordStore, actor: Actor, id: number): Promise<void> {
  requireRight(actor, "import");
  const job = await readJob(record, id);
  await record.tx(async (db) => {
    const ended = await db
      .update(importJob)
      .set({ state: "cancelled", finishedAt: Date.now() })
      .where(and(eq(importJob.id, id), inArray(importJob.state, [...UNFINISHED])))
      .returning({ id: importJob.id });
    if (ended.length > 0) await tellOfImport(db, id, Date.now());
  });
  await dropUpload(record, job.fileDigest);
}

/** The import goes on by itself; this process only hears how it ends. */
export function runInChild(record: RecordStore, importId: number): void {
  const args = [record.dataDir, String(importId)];
  const child = startProgram("imports/child.ts", args, { heapMib: importLimits().heapMib, stdio: ["ignore", "ignore", "inherit"] });
  child.unref();
  const fail = (message: string) => {
    endImport(record, importId, new BadImportError(message), Date.now()).catch((error: unknown) =>
      log.error("end_of_import_not_kept", { job: importId, error }),
    );
  };
  child.once("error", (error) => fail(`The import process could not be started: ${error.message}. Import the file again.`));
  child.once("exit", (code) => {
    // It has written down itself how it ended, unless it was ended from outside or by its heap limit.
    if (code !== 0)
      fail(
        "The import process ended before it was done: it was stopped, or needed too much memory. What was imported is kept; import the same file again to go on.",
      );
  });
}
