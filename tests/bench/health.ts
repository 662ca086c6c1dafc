import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { METRIC_IDS } from "@/lib/metrics/define";
import { generateInteractions } from "@/tests/bench/support/generate";
import { writeImportFile } from "@/tests/bench/support/import-file";
import { startServer } from "@/tests/e2e/support/server";

/**
 * How long `/api/health/live` takes, asked every 50 ms: at rest, and while a file is imported and ten clients ask for numbers
 * under changing filters. `npm run bench -- health`, over 50,000 generated interactions (or `npm run bench -- health N`).
 */
const count = Number(process.argv[2] ?? 50_000);
const SECONDS = 20;

if (spawnSync(process.execPath, ["bin/build.mjs"], { stdio: "inherit" }).status !== 0) throw new Error("the pages could not be built");
const folder = mkdtempSync(join(tmpdir(), "debrief-health-"));
const server = await startServer([], {}, async (dataDir) => {
  const record = await openRecord({ dataDir });
  generateInteractions(record, count);
  await record.close();
});
try {
  const path = join(folder, "calls.csv");
  writeImportFile(path, 30_000);
  process.stdout.write("| while | asked | median | p95 | longest |\n|---|---|---|---|---|\n");
  report("at rest", await probe(5));
  const until = performance.now() + SECONDS * 1000;
  const imported = fetch(`${server.address}/api/imports`, {
    method: "POST",
    headers: { "x-file-name": "calls.csv" },
    body: readFileSync(path),
  });
  const clients = Array.from({ length: 10 }, (_, client) => askUntil(until, client));
  report(`an import and ten clients, ${SECONDS} s`, await probe(SECONDS));
  const answers = (await Promise.all(clients)).reduce((sum, each) => sum + each, 0);
  process.stdout.write(`\nthe import was ${(await imported).status === 202 ? "taken" : "refused"}; ${answers} answers to the clients\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** How long each answer took, in milliseconds. */
async function probe(seconds: number): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; ) {
    const begun = performance.now();
    const response = await fetch(`${server.address}/api/health/live`);
    if (!response.ok) throw new Error(`health answered ${response.status}`);
    times.push(performance.now() - begun);
    await pause(50);
  }
  return times;
}

/** A dashboard that asks on, another number and filter each time; how many answers it had. */
async function askUntil(until: number, client: number): Promise<number> {
  let answers = 0;
  for (let round = client; performance.now() < until; round += 1) {
    const id = METRIC_IDS[round % METRIC_IDS.length];
    const response = await fetch(`${server.address}/api/metrics/${id}?team=team-${1 + (round % 12)}&severity=${1 + (round % 4)}`);
    if (!response.ok) throw new Error(`${id} answered ${response.status}`);
    await response.arrayBuffer();
    answers += 1;
  }
  return answers;
}

function report(name: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (p: number) => (sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN).toFixed(1);
  process.stdout.write(`| ${name} | ${times.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |\n`);
}
