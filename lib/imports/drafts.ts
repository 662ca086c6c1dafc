import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { importJob } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadImportError } from "@/lib/errors";
import { clearDrafts } from "@/lib/imports/clear-drafts";
import { dateMissing } from "@/lib/imports/draft-needs";
import { dropUpload } from "@/lib/imports/end-import";
import { openSource } from "@/lib/imports/import-source";
import { importLimits } from "@/lib/imports/limits";
import { type DraftFile, openDraft } from "@/lib/imports/open-draft";
import { stopCounting } from "@/lib/imports/preview-draft";
import { forcedMapping, keptMapping, ownHeader, sourceFor } from "@/lib/imports/queue-import";
import { type Reading, readingOf, readingSchema } from "@/lib/imports/reading";
import { type ImportJob, readJob } from "@/lib/imports/run-import";
import { saveMapping, touchMapping } from "@/lib/imports/saved-mappings";
import { runInChild } from "@/lib/imports/start-import";
import { storedUpload } from "@/lib/imports/uploads";

/*
 * A draft is an import that waits for a person: its file lies in the uploads, its job says how it is to be read, and
 * nothing else of the record has been touched.
 */

/**
 * Makes a draft of a file that lies in the uploads, whether its columns are known or not.
 * @throws BadImportError when it is no table; it is removed then
 */
export async function createDraft(
  record: RecordStore,
  actor: Actor,
  { uploadPath: path, fileName, ...said }: Pick<Reading, "source" | "sheet" | "dates"> & { uploadPath: string; fileName: string },
): Promise<number> {
  requireRight(actor, "import");
  await clearDrafts(record, Date.now());
  const upload = await storedUpload(path, importLimits());
  try {
    // The code of a mapping chooses it, as it does for an import at once; any other name only says where rows are filed.
    const forced = forcedMapping(said.source);
    const reading = readingSchema.parse(withoutUndefined(forced ? { ...said, source: undefined, mapping: forced.code } : said));
    const draft = await openDraft(record, { fileDigest: upload.digest, fileName, sheet: null }, reading);
    const now = Date.now();
    return await record.tx(async (db) => {
      const [made] = await db
        .insert(importJob)
        .values({
          ...stateOf(draft, reading),
          fileName,
          fileBytes: upload.bytes,
          fileDigest: upload.digest,
          state: "draft",
          createdAt: now,
        })
        .returning({ id: importJob.id });
      if (!made) throw new Error("The draft could not be made");
      const detail = { bytes: upload.bytes, digest: upload.digest };
      await note(db, actor, { action: "import.draft", subject: `import:${made.id}`, detail }, now);
      return made.id;
    });
  } catch (error) {
    await dropUpload(record, upload.digest);
    throw error;
  }
}

/** Reads the draft in another way from now on. @throws BadImportError when the file cannot be read so; nothing changes then */
export async function changeReading(record: RecordStore, actor: Actor, id: number, reading: Reading): Promise<void> {
  requireRight(actor, "import");
  const job = await readDraft(record, id);
  stopCounting(id);
  const draft = await openDraft(record, job, reading);
  await sourceFor(record, draft.file.layout.mapping, reading.source);
  await record.tx(async (db) => {
    const changed = await db
      .update(importJob)
      .set(stateOf(draft, reading))
      .where(and(eq(importJob.id, id), eq(importJob.state, "draft")))
      .returning({ mapping: importJob.mappingCode });
    for (const detail of changed) await note(db, actor, { action: "import.reading", subject: `import:${id}`, detail }, Date.now());
  });
}

/** What is sent as a reading. @throws BadImportError naming what is wrong with it */
export function parseReading(value: unknown): Reading {
  const parsed = readingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join(".") || "reading";
  throw new BadImportError(`${field} is not valid: ${issue?.message ?? "it has another shape"}.`, field, "bad_reading");
}

/** Forgets a draft and its file. @throws NotFoundError, BadImportError when it is no draft any more */
export async function discardDraft(record: RecordStore, actor: Actor, id: number): Promise<void> {
  requireRight(actor, "import");
  const job = await readDraft(record, id);
  stopCounting(id);
  await record.tx(async (db) => {
    await db.delete(importJob).where(and(eq(importJob.id, id), eq(importJob.state, "draft")));
    await note(db, actor, { action: "import.discard", subject: `import:${id}` }, Date.now());
  });
  await dropUpload(record, job.fileDigest);
}

/**
 * Imports a draft as it reads now, in a process of its own.
 * @param saveAs the name under which its mapping is remembered for files with the same columns
 * @throws BadImportError when something has to be said first
 */
export async function commitDraft(record: RecordStore, actor: Actor, id: number, saveAs?: string | undefined): Promise<void> {
  requireRight(actor, "import");
  const job = await readDraft(record, id);
  const reading = readingOf(job);
  const draft = await openDraft(record, job, reading);
  const missing = dateMissing(draft.file.layout);
  if (missing !== null) throw new BadImportError(missing, "columns", "bad_reading");
  stopCounting(id);
  const mapping = await remembered(record, actor, draft, saveAs);
  const wanted = await sourceFor(record, mapping, reading.source);
  const { id: sourceId } = await openSource(record, { ...wanted, facets: [] });
  const { delimiter, headerLine } = draft.file.layout;
  const { shape } = draft.file;
  // What was found out is written down as if it had been said: a resumed import reads the same rows.
  const pinned: Reading =
    shape.form === "csv" ? { ...reading, encoding: shape.encoding, headerLine, ...delimiterOf(delimiter) } : { ...reading, headerLine };
  const now = Date.now();
  const begun = await record.tx(async (db) => {
    const queued = await db
      .update(importJob)
      .set({ sourceId, mappingCode: mapping.code, mapping: keptMapping(mapping), reading: pinned, state: "queued", createdAt: now })
      .where(and(eq(importJob.id, id), eq(importJob.state, "draft")))
      .returning({ bytes: importJob.fileBytes, digest: importJob.fileDigest });
    for (const file of queued)
      await note(db, actor, { action: "import.queue", subject: `import:${id}`, detail: { mapping: mapping.code, ...file } }, now);
    return queued;
  });
  if (begun.length > 0) runInChild(record, id);
}

/** Reads the body of a commit. @throws BadImportError */
export function parseCommit(body: unknown): { saveAs?: string | undefined } {
  const parsed = z.strictObject({ saveAs: z.string().trim().min(1).max(80).optional() }).safeParse(body);
  if (!parsed.success) throw new BadImportError('The body must be empty, or {"saveAs": "a name for the mapping"}.', "saveAs", "bad_body");
  return parsed.data;
}

async function remembered(record: RecordStore, actor: Actor, draft: DraftFile, saveAs: string | undefined) {
  const { mapping } = draft.file.layout;
  if (saveAs !== undefined && draft.isOwn) {
    return (await saveMapping(record, actor, { mapping, name: saveAs }, Date.now())).mapping;
  }
  if (draft.base.kind === "saved") await touchMapping(record, draft.base.code, Date.now());
  return mapping;
}

function delimiterOf(delimiter: string): Pick<Reading, "delimiter"> {
  const parsed = readingSchema.shape.delimiter.safeParse(delimiter);
  return parsed.success && parsed.data !== undefined ? { delimiter: parsed.data } : {};
}

/** @throws NotFoundError, BadImportError 409 when it is imported already */
export async function readDraft(record: RecordStore, id: number): Promise<ImportJob> {
  const job = await readJob(record, id);
  if (job.state !== "draft") throw new BadImportError(`Import ${id} is no draft any more: it is ${job.state}.`, "id", "no_draft", 409);
  return job;
}

function stateOf(draft: DraftFile, reading: Reading) {
  const { mapping } = draft.file.layout;
  return {
    mappingCode: mapping.code,
    mapping: draft.isOwn ? mapping : null,
    header: ownHeader(draft.file),
    sheet: draft.file.sheet,
    reading,
  };
}

function withoutUndefined(said: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
