import { and, asc, count, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import {
  contactVolume,
  customer,
  failure,
  fix,
  importChange,
  importJob,
  interaction,
  interactionFailure,
  issue,
  lesson,
  linkRule,
  trainingCase,
} from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { note, THE_SERVER } from "@/lib/audit/note";
import { BadImportError } from "@/lib/errors";
import { isUnfinished } from "@/lib/imports/import-progress";
import { type ImportJob, readJob } from "@/lib/imports/run-import";
import { SAMPLE_MAPPING } from "@/lib/imports/sample-mapping";

/** For how long an import can be undone, in milliseconds. */
export const UNDO_FOR_MS = 30 * 86_400_000;

/** What undoing an import would do. */
export interface UndoPreview {
  /** Interactions that it made and nobody has touched since: they go, with everything that hangs on them. */
  removable: number;
  /** Interactions that it made and that were edited, changed or followed up since: they stay. */
  kept: number;
  /** Interactions of others that it changed: they stay as they are. */
  changed: number;
  /** Until when it can be undone. */
  until: number;
}

/** @throws NotFoundError, BadImportError when it cannot be undone */
export async function previewUndo(record: RecordStore, actor: Actor, id: number, now: number): Promise<UndoPreview> {
  requireRight(actor, "import");
  const job = await readJob(record, id);
  requireUndoable(job, now);
  const numberOf = async (condition: SQL | undefined) =>
    (
      await record.db
        .select({ rows: count() })
        .from(interaction)
        .where(and(eq(interaction.importId, id), condition))
    )[0]?.rows ?? 0;
  const changes = await record.db.select({ rows: count() }).from(importChange).where(eq(importChange.importId, id));
  return {
    removable: await numberOf(not(touched(job))),
    kept: await numberOf(touched(job)),
    changed: changes[0]?.rows ?? 0,
    until: endOf(job) + UNDO_FOR_MS,
  };
}

/** Marks an import as being undone, so that an undoing that dies is gone on with. True when there is something to do. */
export async function queueUndo(record: RecordStore, actor: Actor, id: number, now: number): Promise<boolean> {
  requireRight(actor, "import");
  const job = await readJob(record, id);
  if (job.state === "undone") return false;
  if (job.undoneAt !== null) return true;
  requireUndoable(job, now);
  await record.tx(async (db) => {
    const queued = await db
      .update(importJob)
      .set({ undoneAt: now, undone: { removed: 0, kept: 0 } })
      .where(and(eq(importJob.id, id), isNull(importJob.undoneAt), inArray(importJob.state, [...UNDOABLE])))
      .returning({ id: importJob.id });
    if (queued.length > 0) await note(db, actor, { action: "import.undo", subject: `import:${id}` }, now);
  });
  return true;
}

/**
 * Takes an import back that is marked as being undone: what it made and nobody has touched since goes, in transactions so
 * short that others hardly wait, each of which counts what it has removed. What is left is kept and can be listed.
 */
export async function undoImport(
  record: RecordStore,
  id: number,
  options: { onProgress?: ((removed: number) => void) | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const job = await readJob(record, id);
  if (job.undoneAt === null || job.state === "undone") return;
  let removed = job.undone?.removed ?? 0;
  let after = 0;
  for (let most = 20; ; ) {
    if (options.signal?.aborted) throw new BadImportError("The undoing was stopped. Run it again to finish it.", undefined, "undo_stopped");
    const ids = await nextIds(record.db, job, after, most);
    const last = ids.at(-1);
    if (last === undefined) break;
    const begun = performance.now();
    removed += await record.tx((db) => removeSome(db, job, ids));
    options.onProgress?.(removed);
    after = last;
    most = Math.max(5, Math.min(1_000, Math.round((most * STEP_MS) / Math.max(1, performance.now() - begun)), most * 2));
  }
  await removeVolumes(record, id);
  await removeFailures(record, job);
  await loosen(record);
  await record.tx(async (db) => {
    const [left] = await db.select({ rows: count() }).from(interaction).where(eq(interaction.importId, id));
    const [now] = await db.select({ undone: importJob.undone }).from(importJob).where(eq(importJob.id, id));
    const undone = { removed: now?.undone?.removed ?? removed, kept: left?.rows ?? 0 };
    await db.update(importJob).set({ state: "undone", undone }).where(eq(importJob.id, id));
    await note(db, THE_SERVER, { action: "import.undone", subject: `import:${id}`, detail: undone }, Date.now());
  });
}

/** Interactions that stayed, some of them: those the import made, and those of others that it had changed. */
export async function keptByUndo(
  record: RecordStore,
  actor: Actor,
  id: number,
  most: number,
): Promise<{ own: KeptInteraction[]; others: KeptInteraction[]; othersCount: number }> {
  requireRight(actor, "read-rows");
  const columns = { id: interaction.id, externalId: interaction.externalId, summary: interaction.summary };
  const own = await record.db
    .select(columns)
    .from(interaction)
    .where(eq(interaction.importId, id))
    .orderBy(asc(interaction.id))
    .limit(most);
  const others = await record.db
    .select(columns)
    .from(importChange)
    .innerJoin(interaction, eq(interaction.id, importChange.interactionId))
    .where(eq(importChange.importId, id))
    .orderBy(asc(interaction.id))
    .limit(most);
  const [changes] = await record.db.select({ rows: count() }).from(importChange).where(eq(importChange.importId, id));
  return { own, others, othersCount: changes?.rows ?? 0 };
}

export interface KeptInteraction {
  id: number;
  externalId: string;
  summary: string | null;
}

const STEP_MS = 25;
const UNDOABLE = ["done", "failed", "cancelled"] as const;

function endOf({ finishedAt, startedAt, createdAt }: ImportJob): number {
  return finishedAt ?? startedAt ?? createdAt;
}

/** Whether an import can be taken back now. */
export function mayBeUndone(job: ImportJob, now: number): boolean {
  return whyNot(job, now) === null;
}

function requireUndoable(job: ImportJob, now: number): void {
  const why = whyNot(job, now);
  if (why !== null) throw new BadImportError(why, "id", "not_undoable", 409);
}

function whyNot(job: ImportJob, now: number): string | null {
  if (job.mappingCode === SAMPLE_MAPPING) return "The sample is no import: remove the sample instead.";
  if (job.state === "undone") return `Import ${job.id} was undone already.`;
  if (job.state === "draft") return `Import ${job.id} has not been imported yet: discard it instead.`;
  if (isUnfinished(job.state)) return `Import ${job.id} still runs: cancel it first.`;
  if (now > endOf(job) + UNDO_FOR_MS) return `Import ${job.id} ended more than 30 days ago: it can no longer be undone.`;
  return null;
}

/**
 * Whether somebody has had a hand in an interaction since: fields or lists edited here, a link by a person, a change after the import had
 * ended or by another import, a follow-up that does not come from the same import, or a lesson or a case made of it.
 */
function touched(job: ImportJob): SQL {
  const otherChange = sql`exists (select 1 from ${importChange} where ${importChange.interactionId} = ${interaction.id} and ${importChange.importId} <> ${job.id})`;
  const followUp = sql`exists (select 1 from ${interaction} as later where later.follow_up_of_id = ${interaction.id} and (later.import_id is null or later.import_id <> ${job.id}))`;
  const linked = sql`exists (select 1 from ${interactionFailure} where ${interactionFailure.interactionId} = ${interaction.id} and ${interactionFailure.origin} = 'person')`;
  const learnt = sql`exists (select 1 from ${lesson} where ${lesson.interactionId} = ${interaction.id})`;
  const told = sql`exists (select 1 from ${trainingCase} where ${trainingCase.interactionId} = ${interaction.id})`;
  const edited = and(isNotNull(interaction.editedFields), ne(sql`cast(${interaction.editedFields} as text)`, "[]"));
  return or(edited, gt(interaction.updatedAt, endOf(job)), otherChange, followUp, linked, learnt, told) ?? sql`false`;
}

/** Read outside the transaction; the ids go up, so what was passed once is not looked through again. */
async function nextIds(db: Db, job: ImportJob, after: number, most: number): Promise<number[]> {
  const rows = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(eq(interaction.importId, job.id), gt(interaction.id, after), not(touched(job))))
    .orderBy(asc(interaction.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** With everything that hangs on them, and with the customers and issues that nothing else is known of. */
async function removeSome(db: Db, job: ImportJob, ids: number[]): Promise<number> {
  const gone = await db
    .delete(interaction)
    .where(and(inArray(interaction.id, ids), eq(interaction.importId, job.id), not(touched(job))))
    .returning({ customerId: interaction.customerId, issueId: interaction.issueId });
  const issues = known(gone.map(({ issueId }) => issueId));
  const customers = known(gone.map(({ customerId }) => customerId));
  const unused = (column: SQL, reference: SQL) => sql`not exists (select 1 from ${interaction} as other where ${reference} = ${column})`;
  if (issues.length > 0) {
    await db.delete(issue).where(and(inArray(issue.id, issues), unused(sql`${issue.id}`, sql`other.issue_id`)));
  }
  if (customers.length > 0) {
    const withoutIssue = sql`not exists (select 1 from ${issue} where ${issue.customerId} = ${customer.id})`;
    await db
      .delete(customer)
      .where(
        and(
          inArray(customer.id, customers),
          eq(customer.isShared, false),
          unused(sql`${customer.id}`, sql`other.customer_id`),
          withoutIssue,
        ),
      );
  }
  const [now] = await db.select({ undone: importJob.undone }).from(importJob).where(eq(importJob.id, job.id));
  const undone = { removed: (now?.undone?.removed ?? 0) + gone.length, kept: 0 };
  await db.update(importJob).set({ undone }).where(eq(importJob.id, job.id));
  return gone.length;
}

function known(ids: (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

async function removeVolumes(record: RecordStore, id: number): Promise<void> {
  for (;;) {
    const some = record.db.select({ id: contactVolume.id }).from(contactVolume).where(eq(contactVolume.importId, id)).limit(500);
    const ids = (await some).map((row) => row.id);
    if (ids.length === 0) return;
    await record.tx((db) => db.delete(contactVolume).where(inArray(contactVolume.id, ids)));
  }
}

/** Failures that came with the import, of which no interaction tells any more and which nobody has taken in hand. */
async function removeFailures(record: RecordStore, job: ImportJob): Promise<void> {
  const cameWithIt = and(
    gte(failure.createdAt, job.startedAt ?? job.createdAt),
    lte(failure.createdAt, endOf(job)),
    isNull(failure.productionTeamId),
    isNull(failure.supportTeamId),
    isNull(failure.archive),
    isNull(failure.mergedIntoId),
  );
  const untold = and(
    sql`not exists (select 1 from ${interactionFailure} where ${interactionFailure.failureId} = ${failure.id})`,
    sql`not exists (select 1 from ${failure} as other where other.merged_into_id = ${failure.id})`,
    sql`not exists (select 1 from ${fix} where ${fix.failureId} = ${failure.id})`,
    sql`not exists (select 1 from ${linkRule} where ${linkRule.failureId} = ${failure.id})`,
  );
  for (const { id } of await record.db.select({ id: failure.id }).from(failure).where(and(cameWithIt, untold))) {
    await record.tx((db) => db.delete(failure).where(and(eq(failure.id, id), untold)));
  }
}

/** What points at an interaction that is gone points nowhere; both references are no foreign keys. */
async function loosen(record: RecordStore): Promise<void> {
  for (const column of [interaction.followUpOfId, interaction.mergedIntoId] as const) {
    const isGone = sql`not exists (select 1 from ${interaction} as first where first.id = ${column})`;
    const left = await record.db
      .select({ id: interaction.id })
      .from(interaction)
      .where(and(isNotNull(column), isGone));
    for (let from = 0; from < left.length; from += 200) {
      const ids = left.slice(from, from + 200).map(({ id }) => id);
      const nowhere = column === interaction.followUpOfId ? { followUpOfId: null } : { mergedIntoId: null };
      await record.tx((db) => db.update(interaction).set(nowhere).where(inArray(interaction.id, ids)));
    }
  }
}
