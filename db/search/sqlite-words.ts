import type { Database } from "better-sqlite3";
import type { RecordStore } from "@/db/client";
import type { Document, Entry } from "@/db/search/documents";
import { eraseWords, mergeWords } from "@/db/search/sqlite-merge";
import { BEGINNINGS, vocabularyOf } from "@/db/search/vocabulary";
import type { WordStore } from "@/db/search/word-store";
import { ftsAny, ftsExpression } from "@/db/search/words";

/**
 * The words of each interaction in an FTS5 table that holds no text. A row's number is the second of its contact and its
 * id, so that walking it backwards gives the newest first without sorting.
 */
export function sqliteWords(record: RecordStore, { read, write }: { read: Database; write: Database }): WordStore {
  const vocabulary = vocabularyOf({ read, write });
  const forget = write.prepare<[bigint]>("delete from search_text where rowid = ?");
  const forgetEntry = write.prepare<[number]>("delete from search_entry where interaction_id = ?");
  const keep = write.prepare<[bigint, string, string]>("insert into search_text (rowid, summary, narrative) values (?, ?, ?)");
  const keepEntry = write.prepare<[number, number, number]>(
    "insert into search_entry (interaction_id, contacted_at, digest) values (?, ?, ?)",
  );
  const select = (end: string) =>
    read.prepare<[string, bigint, bigint, number], { ids: string; found: number; second: number | null }>(
      `select json_group_array(place & ${IDS - 1n}) as ids, count(*) as found, min(place) >> ${ID_BITS} as second
       from (select rowid as place from search_text where search_text match ? and rowid >= ? and rowid < ? ${end})`,
    );
  const newest = select("order by rowid desc limit ?");

  return {
    async replace(_db, { gone, added, vocabulary: version }) {
      for (const entry of gone) {
        forget.run(placeOf(entry));
        forgetEntry.run(entry.id);
      }
      // In the order of their numbers: FTS5 writes out what it holds whenever a number is lower than the one before.
      const placed = added.map((document) => ({ document, place: placeOf(document) }));
      placed.sort((a, b) => (a.place < b.place ? -1 : 1));
      for (const { document, place } of placed) {
        keep.run(place, document.summary, document.narrative);
        keepEntry.run(document.id, document.contactedAt, document.digest);
      }
      vocabulary.learn(
        added.map(({ summary, narrative }: Document) => `${summary} ${narrative}`),
        version,
      );
    },
    async find(words, { from, before }, atLeast) {
      let tooShort: string | null = null;
      const expression = ftsExpression(words, (prefix) => {
        const beginning = vocabulary.beginning(prefix);
        if (beginning.length <= BEGINNINGS) return beginning;
        tooShort = prefix;
        return [];
      });
      const [low, high] = [from === null ? LOWEST : firstOf(from), before === null ? HIGHEST : firstOf(before)];
      const found = newest.get(expression, low, high, atLeast);
      const ids = idsIn(found?.ids);
      const second = found?.second ?? null;
      if (second === null || (found?.found ?? 0) < atLeast) return { ids, reached: null, tooShort };
      // A whole second, as the order within one is by the exact time.
      const start = BigInt(second) * IDS;
      const last = newest.get(expression, start < low ? low : start, start + IDS, Number.MAX_SAFE_INTEGER);
      const whole = new Set(idsIn(last?.ids));
      for (const id of ids) whole.add(id);
      return { ids: [...whole], reached: second * 1_000, tooShort };
    },
    async findAny(words, before, atMost) {
      if (words.length === 0) return [];
      return idsIn(newest.get(ftsAny(words), LOWEST, firstOf(before), atMost)?.ids);
    },
    undone: vocabulary.forget,
    merge: () => mergeWords(record),
    erase: () => eraseWords(record, write, vocabulary),
    async check() {
      try {
        read.prepare("select count(*) from search_text where search_text match '\"a\"'").get();
        return [];
      } catch (error) {
        return [`The search index is damaged: ${error instanceof Error ? error.message : error}.`];
      }
    },
  };
}

const ID_BITS = 29n;
const IDS = 1n << ID_BITS;
const LOWEST = -(1n << 62n);
const HIGHEST = 1n << 62n;
/** About the years 1700 to 2240; what is dated beyond stands at the edge. */
const EDGE_SECONDS = 2 ** 33 - 1;

function placeOf({ id, contactedAt }: Pick<Entry, "id" | "contactedAt">): bigint {
  if (id < 0 || BigInt(id) >= IDS) throw new RangeError(`The search can place ids up to ${IDS}; got ${id}`);
  return firstOf(contactedAt) + BigInt(id);
}

/** The first number of the second in which a time lies. */
function firstOf(at: number): bigint {
  return BigInt(Math.max(-EDGE_SECONDS, Math.min(EDGE_SECONDS, Math.floor(at / 1_000)))) * IDS;
}

function idsIn(json: string | undefined): number[] {
  return JSON.parse(json ?? "[]");
}
