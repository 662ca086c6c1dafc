import type { Db } from "@/db/client";
import { person, team, user } from "@/db/schema";
import { redactorFor } from "@/lib/redaction";

/** Something that still looks as if it could lead to somebody. */
export interface Suspect {
  kind: "name" | "number" | "place" | "date";
  text: string;
}

/**
 * A second look over a text that has been redacted already, by other means and stricter: names of anybody known here, words
 * with a capital where none belongs, numbers of four digits or more, places and exact days. It marks, and takes nothing
 * away: somebody decides.
 */
export function secondLook(text: string, names: readonly string[] = [], spared: readonly string[] = []): Suspect[] {
  const plain = text.replace(/\[(?:name|email|phone|card|removed)\]/g, " ");
  const allowed = new Set(spared.flatMap((each) => each.toLowerCase().split(/\s+/)));
  const found: Suspect[] = [];
  const add = (kind: Suspect["kind"], what: string) => {
    if (!found.some((each) => ` ${each.text} `.includes(` ${what} `))) found.push({ kind, text: what });
  };
  const days = new Set([...plain.matchAll(DAY)].map(([day]) => day));
  for (const day of days) add("date", day);
  let rest = plain;
  for (const day of days) rest = rest.replaceAll(day, " ");
  for (const [number] of rest.matchAll(NUMBER)) add("number", number.trim());
  for (const match of plain.matchAll(PLACE)) if (!isAllowed(match[1], allowed)) add("place", match[1] ?? "");
  for (const match of plain.matchAll(CAPITAL)) if (!isAllowed(match[1], allowed)) add("name", match[1] ?? "");
  for (const word of namesIn(plain, names)) add("name", word);
  return found;
}

/** The names of everybody who is known here, for a second look; a case is read by people of all teams. */
export async function everyName(db: Db): Promise<{ names: string[]; teams: string[] }> {
  const people = await db.select({ name: person.name }).from(person);
  const users = await db.select({ name: user.name }).from(user);
  const teams = await db.select({ name: team.name }).from(team);
  const names = [...people, ...users].flatMap(({ name }) => (name === null ? [] : [name]));
  return { names: [...new Set(names)], teams: teams.map(({ name }) => name) };
}

/** Words that go when these names are taken out. */
function namesIn(text: string, names: readonly string[]): string[] {
  const redacted = redactorFor({ names, kinds: { emails: false, phones: false, cards: false, names: true } })(text);
  const left = new Map<string, number>();
  for (const [word] of redacted.matchAll(WORD)) left.set(word, (left.get(word) ?? 0) + 1);
  const gone: string[] = [];
  for (const [word] of text.matchAll(WORD)) {
    const count = left.get(word) ?? 0;
    if (count === 0 && /^\p{Lu}/u.test(word)) gone.push(word);
    left.set(word, count - 1);
  }
  return [...new Set(gone)];
}

function isAllowed(words: string | undefined, allowed: ReadonlySet<string>): boolean {
  return (words ?? "")
    .toLowerCase()
    .split(/[\s-]+/)
    .every((word) => allowed.has(word) || ORDINARY.has(word));
}

const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’-]+/gu;
const MONTH =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const DAY = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}\\.? (?:${MONTH})(?: \\d{4})?|(?:${MONTH}) \\d{1,2}(?:st|nd|rd|th)?(?:, \\d{4})?)\\b`,
  "g",
);
/** Four digits or more, also in groups, or a word of letters and digits such as an order number. */
const NUMBER = /\b(?:\d[\d .,/-]{2,}\d|(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d][A-Z\d-]{3,})\b/g;
const PLACE = /\b(?:in|at|from|near|to|of) ((?:\p{Lu}[\p{L}\p{M}'’-]+)(?: \p{Lu}[\p{L}\p{M}'’-]+){0,3})/gu;
/** Within a sentence: behind a small letter, a comma or a semicolon. */
const CAPITAL = /(?<=[\p{Ll}\p{N},;)] )(\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?: \p{Lu}\p{Ll}[\p{L}\p{M}'’-]*){0,3})/gu;
/** What has a capital and is nobody and no place. */
const ORDINARY = new Set(
  "i i'm i'll i'd i've monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december english day".split(
    " ",
  ),
);
