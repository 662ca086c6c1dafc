import type { Database } from "better-sqlite3";
import { seenWords } from "@/db/search/seen-words";

/** More words than this with the same beginning, and only the word itself is looked for. */
export const BEGINNINGS = 1_000;

export interface Vocabulary {
  /** Adds words inside the present transaction. `version` is that of the state: another one means that words have left. */
  learn(texts: readonly string[], version: number): void;
  /** The words that begin so, at most one more than BEGINNINGS. */
  beginning(prefix: string): string[];
  /** Believes nothing any more: the transaction in which it learnt was undone. */
  forget(): void;
  /** Takes out a batch of words that no text holds any more, beginning after a word; returns the last one looked at. */
  prune(after: string): string | null;
}

const PRUNED_AT_ONCE = 500;

/**
 * Every word there is. FTS5 answers the beginning of a word by merging every entry of every such word before it gives
 * the first row (a second and more over a million texts); asked for the words by name, it gives the newest rows at once.
 */
export function vocabularyOf({ read, write }: { read: Database; write: Database }): Vocabulary {
  const add = write.prepare<[string]>("insert or ignore into search_word (word) values (?)");
  const begin = read.prepare<[string, string, number], string>("select word from search_word where word >= ? and word < ? limit ?").pluck();
  const next = write.prepare<[string, number], string>("select word from search_word where word > ? order by word limit ?").pluck();
  const isThere = write.prepare<[string]>("select 1 from search_text where search_text match ? limit 1").pluck();
  const remove = write.prepare<[string]>("delete from search_word where word = ?");
  const moved = write.prepare("update search_state set vocabulary = vocabulary + 1");
  const seen = seenWords();
  let seenVersion = -1;

  return {
    learn(texts, version) {
      if (version !== seenVersion) seen.clear();
      seenVersion = version;
      for (const text of texts) seen.eachNew(text, (word) => add.run(word));
    },
    forget: seen.clear,
    beginning: (prefix) => begin.all(prefix, `${prefix}\u{10ffff}`, BEGINNINGS + 1),
    prune(after) {
      const words = next.all(after, PRUNED_AT_ONCE);
      const unused = words.filter((word) => !isThere.get(`"${word}"`));
      for (const word of unused) remove.run(word);
      if (unused.length > 0) moved.run();
      return words.at(-1) ?? null;
    },
  };
}
