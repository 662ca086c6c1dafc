import { KNOWN_NAMES } from "@/lib/imports/column-names";
import { isDateTarget, isRepeatable, type TargetCode } from "@/lib/imports/column-targets";
import { likenessOf } from "@/lib/imports/likeness";
import { readDate } from "@/lib/imports/read-date";
import { MOST_FACETS } from "@/lib/imports/read-facets";
import { plainName } from "@/lib/imports/recognise";

/** A column of a file that nobody has said anything about: its name and what stands in its first rows. */
export interface SeenColumn {
  name: string;
  values: readonly string[];
}

export interface ColumnGuess {
  column: string;
  becomes: TargetCode;
}

/**
 * The best guess of what each column becomes: by its name first, then by what stands in it. A column that should hold
 * dates and does not is no date; each field is given to the column that fits it best, and only once.
 */
export function guessColumns(columns: readonly SeenColumn[]): ColumnGuess[] {
  const wishes = columns.flatMap((column, place) => wishOf(column, place)).toSorted((a, b) => b.likeness - a.likeness || a.place - b.place);
  const given = new Map<number, TargetCode>();
  const taken = new Set<TargetCode>();
  for (const { place, target } of wishes) {
    if (given.has(place) || (taken.has(target) && !isRepeatable(target))) continue;
    given.set(place, target);
    taken.add(target);
  }
  giveContact(columns, given, taken);
  giveByContent(columns, given, taken);
  return columns.map(({ name }, place) => ({ column: name, becomes: given.get(place) ?? "attribute" }));
}

interface Wish {
  place: number;
  target: TargetCode;
  likeness: number;
}

const LIKE_ENOUGH = 0.72;

function wishOf({ name, values }: SeenColumn, place: number): Wish[] {
  const plain = plainName(name.replace(/([a-z])([A-Z])/g, "$1 $2"));
  const best = new Map<TargetCode, number>();
  for (const [known, target] of KNOWN) {
    const likeness = likenessOf(plain, known);
    if (likeness >= LIKE_ENOUGH && likeness > (best.get(target) ?? 0)) best.set(target, likeness);
  }
  return [...best].filter(([target]) => fits(target, values)).map(([target, likeness]) => ({ place, target, likeness }));
}

const KNOWN = KNOWN_NAMES.map(([name, target]) => [plainName(name), target] as const);

function fits(target: TargetCode, values: readonly string[]): boolean {
  const known = values.filter((value) => value.trim() !== "");
  if (isDateTarget(target)) return known.length > 0 && areDates(known);
  if (target === "externalId") return new Set(known).size === known.length && !areDates(known);
  if (NUMBERS.has(target)) return known.every((value) => /^[+-]?\d+(?:[.,]\d+)?$/.test(value.trim()));
  if (target === "cause1" || target === "cause2" || target === "cause3") return isFew(known, 0.8);
  return true;
}

const NUMBERS = new Set<TargetCode>(["moodStart", "moodEnd", "handleMinutes", "waitMinutes"]);

function areDates(values: readonly string[]): boolean {
  const dates = values.filter((value) => readDate(value.trim(), { order: "unknown", serial: false }) !== null);
  return values.length > 0 && dates.length >= values.length * 0.8;
}

/** Whether the values repeat: at most this share of them is different. */
function isFew(values: readonly string[], most: number): boolean {
  return values.length < 5 || new Set(values).size <= values.length * most;
}

/** A file without a date of the contact cannot be counted: its first column of dates stands in. */
function giveContact(columns: readonly SeenColumn[], given: Map<number, TargetCode>, taken: Set<TargetCode>): void {
  if (taken.has("contactedAt")) return;
  const isDates = ({ values }: SeenColumn) => areDates(values.filter((value) => value.trim() !== ""));
  const free = columns.findIndex((column, place) => !given.has(place) && isDates(column));
  const place = free === -1 ? columns.findIndex(isDates) : free;
  if (place === -1) return;
  given.set(place, "contactedAt");
  taken.add("contactedAt");
}

const LONG = 60;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function giveByContent(columns: readonly SeenColumn[], given: Map<number, TargetCode>, taken: Set<TargetCode>): void {
  let facets = [...given.values()].filter((target) => target === "facet").length;
  for (const [place, { values }] of columns.entries()) {
    if (given.has(place)) continue;
    const known = values.map((value) => value.trim()).filter((value) => value !== "");
    if (known.length === 0) continue;
    const longest = Math.max(...known.map((value) => value.length));
    const mean = known.reduce((sum, value) => sum + value.length, 0) / known.length;
    if (!taken.has("customer") && known.every((value) => MAIL.test(value))) {
      given.set(place, "customer");
      taken.add("customer");
    } else if (!taken.has("narrative") && mean > LONG) {
      given.set(place, "narrative");
      taken.add("narrative");
    } else if (facets < MOST_FACETS && longest <= LONG && known.length >= 5 && isFew(known, 0.4) && !areDates(known)) {
      given.set(place, "facet");
      facets++;
    }
  }
}
