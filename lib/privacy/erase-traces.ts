import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { asc, eq, gt, inArray, or } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { apiAnswer, connectorRun, importJob, needGroup, needGroupMember, rejectedRow } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import { dropDraftsOf } from "@/lib/documenting/drafts";
import { UNFINISHED } from "@/lib/imports/end-import";
import { clearUploads } from "@/lib/imports/uploads";
import { emptyLearntOf } from "@/lib/privacy/empty-learnt";
import { type Counts, count } from "@/lib/privacy/erasure-counts";

/** What of a person may stand in other places than their interactions. */
export interface Traces {
  /** Their pseudonym, as rejected rows write it; null where it is not known any more. */
  key: string | null;
  /** The ids of their interactions at their sources. */
  externalIds: ReadonlySet<string>;
  interactionIds: readonly number[];
  /** What they, or others about them, have written. */
  texts: ReadonlySet<string>;
}

/**
 * Takes a person out of everything that is kept beside the interactions: rejected rows, answers to programs, runs of connectors,
 * groups of what reads alike, files that wait to be imported, drafts that name them, and what was learnt from somebody else.
 * Done again, it finds nothing more.
 */
export async function eraseTraces(record: RecordStore, traces: Traces, now: number): Promise<Counts> {
  const counts: Counts = {};
  count(counts, "rejectedRows", await emptyRejectedRows(record, traces));
  count(counts, "answers", await emptyAnswers(record, traces));
  await forgetProblems(record, traces);
  count(counts, "needGroups", await dropNeedGroups(record, traces));
  count(counts, "files", (await dropDrafts(record)) + (await dropRejectedFiles(record, traces)));
  if (traces.key !== null) count(counts, "drafts", await dropDraftsOf(record, traces.key));
  await emptyLearntOf(record, traces, counts);
  await clearLeftUploads(record, now);
  return counts;
}

const ROWS_AT_ONCE = 500;

async function emptyRejectedRows(record: RecordStore, traces: Traces): Promise<number> {
  let emptied = 0;
  for (let after = 0; ; ) {
    const rows = await record.db
      .select()
      .from(rejectedRow)
      .where(gt(rejectedRow.id, after))
      .orderBy(asc(rejectedRow.id))
      .limit(ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return emptied;
    after = last.id;
    const ids = rows.filter(({ cells }) => cells.some((cell) => isTheirs(cell, traces))).map(({ id }) => id);
    if (ids.length === 0) continue;
    await record.tx((db) =>
      db
        .update(rejectedRow)
        .set({ cells: [], value: null, reason: "The person of this row was erased", hint: "Nothing is left of it" })
        .where(inArray(rejectedRow.id, ids)),
    );
    emptied += ids.length;
  }
}

/** Very short ids would be found in the cells of others. */
const TELLING_ID = 4;

function isTheirs(cell: string, { key, externalIds }: Traces): boolean {
  return (key !== null && cell.includes(key)) || (cell.length >= TELLING_ID && externalIds.has(cell.trim()));
}

/** An answer is kept for whoever asks again; what it said of the person is not told again. */
async function emptyAnswers(record: RecordStore, { externalIds, texts }: Traces): Promise<number> {
  const written = (text: string) => JSON.stringify(text).slice(1, -1);
  const needles = [...[...externalIds].map((id) => `"externalId":${JSON.stringify(id)}`), ...[...texts].map(written)];
  let emptied = 0;
  for (let after = 0; ; ) {
    const rows = await record.db
      .select({ id: apiAnswer.id, body: apiAnswer.body })
      .from(apiAnswer)
      .where(gt(apiAnswer.id, after))
      .orderBy(asc(apiAnswer.id))
      .limit(ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return emptied;
    after = last.id;
    const ids = rows.filter(({ body }) => needles.some((needle) => body.includes(needle))).map(({ id }) => id);
    if (ids.length === 0) continue;
    await record.tx((db) => db.update(apiAnswer).set({ status: 410, body: ERASED_ANSWER }).where(inArray(apiAnswer.id, ids)));
    emptied += ids.length;
  }
}

const ERASED_ANSWER = JSON.stringify({
  error: { code: "erased", message: "This was done before. What was answered told of a person who has been erased since." },
});

async function forgetProblems(record: RecordStore, { externalIds }: Traces): Promise<void> {
  for (const { id, problems } of await record.db.select({ id: connectorRun.id, problems: connectorRun.problems }).from(connectorRun)) {
    const kept = problems?.filter((problem) => problem.id === null || !externalIds.has(problem.id));
    if (problems && kept && kept.length < problems.length)
      await record.tx((db) => db.update(connectorRun).set({ problems: kept }).where(eq(connectorRun.id, id)));
  }
}

/** The words of a group may be those of one of its members; the next round finds the group again, of the others. */
async function dropNeedGroups(record: RecordStore, { interactionIds }: Traces): Promise<number> {
  let dropped = 0;
  for (let from = 0; from < interactionIds.length; from += ROWS_AT_ONCE) {
    const some = interactionIds.slice(from, from + ROWS_AT_ONCE);
    const gone = await record.tx((db) => {
      const theirs = db.select({ id: needGroupMember.groupId }).from(needGroupMember).where(inArray(needGroupMember.interactionId, some));
      return db
        .delete(needGroup)
        .where(or(inArray(needGroup.id, theirs), inArray(needGroup.exampleId, some)))
        .returning({ id: needGroup.id });
    });
    dropped += gone.length;
  }
  return dropped;
}

/** Files that wait to be looked at may hold anybody, in a form that cannot be searched: they are to be sent again. */
async function dropDrafts(record: RecordStore): Promise<number> {
  const gone = await record.tx((db) => db.delete(importJob).where(eq(importJob.state, "draft")).returning({ id: importJob.id }));
  return gone.length;
}

/** The rejected rows that a command has written out; they can be fetched again. */
async function dropRejectedFiles(record: RecordStore, traces: Traces): Promise<number> {
  const folder = join(record.dataDir, "rejected");
  const long = [...traces.externalIds].filter((id) => id.length >= TELLING_ID);
  let dropped = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const text = await readFile(join(folder, name), "utf8");
    if (![traces.key ?? [], long].flat().some((needle) => text.includes(needle))) continue;
    await rm(join(folder, name), { force: true });
    dropped++;
  }
  return dropped;
}

/** Uploads that nothing waits for; a file that is arriving, or has just arrived, is somebody's. */
async function clearLeftUploads(record: RecordStore, now: number): Promise<void> {
  const needed = await record.db
    .select({ digest: importJob.fileDigest })
    .from(importJob)
    .where(inArray(importJob.state, [...UNFINISHED]));
  await clearUploads(record.dataDir, new Set(needed.map(({ digest }) => digest)), now + DAY_MS - ARRIVING_MS);
}

const ARRIVING_MS = 10 * 60_000;
