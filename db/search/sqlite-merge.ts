import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Database } from "better-sqlite3";
import { sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import type { Vocabulary } from "@/db/search/vocabulary";

/** Pages that one step of merging writes: about 20 ms. */
const PAGES = 200;

/**
 * Merges some of the pieces that the index was written in, when there are many: each is one more place to look a word up.
 * @returns whether something was done, so that there may be more
 */
export async function mergeWords(record: RecordStore, pages = PAGES): Promise<boolean> {
  return record.tx(async (db) => {
    const before = await changesOf(db);
    await db.run(sql`insert into search_text (search_text, rank) values ('merge', ${sql.raw(String(pages))})`);
    // One change is the command itself.
    return (await changesOf(db)) - before >= 2;
  });
}

/**
 * Writes the whole index anew, step by step, without what has been deleted, and takes words that have gone out of the
 * vocabulary. Pages that become free are overwritten.
 */
export async function eraseWords(record: RecordStore, write: Database, vocabulary: Vocabulary): Promise<void> {
  write.pragma("secure_delete = on");
  try {
    await mergeWords(record, -PAGES);
    while (await mergeWords(record)) await yieldToOthers();
    for (let last: string | null = ""; last !== null; await yieldToOthers()) {
      const after: string = last;
      last = await record.tx(async () => vocabulary.prune(after));
    }
  } finally {
    write.pragma("secure_delete = off");
  }
}

async function changesOf(db: Db): Promise<number> {
  const [row] = await db.all<{ changes: number }>(sql`select total_changes() as changes`);
  return row?.changes ?? 0;
}
