import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { count, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { importJob, interaction, interactionCause, interactionFailure, rejectedRow } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { importLimits } from "@/lib/imports/limits";
import { queueImport } from "@/lib/imports/queue-import";
import { resumeImports } from "@/lib/imports/start-import";
import { keepCopy } from "@/lib/imports/uploads";
import { freshRecord } from "@/tests/support/record";
import { CFPB_HEADER, complaint, csvOf, fileOf } from "../support/import-arrange";

const KILLS = Number(process.env.IMPORT_KILLS ?? 2);
const ROWS = Number(process.env.IMPORT_KILL_ROWS ?? 2_500);

/** Every seventh answered late, every fiftieth without a readable date, equal rows among those without an id. */
function rowsOfFile(withIds: boolean): string[][] {
  return Array.from({ length: ROWS }, (_, at) =>
    complaint({
      "Complaint ID": withIds ? String(at) : "",
      Company: `COMPANY ${at % 40}`,
      Issue: `Issue ${at % 30}`,
      "Timely response?": at % 7 === 0 ? "No" : "Yes",
      "Date received": at % 50 === 0 ? "someday" : "3/18/2019",
      "Consumer complaint narrative": `What happened ${at % 900}`.repeat(10),
    }),
  );
}

const rejected = Math.ceil(ROWS / 50);
const late = Array.from({ length: ROWS }, (_, at) => at).filter((at) => at % 7 === 0 && at % 50 !== 0).length;

describe("an import that is killed again and again", () => {
  test.each([
    ["with ids", true],
    ["without ids, where equal rows are told apart by their count", false],
  ])("%s loses no row and counts none twice", { timeout: 600_000 }, async (_, withIds) => {
    const record = await freshRecord();
    const importId = await queued(record, csvOf(CFPB_HEADER, rowsOfFile(withIds)));
    let kills = 0;
    while (kills < KILLS && (await killedOnItsWay(record, importId))) kills++;
    expect(kills, "the import should not have been done before it was killed").toBe(KILLS);
    expect(await resumeImports(record)).toEqual([importId]);
    await untilDone(record, importId);

    const [job] = await record.db.select().from(importJob).where(eq(importJob.id, importId));
    expect(job).toMatchObject({
      state: "done",
      rows: ROWS,
      accepted: ROWS - rejected,
      created: ROWS - rejected,
      rejected,
      changed: 0,
      unchanged: 0,
      rowsDone: ROWS,
    });
    expect(job?.interactions).toBe(ROWS - rejected);
    expect(await rowsIn(record, interaction)).toBe(ROWS - rejected);
    expect(await rowsIn(record, interactionCause)).toBe(ROWS - rejected);
    expect(await rowsIn(record, interactionFailure)).toBe(late);
    expect(await rowsIn(record, rejectedRow)).toBe(rejected);
    expect(await record.db.all(sql`pragma integrity_check`)).toEqual([{ integrity_check: "ok" }]);
    expect(await readdir(join(record.dataDir, "uploads"))).toEqual([]);
  });
});

async function queued(record: RecordStore, content: string): Promise<number> {
  const limits = importLimits({});
  const upload = await keepCopy(record.dataDir, await fileOf(content), limits);
  const { importId } = await queueImport(record, upload, { fileName: "file.csv", limits, actor: commandActor(), now: Date.now() });
  return importId;
}

/** Starts the import process and kills it at a random moment after it has done some rows; false when it was done before. */
async function killedOnItsWay(record: RecordStore, importId: number): Promise<boolean> {
  const { rowsDone: before } = await jobOf(record, importId);
  const target = before + 1 + Math.floor(Math.random() * (ROWS / (KILLS + 1)));
  const args = ["--conditions=react-server", "--import", "tsx", "lib/imports/child.ts", record.dataDir, String(importId)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = once(child, "exit");
  for (;;) {
    const { rowsDone, state } = await jobOf(record, importId);
    if (state === "done" || child.exitCode !== null) return false;
    if (rowsDone >= target) break;
    await pause(Math.random() * 10);
  }
  child.kill("SIGKILL");
  await ended;
  return true;
}

async function jobOf(record: RecordStore, importId: number) {
  const [job] = await record.db.select().from(importJob).where(eq(importJob.id, importId));
  if (!job) throw new Error("The job is gone");
  return job;
}

async function untilDone(record: RecordStore, importId: number): Promise<void> {
  for (;;) {
    const { state } = await jobOf(record, importId);
    const left = await readdir(join(record.dataDir, "uploads"));
    if (!["queued", "running"].includes(state) && left.length === 0) return;
    await pause(50);
  }
}

async function rowsIn(
  record: RecordStore,
  table: typeof interaction | typeof interactionCause | typeof interactionFailure | typeof rejectedRow,
): Promise<number> {
  const [found] = await record.db.select({ rows: count() }).from(table);
  return found?.rows ?? 0;
}
