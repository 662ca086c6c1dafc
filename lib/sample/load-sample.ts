import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import type { ImportLine } from "@/db/import-batch";
import { importJob, source } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { DebriefError } from "@/lib/errors";
import { pseudonyms } from "@/lib/identity";
import { openSource } from "@/lib/imports/import-source";
import { type LinkedRow, linkRows } from "@/lib/imports/link-rows";
import { begin, finish, readJob, writeAll } from "@/lib/imports/run-import";
import { SAMPLE_MAPPING } from "@/lib/imports/sample-mapping";
import { holdsReal } from "@/lib/sample/apart";
import { sampleCalendar } from "@/lib/sample/calendar";
import { FACETS } from "@/lib/sample/company";
import { sampleRows } from "@/lib/sample/interactions";
import { writeLearning } from "@/lib/sample/learning";
import type { SamplePlan } from "@/lib/sample/plan";
import { prepareCompany, writeVolumes } from "@/lib/sample/prepare-company";
import { freeCode, readMarks, readSample, type SampleRecord, writeSample } from "@/lib/sample/sample-record";

/** The sample cannot be loaded or removed as things are; the message says what to do. */
export class SampleError extends DebriefError {
  constructor(code: "sample_here" | "real_data_here" | "sample_busy", message: string) {
    super(code, 409, message);
  }
}

/**
 * Makes the sample's source and job, or takes up one that was left in the middle; nothing is loaded yet.
 * @param beside whether it may stand beside real interactions
 * @throws SampleError when a sample is here already, or real interactions are and it may not stand beside them
 */
export async function queueSample(record: RecordStore, actor: Actor, plan: SamplePlan, beside: boolean): Promise<void> {
  requireRight(actor, "manage");
  await record.tx(async (db) => {
    const here = await readSample(db);
    if (here?.isBeingRemoved) throw new SampleError("sample_busy", "The sample is being removed. Wait until it is gone.");
    if (here) {
      if (here.after) throw new SampleError("sample_here", "The sample is here already. Remove it before you load another one.");
      await db
        .update(importJob)
        .set({ state: "queued", error: null, finishedAt: null })
        .where(and(eq(importJob.id, here.importId), inArray(importJob.state, ["failed", "cancelled"])));
      return;
    }
    if (!beside && (await holdsReal(db))) {
      throw new SampleError(
        "real_data_here",
        "There are real interactions here. The sample is for an empty workspace; debrief demo --beside loads it beside them, counted apart.",
      );
    }
    const before = await readMarks(db);
    const code = await freeCode(db);
    const [made] = await db
      .insert(source)
      .values({ code, name: "Sample: Quillmoor Home", zone: plan.zone, isSample: true })
      .returning({ id: source.id });
    const [job] = await db
      .insert(importJob)
      .values({
        sourceId: made?.id,
        mappingCode: SAMPLE_MAPPING,
        fileName: "Sample workspace",
        fileBytes: 0,
        fileDigest: createHash("sha256").update(JSON.stringify(plan)).digest("hex"),
        state: "queued",
        rows: plan.interactions,
        createdAt: plan.now,
      })
      .returning({ id: importJob.id });
    if (!made || !job) throw new Error("The sample could not be begun");
    await writeSample(db, { plan, sourceId: made.id, importId: job.id, before, after: null, isBeingRemoved: false });
    const detail = { import: job.id, interactions: plan.interactions };
    await note(db, actor, { action: "sample.load", subject: "sample", detail }, Date.now());
  });
}

export interface SampleRun {
  record: RecordStore;
  /** Told how many rows are loaded, of how many; or how many interactions are still to be removed. */
  onProgress?: ((done: number, all: number) => void) | undefined;
  /** Stops between two batches; what was done until then stays. */
  signal?: AbortSignal | undefined;
  now: () => number;
}

/**
 * Loads the queued sample from where its job stands. It goes the way of every import: the same batches, progress and facts.
 * @throws ImportStoppedError when it was cancelled
 */
export async function loadSample({ record, onProgress, signal, now }: SampleRun): Promise<void> {
  const sample = await readSample(record.db);
  if (!sample || sample.isBeingRemoved) return;
  const { plan, importId } = sample;
  const run = { record, importId, signal, now, onProgress: ({ rows }: { rows: number }) => onProgress?.(rows, plan.interactions) };
  const job = await readJob(record, importId);
  await begin(record, job, now());
  if (sample.after === null) await loadRows(run, sample);
  await finish(run, plan.interactions, { warnings: [], interactions: plan.interactions });
}

async function loadRows(
  run: Omit<Parameters<typeof writeAll>[0], "totalBytes">,
  { plan, before, sourceId, importId }: SampleRecord,
): Promise<void> {
  const { record, now } = run;
  const [own] = await record.db.select().from(source).where(eq(source.id, sourceId));
  if (!own) throw new Error("The source of the sample is gone");
  const filed = await openSource(record, { ...own, facets: FACETS });
  await prepareCompany(record, { plan, before });
  await writeVolumes(record, plan, { sourceId, importId });
  const links: LinkedRow[] = [];
  const job = await readJob(record, importId);
  await writeAll({ ...run, totalBytes: job.fileBytes }, job, filed, linesOf(plan, record.dataDir, links));
  await linkRows(record, filed.id, links, now());
  await record.tx((db) => writeLearning(db, sampleCalendar(plan), { sourceId, zone: plan.zone, lastRealTeam: before.team }));
  await record.tx(async (db) => {
    const latest = await readSample(db);
    if (latest) await writeSample(db, { ...latest, after: latest.after ?? (await readMarks(db)) });
  });
}

const LINES_AT_ONCE = 100;

async function* linesOf(plan: SamplePlan, dataDir: string, links: LinkedRow[]): AsyncGenerator<{ lines: ImportLine[]; bytesRead: number }> {
  let lines: ImportLine[] = [];
  for (const { row, followUpOf, mergedInto } of sampleRows(plan, remembered(pseudonyms(dataDir)))) {
    lines.push({ row });
    if (followUpOf !== null || mergedInto !== null) links.push({ externalId: row.externalId, followUpOf, mergedInto });
    if (lines.length < LINES_AT_ONCE) continue;
    yield { lines, bytesRead: 0 };
    lines = [];
  }
  yield { lines, bytesRead: 0 };
}

/** The desks have few people, and each of them is named again and again. */
function remembered(keyOf: ReturnType<typeof pseudonyms>): ReturnType<typeof pseudonyms> {
  const agents = new Map<string, string>();
  return (kind, id) => {
    if (kind !== "agent") return keyOf(kind, id);
    const key = agents.get(id) ?? keyOf(kind, id);
    agents.set(id, key);
    return key;
  };
}
