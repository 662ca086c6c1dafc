import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type HealthCheck, readiness } from "@/lib/health";
import { openWorkspace, type Workspace } from "@/lib/workspace";

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
  expect(checks.map((check) => check.name)).toEqual(["write", "migrations", "disk", "facts"]);
  expect(checks.at(-1)?.message).toBe("0 changes wait to be counted.");
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
