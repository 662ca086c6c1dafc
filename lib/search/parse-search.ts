import { foldWords } from "@/db/search/fold";
import type { Term, Words } from "@/db/search/words";
import { formatCount } from "@/lib/format";

/** What somebody looks for, as they wrote it and as it is understood. */
export interface Search {
  text: string;
  words: Words;
}

/** The longest search, in characters. */
export const SEARCH_CHARACTERS = 200;
/** A last word of fewer letters stands for itself alone. */
const PREFIX_LETTERS = 3;

/**
 * Reads what somebody wrote into a search field: words that must all occur, "several words" that must follow each other,
 * and -words that must not occur. The last word also stands for longer words that begin so. Everything else is
 * punctuation, and no text is an error: what cannot be looked for gives the sentence that says why.
 * @returns null when nothing was written
 */
export function parseSearch(written: string): Search | { problem: string } | null {
  const text = written
    .replace(/[“”„«»]/g, '"')
    .replace(NOT_WRITTEN, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (text === "") return null;
  if (text.length > SEARCH_CHARACTERS)
    return { problem: `q can be ${SEARCH_CHARACTERS} characters at most; got ${formatCount(text.length)}` };
  const parts = [...text.matchAll(PART)].flatMap(([, minus, phrase, word = ""]): Part[] => {
    const words = foldWords(phrase ?? word)
      .split(" ")
      .filter(Boolean);
    return words.length === 0 ? [] : [{ words, isExcluded: minus === "-", isQuoted: phrase !== undefined }];
  });
  const terms = parts.map((part, at): Part & Term => ({ ...part, isPrefix: at === parts.length - 1 && standsForLonger(part) }));
  const all = terms.filter((term) => !term.isExcluded);
  if (all.length > 0) return { text, words: { all: all.map(plain), none: terms.filter((term) => term.isExcluded).map(plain) } };
  if (terms.length > 0) return { problem: `q only says what must not occur; add a word that must, as in "refund ${text}"` };
  return { problem: `q must have a word of letters or digits; got ${text}` };
}

interface Part {
  words: string[];
  isExcluded: boolean;
  isQuoted: boolean;
}

/** A minus, then a phrase in quotes (or up to the end, when they are not closed) or a word. */
const PART = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/gu;
/** Control characters: NUL among them, which no engine takes. */
const NOT_WRITTEN = /\p{Cc}/gu;

function standsForLonger({ words, isExcluded, isQuoted }: Part): boolean {
  return !isExcluded && !isQuoted && words.length === 1 && (words[0]?.length ?? 0) >= PREFIX_LETTERS;
}

function plain({ words, isPrefix }: Term): Term {
  return { words, isPrefix };
}
