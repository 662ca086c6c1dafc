import { and, eq, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db, RecordStore } from "@/db/client";
import { type Volume, writeVolumes } from "@/db/contact-volumes";
import { type BulkAccess, bulkAccess, type Insert, type Row } from "@/db/import-insert";
import type { References } from "@/db/import-references";
import { type FacetSlots, resolveRow } from "@/db/import-resolve";
import type { ImportRow, RejectedLine } from "@/db/import-row";
import { firstDue, type ResolvedEntry, type ResolvedRow, updateInteraction } from "@/db/import-update";
import * as schema from "@/db/schema";
import { importChange, importJob, interaction, rejectedRow } from "@/db/schema";

/** One line of the file after it was read: a row or a contact volume to keep, the reason why not, or an earlier state of another line's row. */
export type ImportLine = { row: ImportRow } | { volume: Volume } | { rejected: RejectedLine } | { folded: true };

export interface BatchOutcome {
  /** How many of the lines are done, from the first on; the others belong to the next batch. */
  done: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  keptFields: number;
  /** Of the unchanged: rows whose interaction was erased, and that were kept out. */
  erased: number;
}

/** The import was cancelled, or another process went on with it. */
export class ImportStoppedError extends Error {
  override name = "ImportStoppedError";
}

export interface ImportWriterOptions {
  importId: number;
  sourceId: number;
  facets: FacetSlots;
  references: References;
}

/**
 * Writes the lines of an import into the record: rows, rejections, counters and the number of the last line move in one
 * transaction, so that an import that dies goes on after exactly what it has kept. On SQLite a transaction ends after
 * about 35 ms, whether all lines are done or not.
 * @throws ImportStoppedError when the import is no longer running, or not at line `rowsDone`
 */
export function importWriter(store: RecordStore, options: ImportWriterOptions) {
  const access = bulkAccess(store);
  const { references } = options;
  return async (lines: ImportLine[], position: { rowsDone: number; bytesDone: number }, now: number): Promise<BatchOutcome> => {
    const batch = untilRepeated(lines);
    try {
      const outcome = await store.tx(async (db) => {
        references.forget();
        const written = await writeLines(db, batch, { ...options, ...access, ...paceOf(store), now });
        await moveOn(db, options.importId, position, written);
        return written;
      });
      references.settle();
      return outcome;
    } catch (error) {
      references.forget();
      throw error;
    }
  };
}

/** Long enough to be worth a commit, short enough that others who write hardly wait. */
const TRANSACTION_MS = 35;
const LINES_BETWEEN_LOOKS = 32;

/** PostgreSQL lets others write meanwhile, and is quickest with everything at once. */
export function paceOf(store: RecordStore): Pick<Writing, "linesAtOnce" | "hasTime"> {
  if (store.dialect === "postgres") return { linesAtOnce: Number.POSITIVE_INFINITY, hasTime: () => true };
  const begun = performance.now();
  return { linesAtOnce: LINES_BETWEEN_LOOKS, hasTime: () => performance.now() - begun < TRANSACTION_MS };
}

/** A second row with the id of an earlier one waits for the next batch, and then finds the earlier one in the record. */
function untilRepeated(lines: ImportLine[]): ImportLine[] {
  const seen = new Set<string>();
  const at = lines.findIndex((line) => {
    if (!("row" in line)) return false;
    const isRepeated = seen.has(line.row.externalId);
    seen.add(line.row.externalId);
    return isRepeated;
  });
  return at === -1 ? lines : lines.slice(0, at);
}

/** How rows are written, whoever they come from. */
export interface RowWriting extends Omit<ImportWriterOptions, "importId">, BulkAccess {
  /** Null when they come from no file. */
  importId: number | null;
  now: number;
}

interface Writing extends RowWriting {
  importId: number;
  linesAtOnce: number;
  /** Whether this transaction may go on. */
  hasTime: () => boolean;
}

async function writeLines(db: Db, lines: ImportLine[], writing: Writing): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { done: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, keptFields: 0, erased: 0 };
  while (outcome.done < lines.length && (outcome.done === 0 || writing.hasTime())) {
    const some = lines.slice(outcome.done, outcome.done + writing.linesAtOnce);
    await writeSome(db, some, writing, outcome);
    outcome.done += some.length;
  }
  return outcome;
}

async function writeSome(db: Db, lines: ImportLine[], writing: Writing, outcome: BatchOutcome): Promise<void> {
  await writeRows(db, rowsOf(lines), writing, outcome);
  const rejected = lines.flatMap((line) => ("rejected" in line ? [{ ...line.rejected, importId: writing.importId }] : []));
  if (rejected.length > 0) await writing.insert(db, rejectedRow, rejected);
  const volumes = lines.flatMap((line) => ("volume" in line ? [line.volume] : []));
  const stated = volumes.length > 0 ? await writeVolumes(db, writing, writing, volumes) : { created: 0, changed: 0, unchanged: 0 };
  outcome.created += stated.created;
  outcome.changed += stated.changed;
  outcome.unchanged += stated.unchanged + lines.filter((line) => "folded" in line).length;
  outcome.rejected += rejected.length;
}

/** Brings interactions of a source to what their rows say and adds to the counts; no two of the rows have one id. */
export async function writeRows(
  db: Db,
  given: ImportRow[],
  writing: RowWriting,
  outcome: Pick<BatchOutcome, "created" | "changed" | "unchanged" | "keptFields" | "erased">,
): Promise<void> {
  const { insert, findOrMake } = writing;
  const all = await writing.keepErasedOut(db, writing.sourceId, given);
  const known = await writing.findKnown(
    db,
    writing.sourceId,
    all.map((row) => row.externalId),
  );
  const rows = all.filter((row) => known.get(row.externalId)?.digest !== row.digest);
  await writing.references.find(db, findOrMake, rows, writing.now);
  const created: NewRow[] = [];
  const others: number[] = [];
  for (const row of rows) {
    const earlier = known.get(row.externalId);
    if (earlier === undefined) {
      created.push({ row, resolved: resolveRow(row, writing) });
      continue;
    }
    outcome.keptFields += await updateInteraction(db, insert, earlier.id, resolveRow(row, writing), writing);
    outcome.changed++;
    if (earlier.importId !== writing.importId) others.push(earlier.id);
  }
  await noteChanges(db, writing.importId, others);
  await insertNew(db, created, writing);
  outcome.created += created.length;
  outcome.unchanged += given.length - rows.length;
  outcome.erased += given.length - all.length;
}

/** What an import changed without having made it: undoing it can only say so. */
async function noteChanges(db: Db, importId: number | null, ids: number[]): Promise<void> {
  if (importId === null || ids.length === 0) return;
  await db
    .insert(importChange)
    .values(ids.map((interactionId) => ({ importId, interactionId })))
    .onConflictDoNothing();
}

interface NewRow {
  row: ImportRow;
  resolved: ResolvedRow;
}

async function insertNew(db: Db, rows: NewRow[], { insert, sourceId, importId, now }: RowWriting): Promise<void> {
  if (rows.length === 0) return;
  const own = rows.map(({ row: { externalId }, resolved: { values, attributes, digest } }) =>
    Object.assign(values, { attributes, digest, sourceId, importId, externalId, createdAt: now, updatedAt: now }),
  );
  const ids = await insert(db, interaction, own);
  const byTable = new Map<SQLiteTable, { entries: ResolvedEntry[]; values: Row[] }>();
  for (const [at, { resolved }] of rows.entries()) {
    for (const { table, entries } of resolved.lists) {
      if (entries.length === 0) continue;
      const all = byTable.get(table) ?? { entries: [], values: [] };
      byTable.set(table, all);
      for (const entry of entries) {
        all.entries.push(entry);
        all.values.push({ ...entry.values, ...(table === schema.promise ? firstDue(entry.values) : {}), interactionId: ids[at] });
      }
    }
  }
  for (const [table, { entries, values }] of byTable) {
    const entryIds = await insert(db, table, values);
    await insertInner(
      db,
      insert,
      entries.map((entry, at) => ({ entry, promiseId: entryIds[at] })),
    );
  }
}

async function insertInner(db: Db, insert: Insert, promises: { entry: ResolvedEntry; promiseId: number | undefined }[]): Promise<void> {
  if (promises.every(({ entry }) => entry.within.length === 0)) return;
  const rows = promises.flatMap(({ entry, promiseId }) =>
    entry.within.flatMap(({ table, entries }) => entries.map((values) => ({ table, values: { ...values, promiseId } }))),
  );
  for (const table of new Set(rows.map((each) => each.table))) {
    await insert(
      db,
      table,
      rows.filter((each) => each.table === table).map(({ values }) => values),
    );
  }
}

function rowsOf(lines: ImportLine[]): ImportRow[] {
  return lines.flatMap((line) => ("row" in line ? [line.row] : []));
}

/** Counts what was done and where the import stands, on the condition that nobody else has moved it. */
async function moveOn(db: Db, importId: number, position: { rowsDone: number; bytesDone: number }, outcome: BatchOutcome): Promise<void> {
  const moved = await db
    .update(importJob)
    .set({
      rowsDone: position.rowsDone + outcome.done,
      bytesDone: position.bytesDone,
      accepted: sql`${importJob.accepted} + ${outcome.done - outcome.rejected}`,
      created: sql`${importJob.created} + ${outcome.created}`,
      changed: sql`${importJob.changed} + ${outcome.changed}`,
      unchanged: sql`${importJob.unchanged} + ${outcome.unchanged}`,
      rejected: sql`${importJob.rejected} + ${outcome.rejected}`,
      keptFields: sql`${importJob.keptFields} + ${outcome.keptFields}`,
    })
    .where(and(eq(importJob.id, importId), eq(importJob.rowsDone, position.rowsDone), eq(importJob.state, "running")))
    .returning({ id: importJob.id });
  if (moved.length === 0)
    throw new ImportStoppedError(`Import ${importId} no longer runs here: it was cancelled, or another process goes on with it`);
}
