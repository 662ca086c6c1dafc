import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { verifyBackup } from "@/db/backup/read-backup";
import { restoreBackup } from "@/db/backup/restore-backup";
import { openRecord } from "@/db/client";
import { checkRecord } from "@/db/integrity";
import { interaction, setting } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { makeBackup } from "@/lib/backup/make-backup";
import { verifyWorkspace } from "@/lib/verify";
import { openWorkspace } from "@/lib/workspace";
import { addInteraction, addSource } from "../support/arrange";

/** Eight, in two processes. */
const WRITERS = ["a,b,c,d", "e,f,g,h"];
const WRITING = 8;
const ROWS_EACH = process.env.LONG ? 2_000 : 60;
const KILLS = process.env.LONG ? 50 : 3;
const SEED_ROWS = process.env.LONG ? 50_000 : 3_000;

const folder = await mkdtemp(join(tmpdir(), "debrief-backup-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a backup made while eight writers write has what was acknowledged before it, and nothing from after it", {
  timeout: 600_000,
}, async () => {
  const dataDir = join(folder, "loaded");
  const sourceId = await seed(dataDir);
  const acknowledged: number[] = [];
  const writers = WRITERS.map((names) => write(dataDir, sourceId, names, () => acknowledged.push(Date.now())));
  while (acknowledged.length < (WRITING * ROWS_EACH) / 4) await pause(5);

  const before = acknowledged.length;
  const made = await makeBackup({ dataDir }, commandActor(), { now: Date.now() });
  const after = acknowledged.length;
  await Promise.all(writers);
  expect(acknowledged.length).toBe(WRITING * ROWS_EACH);
  expect(after, "the writers should have gone on while the backup was made").toBeGreaterThan(before);

  const into = join(folder, "restored");
  const restored = await restoreBackup(made.path, { dataDir: into }, false);
  const workspace = await openWorkspace({ dataDir: into, facts: "memory" });
  const rows = (await workspace.record.db.$count(interaction)) - SEED_ROWS;
  // What is acknowledged a moment later than it was committed may be in it as well: at most one for each writer.
  expect(rows).toBeGreaterThanOrEqual(before);
  expect(rows).toBeLessThanOrEqual(after + WRITING);
  // Each writer writes two rows in a transaction: both are in it, or neither.
  expect(await workspace.record.db.$count(setting)).toBe(rows);
  expect(await checkRecord(workspace.record)).toEqual([]);
  expect(await verifyWorkspace(workspace.record, workspace.facts)).toEqual([]);
  await workspace.close();
  process.stdout.write(
    `backup: ${made.rows} rows, ${made.bytes} bytes in ${made.seconds.toFixed(2)} s while ${after - before} were written; ` +
      `restored in ${restored.seconds.toFixed(2)} s\n`,
  );
});

test("a backup that is killed leaves nothing under its name, and the next one takes its remains away", { timeout: 600_000 }, async () => {
  const dataDir = join(folder, "killed");
  await seed(dataDir);
  const backups = join(dataDir, "backups");
  let cutShort = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const args = ["--conditions=react-server", "--import", "tsx", "tests/faults/backup-process.ts", dataDir, backups];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    // The first one surely half way, the others whenever.
    if (kill === 0) while (child.exitCode === null && !partOf(backups)) await pause(1);
    else await pause(Math.random() * 100);
    child.kill("SIGKILL");
    await ended;
    const names = readdirSync(backups);
    if (partOf(backups)) cutShort += 1;
    for (const name of names.filter((each) => each.endsWith(".tar.gz"))) await verifyBackup(join(backups, name), "sqlite");
  }
  expect(cutShort, "some should have been killed half way").toBeGreaterThan(0);
  await makeBackup({ dataDir }, commandActor(), { now: Date.now() });
  expect(partOf(backups)).toBe(false);
});

/** Whether a backup lies there that is not whole. */
function partOf(backups: string): boolean {
  return existsSync(backups) && readdirSync(backups).some((name) => name.endsWith(".partial"));
}

test("the newest backups are kept, and only such are removed", async () => {
  const dataDir = join(folder, "kept");
  await seed(dataDir, 1);
  mkdirSync(join(dataDir, "backups"), { recursive: true });
  const at = (day: number) => Date.UTC(2026, 0, day, 12);
  await makeBackup({ dataDir }, commandActor(), { path: join(dataDir, "backups", "before-schema-7-20250101T000000Z.tar.gz"), now: 0 });
  for (const day of [1, 2, 3, 4]) await makeBackup({ dataDir }, commandActor(), { keep: 2, now: at(day) });
  expect(readdirSync(join(dataDir, "backups")).sort()).toEqual([
    "backup.lock",
    "before-schema-7-20250101T000000Z.tar.gz",
    "debrief-20260103T120000Z.tar.gz",
    "debrief-20260104T120000Z.tar.gz",
    "last.json",
  ]);
});

async function seed(dataDir: string, rows = SEED_ROWS): Promise<number> {
  const record = await openRecord({ dataDir });
  const sourceId = await record.tx(async (db) => {
    const id = await addSource(db, "desk");
    for (let n = 0; n < rows; n++) await addInteraction(db, { sourceId: id, externalId: `seed-${n}`, narrative: `Called ${n} times.` });
    return id;
  });
  await record.close();
  return sourceId;
}

/** Writers in a process of their own; hears of each of their transactions once it has been told that it is kept. */
async function write(dataDir: string, sourceId: number, names: string, onAcknowledged: () => void): Promise<void> {
  const args = [
    "--conditions=react-server",
    "--import",
    "tsx",
    "tests/faults/pair-process.ts",
    dataDir,
    String(sourceId),
    names,
    String(ROWS_EACH),
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.on("data", (text: Buffer) => {
    for (const _line of text.toString().matchAll(/\n/g)) onAcknowledged();
  });
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
}
