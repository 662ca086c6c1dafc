import { foldWords, WORD } from "@/db/search/fold";
import type { Term, Words } from "@/db/search/words";

/** A piece of a text: found words, or what stands between them. The pieces of a text are the text. */
export interface Piece {
  text: string;
  isFound: boolean;
}

/** Cuts a text where the words that were looked for begin and end. */
export function markWords(text: string, { all }: Words): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const push = (to: number, isFound: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), isFound });
    from = Math.max(from, to);
  };
  for (const { start, end } of findingsIn(text, all)) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return pieces;
}

/** How much of a long text is shown, and how much of it before the first of the words, in characters. */
const BEFORE = 60;
const LENGTH = 180;

/** The part of a long text that holds most of the words, marked; null when none of them is in it. */
export function excerptOf(text: string, words: Words): Piece[] | null {
  const first = densest(findingsIn(text, words.all));
  if (!first) return null;
  const start = first.start <= BEFORE ? 0 : wordStart(text, first.start - BEFORE, first.start);
  const end = text.length - start <= LENGTH ? text.length : Math.max(first.end, text.lastIndexOf(" ", start + LENGTH));
  // Line ends would tear the one quiet line apart; each becomes one space, so that places stay where they are.
  const pieces = markWords(text.slice(start, end).replace(/\s/g, " "), words);
  const dots = (is: boolean): Piece[] => (is ? [{ text: "…", isFound: false }] : []);
  return [...dots(start > 0), ...pieces, ...dots(end < text.length)];
}

interface Finding {
  start: number;
  end: number;
  term: Term;
}

/** Findings looked at for the best place: a text may hold a common word thousands of times. */
const WEIGHED = 200;

/** Where most different terms follow closely; of equal places the first. */
function densest(findings: readonly Finding[]): Finding | undefined {
  const weighed = findings.slice(0, WEIGHED).map((finding, at) => {
    const near = findings.slice(at, at + WEIGHED).filter(({ end }) => end - finding.start <= LENGTH - BEFORE);
    return { finding, terms: new Set(near.map(({ term }) => term)).size };
  });
  return weighed.toSorted((a, b) => b.terms - a.terms)[0]?.finding;
}

/** Where the terms stand in a text, in its order; of two that overlap, the one that begins first, or is longer. */
function findingsIn(text: string, terms: readonly Term[]): Finding[] {
  const places = [...text.matchAll(WORD)].flatMap((match) => {
    const word = foldWords(match[0]);
    return word === "" ? [] : [{ word, start: match.index, end: match.index + match[0].length }];
  });
  const findings: Finding[] = [];
  for (let at = 0; at < places.length; at++) {
    const [term] = terms.filter((each) => standsAt(each, places, at)).toSorted((a, b) => b.words.length - a.words.length);
    if (!term) continue;
    const last = at + term.words.length - 1;
    findings.push({ term, start: places[at]?.start ?? 0, end: places[last]?.end ?? 0 });
    at = last;
  }
  return findings;
}

function standsAt({ words, isPrefix }: Term, places: readonly { word: string }[], at: number): boolean {
  return words.every((word, index) => {
    const there = places[at + index]?.word;
    return isPrefix ? there?.startsWith(word) : there === word;
  });
}

/** The beginning of a word at or after a place, so that no word is cut; the place itself where there is none before `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s/);
  return space === -1 ? latest : from + space + 1;
}
