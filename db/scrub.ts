import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";

/** Tables that hold what people have written or who they are; on PostgreSQL what was deleted stays in their files until they are written anew. */
const WRITTEN = [
  "interaction",
  "promise",
  "progress_report",
  "commendation",
  "recognition",
  "exemplar",
  "offered_option",
  "handover",
  "gesture",
  "customer",
  "issue",
  "person",
  "rejected_row",
  "api_answer",
  "connector_run",
  "need_group",
  "staff_view",
  "erasure",
  "search_entry",
] as const;

/**
 * Writes the record anew, so that nothing that was deleted or overwritten is left in its file, its free pages or its log.
 * Others may read meanwhile, and write before and after. To be done in a process that nobody waits for.
 * @throws Error when the record was busy for too long; to be done again
 */
export async function scrubRecord(record: RecordStore): Promise<void> {
  if (record.sqlite) return onOwnConnection(record.sqlite.write.name, writeAnew);
  for (const table of WRITTEN) await record.db.run(sql.raw(`vacuum full "${table}"`));
}

/**
 * Does work that deletes, and overwrites on disk what it deletes; on PostgreSQL its own tidying does. Cheaper than writing
 * everything anew: what had been deleted before is left where it is.
 */
export async function overwritingDeleted<T>(record: RecordStore, work: () => Promise<T>): Promise<T> {
  if (!record.sqlite) return work();
  const { write } = record.sqlite;
  write.pragma("secure_delete = on");
  try {
    return await work();
  } finally {
    write.pragma("secure_delete = off");
    await onOwnConnection(write.name, cutLog);
  }
}

/** This process may have a transaction open on its other connections, for which waiting in them would wait for ever. */
async function onOwnConnection(path: string, work: (connection: Database.Database) => Promise<void>): Promise<void> {
  const connection = new Database(path, { timeout: 20 });
  try {
    connection.pragma("synchronous = FULL");
    await work(connection);
  } finally {
    connection.close();
  }
}

async function writeAnew(connection: Database.Database): Promise<void> {
  await untilFree(() => {
    connection.exec("VACUUM");
    return true;
  });
  await cutLog(connection);
}

/** The log holds pages as they were before, until all of it is in the file and it is cut to nothing. */
async function cutLog(connection: Database.Database): Promise<void> {
  await untilFree(() => connection.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0);
}

const PATIENCE_MS = 120_000;

async function untilFree(attempt: () => boolean): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      if (attempt()) return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!code.startsWith("SQLITE_BUSY")) throw error;
    }
    if (performance.now() - begun > PATIENCE_MS) throw new Error("The record was in use for too long to be written anew");
    await pause(10 + 40 * Math.random());
  }
}
