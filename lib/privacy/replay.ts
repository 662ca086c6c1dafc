import { asc, eq, gt } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { customer, erasure, interaction, person, source, tombstone } from "@/db/schema";
import { type Seals, sealsOf } from "@/db/tombstones";
import { addCounts, beginErasure } from "@/lib/privacy/erase";
import { eraseInteraction, isEmptied } from "@/lib/privacy/erase-interactions";
import { eraseTraces } from "@/lib/privacy/erase-traces";
import { type JournalEntry, readJournal } from "@/lib/privacy/journal";

/**
 * Writes down again the erasures of the journal that this record knows nothing of, because it was restored from a backup made
 * before them; `finishErasures` then does them. A hold that a backup brings back does not stop what was erased already.
 * @returns how many were written down
 */
export async function replayErasures(record: RecordStore): Promise<number> {
  const journal = await readJournal(record.dataDir);
  if (journal.length === 0) return 0;
  const known = new Set((await record.db.select({ code: erasure.code }).from(erasure)).map(({ code }) => code));
  const missing = journal.filter(({ code }) => !known.has(code));
  if (missing.length === 0) return 0;
  const seals = sealsOf(record.dataDir);
  const subjects = await findSubjects(record.db, missing, seals);
  for (const entry of missing) {
    const subjectId = subjects.get(entry.person) ?? NOBODY;
    const id = await record.tx(async (db) => {
      const made = await beginErasure(db, { subject: entry.subject, id: subjectId }, entry);
      // What this record does not hold stays out as well, when it is imported again.
      await setTombstones(db, made.id, entry);
      return made.id;
    });
    await eraseSealed(record, { id, subjectId }, entry, seals);
  }
  return missing.length;
}

/** The id of nobody, for somebody whom this record does not hold. */
const NOBODY = 0;
const KEYS_AT_ONCE = 500;
const ROWS_AT_ONCE = 2_000;

/** Customers and staff by the seal under which the journal knows them. */
async function findSubjects(db: Db, entries: readonly JournalEntry[], seals: Seals): Promise<Map<string, number>> {
  const wanted = new Set(entries.map((entry) => entry.person));
  const found = new Map<string, number>();
  const note = (id: number, seal: string) => {
    if (wanted.has(seal)) found.set(seal, id);
  };
  if (entries.some(({ subject }) => subject === "staff"))
    for (const { id, key } of await db.select({ id: person.id, key: person.key }).from(person)) note(id, seals.staff(key));
  if (entries.some(({ subject }) => subject === "customer")) {
    for (let after = 0; ; ) {
      const rows = await db
        .select({ id: customer.id, key: customer.key })
        .from(customer)
        .where(gt(customer.id, after))
        .orderBy(asc(customer.id))
        .limit(ROWS_AT_ONCE);
      for (const { id, key } of rows) note(id, seals.customer(key));
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
  return found;
}

async function setTombstones(db: Db, erasureId: number, { subject, person: seal, interactions, at }: JournalEntry): Promise<void> {
  const keys = subject === "staff" ? [seal] : interactions;
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE)
    await db
      .insert(tombstone)
      .values(keys.slice(from, from + KEYS_AT_ONCE).map((key) => ({ key, erasureId, createdAt: at })))
      .onConflictDoNothing();
}

/** Interactions that the older record does not know to be that customer's. */
async function eraseSealed(
  record: RecordStore,
  { id: erasureId, subjectId }: { id: number; subjectId: number },
  entry: JournalEntry,
  seals: Seals,
): Promise<void> {
  const sealed = new Set(entry.interactions);
  if (sealed.size === 0) return;
  for (let after = 0; ; ) {
    const rows = await record.db
      .select({ row: interaction, source: source.code })
      .from(interaction)
      .innerJoin(source, eq(source.id, interaction.sourceId))
      .where(gt(interaction.id, after))
      .orderBy(asc(interaction.id))
      .limit(ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.row.id;
    const others = rows.filter(({ row }) => row.customerId !== subjectId && !isEmptied(row));
    const theirs = others.filter((each) => sealed.has(seals.interaction(each.source, each.row.externalId)));
    for (const { row, source: code } of theirs) {
      const texts = [row.summary, row.narrative].filter((text) => text !== null);
      const traces = { key: null, externalIds: new Set([row.externalId]), interactionIds: [row.id], texts: new Set(texts) };
      const counts = await eraseTraces(record, traces, entry.at);
      await record.tx(async (db) => {
        await eraseInteraction(db, row, code, { id: erasureId, seals, now: entry.at }, counts);
        await addCounts(db, erasureId, counts);
      });
    }
  }
}
