import { sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { type Document, listed } from "@/db/search/documents";
import type { WordStore } from "@/db/search/word-store";
import { tsAny, tsQuery } from "@/db/search/words";

/** The words of each interaction as a tsvector that we write out ourselves, so that no setting of the server decides what a word is. */
export function postgresWords(record: RecordStore): WordStore {
  return {
    async replace(db, { gone, added }) {
      if (gone.length > 0) await db.run(sql`delete from search_entry where interaction_id in (${listed(gone.map(({ id }) => id))})`);
      if (added.length === 0) return;
      const rows = added.map((each) => sql`(${each.id}, ${each.contactedAt}, ${each.digest}, ${vectorOf(each)}::tsvector)`);
      await db.run(sql`insert into search_entry (interaction_id, contacted_at, digest, words) values ${sql.join(rows, sql`, `)}`);
    },
    undone: () => {},
    async find(words, { from, before }, atLeast) {
      const query = tsQuery(words);
      const rows = await record.db.all<{ id: number; at: number }>(
        sql`select interaction_id as id, contacted_at as at from search_entry
            where words @@ ${query}::tsquery and contacted_at >= ${from ?? LOWEST} and contacted_at < ${before ?? HIGHEST}
            order by contacted_at desc fetch first ${sql.raw(String(atLeast))} rows with ties`,
      );
      const last = rows.at(-1);
      return { ids: rows.map(({ id }) => id), reached: last && rows.length >= atLeast ? last.at : null, tooShort: null };
    },
    async findAny(words, before, atMost) {
      if (words.length === 0) return [];
      const rows = await record.db.all<{ id: number }>(
        sql`select interaction_id as id from search_entry where words @@ ${tsAny(words)}::tsquery and contacted_at < ${before}
            order by contacted_at desc, interaction_id desc limit ${sql.raw(String(atMost))}`,
      );
      return rows.map(({ id }) => id);
    },
    // Autovacuum does both: its index merges by itself, and a deleted row goes with the next vacuum of its table.
    merge: async () => false,
    erase: async () => void (await record.db.run(sql`vacuum search_entry`)),
    check: async () => [],
  };
}

const LOWEST = Number.MIN_SAFE_INTEGER;
const HIGHEST = Number.MAX_SAFE_INTEGER;
/** Where a tsvector stops telling places apart. */
const LAST_PLACE = 16_383;

/** `'late':1 'refund':2,5`: words with their places; the narrative begins one place later, so that no phrase spans both. */
function vectorOf({ summary, narrative }: Document): string {
  const places = new Map<string, number[]>();
  let place = 0;
  for (const text of [summary, narrative]) {
    for (const word of text.split(" ")) {
      if (word === "") continue;
      place++;
      const found = places.get(word);
      if (!found) places.set(word, [place]);
      else if (found.length < 255) found.push(place);
    }
    place++;
  }
  return [...places].map(([word, at]) => `'${word}':${at.map((each) => Math.min(each, LAST_PLACE)).join(",")}`).join(" ");
}
