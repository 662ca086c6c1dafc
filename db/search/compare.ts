import { sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { changedSince, readLogEnds } from "@/db/facts/change-log";
import { type Entry, readDocuments } from "@/db/search/documents";
import { readState } from "@/db/search/state";

const CHUNK = 1_000;
/** Differences told one by one. */
const TOLD = 20;

/** Compares what the index holds of each interaction with the record; those that wait to be looked at are left out. */
export async function compareWithRecord(db: Db, dialect: RecordStore["dialect"]): Promise<string[]> {
  const { recheckAfter, ...position } = await readState(db);
  if (recheckAfter !== null) return [];
  const noted = await db.all<{ id: number }>(sql`select interaction_id as id from search_waiting`);
  const { recordId } = await readLogEnds(db);
  const isWaiting = new Set([...noted.map(({ id }) => id), ...(await changedSince({ db, dialect }, { ...position, recordId }))]);
  const findings: string[] = [];
  const say = (id: number, what: string) => {
    if (!isWaiting.has(id)) findings.push(`Interaction ${id} ${what}.`);
  };
  for (let after = -1, isMore = true; isMore; ) {
    const entries = await db.all<Entry>(
      sql`select interaction_id as id, contacted_at as "contactedAt", digest from search_entry where interaction_id > ${after} order by interaction_id limit ${CHUNK}`,
    );
    const recorded = await db.all<{ id: number }>(sql`select id from interaction where id > ${after} order by id limit ${CHUNK}`);
    // Up to where both have been read.
    const ends = [entries, recorded].filter((rows) => rows.length === CHUNK).map((rows) => rows.at(-1)?.id ?? 0);
    const until = ends.length > 0 ? Math.min(...ends) : Number.MAX_SAFE_INTEGER;
    const held = new Map(entries.filter(({ id }) => id <= until).map((entry) => [entry.id, entry]));
    const documents = await readDocuments(
      db,
      recorded.map(({ id }) => id).filter((id) => id <= until),
    );
    for (const { id, contactedAt, digest } of documents) {
      const entry = held.get(id);
      held.delete(id);
      if (!entry) say(id, "is not in the search index");
      else if (entry.digest !== digest) say(id, "is searched by other words than it has");
      else if (entry.contactedAt !== contactedAt) say(id, "stands at another time in the search index than in the record");
    }
    for (const id of held.keys()) say(id, "is in the search index but not in the record");
    after = until;
    isMore = ends.length > 0;
  }
  const more = findings.length - TOLD;
  return more > 0 ? [...findings.slice(0, TOLD), `${more} more interactions differ in the search index.`] : findings;
}
