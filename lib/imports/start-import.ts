import { existsSync } from "node:fs";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { importJob } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { BadImportError } from "@/lib/errors";
import { dropUpload, endImport, UNFINISHED } from "@/lib/imports/end-import";
import { examineFile } from "@/lib/imports/examine-file";
import { importLimits } from "@/lib/imports/limits";
import { startProgram } from "@/lib/imports/program";
import { queueImport } from "@/lib/imports/queue-import";
import { readJob } from "@/lib/imports/run-import";
import { SAMPLE_MAPPING } from "@/lib/imports/sample-mapping";
import { clearUploads, lockPath, uploadPath } from "@/lib/imports/uploads";

/**
 * Makes the job of an uploaded file (see `receiveUpload`) and starts the process that does it. Its progress stands in
 * the job; an import of the same file that is not done yet is gone on with instead.
 * @returns the id of the import
 * @throws BadImportError when the file is of no known kind; it is removed then
 */
export async function startImport(
  record: RecordStore,
  actor: Actor,
  options: { uploadPath: string; fileName: string; source?: string | undefined },
): Promise<number> {
  requireRight(actor, "import");
  const limits = importLimits();
  const examination = await examineFile(options.uploadPath, limits);
  try {
    const upload = { path: options.uploadPath, examination };
    const { importId } = await queueImport(record, upload, { fileName: options.fileName, source: options.source, limits, now: Date.now() });
    runInChild(record, importId);
    return importId;
  } catch (error) {
    await dropUpload(record, examination.digest);
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
  const needed = new Set<string>();
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
    needed.add(path);
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
    await db
      .update(importJob)
      .set({ state: "cancelled", finishedAt: Date.now() })
      .where(and(eq(importJob.id, id), inArray(importJob.state, [...UNFINISHED])));
  });
  await dropUpload(record, job.fileDigest);
}

/** The import runs in a process of its own, with limits of its own, so that the web process stays responsive whatever the file holds. */
function runInChild(record: RecordStore, importId: number): void {
  const child = startProgram(["lib", "imports", "child.ts"], [record.dataDir, String(importId)]);
  const fail = (message: string) => {
    endImport(record, importId, new BadImportError(message), Date.now()).catch((error: unknown) => {
      process.stderr.write(`Import ${importId} ended, but that could not be written down: ${String(error)}\n`);
    });
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
