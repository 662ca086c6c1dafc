import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noteBackup } from "@/lib/backup/last-backup";
import { type HealthCheck, readiness, rememberedReadiness } from "@/lib/health";
import { openWorkspace, type Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";

let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "debrief-health-"));
  workspace = await openWorkspace({ dataDir: folder, facts: "memory" });
});

afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true });
});

const failing = (checks: HealthCheck[]) => checks.filter((check) => !check.isOk).map((check) => check.name);

test("a fresh workspace is ready, and every check says what it found", async () => {
  const checks = await readiness(async () => workspace);
  expect(failing(checks)).toEqual([]);
  expect(checks.map((check) => check.name)).toEqual(["write", "migrations", "disk", "backup", "facts"]);
  expect(checks.at(-1)?.message).toBe("0 changes wait to be counted, the oldest for 0 s.");
  expect(checks.at(-2)).toEqual({
    name: "backup",
    isOk: true,
    isWarning: true,
    message: "No backup has been made yet. Set BACKUP_EVERY_HOURS, or run debrief backup.",
  });
});

test("a workspace that cannot be opened is not ready, and the answer names no path", async () => {
  const checks = await readiness(() => Promise.reject(new Error("EACCES: /srv/secret")));
  expect(checks).toEqual([{ name: "record", isOk: false, message: "The record or its facts cannot be opened." }]);
});

test("a record of another version is not ready", async () => {
  await workspace.record.tx(async (db) => {
    await db.run(sql`insert into migration (version, hash, applied_at) values (999, 'from the future', 0)`);
  });
  expect(failing(await readiness(async () => workspace))).toEqual(["migrations"]);
});

test("a record that is held by a writer for too long is not ready to be written", async () => {
  workspace.record.sqlite?.read.pragma("query_only = 0");
  workspace.record.sqlite?.read.exec("begin immediate");
  expect(failing(await readiness(async () => workspace))).toEqual(["write"]);
  workspace.record.sqlite?.read.exec("rollback");
});

test("changes that have waited for minutes are a failure, however few", async () => {
  const now = Date.now();
  await workspace.record.tx(async (db) => {
    await addInteraction(db, { sourceId: await addSource(db), externalId: "A" });
  });
  expect(failing(await readiness(async () => workspace, null, now + 60_000))).toEqual([]);
  const [late] = (await readiness(async () => workspace, null, now + 400_000)).filter((check) => !check.isOk);
  expect([late?.name, late?.message]).toEqual([
    "facts",
    expect.stringMatching(/^\d changes wait to be counted, the oldest for (399|400) s\.$/),
  ]);
});

test("a backup that is due and missing is a failure where backups are scheduled, and worth a look where they are made by hand", async () => {
  const now = Date.now();
  const daily = { everyMs: 86_400_000, keep: 7 };
  const backup = async (schedule: typeof daily | null) =>
    (await readiness(async () => workspace, schedule, now)).find((check) => check.name === "backup");
  await noteBackup(folder, { madeAt: now - 30 * 3_600_000, bytes: 1, rows: 1 });
  expect(await backup(daily)).toEqual({
    name: "backup",
    isOk: true,
    message: "The last backup is 30 hours old. One is due every 24 hours.",
  });
  await noteBackup(folder, { madeAt: now - 200 * 3_600_000, bytes: 1, rows: 1 });
  expect(await backup(daily)).toMatchObject({ isOk: false, message: "The last backup is 200 hours old. One is due every 24 hours." });
  expect(await backup(null)).toEqual({ name: "backup", isOk: true, isWarning: true, message: "The last backup is 200 hours old." });
});

test("a thousand who ask at once are answered by checks that were made once", async () => {
  let made = 0;
  const ask = rememberedReadiness(async () => {
    made += 1;
    return readiness(async () => workspace);
  });
  const answers = await Promise.all(Array.from({ length: 1_000 }, ask));
  expect([made, new Set(answers).size]).toEqual([1, 1]);
});
