import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { recordVersion } from "@/db/migrate";

/** DATA_DIR knows of a record, and what is there is none or another one: going on would look like a loss, or be one. */
export class LostRecordError extends Error {
  override name = "LostRecordError";
}

/** On SQLite, before a file is made. @throws LostRecordError when there was a record in this folder and its file is gone */
export function refuseMissingFile(dataDir: string): void {
  if (readMark(dataDir) === null || existsSync(join(dataDir, "debrief.sqlite"))) return;
  throw new LostRecordError(`${join(dataDir, "debrief.sqlite")} is missing, but there was a record here. ${WHAT_TO_DO}`);
}

/** Before anything is made or migrated. @throws LostRecordError when an empty or another record stands in the place of this folder's */
export async function refuseLostRecord({ dialect, dataDir, db }: RecordStore): Promise<void> {
  const known = readMark(dataDir);
  if (known === null) return;
  const rows = (await recordVersion(dialect, db)) === 0 ? [] : await db.all<{ id: string }>(sql`select record_id as id from record_meta`);
  if (rows[0]?.id === known) return;
  const place = dialect === "sqlite" ? "debrief.sqlite" : "The database of DATABASE_URL";
  const found = rows[0] ? "holds another record than the one" : "is empty, but there was a record";
  throw new LostRecordError(`${place} ${found} that ${dataDir} belongs to. ${WHAT_TO_DO}`);
}

/** Notes in DATA_DIR which record it belongs to, unless it is noted already. */
export async function markRecord({ dataDir, db }: RecordStore): Promise<void> {
  if (readMark(dataDir) !== null) return;
  const [meta] = await db.all<{ id: string }>(sql`select record_id as id from record_meta`);
  if (meta) writeMark(dataDir, meta.id);
}

const WHAT_TO_DO =
  "Put it back, or restore a backup with debrief restore; to begin with what is there now, delete the file record-id in that folder.";

function readMark(dataDir: string): string | null {
  const path = join(dataDir, MARK);
  return existsSync(path) ? readFileSync(path, "utf8").trim() : null;
}

// Written whole beside and then linked into place, so that no half of it is ever read.
function writeMark(dataDir: string, id: string): void {
  const path = join(dataDir, MARK);
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  try {
    writeFileSync(draft, `${id}\n`, { mode: 0o600, flush: true });
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The file in DATA_DIR that says which record belongs there. */
export const MARK = "record-id";
