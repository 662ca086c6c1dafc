import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { RecordStore } from "@/db/client";
import { ImportStoppedError } from "@/db/import-batch";
import { type ProcessLock, takeLock } from "@/db/process-lock";
import { endImport } from "@/lib/imports/end-import";
import { loadSample, SampleError, type SampleRun } from "@/lib/sample/load-sample";
import { removeSample } from "@/lib/sample/remove-sample";
import { readSample } from "@/lib/sample/sample-record";

/**
 * Does what the record says is to be done with the sample: loads it, or removes it where it is marked as going; both
 * where it is marked while it loads. One process at a time.
 * @throws SampleError when another process is at it and does not come to an end
 */
export async function runSample(run: SampleRun): Promise<void> {
  const lock = await patientLock(run.record);
  try {
    const sample = await readSample(run.record.db);
    if (sample && !sample.isBeingRemoved) await loadAndTell(run, sample.importId);
    await removeSample(run);
  } finally {
    lock.release();
  }
}

/** Whether a process is loading or removing the sample now. */
export function isSampleRunning(record: RecordStore): boolean {
  const lock = takeLock(lockPath(record));
  lock?.release();
  return lock === null;
}

async function loadAndTell(run: SampleRun, importId: number): Promise<void> {
  try {
    await loadSample(run);
  } catch (error) {
    await endImport(run.record, importId, error, run.now());
    // Cancelled: what was loaded until then stays, or is about to be removed.
    if (!(error instanceof ImportStoppedError)) throw error;
  }
}

const PATIENCE_MS = 10_000;

/** Whoever holds it may be about to stop: a load that has been cancelled ends with its batch. */
async function patientLock(record: RecordStore): Promise<ProcessLock> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    const lock = takeLock(lockPath(record));
    if (lock) return lock;
    if (performance.now() > until)
      throw new SampleError("sample_busy", "The sample is being loaded or removed right now. Wait until that is done.");
    await pause(100);
  }
}

function lockPath({ dataDir }: RecordStore): string {
  return join(dataDir, "uploads", "sample.lock");
}
