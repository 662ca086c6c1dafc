import { fold } from "@/lib/redaction/fold";
import { introducedNames } from "@/lib/redaction/introduced-names";
import { type NameWord, type Span, spansOfNames } from "@/lib/redaction/known-names";

/**
 * Leaves `[name]` where a text names one of these people, or somebody that it introduces itself.
 * @param onlyOwn of the people whom the text introduces, only those who speak of themselves or bear a title
 */
export function redactNames(text: string, names: readonly NameWord[], onlyOwn = false): string {
  let last = text;
  // What stands around a word decides whether it is a name, and a name that went is no longer there: until nothing changes.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = redactOnce(last, names, onlyOwn);
    if (next === last) return next;
    last = next;
  }
  return last;
}

const MOST_ROUNDS = 12;

function redactOnce(text: string, names: readonly NameWord[], onlyOwn: boolean): string {
  // Accents that stand beside their letter would move what stands where.
  const composed = APART.test(text) ? text.normalize("NFC") : text;
  const plain = fold(composed);
  const known = names.length === 0 ? [] : spansOfNames(composed, plain, names);
  const { spans, words } = introducedNames(composed, plain, onlyOwn);
  const again = words.length === 0 ? [] : spansOfNames(composed, plain, words).filter(([at]) => plain.charAt(at) !== composed.charAt(at));
  const all = [...known, ...spans, ...again];
  return all.length === 0 ? text : replaced(composed, all);
}

const APART = /[\u0300-\u036f]/;

function replaced(text: string, spans: Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    if (to <= done) continue;
    if (from >= done) parts.push(text.slice(done, from), NAME);
    done = to;
  }
  return [...parts, text.slice(done)].join("").replace(IN_PARTS, NAME);
}

const NAME = "[name]";
/** Several words of one name, and an initial or a "van der" between them, are one name. */
const IN_PARTS =
  /(?:(?<![\p{L}\p{N}.])\p{Lu}\. ?)?\[name\](?:(?:, ?|-|[ \u00a0])(?:\p{Lu}\. ?|(?:van|von|der|den|de|la|le|da|das|do|dos|di|del|du|ten|ter|zu|y|e) ){0,3}\[name\]){0,5}/gu;
