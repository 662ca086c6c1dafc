/** What is looked for: words and phrases that must all occur in a text, and others that must not. */
export interface Words {
  all: readonly Term[];
  none: readonly Term[];
}

/** One word, or several that follow each other; each as `foldWords` gives it. */
export interface Term {
  words: readonly string[];
  /** Whether the one word also stands for every longer word that begins so. */
  isPrefix: boolean;
}

/** The words as an expression of FTS5. Words are letters and digits alone, so nothing in them can be an operator. */
export function ftsExpression({ all, none }: Words, beginning: (prefix: string) => readonly string[]): string {
  const phrase = ({ words, isPrefix }: Term) => {
    const [first = ""] = words;
    const variants = isPrefix ? [...new Set([first, ...beginning(first)])] : [words.join(" ")];
    return variants.length === 1 ? `"${variants[0]}"` : `(${variants.map((each) => `"${each}"`).join(" OR ")})`;
  };
  const wanted = `(${all.map(phrase).join(" AND ")})`;
  return none.length === 0 ? wanted : `${wanted} NOT (${none.map(phrase).join(" OR ")})`;
}

/** Any of some words, as an expression of FTS5. */
export function ftsAny(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(" OR ");
}

/** The same as a tsquery of PostgreSQL. */
export function tsAny(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(" | ");
}

/** What is looked for, as a tsquery of PostgreSQL. */
export function tsQuery({ all, none }: Words): string {
  const phrase = ({ words, isPrefix }: Term) => `(${words.map((word) => `'${word}'${isPrefix ? ":*" : ""}`).join(" <-> ")})`;
  return [...all.map(phrase), ...none.map((term) => `!${phrase(term)}`)].join(" & ");
}

/** A narrative this long is searched no further, in characters: PostgreSQL keeps the words of one text in at most a megabyte. */
export const SEARCHED_CHARACTERS = 100_000;
