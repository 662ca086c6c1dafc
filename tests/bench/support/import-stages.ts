import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord, type RecordStore } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import type { ImportRow } from "@/db/import-row";
import { commandActor } from "@/lib/access/actor";
import { dataRows } from "@/lib/imports/data-rows";
import { examineFile } from "@/lib/imports/examine-file";
import { importLimits } from "@/lib/imports/limits";
import { queueImport } from "@/lib/imports/queue-import";
import { readFile } from "@/lib/imports/read-file";
import { runImport } from "@/lib/imports/run-import";
import { scanFile } from "@/lib/imports/scan-file";
import { keepCopy } from "@/lib/imports/uploads";
import { ALL_KINDS, redact } from "@/lib/redaction";
import { cpuSince } from "@/tests/bench/support/plain-inserts";

export interface Stages {
  /** Milliseconds of processor time of each stage, and its milliseconds on the wall. */
  stages: { name: string; cpu: number; wall: number }[];
  commits: number;
}

/**
 * What each stage of an import costs, one after another in this process: those that read run alone over the whole file,
 * and what they share is subtracted; writing is the whole import without what it reads.
 */
export async function importStages(path: string, rows: number): Promise<Stages> {
  const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
  const record = await openRecord({ dataDir: folder });
  try {
    const limits = importLimits();
    const examine = await measured(() => examineFile(path, limits));
    const upload = await keepCopy(folder, path, limits);
    const { importId, file } = await queueImport(record, upload, { fileName: "bench.csv", limits, actor: commandActor(), now: Date.now() });

    const split = await measured(async () => {
      for await (const _ of dataRows(file));
    });
    const scanning = await measured(() => scanFile(file));
    const scan = await scanFile(file);
    const reading = {
      file,
      scan,
      zone: "UTC",
      fullFacets: [],
      redaction: ALL_KINDS,
      pseudonym: (_: string, id: string) => id,
      now: Date.now(),
    };
    const some: ImportRow[] = [];
    const read = await measured(async () => {
      for await (const { lines } of readFile(reading).lines()) {
        for (const line of lines) if ("row" in line && some.length < SAMPLE) some.push(line.row);
      }
    });
    const share = rows / some.length;
    const redaction = times(share, await measured(() => redactAll(some)));
    const digest = times(share, await measured(() => digestAll(some)));

    const watched = watchTransactions(record);
    const whole = await measured(() => runImport({ record, importId, file, onProgress: watched.mark, now: Date.now }));
    const { written, searching } = watched.end();
    const { inside, commit, commits } = written;
    const facts = await openFacts(record, { path: join(folder, "facts.duckdb") });
    const counting = await measured(() => facts.rebuild());
    await facts.close();
    return {
      stages: [
        { name: "looking at the bytes", ...examine },
        { name: "splitting, one pass", ...split },
        { name: "scanning for ids and dates", ...less(scanning, split) },
        { name: "reading and mapping", ...less(less(less(read, split), redaction), digest) },
        { name: "redaction", ...redaction },
        { name: "digest", ...digest },
        { name: "inserting", ...inside },
        { name: "committing", ...commit },
        { name: "the rest of the import", ...less(less(less(less(less(whole, scanning), read), inside), commit), searching) },
        { name: "linking, making searchable", ...searching },
        { name: "counting, all at once", ...counting },
      ],
      commits,
    };
  } finally {
    await record.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const SAMPLE = 20_000;

function redactAll(rows: ImportRow[]): void {
  for (const { values } of rows) for (const text of [values.summary, values.narrative]) redact(String(text));
}

function digestAll(rows: ImportRow[]): void {
  for (const { values, facets, attributes, lists } of rows) {
    createHash("sha256").update(JSON.stringify({ values, facets, attributes, lists })).digest("hex");
  }
}

interface Spent {
  cpu: number;
  wall: number;
}

async function measured(work: () => unknown): Promise<Spent> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  return { wall: performance.now() - begun, cpu: cpuSince(cpu) };
}

/** Tells the time inside transactions from that of their commits. */
function watchTransactions({ sqlite }: RecordStore) {
  const connection = sqlite?.write;
  if (!connection) throw new Error("the bench fills a SQLite record");
  const exec = connection.exec.bind(connection);
  const [inside, commit] = [
    { cpu: 0, wall: 0 },
    { cpu: 0, wall: 0 },
  ];
  let commits = 0;
  let written = { inside: { ...inside }, commit: { ...commit }, commits };
  let lastRow = { at: performance.now(), cpu: process.cpuUsage() };
  let begun = { at: 0, cpu: process.cpuUsage() };
  const add = (to: Spent) => {
    to.wall += performance.now() - begun.at;
    to.cpu += cpuSince(begun.cpu);
  };
  connection.exec = (statement) => {
    if (statement === "COMMIT") {
      add(inside);
      begun = { at: performance.now(), cpu: process.cpuUsage() };
      exec(statement);
      add(commit);
      commits += 1;
    } else {
      exec(statement);
      begun = { at: performance.now(), cpu: process.cpuUsage() };
    }
    return connection;
  };
  return {
    /** To be called after each batch: what follows the last one is no writing of rows. */
    mark() {
      written = { inside: { ...inside }, commit: { ...commit }, commits };
      lastRow = { at: performance.now(), cpu: process.cpuUsage() };
    },
    end() {
      connection.exec = exec;
      return { written, searching: { wall: performance.now() - lastRow.at, cpu: cpuSince(lastRow.cpu) } };
    },
  };
}

function less(a: Spent, b: Spent): Spent {
  return { cpu: a.cpu - b.cpu, wall: a.wall - b.wall };
}

function times(share: number, { cpu, wall }: Spent): Spent {
  return { cpu: cpu * share, wall: wall * share };
}
