import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { isMigrated } from "@/db/migrate";
import { recordMeta } from "@/db/schema";
import { lastBackup } from "@/lib/backup/last-backup";
import { type BackupSchedule, backupSchedule } from "@/lib/backup/schedule";
import { formatCount } from "@/lib/format";
import type { Workspace } from "@/lib/workspace";

/** One thing that must hold for the server to do its work. */
export interface HealthCheck {
  name: "record" | "write" | "migrations" | "disk" | "backup" | "facts";
  isOk: boolean;
  /** Worth a look, and no reason to send nobody here. */
  isWarning?: true;
  /** What was found, in a sentence without paths or addresses, for who may manage this installation. */
  message: string;
}

/** Whether this installation can take and count interactions now: each check is made, none is remembered. */
export async function readiness(open: () => Promise<Workspace>, schedule = backupSchedule(), now = Date.now()): Promise<HealthCheck[]> {
  const workspace = await open().catch(() => null);
  if (workspace === null) return [{ name: "record", isOk: false, message: "The record or its facts cannot be opened." }];
  return Promise.all([
    check("write", () => writeCheck(workspace)),
    check("migrations", () => migrationsCheck(workspace)),
    check("disk", () => diskCheck(workspace)),
    check("backup", () => backupCheck(workspace, schedule, now)),
    check("facts", () => factsCheck(workspace, now)),
  ]);
}

/**
 * `readiness` for whoever asks as often as they like: the checks are made once at a time, and what they found holds for a
 * second.
 */
export function rememberedReadiness(make: () => Promise<HealthCheck[]>): () => Promise<HealthCheck[]> {
  let found: Promise<HealthCheck[]> | null = null;
  return () => {
    if (found !== null) return found;
    found = make();
    const forget = () => {
      found = null;
    };
    found.then(() => setTimeout(forget, REMEMBERED_MS).unref(), forget);
    return found;
  };
}

type Found = Omit<HealthCheck, "name">;

const REMEMBERED_MS = 1_000;
/** Below this much free disk space an import may fail half way, in bytes. */
const NEEDED_BYTES = 256 * 1024 * 1024;
/** More changes than this waiting to be counted means that counting has stopped, not that a file is being imported. */
const TOLERATED_CHANGES = 100_000;
/** So does a change that has waited longer than this, in milliseconds. */
const TOLERATED_LAG_MS = 300_000;
/** A backup that is made by hand is old after a week. */
const OLD_MS = 7 * 86_400_000;
/** The first backup of a server may take this long. */
const FIRST_BACKUP_MS = 3_600_000;

// A write that changes nothing, through the same lock and onto the same disk as any other.
async function writeCheck({ record }: Workspace): Promise<Found> {
  await record.tx(async (db) => {
    await db.update(recordMeta).set({ recordId: sql`${recordMeta.recordId}` });
  });
  return { isOk: true, message: "The record can be written." };
}

async function migrationsCheck({ record }: Workspace): Promise<Found> {
  const isOk = await isMigrated(record.dialect, record.db);
  return { isOk, message: isOk ? "The record has this version's shape." : "The record has another version's shape: restart the server." };
}

async function diskCheck({ record }: Workspace): Promise<Found> {
  const { bavail, bsize } = await statfs(record.dataDir);
  const free = bavail * bsize;
  return { isOk: free >= NEEDED_BYTES, message: `${formatCount(Math.floor(free / 2 ** 20))} MiB are free; 256 are needed.` };
}

/** Where backups are scheduled, a missing one is a failure; where they are made by hand, an old one is worth a look. */
async function backupCheck({ record }: Workspace, schedule: BackupSchedule | null, now: number): Promise<Found> {
  const last = await lastBackup(record.dataDir);
  const age = last === null ? null : now - last.madeAt;
  if (schedule) {
    const isOk = age === null ? process.uptime() * 1_000 < FIRST_BACKUP_MS : age < 2 * schedule.everyMs;
    return { isOk, message: `${ageOf(age)} One is due every ${formatCount(schedule.everyMs / 3_600_000)} hours.` };
  }
  if (age === null) return { isOk: true, isWarning: true, message: `${ageOf(age)} Set BACKUP_EVERY_HOURS, or run debrief backup.` };
  return { isOk: true, ...(age >= OLD_MS && { isWarning: true }), message: ageOf(age) };
}

function ageOf(age: number | null): string {
  return age === null ? "No backup has been made yet." : `The last backup is ${formatCount(Math.floor(age / 3_600_000))} hours old.`;
}

async function factsCheck({ facts }: Workspace, now: number): Promise<Found> {
  const [waiting, since] = [await facts.pending(), await facts.waitingSince()];
  const lag = since === null ? 0 : Math.max(0, now - since);
  return {
    isOk: waiting <= TOLERATED_CHANGES && lag <= TOLERATED_LAG_MS,
    message: `${formatCount(waiting)} changes wait to be counted, the oldest for ${formatCount(Math.round(lag / 1_000))} s.`,
  };
}

/** A check that cannot be made has failed; why is the business of whoever can read the server's disk. */
async function check(name: HealthCheck["name"], make: () => Promise<Found>): Promise<HealthCheck> {
  const found = await make().catch(() => ({ isOk: false, message: `The check "${name}" could not be made.` }));
  return { name, ...found };
}
