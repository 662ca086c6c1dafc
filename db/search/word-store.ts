import type { Db } from "@/db/client";
import type { Document, Entry } from "@/db/search/documents";
import type { Words } from "@/db/search/words";

/** A span of contact times, epoch ms: from the first to before the last. Null: open. */
export interface Span {
  from: number | null;
  before: number | null;
}

/** Some interactions that hold the words: all of those contacted at or after `reached`, up to the end of the span. */
export interface Found {
  ids: number[];
  /** Epoch ms; null when there are no more. */
  reached: number | null;
  /** A beginning of a word that too many words share, so that only the word itself was looked for. */
  tooShort: string | null;
}

/** Where an engine keeps the words, and how it finds them. */
export interface WordStore {
  /** Puts documents in place of what is held of these interactions; `vocabulary` as in SearchState. */
  replace(db: Db, change: { gone: readonly Entry[]; added: readonly Document[]; vocabulary: number }): Promise<void>;
  /** To be called when a transaction in which documents were replaced was undone. */
  undone(): void;
  /** The newest interactions of a span that hold the words: at least so many, if there are, and whole moments. */
  find(words: Words, span: Span, atLeast: number): Promise<Found>;
  /** The newest interactions contacted before a time (epoch ms) that hold any of some words, each as `foldWords` gives it: at most so many. */
  findAny(words: readonly string[], before: number, atMost: number): Promise<number[]>;
  /** Does a piece of tidying that makes answers quicker; returns whether there is more. */
  merge(): Promise<boolean>;
  /** Takes the words of texts that have gone out of the file, in short steps. */
  erase(): Promise<void>;
  /** What is wrong inside, in plain sentences. */
  check(db: Db): Promise<string[]>;
}
