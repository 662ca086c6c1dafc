import { and, eq, lt } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { importJob } from "@/db/schema";
import { dropUpload } from "@/lib/imports/end-import";

/** How long a draft waits for somebody, in milliseconds. */
export const DRAFT_KEPT_MS = 2 * 86_400_000;

/** Forgets drafts that nobody has come back to, and their files. */
export async function clearDrafts(record: RecordStore, now: number): Promise<void> {
  const old = and(eq(importJob.state, "draft"), lt(importJob.createdAt, now - DRAFT_KEPT_MS));
  const forgotten = await record.db.select({ digest: importJob.fileDigest }).from(importJob).where(old);
  if (forgotten.length === 0) return;
  await record.tx((db) => db.delete(importJob).where(old));
  for (const { digest } of forgotten) await dropUpload(record, digest);
}

/** Digests of the files that drafts wait with. */
export async function draftDigests(db: Db): Promise<Set<string>> {
  const rows = await db.select({ digest: importJob.fileDigest }).from(importJob).where(eq(importJob.state, "draft"));
  return new Set(rows.map(({ digest }) => digest));
}
