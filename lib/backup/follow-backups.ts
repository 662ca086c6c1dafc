import type { RecordStore } from "@/db/client";
import { lastBackup } from "@/lib/backup/last-backup";
import { type BackupSchedule, backupSchedule } from "@/lib/backup/schedule";
import { startProgram } from "@/lib/child-process";

/**
 * Makes a backup whenever one is due, in a process of its own. What failed is tried again a quarter of an hour later, and
 * shows in the server's health. Call it once, at the start of the server.
 */
export function followBackups({ dataDir }: RecordStore, fail: (error: unknown) => void): void {
  const schedule = backupSchedule();
  if (!schedule) return;
  let restUntil = 0;
  let isRunning = false;
  const ended = (problem: string | null) => {
    isRunning = false;
    if (problem === null) return;
    restUntil = Date.now() + REST_MS;
    fail(new Error(problem));
  };
  const look = async () => {
    if (isRunning || Date.now() < restUntil) return;
    isRunning = true;
    if (!(await isDue(dataDir, schedule, Date.now()))) return ended(null);
    const child = startProgram("backup/child.ts", [dataDir, String(schedule.keep)], {
      heapMib: 512,
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.unref();
    child.once("error", (error) => ended(error.message));
    child.once("exit", (code) => ended(code === 0 ? null : "the process that makes it ended before it was done"));
  };
  setInterval(look, LOOK_EVERY_MS).unref();
  void look();
}

/** Whether it is time, by the newest backup. A clock that was set back makes it time too. */
export async function isDue(dataDir: string, { everyMs }: BackupSchedule, now: number): Promise<boolean> {
  const last = await lastBackup(dataDir);
  return last === null || Math.abs(now - last.madeAt) >= everyMs;
}

const LOOK_EVERY_MS = 60_000;
const REST_MS = 900_000;
