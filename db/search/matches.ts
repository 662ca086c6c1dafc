import type { RecordStore } from "@/db/client";
import { readState } from "@/db/search/state";
import type { Span, WordStore } from "@/db/search/word-store";
import type { Words } from "@/db/search/words";
import { mutex } from "@/db/tx";

/** The interactions that hold some words, found so far from the newest on. */
export interface Matches {
  readonly ids: readonly number[];
  /** All that were contacted at or after this time (epoch ms) are among them; null when there are no more at all. */
  readonly reached: number | null;
  /** A beginning of a word that too many words share, so that only the word itself was looked for. */
  readonly tooShort: string | null;
  /** Goes on until so many are known, or there are no more. */
  goOn(atLeast: number): Promise<void>;
}

/** Searches whose matches are kept while nothing changes: turning a page or changing a filter asks for the same words. */
const KEPT = 8;

export function matching(record: RecordStore, store: WordStore): (words: Words, span: Span) => Promise<Matches> {
  const kept = new Map<string, Matches>();
  return async (words, span) => {
    const { version } = await readState(record.db);
    const key = JSON.stringify([version, words, span]);
    const matches = kept.get(key) ?? begin(store, words, span);
    kept.delete(key);
    kept.set(key, matches);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    return matches;
  };
}

function begin(store: WordStore, words: Words, span: Span): Matches {
  const inTurn = mutex();
  const ids: number[] = [];
  let reached: number | null = span.before ?? Number.MAX_SAFE_INTEGER;
  let tooShort: string | null = null;
  return {
    ids,
    get reached() {
      return reached;
    },
    get tooShort() {
      return tooShort;
    },
    goOn: (atLeast) =>
      inTurn(async () => {
        while (reached !== null && ids.length < atLeast) {
          const before = ids.length === 0 ? span.before : reached;
          const found = await store.find(words, { from: span.from, before }, Math.min(atLeast - ids.length, AT_ONCE));
          for (const id of found.ids) ids.push(id);
          reached = found.reached;
          tooShort = found.tooShort;
        }
      }),
  };
}

/** Matches read in one go: 10 to 20 ms, in which nothing else happens on SQLite. */
const AT_ONCE = 100_000;
