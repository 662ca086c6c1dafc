import { setTimeout as pause, setImmediate as yieldToOthers } from "node:timers/promises";
import { and, eq, inArray } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { type BatchOutcome, type ImportLine, ImportStoppedError, importWriter } from "@/db/import-batch";
import { references } from "@/db/import-references";
import { customer, importJob, source } from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { RecordBusyError } from "@/db/tx";
import { NotFoundError } from "@/lib/errors";
import { pseudonyms } from "@/lib/identity";
import { requireAnswer } from "@/lib/imports/date-question";
import { UNFINISHED } from "@/lib/imports/end-import";

import { facetsWithoutRoom, type ImportSource, openSource } from "@/lib/imports/import-source";
import { linkRows } from "@/lib/imports/link-rows";
import type { ImportableFile } from "@/lib/imports/open-file";
import { facetsOf } from "@/lib/imports/read-facets";
import { readFile } from "@/lib/imports/read-file";
import { readingOf } from "@/lib/imports/reading";
import { scanFile } from "@/lib/imports/scan-file";
import { tellOfImport } from "@/lib/imports/tell-of-import";
import { workspaceSettings } from "@/lib/settings";

export interface ImportRun {
  record: RecordStore;
  importId: number;
  file: ImportableFile;
  /** Told how far it is: bytes and rows done of the file. */
  onProgress?: ((progress: { bytes: number; totalBytes: number; rows: number }) => void) | undefined;
  /** Stops between two batches; what was imported until then stays. */
  signal?: AbortSignal | undefined;
  now: () => number;
}

export type ImportJob = typeof importJob.$inferSelect;

/**
 * Imports a file into the record, from where its job stands to the end of the file.
 * @throws ImportStoppedError when the job was cancelled or another process goes on with it
 */
export async function runImport(run: ImportRun): Promise<void> {
  const { record, importId, file } = run;
  const job = await readJob(record, importId);
  const now = run.now();
  await begin(record, job, now);
  const scan = await scanFile(file, () => throwIfAborted(run.signal));
  requireAnswer(scan.question);
  await record.tx((db) => db.update(importJob).set({ rows: scan.rows }).where(eq(importJob.id, importId)));

  const filed = await openFiledSource(record, job, file);
  const fullFacets = facetsWithoutRoom(filed, facetsOf(file.layout));
  const { redaction } = await workspaceSettings(record.db);
  const reading = readFile({ file, scan, zone: filed.zone, fullFacets, redaction, pseudonym: pseudonyms(record.dataDir), now });
  const erased = await writeAll({ ...run, totalBytes: file.examination.bytes }, job, filed, reading.lines());
  if (erased > 0) reading.warnings.add("erased", erased);
  const notFound = await linkRows(record, filed.id, reading.links, now);
  if (notFound > 0) reading.warnings.add("link_not_found", notFound);
  await markShared(record, job);
  await finish(run, scan.rows, { warnings: reading.warnings.list(), interactions: reading.interactions() });
  await makeSearchable(record);
}

/** Customers of whom it was said before the import that they stand for many people; by now they are in the record. */
async function markShared(record: RecordStore, job: ImportJob): Promise<void> {
  const keys = readingOf(job).shared ?? [];
  if (keys.length > 0) await record.tx((db) => db.update(customer).set({ isShared: true }).where(inArray(customer.key, keys)));
}

/** The import is done; where the record is too busy for its words, the server goes on with them at its next look. */
async function makeSearchable(record: RecordStore): Promise<void> {
  try {
    await searchIndexOf(record).catchUp();
  } catch (error) {
    if (!(error instanceof RecordBusyError)) throw error;
  }
}

export async function begin(record: RecordStore, job: ImportJob, now: number): Promise<void> {
  const begun = await record.tx((db) =>
    db
      .update(importJob)
      .set({ state: "running", startedAt: job.startedAt ?? now })
      .where(and(eq(importJob.id, job.id), inArray(importJob.state, [...UNFINISHED])))
      .returning({ id: importJob.id }),
  );
  if (begun.length === 0) throw new ImportStoppedError(`Import ${job.id} is ${job.state}`);
}

export async function readJob(record: RecordStore, importId: number): Promise<ImportJob> {
  const [job] = await record.db.select().from(importJob).where(eq(importJob.id, importId));
  if (!job) throw new NotFoundError(`There is no import ${importId}.`, "id");
  return job;
}

async function openFiledSource(record: RecordStore, job: ImportJob, file: ImportableFile): Promise<ImportSource> {
  const [row] = job.sourceId === null ? [] : await record.db.select().from(source).where(eq(source.id, job.sourceId));
  if (!row) throw new NotFoundError("The source of this import is gone.", "source");
  return openSource(record, { ...row, facets: facetsOf(file.layout) });
}

const FIRST_BATCH = 100;
const LARGEST_BATCH = 1_000;

/**
 * Goes through the lines in order and writes those that are not done yet, in batches that fit into one short transaction.
 * @returns how many of them were kept out because their interaction was erased
 */
export async function writeAll(
  run: Omit<ImportRun, "file"> & { totalBytes: number },
  job: ImportJob,
  filed: ImportSource,
  pieces: AsyncGenerator<{ lines: ImportLine[]; bytesRead: number }>,
): Promise<number> {
  const { record, importId } = run;
  const write = importWriter(record, {
    importId,
    sourceId: filed.id,
    facets: filed.facets,
    references: references(idsOf(filed), filed.facetValues),
  });
  let rowsDone = job.rowsDone;
  let toSkip = job.rowsDone;
  let batch = FIRST_BATCH;
  let waiting: ImportLine[] = [];
  let keptOut = 0;

  const writeWaiting = async (bytesDone: number, leaving: number): Promise<void> => {
    let from = 0;
    while (waiting.length - from > leaving) {
      throwIfAborted(run.signal);
      const some = waiting.slice(from, from + batch);
      const { done, erased } = await patiently(() => write(some, { rowsDone, bytesDone }, run.now()));
      keptOut += erased;
      from += done;
      rowsDone += done;
      batch = done < some.length ? Math.max(FIRST_BATCH, done) : Math.min(LARGEST_BATCH, batch * 2);
      run.onProgress?.({ bytes: bytesDone, totalBytes: run.totalBytes, rows: rowsDone });
      await yieldToOthers();
    }
    waiting = waiting.slice(from);
  };

  for await (const { lines, bytesRead } of pieces) {
    waiting.push(...(toSkip === 0 ? lines : lines.slice(toSkip)));
    toSkip = Math.max(0, toSkip - lines.length);
    await writeWaiting(bytesRead, batch);
  }
  await writeWaiting(run.totalBytes, 0);
  return keptOut;
}

function idsOf({ facets }: ImportSource): Map<string, number> {
  return new Map([...facets].map(([code, { id }]) => [code, id]));
}

const PATIENCE_MS = 120_000;

/** An import can wait while others write; it gives up only when the record stays busy for minutes. */
async function patiently(write: () => Promise<BatchOutcome>): Promise<BatchOutcome> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof RecordBusyError) || performance.now() > until) throw error;
      await pause(250);
    }
  }
}

export async function finish(
  { record, importId, now }: Omit<ImportRun, "file">,
  rows: number,
  found: Pick<ImportJob, "warnings" | "interactions">,
): Promise<void> {
  await record.tx(async (db) => {
    const [job] = await db.select().from(importJob).where(eq(importJob.id, importId));
    if (job?.state !== "running") throw new ImportStoppedError(`Import ${importId} was cancelled`);
    if (job.accepted + job.rejected !== rows) {
      throw new Error(
        `Import ${importId} counted ${job.accepted} accepted and ${job.rejected} rejected of ${rows} rows: the numbers must add up`,
      );
    }
    await db
      .update(importJob)
      .set({ state: "done", ...found, finishedAt: now(), bytesDone: job.fileBytes })
      .where(eq(importJob.id, importId));
    await tellOfImport(db, importId, now());
  });
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportStoppedError("The import was stopped");
}
