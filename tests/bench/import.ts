import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openRecord } from "@/db/client";
import { type FileTotals, writeImportFile } from "@/tests/bench/support/import-file";
import type { ServedImport } from "@/tests/bench/support/import-server";
import { importStages } from "@/tests/bench/support/import-stages";
import { insertPlainly, type PlainInserts, type Spent } from "@/tests/bench/support/plain-inserts";

/**
 * An import of 200,000 rows and one of twice as many (`npm run bench -- import ROWS [ROUNDS]`), beside the floor: bare
 * prepared inserts of the same rows in the same round. The whole way: file, examination, import process, words searchable, facts counted by
 * a server that follows the record as the real one does. Ends with an error when anything was counted wrong.
 */
const rows = Number(process.argv[2] ?? 200_000);
const rounds = Number(process.argv[3] ?? 3);

interface Round {
  import: Spent;
  served: ServedImport;
  floor: PlainInserts;
}

const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
try {
  const path = fileOf(rows);
  const totals = writeImportFile(path, rows);
  print(`${rows.toLocaleString("en")} rows, ${Math.round(totals.bytes / rows)} bytes each`);
  const { stages, commits } = await importStages(path, rows);
  for (const { name, cpu, wall } of stages)
    print(`  ${name.padEnd(28)}${perRow(cpu).padStart(8)} µs CPU a row${perRow(wall).padStart(8)} on the wall`);
  const rowsAtOnce = Math.round(rows / commits);
  print(`  ${commits} commits of ${rowsAtOnce} rows`);
  const once = await measure(rows, totals, rowsAtOnce);
  const twice = await measure(rows * 2, writeImportFile(fileOf(rows * 2), rows * 2), rowsAtOnce);
  const ratio = (of: (round: Round) => number) => (median(twice.map(of)) / median(once.map(of))).toFixed(2);
  print(`twice the rows take ${ratio((round) => round.import.wall)} times as long, ${ratio((round) => round.import.cpu)} times the CPU`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fileOf(size: number): string {
  return join(folder, `${size}.csv`);
}

async function measure(size: number, totals: FileTotals, rowsAtOnce: number): Promise<Round[]> {
  print(`${size.toLocaleString("en")} rows`);
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await measureRound(size, totals, rowsAtOnce);
    all.push(one);
    const { served, floor } = one;
    print(
      `  import ${spent(one.import)}: its process ${seconds(served.childCpu)} and ${served.childMib.toFixed(0)} MiB, the server ${seconds(served.serverCpu)} and ${served.serverMib.toFixed(0)} MiB`,
    );
    print(`  floor ${spent(floor.interactions)}; with causes and promises ${spent(floor.everything)}`);
  }
  const ratio = (of: (round: Round) => number) => median(all.map(of)).toFixed(1);
  print(
    `  median ratio to the floor: ${ratio((one) => one.import.wall / one.floor.interactions.wall)} wall, ${ratio((one) => one.import.cpu / one.floor.interactions.cpu)} CPU; to the inserts of all it writes: ${ratio((one) => one.import.wall / one.floor.everything.wall)} wall, ${ratio((one) => one.import.cpu / one.floor.everything.cpu)} CPU`,
  );
  return all;
}

async function measureRound(size: number, totals: FileTotals, rowsAtOnce: number): Promise<Round> {
  const dataDir = mkdtempSync(join(folder, "data-"));
  const served = await serveImport(dataDir, fileOf(size));
  const { causes, promises } = totals;
  const expected = { state: "done", accepted: size, created: size, rejected: 0, causes, searchable: size, counted: size, promises };
  if (JSON.stringify(served.found) !== JSON.stringify(expected))
    throw new Error(`The import ended with ${JSON.stringify(served.found)} instead of ${JSON.stringify(expected)}`);
  const plainDir = mkdtempSync(join(folder, "plain-"));
  const record = await openRecord({ dataDir: plainDir });
  const floor = insertPlainly(dataDir, record, rowsAtOnce);
  await record.close();
  rmSync(dataDir, { recursive: true });
  rmSync(plainDir, { recursive: true });
  return { import: { wall: served.wall, cpu: served.serverCpu + served.childCpu }, served, floor };
}

/** From the first byte of the upload to the last row searchable and counted, in processes of their own. */
async function serveImport(dataDir: string, path: string): Promise<ServedImport> {
  const flags = ["--conditions=react-server", "--import", "tsx", "tests/bench/support/import-server.ts", path];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { env: { ...process.env, DATA_DIR: dataDir } });
  const served: ServedImport = JSON.parse(stdout);
  return served;
}

function perRow(ms: number): string {
  return ((ms * 1_000) / rows).toFixed(1);
}

function spent({ wall, cpu }: Spent): string {
  return `${seconds(wall)} wall, ${seconds(cpu)} CPU`;
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
