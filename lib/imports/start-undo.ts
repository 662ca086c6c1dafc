import { rm } from "node:fs/promises";
import { and, asc, isNotNull, ne } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { importJob } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { startProgram } from "@/lib/child-process";
import { importLimits } from "@/lib/imports/limits";
import { queueUndo } from "@/lib/imports/undo-import";
import { lockPath } from "@/lib/imports/uploads";
import { log } from "@/lib/log";

/** Starts taking an import back, in a process of its own; asked twice, it is done once. @throws BadImportError when it cannot be undone */
export async function startUndo(record: RecordStore, actor: Actor, id: number): Promise<void> {
  if (await queueUndo(record, actor, id, Date.now())) runInChild(record, id);
}

/** Goes on with every undoing that a dead process left behind. Call it once, at the start of the server. */
export async function resumeUndos(record: RecordStore): Promise<void> {
  const left = await record.db
    .select({ id: importJob.id })
    .from(importJob)
    .where(and(isNotNull(importJob.undoneAt), ne(importJob.state, "undone")))
    .orderBy(asc(importJob.id));
  for (const { id } of left) runInChild(record, id);
}

/** Under the lock of its import, so that two processes never undo the same one; the one that finds it taken leaves it alone. */
export async function underUndoLock(record: RecordStore, id: number, work: () => Promise<void>): Promise<boolean> {
  const lock = takeLock(lockPath(record.dataDir, id));
  if (!lock) return false;
  try {
    await work();
    return true;
  } finally {
    lock.release();
    await rm(lockPath(record.dataDir, id), { force: true });
  }
}

function runInChild(record: RecordStore, id: number): void {
  const args = [record.dataDir, String(id)];
  const child = startProgram("imports/undo-child.ts", args, { heapMib: importLimits().heapMib, stdio: ["ignore", "ignore", "inherit"] });
  child.unref();
  // The next start of the server goes on with it.
  child.once("error", (error) => log.error("undo_not_started", { job: id, error }));
  child.once("exit", (code) => {
    if (code !== 0) log.error("undo_stopped", { job: id, code: String(code) });
  });
}
