import { createReadStream, existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "drizzle-orm";
import { type ArchiveFile, createArchive, PARTIAL, type PackedMember } from "@/db/backup/archive-file";
import { BackupError, BackupRunningError } from "@/db/backup/backup-error";
import { FORMAT, MANIFEST, type Manifest, SECRET } from "@/db/backup/manifest";
import { type RecordTable, readSequences, recordTables } from "@/db/backup/tables";
import type { Db, RecordStore } from "@/db/client";
import { recordVersion } from "@/db/migrate";
import { takeLock } from "@/db/process-lock";

/** What was backed up. */
export interface MadeBackup {
  path: string;
  /** Of all tables. */
  rows: number;
  /** Of the file. */
  bytes: number;
  /** Epoch ms: the record as it was then. */
  madeAt: number;
  schemaVersion: number;
  seconds: number;
}

/** What a backup needs of an open record, migrated or not. */
type Readable = Pick<RecordStore, "dialect" | "dataDir" | "snapshot">;

/**
 * Writes the whole record, as it is at one moment, into one file, while others write on. The secret goes with it, and the
 * files that imports wait for.
 * @throws BackupError when another backup is being made, or there is no record
 */
export async function writeBackup(store: Readable, path: string): Promise<MadeBackup> {
  const lock = takeLock(join(backupFolder(store.dataDir), "backup.lock"));
  if (!lock) throw new BackupRunningError();
  const startedAt = performance.now();
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await clearPartial(store.dataDir);
    const archive = createArchive(path, Date.now());
    try {
      const manifest = await store.snapshot((db) => pack(store, db, archive));
      await archive.add(MANIFEST, Buffer.from(JSON.stringify(manifest)));
      const bytes = await archive.finish();
      const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
      const { madeAt, schemaVersion } = manifest;
      return { path, rows, bytes, madeAt, schemaVersion, seconds: (performance.now() - startedAt) / 1000 };
    } catch (error) {
      await archive.discard();
      throw error;
    }
  } finally {
    lock.release();
  }
}

/** Where backups go that were given no other place. */
export function backupFolder(dataDir: string): string {
  return join(dataDir, "backups");
}

/** 2026-11-27T23:45:01.234Z → 20261127T234501Z: sorts by time, and no file system minds it. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

async function pack({ dialect, dataDir }: Readable, db: Db, archive: ArchiveFile): Promise<Manifest> {
  const madeAt = Date.now();
  const schemaVersion = await recordVersion(dialect, db);
  const [meta] = schemaVersion === 0 ? [] : await db.all<{ recordId: string }>(sql`select record_id as "recordId" from record_meta`);
  if (!meta) throw new BackupError("There is no record here yet, so there is nothing to back up.");
  const tables = await recordTables(dialect, db);
  const members: PackedMember[] = [];
  if (existsSync(join(dataDir, "secret"))) members.push(await archive.add(SECRET, readFileSync(join(dataDir, "secret"))));
  const counts: Manifest["tables"] = {};
  for (const table of tables) counts[table.name] = { rows: await packRows(db, table, archive, members), columns: table.columns };
  members.push(...(await packUploads(db, dataDir, archive)));
  const sequences = await readSequences(dialect, db);
  return {
    format: FORMAT,
    version: productVersion(),
    schemaVersion,
    recordId: meta.recordId,
    madeAt,
    dialect,
    tables: counts,
    sequences,
    members,
  };
}

/** One line for each row, an array of its values; as many rows in a member as make a few megabytes. */
async function packRows(db: Db, table: RecordTable, archive: ArchiveFile, members: PackedMember[]): Promise<number> {
  const key = sql.identifier(table.key);
  const columns = sql.join(
    table.columns.map((name) => sql.identifier(name)),
    sql`, `,
  );
  let [packed, part, atOnce] = [0, 0, 100];
  let after = sql`true`;
  for (;;) {
    const rows = await db.all<Record<string, unknown>>(
      sql`select ${columns} from ${sql.identifier(table.name)} where ${after} order by ${key} limit ${atOnce}`,
    );
    const last = rows.at(-1);
    if (!last) return packed;
    packed += rows.length;
    const lines = rows.map((row) => `${JSON.stringify(table.columns.map((name) => row[name]))}\n`);
    let bytes = 0;
    for (const content of inParts(lines)) {
      part += 1;
      bytes += content.length;
      members.push(await archive.add(`record/${table.name}/${String(part).padStart(8, "0")}.jsonl`, content));
    }
    if (rows.length < atOnce) return packed;
    after = sql`${key} > ${last[table.key]}`;
    atOnce = Math.min(MOST_AT_ONCE, Math.max(1, Math.floor((rows.length * PART_BYTES) / bytes)));
  }
}

const PART_BYTES = 4 * 1024 * 1024;
const MOST_AT_ONCE = 2_000;

/** Lines together until they are a part; a longer line is one by itself. */
function* inParts(lines: readonly string[]): Generator<Buffer> {
  let [from, characters] = [0, 0];
  for (const [at, line] of lines.entries()) {
    characters += line.length;
    if (characters < PART_BYTES && at < lines.length - 1) continue;
    yield Buffer.from(lines.slice(from, at + 1).join(""));
    [from, characters] = [at + 1, 0];
  }
}

/** The files of imports that are not done, and of drafts: without them they could not be gone on with. */
async function packUploads(db: Db, dataDir: string, archive: ArchiveFile): Promise<PackedMember[]> {
  const waiting = await db.all<{ digest: string }>(
    sql`select distinct file_digest as digest from import_job where state in ('draft', 'queued', 'running') order by digest`,
  );
  const packed: PackedMember[] = [];
  for (const { digest } of waiting) {
    if (!/^[0-9a-f]{64}$/.test(digest)) continue;
    const path = join(dataDir, "uploads", `${digest}.file`);
    // An import that has just ended takes its file away; whoever restores is told that it is gone.
    const size = await stat(path).then(
      (file) => file.size,
      () => null,
    );
    if (size === null) continue;
    packed.push(await archive.addPieces(`uploads/${digest}.file`, size, createReadStream(path)));
  }
  return packed;
}

/** Removes what backups left that were killed; whoever calls holds the lock, so none of them is still written. */
async function clearPartial(dataDir: string): Promise<void> {
  const folder = backupFolder(dataDir);
  for (const name of await readdir(folder)) if (name.endsWith(PARTIAL)) await rm(join(folder, name), { force: true });
}

function productVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8"));
  return version;
}
