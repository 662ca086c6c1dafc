/** A place in a text where a kinder and more useful wording exists, and what to ask instead. */
export interface WordingHint {
  /** The words as they stand. */
  found: string;
  kind: HintKind;
  at: number;
}

export type HintKind = "hindsight" | "failed" | "carelessness" | "human-error" | "person" | "always-never";

/**
 * Wordings that look for somebody to blame, each with what it hides: what made it the sensible thing to do. Our own list,
 * short on purpose: a hint that comes too often is no longer read.
 */
const PATTERNS: readonly (readonly [HintKind, RegExp])[] = [
  ["hindsight", /\b(?:should|ought to) (?:not |never )?have \p{L}+/giu],
  ["hindsight", /\bshouldn['’]t have \p{L}+/giu],
  ["hindsight", /\b(?:it was|was) (?:obvious|clear(?:ly)? wrong)\b/giu],
  [
    "failed",
    /\b(?:failed|neglected|omitted|refused|forgot) to (?!(?:load|open|start|connect|print|sync|synchronise|save|send|update|import|export|render|arrive)\b)\p{L}+/giu,
  ],
  ["carelessness", /\b(?:did(?:n['’]t| not) (?:bother|care|pay attention|listen)|could(?:n['’]t| not) be bothered)\b/giu],
  ["carelessness", /\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|lazy|sloppy|incompetent|unprofessional)\b/giu],
  ["human-error", /\b(?:human error|operator error|user error|lack of attention|inattention)\b/giu],
  ["person", /\b(?:difficult|impossible|rude|unreasonable|stupid) (?:customer|caller|client|person|guy|man|woman|lady)s?\b/giu],
  ["always-never", /\b(?:you|he|she|they|the agent|the colleague) (?:always|never)\b/giu],
];

/**
 * Where a text could ask about the way of working instead of about a person. What somebody else is quoted with is left
 * alone: it is what they said. Nothing is changed, and nothing is refused.
 */
export function wordingHints(text: string): WordingHint[] {
  const own = withoutQuotes(text);
  const found = PATTERNS.flatMap(([kind, pattern]) =>
    [...own.matchAll(pattern)].map((match) => ({ kind, found: match[0], at: match.index })),
  );
  return found.toSorted((a, b) => a.at - b.at).filter((hint, index, all) => index === 0 || hint.at >= endOf(all[index - 1]));
}

function endOf(hint: WordingHint | undefined): number {
  return hint ? hint.at + hint.found.length : 0;
}

/** Quoted speech, and lines quoted as mail does, as so many blanks: what is left stands where it stood. */
function withoutQuotes(text: string): string {
  return text.replace(QUOTED, (quote) => quote.replace(/[^\n]/g, " "));
}

const QUOTED =
  /"[^"\n]{0,2000}"|[“„][^“”\n]{0,2000}[”“]|[«»][^«»\n]{0,2000}[«»]|(?<![\p{L}\p{N}])['‘](?:[^'’\n]|(?<=\p{L})['’](?=\p{L})){3,2000}['’](?![\p{L}\p{N}])|^[ \t]*>.*$/gmu;
