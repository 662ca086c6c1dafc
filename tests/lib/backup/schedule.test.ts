import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { verifyBackup } from "@/db/backup/read-backup";
import { followBackups, isDue } from "@/lib/backup/follow-backups";
import { lastBackup, noteBackup } from "@/lib/backup/last-backup";
import { backupSchedule } from "@/lib/backup/schedule";
import { freshWorkspace } from "@/tests/support/workspace";

afterEach(() => vi.unstubAllEnvs());

const HOUR = 3_600_000;

test("backups are made by the server only where it is told how often, and seven stay unless told", () => {
  expect(backupSchedule({})).toBe(null);
  expect(backupSchedule({ BACKUP_EVERY_HOURS: "6" })).toEqual({ everyMs: 6 * HOUR, keep: 7 });
  expect(backupSchedule({ BACKUP_EVERY_HOURS: "24", BACKUP_KEEP: "30" })).toEqual({ everyMs: 24 * HOUR, keep: 30 });
  expect(() => backupSchedule({ BACKUP_EVERY_HOURS: "often" })).toThrow('BACKUP_EVERY_HOURS must be a whole number above 0; got "often".');
});

test("one is due when none was made, when the last is as old as was said, and when the clock was set back", async () => {
  const { record } = await freshWorkspace();
  const schedule = { everyMs: 6 * HOUR, keep: 7 };
  const at = Date.UTC(2026, 10, 27);
  expect(await isDue(record.dataDir, schedule, at)).toBe(true);
  await noteBackup(record.dataDir, { madeAt: at, bytes: 1, rows: 1 });
  expect(await isDue(record.dataDir, schedule, at + 6 * HOUR - 1)).toBe(false);
  expect(await isDue(record.dataDir, schedule, at + 6 * HOUR)).toBe(true);
  expect(await isDue(record.dataDir, schedule, at - 7 * HOUR)).toBe(true);
});

test("a server that is told to makes the first one at once, in another process, and knows when it was", { timeout: 60_000 }, async () => {
  const { record } = await freshWorkspace();
  vi.stubEnv("BACKUP_EVERY_HOURS", "24");
  const begun = Date.now();
  const failures: unknown[] = [];
  followBackups(record, (error) => failures.push(error));
  const folder = join(record.dataDir, "backups");
  while ((await lastBackup(record.dataDir)) === null && failures.length === 0) await pause(50);
  expect(failures).toEqual([]);
  const made = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".tar.gz")) : [];
  expect(made).toEqual([expect.stringMatching(/^debrief-\d{8}T\d{6}Z\.tar\.gz$/)]);
  expect((await verifyBackup(join(folder, made[0] ?? ""), "sqlite")).tables.record_meta?.rows).toBe(1);
  expect((await lastBackup(record.dataDir))?.madeAt).toBeGreaterThanOrEqual(begun);
});
