import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { syncFolder } from "@/db/backup/archive-file";
import { BackupError } from "@/db/backup/backup-error";
import { loadRecord } from "@/db/backup/load-record";
import type { Manifest } from "@/db/backup/manifest";
import { readBackup, verifyBackup } from "@/db/backup/read-backup";
import { stampOf } from "@/db/backup/write-backup";
import { connectRecord, openRecord, type RecordPlace } from "@/db/client";
import { recordDialect } from "@/db/columns";
import { checkRecord } from "@/db/integrity";
import { recordVersion } from "@/db/migrate";
import { MARK } from "@/db/record-mark";
import { settleAlone } from "@/db/sqlite";

/** What was restored. */
export interface RestoredBackup {
  rows: number;
  /** Epoch ms: the record as it was then. */
  madeAt: number;
  /** Where what was there before has gone; null when nothing was there. */
  movedTo: string | null;
  /** What is wrong with the record, in sentences: as it was when it was backed up. */
  findings: string[];
  seconds: number;
}

/**
 * Puts the record of a backup into an empty place: everything of it or nothing. On PostgreSQL the database has to be empty.
 * Of what lies in DATA_DIR, erasures.jsonl and the backups are never touched.
 * @param isReplacing moves a record that is there aside, into a folder beside it
 * @throws BackupError, also when somebody has the record open that is to be replaced; NewerRecordError
 */
export async function restoreBackup(path: string, place: RecordPlace, isReplacing: boolean): Promise<RestoredBackup> {
  const startedAt = performance.now();
  const manifest = await verifyBackup(path, recordDialect);
  const { dataDir } = place;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await clearLeft(dataDir);
  const found = () => OF_A_RECORD.filter((name) => existsSync(join(dataDir, name)));
  const old = found();
  if (old.length > 0 && !isReplacing)
    throw new BackupError(
      `There is a record in ${dataDir} already (${old.join(", ")}). Restore into an empty folder with --into, or add --replace to move it aside.`,
    );
  if (existsSync(join(dataDir, FILE))) settleAlone(join(dataDir, FILE));
  const staging = join(dataDir, `restoring-${randomBytes(4).toString("hex")}`);
  mkdirSync(staging, { mode: 0o700 });
  try {
    const findings = await fill(staging, path, manifest, place);
    const movedTo = old.length > 0 ? moveAside(dataDir, found()) : null;
    // The record comes last: until then there is none here.
    for (const name of ["uploads", "secret", FILE, MARK]) if (existsSync(join(staging, name))) moveIn(staging, dataDir, name);
    syncFolder(dataDir);
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { rows, madeAt: manifest.madeAt, movedTo, findings, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const FILE = "debrief.sqlite";
/** What belongs to one record and to no other. */
const OF_A_RECORD = [FILE, `${FILE}-wal`, `${FILE}-shm`, "secret", MARK, "facts", "uploads", "rejected"];

async function fill(staging: string, path: string, manifest: Manifest, place: RecordPlace): Promise<string[]> {
  const into = { ...place, dataDir: staging };
  const empty = await connectRecord(into);
  try {
    if ((await recordVersion(empty.dialect, empty.db)) > 0)
      throw new BackupError("The database of DATABASE_URL is not empty. Make an empty one and let DATABASE_URL name it.");
    await writeFiles(staging, path);
    await empty.alone(() => loadRecord(empty, path, manifest));
  } finally {
    await empty.close();
  }
  // It was verified and is whole, so it needs no other backup on its way to this version.
  const record = await openRecord({ ...into, isBackedUp: true });
  return checkRecord(record).finally(() => record.close());
}

async function writeFiles(staging: string, path: string): Promise<void> {
  for await (const { held, content } of readBackup(path)) {
    if (held.kind === "upload") mkdirSync(join(staging, "uploads"), { recursive: true, mode: 0o700 });
    const name = held.kind === "secret" ? "secret" : held.kind === "upload" ? join("uploads", held.file) : null;
    if (name !== null) await pipeline(Readable.from(content), createWriteStream(join(staging, name), { mode: 0o600, flush: true }));
  }
}

function moveAside(dataDir: string, names: readonly string[]): string {
  const aside = join(dataDir, `replaced-${stampOf(Date.now())}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of names) renameSync(join(dataDir, name), join(aside, name));
  return aside;
}

function moveIn(staging: string, dataDir: string, name: string): void {
  const target = join(dataDir, name);
  if (name !== "uploads" || !existsSync(target)) renameSync(join(staging, name), target);
  else for (const file of readdirSync(join(staging, name))) renameSync(join(staging, name, file), join(target, file));
}

/** What restores left that were killed. */
async function clearLeft(dataDir: string): Promise<void> {
  for (const name of readdirSync(dataDir)) if (/^restoring-[0-9a-f]{8}$/.test(name)) await rm(join(dataDir, name), { recursive: true });
}
