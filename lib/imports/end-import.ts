import { and, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { ImportStoppedError } from "@/db/import-batch";
import { importJob } from "@/db/schema";
import { RecordBusyError } from "@/db/tx";
import { BadSettingError } from "@/lib/env";
import { BadImportError } from "@/lib/errors";
import { DateOrderUnknownError } from "@/lib/imports/date-question";
import { tellOfImport } from "@/lib/imports/tell-of-import";
import { removeUpload } from "@/lib/imports/uploads";
import { log } from "@/lib/log";

/** States in which an import still has something to do. */
export const UNFINISHED = ["queued", "running"] as const;
/** States in which the uploaded file is still needed. */
const NEEDS_FILE = [...UNFINISHED, "draft"] as const;

/** Writes down that an import ended without being done, and why. One that was cancelled stays cancelled. */
export async function endImport(record: RecordStore, importId: number, error: unknown, now: number): Promise<void> {
  const isStopped = error instanceof ImportStoppedError;
  await record.tx(async (db) => {
    if (error instanceof DateOrderUnknownError && (await isFromDraft(db, importId))) {
      await db.update(importJob).set({ state: "draft", startedAt: null }).where(eq(importJob.id, importId));
      return;
    }
    const ended = await db
      .update(importJob)
      .set({ state: isStopped ? "cancelled" : "failed", error: isStopped ? null : reasonOf(error), finishedAt: now })
      .where(and(eq(importJob.id, importId), inArray(importJob.state, [...UNFINISHED])))
      .returning({ id: importJob.id });
    if (ended.length > 0) await tellOfImport(db, importId, now);
  });
}

/** Somebody who was there when it was committed can be asked what the file does not say: it is a draft again. */
async function isFromDraft(db: Db, importId: number): Promise<boolean> {
  const [job] = await db.select({ reading: importJob.reading }).from(importJob).where(eq(importJob.id, importId));
  return job !== undefined && job.reading !== null;
}

/** Removes an uploaded file and what was unpacked from it, unless another import still needs it. */
export async function dropUpload(record: RecordStore, digest: string): Promise<void> {
  const needed = await record.db
    .select({ id: importJob.id })
    .from(importJob)
    .where(and(eq(importJob.fileDigest, digest), inArray(importJob.state, [...NEEDS_FILE])));
  if (needed.length === 0) await removeUpload(record.dataDir, digest);
}

const KEPT = "What was imported until then is kept; import the same file again to go on.";

/** What a person is told. Anything unforeseen is told to the operator, in the log. */
function reasonOf(error: unknown): string {
  if (error instanceof BadImportError || error instanceof BadSettingError) return error.message;
  if (error instanceof RecordBusyError) return `The record was being written by others for too long. ${KEPT}`;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "SQLITE_FULL" || code === "ENOSPC") return `The disk is full. ${KEPT}`;
  log.error("import_failed", { error });
  return `Something went wrong on our side. ${KEPT}`;
}
