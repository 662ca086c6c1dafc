import { fold } from "@/lib/redaction/fold";
import { BEGIN_SENTENCES, GIVEN_NAMES, NO_NAMES, ORDINARY_NAMES, PARTICLES, ROLES, TITLES } from "@/lib/redaction/name-words";

/** A word of somebody's name, folded. */
export interface NameWord {
  plain: string;
  /** It is an ordinary word too, and a name only where it is written like one. */
  isOrdinary: boolean;
  /** Too short to stand for somebody by itself: "Li", "Ng". */
  isShort: boolean;
}

/** Where something stands in a text: from, and the place after its end. */
export type Span = readonly [from: number, to: number];

/**
 * The words of people's names as a file or a program gives them: "Anna Schmidt", "Schmidt, Anna", "anna.schmidt@…".
 * What names a company, a mailbox or nobody has none.
 */
export function nameWords(names: readonly string[]): NameWord[] {
  const found = new Map<string, NameWord>();
  for (const name of names)
    for (const word of wordsOf(name.slice(0, LONGEST_NAME))) if (!found.has(word.plain)) found.set(word.plain, word);
  return [...found.values()];
}

const LONGEST_NAME = 200;
const MOST_WORDS = 6;

function wordsOf(name: string): NameWord[] {
  const at = name.indexOf("@");
  if (at > 0 && !name.includes("<")) return mailboxWords(name.slice(0, at));
  const addressed = /^(.*)<([^<>@]*)@[^<>]*>\s*$/.exec(name);
  if (addressed) return [...wordsOf(addressed[1] ?? ""), ...mailboxWords(addressed[2] ?? "")];
  const spoken = name.replace(/\([^)]*\)/g, " ");
  if (/[\d[\]<>{}=/\\_#:;|]/.test(spoken)) return [];
  const words = spoken.split(/[^\p{L}\p{M}'’]+/u).filter((word) => word !== "");
  const plain = words.map(fold);
  if (words.length > MOST_WORDS || plain.some((word) => ROLES.has(word))) return [];
  const known = words.flatMap(spellings);
  // One small word may be the name of an account, which is a word too.
  const isPlainWord = words.length === 1 && name.trim() === name.trim().toLowerCase();
  return known.map((word) => (isPlainWord && !GIVEN_NAMES.has(word.plain) ? { ...word, isOrdinary: true } : word));
}

/** "anna.schmidt" is Anna Schmidt; one word alone may be anything, and is taken only where it is written like a name. */
function mailboxWords(mailbox: string): NameWord[] {
  const parts = mailbox
    .split("+", 1)
    .join("")
    .split(/[._-]/)
    .filter((part) => /^\p{L}{2,}$/u.test(part));
  if (parts.some((part) => ROLES.has(fold(part)))) return [];
  const isSplit = /[\p{L}][._-]\p{L}/u.test(mailbox);
  return parts.flatMap(spellings).map((word) => (isSplit ? word : { ...word, isOrdinary: true }));
}

function spellings(word: string): NameWord[] {
  const plain = fold(word.normalize("NFC").replace(/['’]s?$/, ""));
  if (plain.length < 2 || TITLES.has(plain) || PARTICLES.has(plain)) return [];
  const isOrdinary = ORDINARY_NAMES.has(plain) || NO_NAMES.has(plain);
  const others = [spelledOut(word.normalize("NFC")), plain.length > 4 ? plain.replace(/(?<=[^aeq])([aou])e/g, "$1") : plain];
  return [...new Set([plain, ...others])].map((each) => ({ plain: each, isOrdinary, isShort: each.length < 3 && !CHINESE.test(each) }));
}

/** Müller is written Mueller too. */
function spelledOut(word: string): string {
  return fold(
    word
      .toLowerCase()
      .replace(/[äöü]/g, (letter) => `${fold(letter)}e`)
      .replaceAll("ß", "ss"),
  );
}

/** Scripts that put no spaces between words. */
const CHINESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Where these names stand in a text. @param plain the text, folded */
export function spansOfNames(text: string, plain: string, names: readonly NameWord[]): Span[] {
  const spans: Span[] = [];
  for (const name of names) {
    for (let at = plain.indexOf(name.plain); at !== -1; at = plain.indexOf(name.plain, at + name.plain.length)) {
      const end = at + name.plain.length;
      if (isWhole(plain, at, end) && isMeant(text, plain, at, end, name, names)) spans.push([at, end]);
    }
  }
  return spans;
}

const PART_OF_WORD = /[\p{L}\p{M}\p{N}_]/u;

function isWhole(plain: string, at: number, end: number): boolean {
  const [before, after] = [plain.charAt(at - 1), plain.charAt(end)];
  if (before === "[" && after === "]") return false;
  return CHINESE.test(plain.charAt(at)) || !(PART_OF_WORD.test(before) || PART_OF_WORD.test(after));
}

function isMeant(text: string, plain: string, at: number, end: number, name: NameWord, names: readonly NameWord[]): boolean {
  if (!name.isOrdinary && !name.isShort) return true;
  if (text.charAt(at) === plain.charAt(at) && !CHINESE.test(plain.charAt(at))) return false;
  const before = /([\p{L}\p{M}'’.]+)[, -]{1,3}$/u.exec(plain.slice(Math.max(0, at - 40), at))?.[1] ?? "";
  const after = /^(?:['’]s)?[, -]{1,3}([\p{L}\p{M}]+)/u.exec(plain.slice(end, end + 40))?.[1] ?? "";
  const isBeside = names.some(({ plain: other }) => other !== name.plain && (other === before || other === after));
  if (isBeside || name.isShort) return isBeside;
  return (
    !(beginsSentences(name) && BEGINS.test(text.slice(Math.max(0, at - 4), at))) &&
    !(TIMES.has(name.plain) && isDated(plain, at, end, before)) &&
    !isShouted(text, at, end)
  );
}

function beginsSentences({ plain }: NameWord): boolean {
  return BEGIN_SENTENCES.has(plain) || NO_NAMES.has(plain);
}

/** Nothing but the beginning of a sentence, a line or a quotation. */
const BEGINS = /(?:^|[.!?:;•*>]|[\n\r"“”„«(-])\s*$/;

const TIMES = new Set(["may", "april", "june", "august", "summer", "winter", "spring", "day", "early", "mai", "abril"]);

/** May 3, 3 May, in May. */
function isDated(plain: string, at: number, end: number, before: string): boolean {
  return (
    /^\.?,? ?\d/.test(plain.slice(end, end + 4)) ||
    /\d(?:st|nd|rd|th)?\.? (?:of )?$/.test(plain.slice(Math.max(0, at - 8), at)) ||
    /^(?:in|since|until|till|by|of|last|next|this|early|mid|late|from|during|and|or)$/.test(before)
  );
}

/** Among capitals a capital says nothing. */
function isShouted(text: string, at: number, end: number): boolean {
  return /^\p{Lu}{2,}$/u.test(text.slice(at, end)) && /\p{Lu}{2}\W+$/u.test(text.slice(Math.max(0, at - 6), at));
}
