import { and, eq, gt, inArray, lte, notExists, or, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import {
  cause,
  contactVolume,
  customer,
  facet,
  facetValue,
  failure,
  importJob,
  interaction,
  issue,
  lesson,
  procedure,
  procedureVersion,
  team,
  trainingCase,
} from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { note, THE_SERVER } from "@/lib/audit/note";
import { UNFINISHED } from "@/lib/imports/end-import";
import { deleteFixes } from "@/lib/sample/fixes";
import { deleteLearning } from "@/lib/sample/learning";
import { SampleError, type SampleRun } from "@/lib/sample/load-sample";
import {
  countSample,
  forgetSample,
  idsMade,
  madeBy,
  readMarks,
  readSample,
  type SampleRecord,
  SHARED,
  type SharedTable,
  writeSample,
} from "@/lib/sample/sample-record";

/** Marks the sample as going: whoever loads it stops, and a removal that dies is gone on with. False when there is none. */
export async function queueRemoval(record: RecordStore, actor: Actor): Promise<boolean> {
  requireRight(actor, "manage");
  return record.tx(async (db) => {
    const sample = await readSample(db);
    if (!sample) return false;
    await db
      .update(importJob)
      .set({ state: "cancelled" })
      .where(and(eq(importJob.id, sample.importId), inArray(importJob.state, [...UNFINISHED])));
    await writeSample(db, { ...sample, after: sample.after ?? (await readMarks(db)), isBeingRemoved: true });
    if (!sample.isBeingRemoved) await note(db, actor, { action: "sample.remove", subject: "sample" }, Date.now());
    return true;
  });
}

/**
 * Removes the sample that is marked as going: its interactions, then everything that only it had made. In short
 * transactions, each of which leaves the record whole; from where an earlier one stopped.
 * @throws SampleError when it was stopped on the way
 */
export async function removeSample({ record, onProgress, signal }: SampleRun): Promise<void> {
  const sample = await readSample(record.db);
  if (!sample?.isBeingRemoved) return;
  const throwIfStopped = () => {
    if (signal?.aborted) throw new SampleError("sample_busy", "The removal was stopped. Run it again to finish it.");
  };
  const all = await countSample(record.db, sample);
  let left = all;
  await record.tx((db) => deleteLearning(db, sample.sourceId));
  for await (const gone of inShortSteps(record, (db, most) => deleteInteractions(db, sample.sourceId, most))) {
    left -= gone;
    onProgress?.(all - left, all);
    throwIfStopped();
  }
  for await (const _ of inShortSteps(record, (db, most) => deleteVolumes(db, sample.importId, most))) throwIfStopped();
  await disown(record, sample);
  for (const name of SMALL) await deleteUnused(record, sample, name);
  await deletePeople(record, sample, throwIfStopped);
  for (const name of LAST) await deleteUnused(record, sample, name);
  await record.tx(async (db) => {
    await forgetSample(db, sample);
    await note(db, THE_SERVER, { action: "sample.removed", subject: "sample", detail: { interactions: all } }, Date.now());
  });
}

/** What refers to others goes before them. */
const SMALL = ["failure", "procedureVersion", "procedure", "cause"] as const;
const LAST = ["person", "product", "channel", "team"] as const;

const STEP_MS = 30;

/** Deletes some at a time, as many as go into one short transaction, until none are left. */
async function* inShortSteps(record: RecordStore, step: (db: Db, most: number) => Promise<number>): AsyncGenerator<number> {
  for (let most = 20; ; ) {
    const begun = performance.now();
    const gone = await record.tx((db) => step(db, most));
    if (gone === 0) return;
    yield gone;
    most = Math.max(5, Math.min(2_000, Math.round((most * STEP_MS) / Math.max(1, performance.now() - begun)), most * 2));
  }
}

/** With everything that hangs on them; the facts follow the change log that their triggers write. */
async function deleteInteractions(db: Db, sourceId: number, most: number): Promise<number> {
  const some = db
    .select({ id: interaction.id })
    .from(interaction)
    .where(eq(interaction.sourceId, sourceId))
    .orderBy(interaction.externalId)
    .limit(most);
  // What was learnt from invented interactions goes with them; without them it would be as if it were general.
  await db.delete(lesson).where(inArray(lesson.interactionId, some));
  await db.delete(trainingCase).where(inArray(trainingCase.interactionId, some));
  return (await db.delete(interaction).where(inArray(interaction.id, some)).returning({ id: interaction.id })).length;
}

async function deleteVolumes(db: Db, importId: number, most: number): Promise<number> {
  const some = db.select({ id: contactVolume.id }).from(contactVolume).where(eq(contactVolume.importId, importId)).limit(most);
  return (await db.delete(contactVolume).where(inArray(contactVolume.id, some)).returning({ id: contactVolume.id })).length;
}

/** A procedure that real interactions have come to follow stays, and a failure that they show; the invented owners and fixes that it was given do not. */
async function disown(record: RecordStore, sample: SampleRecord): Promise<void> {
  await record.tx(async (db) => {
    const invented = db.select({ id: team.id }).from(team).where(madeBy(sample, "team"));
    const own = madeBy(sample, "procedure");
    await db
      .update(procedure)
      .set({ productionTeamId: null })
      .where(and(own, inArray(procedure.productionTeamId, invented)));
    await db
      .update(procedure)
      .set({ supportTeamId: null })
      .where(and(own, inArray(procedure.supportTeamId, invented)));
    await deleteFixes(db, sample.before.failure);
    const facets = db.select({ id: facet.id }).from(facet).where(eq(facet.sourceId, sample.sourceId));
    await db.delete(facetValue).where(inArray(facetValue.facetId, facets));
    await db.delete(facet).where(eq(facet.sourceId, sample.sourceId));
  });
}

/**
 * Deletes what the sample made of a table unless somebody else refers to it by now: the record's own foreign keys are
 * asked, one row after another, the latest first.
 */
async function deleteUnused(
  record: RecordStore,
  sample: SampleRecord,
  name: (typeof SMALL)[number] | (typeof LAST)[number],
): Promise<void> {
  const table = SHARED[name];
  const made = name === "procedureVersion" ? versionsOfOwn(record.db, sample) : idsMade(record.db, sample, name);
  for (const id of (await made).toSorted((a, b) => b - a)) {
    if (await isPointedAt(record.db, name, id)) continue;
    try {
      await record.tx((db) => db.delete(table).where(eq(table.id, id)));
    } catch (error) {
      if (!isStillUsed(error)) throw error;
    }
  }
}

/** The versions that the sample made, and those that were given to its procedures since, such as with a fix. */
async function versionsOfOwn(db: Db, sample: SampleRecord): Promise<number[]> {
  const own = db.select({ id: procedure.id }).from(procedure).where(madeBy(sample, "procedure"));
  const ofOwn = or(madeBy(sample, "procedureVersion"), inArray(procedureVersion.procedureId, own));
  return (await db.select({ id: procedureVersion.id }).from(procedureVersion).where(ofOwn)).map(({ id }) => id);
}

/** Two references that are no foreign keys. */
async function isPointedAt(db: Db, name: SharedTable, id: number): Promise<boolean> {
  if (name === "cause") return (await db.select({ id: cause.id }).from(cause).where(eq(cause.parentId, id)).limit(1)).length > 0;
  if (name === "failure")
    return (await db.select({ id: failure.id }).from(failure).where(eq(failure.mergedIntoId, id)).limit(1)).length > 0;
  return false;
}

/** A foreign key forbids it: SQLite's words and PostgreSQL's number, in the error or in its cause. */
function isStillUsed(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (code === "SQLITE_CONSTRAINT_FOREIGNKEY" || code === "23503") return true;
  }
  return false;
}

const IDS_AT_ONCE = 400;

/** Issues and customers are many, and everything that refers to them has an index. */
async function deletePeople(record: RecordStore, sample: SampleRecord, throwIfStopped: () => void): Promise<void> {
  const ofIssue = (db: Db) => db.select({ one: sql`1` }).from(interaction).where(eq(interaction.issueId, issue.id));
  const ofCustomer = (db: Db) => db.select({ one: sql`1` }).from(interaction).where(eq(interaction.customerId, customer.id));
  const issuesOf = (db: Db) => db.select({ one: sql`1` }).from(issue).where(eq(issue.customerId, customer.id));
  await inIdSteps(sample, "issue", throwIfStopped, (from, to) =>
    record.tx((db) => db.delete(issue).where(and(gt(issue.id, from), lte(issue.id, to), notExists(ofIssue(db))))),
  );
  await inIdSteps(sample, "customer", throwIfStopped, (from, to) =>
    record.tx((db) =>
      db.delete(customer).where(and(gt(customer.id, from), lte(customer.id, to), notExists(ofCustomer(db)), notExists(issuesOf(db)))),
    ),
  );
}

async function inIdSteps(
  { before, after }: SampleRecord,
  name: SharedTable,
  throwIfStopped: () => void,
  step: (from: number, to: number) => Promise<unknown>,
): Promise<void> {
  const end = after?.[name] ?? before[name];
  for (let from = before[name]; from < end; from += IDS_AT_ONCE) {
    throwIfStopped();
    await step(from, Math.min(end, from + IDS_AT_ONCE));
  }
}
