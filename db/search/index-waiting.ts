import { sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { listed, readDocuments, readEntries } from "@/db/search/documents";
import { readState } from "@/db/search/state";
import type { WordStore } from "@/db/search/word-store";

/**
 * Brings the index up to date for some of the interactions that wait, the newest ids first, in one transaction.
 * One whose words and time are as the index holds them costs no more than being read.
 * @returns how many were dealt with; fewer than `most` means that none is left
 */
export async function indexWaiting(record: RecordStore, store: WordStore, most: number): Promise<number> {
  try {
    return await record.tx(async (db) => {
      const waiting = await db.all<{ id: number }>(
        sql`select interaction_id as id from search_waiting order by interaction_id desc limit ${most}`,
      );
      if (waiting.length === 0) return 0;
      const ids = waiting.map(({ id }) => id);
      const entries = await readEntries(db, ids);
      const documents = await readDocuments(db, ids);
      const isHeld = new Set(
        documents.flatMap(({ id, contactedAt, digest }) => {
          const entry = entries.get(id);
          return entry?.contactedAt === contactedAt && entry.digest === digest ? [id] : [];
        }),
      );
      const gone = [...entries.values()].filter(({ id }) => !isHeld.has(id));
      const added = documents.filter(({ id }) => !isHeld.has(id));
      if (gone.length + added.length > 0) {
        const { vocabulary } = await readState(db);
        await store.replace(db, { gone, added, vocabulary });
        const erasing = gone.length > 0 ? sql`, has_erased = 1` : sql``;
        await db.run(sql`update search_state set version = version + 1${erasing}`);
      }
      await db.run(sql`delete from search_waiting where interaction_id in (${listed(ids)})`);
      return ids.length;
    });
  } catch (error) {
    store.undone();
    throw error;
  }
}
