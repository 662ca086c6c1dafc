import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isNull } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { erasure } from "@/db/schema";
import { startProgram } from "@/lib/child-process";
import { log } from "@/lib/log";
import { finishErasures } from "@/lib/privacy/erase";
import { replayErasures } from "@/lib/privacy/replay";

/** Does every erasure that is written down, in a process of its own, as the record is written anew at its end. */
export function startErasures(record: RecordStore): void {
  const child = startProgram("privacy/erase-child.ts", [record.dataDir], { heapMib: HEAP_MIB, stdio: ["ignore", "ignore", "inherit"] });
  child.unref();
  // The next start of the server goes on with it.
  child.once("error", (error) => log.error("erasure_not_started", { error }));
  child.once("exit", (code) => {
    if (code !== 0) log.error("erasure_stopped", { code: String(code) });
  });
}

const HEAP_MIB = 512;

/** Goes on with erasures that a dead process left behind, and with those that a restored backup has forgotten. Call it at every start. */
export async function resumeErasures(record: RecordStore): Promise<void> {
  await replayErasures(record);
  const [waiting] = await record.db.select({ id: erasure.id }).from(erasure).where(isNull(erasure.finishedAt)).limit(1);
  if (waiting) startErasures(record);
}

/** Under a lock, so that two processes never erase at once; one that finds it taken leaves what it wanted to the other. */
export async function underErasureLock(record: RecordStore): Promise<boolean> {
  const path = join(record.dataDir, "erasing.lock");
  const lock = takeLock(path);
  if (!lock) return false;
  try {
    // Others may have written more of them down meanwhile.
    while ((await finishErasures(record, Date.now)) > 0);
    return true;
  } finally {
    lock.release();
    await rm(path, { force: true });
  }
}
