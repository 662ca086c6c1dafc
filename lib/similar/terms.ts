import { stemmer } from "stemmer";
import { foldWords } from "@/db/search/fold";

/** A word of a text: its stem, by which texts are compared, and as it stands there, by which the search knows it. */
export interface TextTerm {
  stem: string;
  word: string;
}

/** The different words of a text that can say what it is about, in its order: no marks of redaction, no numbers, nothing of one or two letters. */
export function termsOf(text: string): TextTerm[] {
  const terms = new Map<string, TextTerm>();
  for (const word of wordsOf(text)) {
    const stem = stemOf(word);
    if (stem !== null && !terms.has(stem)) terms.set(stem, { stem, word });
  }
  return [...terms.values()];
}

/** The stems of the terms of a text, in its order. */
export function stemsOf(text: string): string[] {
  const found = new Set<string>();
  for (const word of wordsOf(text)) {
    const stem = stemOf(word);
    if (stem !== null) found.add(stem);
  }
  return [...found];
}

function wordsOf(text: string): string[] {
  const read = text.slice(0, READ_CHARACTERS);
  return foldWords(MAY_BE_REDACTED.test(read) ? read.replace(REDACTED, " ") : read).split(" ");
}

/** What a text is compared by: later in a long one people tell what followed. */
const READ_CHARACTERS = 1_000;
/** `[name]` and its like, and the XXXX of agencies that black out before they publish. */
const MAY_BE_REDACTED = /\[|XX/;
const REDACTED = /\[[a-z_]{2,12}\]|\bX{2,}\b/g;
const SAYS_NOTHING = /^(?:.{1,2}|[\p{N}]+|.{33,})$/u;

/** Stemming costs more than looking up, and few words make up most texts. */
const STEMS_KEPT = 50_000;
const stems = new Map<string, string | null>();

function stemOf(word: string): string | null {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEMS_KEPT) stems.clear();
  const stem = SAYS_NOTHING.test(word) ? null : stemmer(word);
  stems.set(word, stem);
  return stem;
}
