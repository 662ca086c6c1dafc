import { mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { count, sql } from "drizzle-orm";
import { openRecord } from "@/db/client";
import { factInteraction, factPromise } from "@/db/facts/tables";
import { interactionCause } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { importLimits } from "@/lib/imports/limits";
import { readJob } from "@/lib/imports/run-import";
import { startImport } from "@/lib/imports/start-import";
import { receiveUpload } from "@/lib/imports/uploads";
import { openWorkspace } from "@/lib/workspace";
import { childUsage, peakMibOf } from "@/tests/bench/support/child-usage";
import { type FileTotals, writeImportFile } from "@/tests/bench/support/import-file";
import { importStages } from "@/tests/bench/support/import-stages";
import { cpuSince, insertPlainly, type PlainInserts, type Spent } from "@/tests/bench/support/plain-inserts";

/**
 * An import of 200,000 rows and one of twice as many (`npm run bench -- import ROWS [ROUNDS]`), beside the floor: bare
 * prepared inserts of the same rows in the same round. The whole way: file, examination, import process, facts counted by
 * a server that follows the record as the real one does. Ends with an error when anything was counted wrong.
 */
const rows = Number(process.argv[2] ?? 200_000);
const rounds = Number(process.argv[3] ?? 3);
const FOLLOW_EVERY_MS = 300;

interface Round {
  import: Spent;
  /** The import process, and this one, which stands for the server. */
  childCpu: number;
  childMib: number;
  floor: PlainInserts;
}

const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
try {
  const once = await measure(rows);
  const twice = await measure(rows * 2);
  const ratio = (of: (round: Round) => number) => (median(twice.map(of)) / median(once.map(of))).toFixed(2);
  print(`twice the rows take ${ratio((round) => round.import.wall)} times as long, ${ratio((round) => round.import.cpu)} times the CPU`);
  print(`this process, which stands for the server, held ${peakMibOf("self").toFixed(0)} MiB at most (bench included)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(size: number): Promise<Round[]> {
  const path = join(folder, `${size}.csv`);
  const totals = writeImportFile(path, size);
  print(`\n${size.toLocaleString("en")} rows, ${Math.round(totals.bytes / size)} bytes each`);
  const { stages, commits } = await importStages(path, size);
  for (const { name, cpu, wall } of stages)
    print(`  ${name.padEnd(28)}${perRow(cpu, size).padStart(8)} µs CPU a row${perRow(wall, size).padStart(8)} on the wall`);
  const rowsAtOnce = Math.round(size / commits);
  print(`  ${commits} commits of ${rowsAtOnce} rows`);
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await measureRound(path, size, totals, rowsAtOnce);
    all.push(one);
    print(
      `  import ${seconds(one.import.wall)} wall, ${seconds(one.import.cpu)} CPU (${seconds(one.childCpu)} of them the import process, ${one.childMib.toFixed(0)} MiB); floor ${seconds(one.floor.interactions.wall)} wall, ${seconds(one.floor.interactions.cpu)} CPU; with causes and promises ${seconds(one.floor.everything.wall)} wall, ${seconds(one.floor.everything.cpu)} CPU`,
    );
  }
  const ratio = (of: (round: Round) => number) => median(all.map(of)).toFixed(1);
  print(
    `  median ratio to the floor: ${ratio((one) => one.import.wall / one.floor.interactions.wall)} wall, ${ratio((one) => one.import.cpu / one.floor.interactions.cpu)} CPU; to the inserts of all it writes: ${ratio((one) => one.import.wall / one.floor.everything.wall)} wall, ${ratio((one) => one.import.cpu / one.floor.everything.cpu)} CPU`,
  );
  return all;
}

async function measureRound(path: string, size: number, totals: FileTotals, rowsAtOnce: number): Promise<Round> {
  const dataDir = mkdtempSync(join(folder, "data-"));
  const { spent, childCpu, childMib } = await importAsServer(dataDir, path, size, totals);
  const plainDir = mkdtempSync(join(folder, "plain-"));
  const record = await openRecord({ dataDir: plainDir });
  const floor = insertPlainly(dataDir, record, rowsAtOnce);
  await record.close();
  rmSync(dataDir, { recursive: true });
  rmSync(plainDir, { recursive: true });
  return { import: spent, childCpu, childMib, floor };
}

/** From the uploaded file to the last row counted. */
async function importAsServer(dataDir: string, path: string, size: number, totals: FileTotals) {
  const workspace = await openWorkspace({ dataDir, facts: "server" });
  const { record, facts } = workspace;
  const child = childUsage();
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const uploadPath = await receiveUpload(dataDir, await bodyOf(path), importLimits(), { bytes: totals.bytes, digest: null });
  const importId = await startImport(record, commandActor(), { uploadPath, fileName: "bench.csv" });
  for (;;) {
    const { state } = await readJob(record, importId);
    if ((await facts.pending()) > 0) await facts.sync();
    if (state !== "queued" && state !== "running") break;
    await pause(FOLLOW_EVERY_MS);
  }
  await facts.sync();
  const [wall, own] = [performance.now() - begun, cpuSince(cpu)];
  // It frees its memory and ends; its processor time is known then.
  for (let waited = 0; waited < 10_000 && child.isRunning(); waited += 20) await pause(20);
  const { cpu: childCpu, peakMib } = child.end();
  await check(workspace, importId, size, totals);
  await workspace.close();
  return { spent: { wall, cpu: own + childCpu }, childCpu, childMib: peakMib };
}

async function bodyOf(path: string): Promise<ReadableStream<Uint8Array>> {
  return (await openAsBlob(path)).stream();
}

async function check({ record, facts }: Awaited<ReturnType<typeof openWorkspace>>, importId: number, size: number, totals: FileTotals) {
  const job = await readJob(record, importId);
  const [causes] = await record.db.select({ rows: count() }).from(interactionCause);
  const counted = await facts.read(async (reader) => {
    const [interactions] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${factInteraction}`);
    const [promises] = await reader.all<{ rows: number }>(sql`select count(*) as rows from ${factPromise}`);
    return { interactions: interactions?.rows, promises: promises?.rows };
  });
  const found = [job.state, job.accepted, job.created, job.rejected, causes?.rows, counted.interactions, counted.promises].join();
  const expected = ["done", size, size, 0, totals.causes, size, totals.promises].join();
  if (found !== expected) throw new Error(`The import counted ${found} instead of ${expected}`);
}

function perRow(ms: number, size: number): string {
  return ((ms * 1_000) / size).toFixed(1);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
