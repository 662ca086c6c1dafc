import { randomBytes } from "node:crypto";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { customer, erasure, importJob, issue } from "@/db/schema";
import { scrubRecord } from "@/db/scrub";
import { searchIndexOf } from "@/db/search/search-index";
import { sealsOf } from "@/db/tombstones";
import { type Actor, require } from "@/lib/access/actor";
import { UNFINISHED } from "@/lib/imports/end-import";
import { BadPrivacyError } from "@/lib/privacy/bad-privacy-error";
import { eraseInteractions } from "@/lib/privacy/erase-interactions";
import { eraseStaff } from "@/lib/privacy/erase-staff";
import { eraseTraces } from "@/lib/privacy/erase-traces";
import { added, type Counts } from "@/lib/privacy/erasure-counts";
import { type FoundPerson, findPerson, type Meant } from "@/lib/privacy/find-person";
import { holdsOn } from "@/lib/privacy/holds";
import { noteInJournal } from "@/lib/privacy/note-in-journal";
import { tracesOf } from "@/lib/privacy/person-traces";
import { randomKey } from "@/lib/privacy/random-key";
import { receiptDigest } from "@/lib/privacy/receipts";

/** While an erasure runs, whom it is about stands among its counts; its receipt does not say. */
export const SUBJECT = "subjectId";

/**
 * Writes down that somebody is to be erased; from then on it is done, also when this process dies (`finishErasures`).
 * @returns the code of the receipt
 * @throws ForbiddenError, NotFoundError; BadPrivacyError 409 `held` that names the holds, `import_running`
 */
export async function requestErasure(record: RecordStore, actor: Actor, meant: Meant, now: number): Promise<string> {
  require(actor, "privacy");
  const found = await findPerson(record, meant);
  const row = await record.tx(async (db) => {
    await refuseHeld(db, found);
    await refuseRunningImport(db);
    const waiting = await db.select().from(erasure).where(isNull(erasure.finishedAt));
    const same = waiting.find(({ subject, counts }) => subject === found.subject && counts[SUBJECT] === found.id);
    return same ?? beginErasure(db, found, { code: newCode(), by: actor.id, at: now });
  });
  await noteInJournal(record, row, found);
  return row.code;
}

/** Puts an erasure into the record, to be done from then on. */
export async function beginErasure(
  db: Db,
  { subject, id }: Pick<FoundPerson, "subject" | "id">,
  { code, by, at }: { code: string; by: string; at: number },
): Promise<Erasure> {
  const [made] = await db
    .insert(erasure)
    .values({ code, subject, counts: { [SUBJECT]: id }, requestedBy: by, requestedAt: at })
    .returning();
  if (!made) throw new Error("The erasure was not written down");
  return made;
}

export type Erasure = typeof erasure.$inferSelect;

/**
 * Does every erasure that is written down and not done, in transactions so short that others hardly wait, and then writes
 * the record anew so that nothing of them is left in its files. Goes on where a killed process has stopped.
 * @param clock epoch ms
 * @returns how many were finished
 */
export async function finishErasures(record: RecordStore, clock: () => number): Promise<number> {
  const waiting = await record.db.select().from(erasure).where(isNull(erasure.finishedAt)).orderBy(asc(erasure.id));
  if (waiting.length === 0) return 0;
  for (const row of waiting) await eraseFromRecord(record, row, clock());
  const search = searchIndexOf(record);
  await search.catchUp();
  await search.tidy();
  await scrubRecord(record);
  for (const { id } of waiting) await finish(record, id, clock());
  return waiting.length;
}

async function eraseFromRecord(record: RecordStore, row: Erasure, now: number): Promise<void> {
  const subjectId = row.counts[SUBJECT];
  if (subjectId === undefined) return;
  const seals = sealsOf(record.dataDir);
  const person = { subject: row.subject, id: subjectId };
  await noteInJournal(record, row, person);
  const add = (db: Db, counts: Counts) => addCounts(db, row.id, counts);
  const traces = await tracesOf(record, person);
  const before = await eraseTraces(record, traces, now);
  await record.tx((db) => add(db, before));
  if (row.subject === "staff") await eraseStaff(record, { id: row.id, personId: subjectId, seals, now }, add);
  else {
    await eraseInteractions(record, { id: row.id, customerId: subjectId, seals, now }, add);
    await loseKeys(record, subjectId);
  }
  // Once more for what came in while they were emptied.
  const after = await eraseTraces(record, traces, now);
  await record.tx((db) => add(db, after));
}

/** The customer and their issues stay and are counted; nobody can tell any more who they were. */
async function loseKeys(record: RecordStore, customerId: number): Promise<void> {
  await record.tx(async (db) => {
    for (const { id, key } of await db.select().from(issue).where(eq(issue.customerId, customerId)))
      if (!key.startsWith("random:")) await db.update(issue).set({ key: randomKey() }).where(eq(issue.id, id));
    await db.update(customer).set({ key: randomKey() }).where(eq(customer.id, customerId));
  });
}

/** Adds to what an erasure has emptied, in the transaction that empties it. */
export async function addCounts(db: Db, id: number, counts: Counts): Promise<void> {
  if (Object.keys(counts).length === 0) return;
  const [now] = await db.select({ counts: erasure.counts }).from(erasure).where(eq(erasure.id, id));
  await db
    .update(erasure)
    .set({ counts: added(now?.counts ?? {}, counts) })
    .where(eq(erasure.id, id));
}

async function finish(record: RecordStore, id: number, now: number): Promise<void> {
  await record.tx(async (db) => {
    const [row] = await db
      .select()
      .from(erasure)
      .where(and(eq(erasure.id, id), isNull(erasure.finishedAt)));
    if (!row) return;
    const { [SUBJECT]: _whom, ...counts } = row.counts;
    const done = { ...row, counts, finishedAt: now };
    await db
      .update(erasure)
      .set({ counts, finishedAt: now, digest: receiptDigest(done) })
      .where(eq(erasure.id, id));
  });
}

async function refuseHeld(db: Db, found: FoundPerson): Promise<void> {
  const names = await holdsOn(db, found);
  if (names.length === 0) return;
  const which = names.map((name) => `"${name}"`).join(" and ");
  throw new BadPrivacyError("hold", `The legal hold ${which} keeps this; release it first.`, "held", 409);
}

/** A process that reads a file remembers who is in it, and would bring them back under the pseudonym that goes. */
async function refuseRunningImport(db: Db): Promise<void> {
  const running = await db
    .select({ id: importJob.id })
    .from(importJob)
    .where(inArray(importJob.state, [...UNFINISHED]));
  const [first] = running;
  if (first)
    throw new BadPrivacyError(
      "import",
      `Import ${first.id} is running and may bring the same person in; erase when it has ended.`,
      "import_running",
      409,
    );
}

function newCode(): string {
  return `E-${randomBytes(5).toString("hex")}`;
}
