import { fold } from "@/lib/redaction/fold";
import type { NameWord, Span } from "@/lib/redaction/known-names";
import { NAME_CUES, type NameCue } from "@/lib/redaction/name-cues";
import { BRANDS, GIVEN_NAMES, NO_NAMES, PARTICLES, PLACE_BEFORE, PLACE_WORDS, ROLES, TITLES } from "@/lib/redaction/name-words";

/** Names that a text itself gives, and the words of them that mean the same person wherever else they stand in it. */
export interface Introduced {
  spans: Span[];
  words: NameWord[];
}

/**
 * Finds the names that a text introduces ("my name is …", "Frau …", "Kind regards, …") and given names that are nothing
 * but names, with the surname after them. Each capitalised word is looked at once, with a few words around it.
 * @param plain the text, folded
 * @param onlyOwn only people who speak of themselves or bear a title: praise keeps the names of those it thanks
 */
export function introducedNames(text: string, plain: string, onlyOwn: boolean): Introduced {
  const spans: Span[] = [];
  const words = new Map<string, NameWord>();
  let done = 0;
  for (const match of text.matchAll(CAPITALISED)) {
    const at = match.index;
    if (at < done) continue;
    const end = at + withoutPossessive(match[0]).length;
    const start = at - (BEFORE_SURNAME.exec(text.slice(Math.max(0, at - 30), at))?.[0].length ?? 0);
    const cueHere = cueBefore(text, plain, at);
    const found = cueHere ?? (start < at ? cueBefore(text, plain, start) : null);
    const cue = found?.needsCapital && !isGivenName(plain.slice(at, end)) && isAllCapitals(text, at) ? null : found;
    const isGiven = !cue && !onlyOwn && isGivenName(plain.slice(at, end));
    const run = cue || isGiven ? runFrom(text, plain, at, end, !isGiven) : null;
    if (!run) continue;
    done = run.end;
    if (!(cue ? isIntroduced(cue, plain, run, onlyOwn) : isPerson(text, plain, at, run))) continue;
    spans.push([cueHere === null && cue !== null ? start : at, run.end]);
    // A list of a thousand people is not about any of them.
    for (const word of words.size < MOST_PEOPLE ? run.words : []) {
      words.set(word, { plain: word, isOrdinary: !GIVEN_NAMES.has(word), isShort: word.length < 3 });
    }
  }
  return { spans: [...spans, ...smallNames(plain)], words: [...words.values()] };
}

const MOST_PEOPLE = 40;

const CAPITALISED = /\p{Lu}(?<![\p{L}\p{M}\p{N}_]\p{Lu})(?:[\p{L}\p{M}]+|['’]\p{Lu}[\p{L}\p{M}]+)(?:['’-][\p{L}\p{M}]+)*/gu;
/** R. Castellanos, von Stetten, Van Houten */
const BEFORE_SURNAME =
  /(?<![\p{L}\p{N}.])(?:\p{Lu}\. ?|(?:[Vv][ao]n|[Dd]e[rns]?|[Tt]e[nr]?|[Dd][ao]s?|[Dd]el?|[Dd]u|[Ll][ae]|[Zz]u) ){1,3}$/u;
const MOST_BEFORE = 70;

function cueBefore(text: string, plain: string, at: number): NameCue | null {
  let from = at;
  while (from > 0 && !isLetter(plain, from - 1)) {
    from--;
    if (at - from > 8) return null;
  }
  let begin = from;
  while (begin > 0 && from - begin < 20 && isLetter(plain, begin - 1)) begin--;
  const cues = NAME_CUES.get(plain.slice(begin, from));
  if (!cues) return null;
  const before = plain.slice(Math.max(0, at - MOST_BEFORE), at);
  const isCapital = text.charAt(begin) !== plain.charAt(begin);
  return (
    cues.find((cue) => (!cue.isCapital || isCapital) && cue.before.test(FIELD.test(before) ? before.replace(FIELD, " ") : before)) ?? null
  );
}

/** In folded text nearly every letter is one of 26. */
function isLetter(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  return code < 128 ? code >= 97 && code <= 122 : LETTER.test(plain.charAt(at));
}

const LETTER = /\p{L}/u;
/** "Name: " is a cue like "name ". */
const FIELD = /\s?[:=]\s?$/;

interface Run {
  end: number;
  words: string[];
  /** The whole run reads on as a street, a place or a company. */
  isElsewhere: boolean;
}

const MOST_NAMES = 4;
const NEXT =
  /^(?:['’]s)?((?:[ \u00a0]{1,2}\p{Lu}\.){0,2}(?:[ \u00a0]{1,2}(?:van|von|der|den|de|la|le|da|das|do|dos|di|del|della|du|ten|ter|zu|y|e|und)){0,3}[ \u00a0]{1,2})(\p{Lu}(?:[\p{L}\p{M}]+|['’]\p{Lu}[\p{L}\p{M}]+)(?:['’-][\p{L}\p{M}]+)*)/u;

/** The name that begins at a word: it, and the capitalised words that follow, as long as they may be part of a name. */
function runFrom(text: string, plain: string, at: number, firstEnd: number, isCued: boolean): Run | null {
  const first = plain.slice(at, firstEnd);
  if (TITLES.has(first) || NO_NAMES.has(first) || PARTICLES.has(first) || (ROLES.has(first) && !GIVEN_NAMES.has(first))) return null;
  const words = [first];
  let end = firstEnd;
  const isShouted = isAllCapitals(text, at);
  while (words.length < (isShouted ? 2 : MOST_NAMES)) {
    const next = NEXT.exec(text.slice(end, end + 60));
    const written = withoutPossessive(next?.[2] ?? "");
    const word = fold(written);
    if (!next || word === "") break;
    if (PLACE_WORDS.has(word.split("-").at(-1) ?? "")) return { end, words, isElsewhere: true };
    if (NO_NAMES.has(word) || TITLES.has(word) || ROLES.has(word)) break;
    // An abbreviation after a name is no surname: "Anna IBM".
    if (!isShouted && !isCued && /^\p{Lu}+$/u.test(written)) break;
    end += next[0].length - (next[2] ?? "").length + written.length;
    words.push(word);
  }
  return { end, words, isElsewhere: /^ ?(?:&|\+) ?\p{Lu}/u.test(text.slice(end, end + 4)) };
}

/** Most letters around it are capitals, so that they tell nothing. */
function isAllCapitals(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 30), at + 40);
  return (around.match(/\p{Ll}/gu)?.length ?? 0) * 2 < (around.match(/\p{Lu}/gu)?.length ?? 0);
}

function isIntroduced(cue: NameCue, plain: string, { end, words, isElsewhere }: Run, onlyOwn: boolean): boolean {
  if (isElsewhere || (onlyOwn && !cue.isOwn) || (cue.needsTwo && words.length < 2)) return false;
  return cue.after === undefined || cue.after.test(plain.slice(end, end + 30));
}

/** "anna-lena" is one too. */
function isGivenName(plain: string): boolean {
  return (
    GIVEN_NAMES.has(plain) ||
    (plain.includes("-") && GIVEN_NAMES.has(plain.split("-")[0] ?? "") && !PLACE_WORDS.has(plain.split("-").at(-1) ?? ""))
  );
}

function isPerson(text: string, plain: string, at: number, { end, words, isElsewhere }: Run): boolean {
  if (isElsewhere || BRANDS.has(words.slice(0, 2).join(" "))) return false;
  // ANA is an airline among small letters, and Jan 7th a day.
  if (words.length === 1 && ACRONYM.test(text.slice(at, end)) && !isAllCapitals(text, at)) return false;
  if (words[0] === "jan" && /^\.? ?\d/.test(text.slice(end, end + 3))) return false;
  const before = /([\p{L}\p{M}]+)\.?[ \u00a0]{1,2}(?:d[aeo]s? |de la |del )?$/u.exec(plain.slice(Math.max(0, at - 30), at))?.[1] ?? "";
  if (PLACE_BEFORE.has(before)) return false;
  // "Johnson & Anna" is a company; so is what is written like an address or an account.
  return (
    !/(?:[&@#/\\]|www\.) ?$/.test(text.slice(Math.max(0, at - 5), at)) && !/^(?:\.\p{Ll}{2}|[@/\\_\d])/u.test(text.slice(end, end + 3))
  );
}

/** Whoever writes all in small letters still says "my name is anna schmidt". */
function smallNames(plain: string): Span[] {
  if (!SAYS_NAME.test(plain)) return [];
  return [...plain.matchAll(SMALL_NAME)].flatMap(({ index, 0: all, 1: first = "", 2: second = "" }): Span[] => {
    if (!GIVEN_NAMES.has(first)) return [];
    const end = index + all.length;
    const isSurname = second !== "" && !NO_NAMES.has(second) && !ROLES.has(second) && !PARTICLES.has(second);
    const from = end - first.length - (second === "" ? 0 : second.length + 1);
    return [[from, isSurname ? end : from + first.length]];
  });
}

const SAYS_NAME = /name|nome|nom |heis|chamo|llamo|appelle|naam|heet/;
const SMALL_NAME =
  /(?<!\p{L})(?:name is|name['’]s|name ist|heiss?e|naam is|ik heet|nome e|me chamo|me llamo|nombre es|m['’]appelle|nom est) (\p{L}{2,20})(?: (\p{L}{3,20})(?!\p{L}))?/gu;

const ACRONYM = /^\p{Lu}{2,4}$/u;

function withoutPossessive(word: string): string {
  return word.replace(/['’]s?$/i, "");
}
