/**
 * The words of a text as the search knows them: without case, accents and punctuation, separated by single spaces.
 * Documents, queries and marks all go through here, so that the same words are equal on both engines and on the page.
 * "Café-Öffnung, 2×" → "cafe offnung 2", "Straße" → "strasse". A word is told apart by its first 64 characters.
 */
export function foldWords(text: string): string {
  const folded = NOT_ASCII.test(text) ? foldUnicode(text) : text.toLowerCase().replace(NOT_ASCII_WORD, " ");
  return (hasLongWord(folded) ? folded.replace(LONG_WORDS, "$1") : folded).trim();
}

/** What a word of a text is, for finding words in it by their place: letters, digits and the marks on them. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Changes whenever the same text may give other words: an index of other words is built anew. */
export const FOLDING = 1;

const NOT_ASCII = /[\u0080-\uffff]/;
/** Punctuation with the spaces around it, or spaces alone: single spaces, which are most of it, stay as they are. */
const NOT_ASCII_WORD = / *[^a-z0-9 ][^a-z0-9]*| {2,}/g;
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu;
const LONGEST = 64;
const LONG_WORDS = /([^ ]{64})[^ ]+/gu;

/** Whether there are more than 64 characters without a space: looked for in jumps, as most texts have none. */
function hasLongWord(text: string): boolean {
  for (let from = 0; text.length - from > LONGEST; ) {
    const space = text.lastIndexOf(" ", from + LONGEST);
    if (space < from) return true;
    from = space + 1;
  }
  return false;
}

function foldUnicode(text: string): string {
  const words = text.replace(NOT_WORD, " ").toLowerCase();
  if (!NOT_ASCII.test(words)) return words;
  // Once more, as some letters (𝐀) show only in their plain form that they are capitals.
  const plain = words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, "");
  // Letters that are not a base with a mark, but are written both ways.
  return plain.replace(/[ßæœøłđıς]/g, (letter) => TWINS[letter] ?? letter).replace(/ {2,}/g, " ");
}

const TWINS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ" };
