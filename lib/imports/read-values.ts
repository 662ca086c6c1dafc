import type { ImportValue, ImportValues, Reference } from "@/db/import-row";
import type { PersonKind } from "@/lib/identity";
import { copied } from "@/lib/imports/copied";
import type { FieldKind } from "@/lib/imports/fields";
import type { Source } from "@/lib/imports/read-cells";
import { isNoDate, type Moment, momentOf, readDate } from "@/lib/imports/read-date";
import { RowProblem } from "@/lib/imports/row-problem";
import type { ZoneClock } from "@/lib/imports/zone-clock";

/** What reading a value needs besides its text. */
export interface ReadingTools {
  clock: ZoneClock;
  /** The key of somebody's id; a key that our own file carries stays as it is. */
  keyOf(kind: PersonKind, id: string): string;
  redact(text: string): string;
  /** The same of praise, which keeps the names of those it thanks. */
  redactPraise(text: string): string;
}

/** Where a text stands, for messages, and how its dates are read. */
export type Place = Pick<Source, "column" | "date">;

/**
 * Puts the value of a field, read from its text, where it belongs: one column, or two for a moment of which only the
 * day may be known.
 * @throws RowProblem when the text is no such value
 */
export function putValue(into: ImportValues, name: string, kind: FieldKind, text: string | null, place: Place, tools: ReadingTools): void {
  if (kind.is === "moment") {
    const moment = text === null ? null : readMoment(text, place, tools.clock, kind.ends ?? false);
    into[name] = moment?.at ?? null;
    if (kind.day) into[kind.day] = moment?.day ?? null;
    return;
  }
  into[name] = text === null ? null : readValue(kind, text, place, tools);
}

/** @throws RowProblem when it is no date, or may be two; null for a date that means "none" */
export function readMoment(text: string, place: Place, clock: ZoneClock, ends: boolean): Moment | null {
  const date = readDate(text, place.date);
  const cell = cellOf(text, place);
  if (date === "ambiguous") {
    throw new RowProblem(
      "ambiguous_date",
      `${nameOf(place)} may be read two ways: nothing in the file says whether the day or the month comes first`,
      "Write the year first, such as 2024-03-04",
      cell,
    );
  }
  if (date === null) {
    throw new RowProblem("bad_date", `${nameOf(place)} is no date that can be read`, `Write it ${exampleOf(place)}`, cell);
  }
  if (isNoDate(date)) return null;
  return momentOf(date, clock, { dayOnly: place.date.dayOnly, ends });
}

/** A label with single spaces: the same words, whatever was typed around them. */
export function labelOf(text: string): string {
  return UNEVEN_SPACE.test(text) ? text.replace(/\s+/g, " ").trim() : text;
}

const UNEVEN_SPACE = /^\s|\s$|\s\s|[^\S ]/;

type PlainKind = Exclude<FieldKind, { is: "moment" }>;

function readValue(kind: PlainKind, text: string, place: Place, tools: ReadingTools): ImportValue {
  switch (kind.is) {
    case "text":
      return kind.isPraise ? tools.redactPraise(text) : tools.redact(text);
    case "label":
      return labelOf(text);
    case "number":
      return readNumber(text, kind, place);
    case "money":
      return readCents(text, place);
    case "bool":
      return readYesNo(text, place);
    case "one-of":
      return readWord(text, kind.values, place);
    case "person":
      return { to: "person", key: tools.keyOf("agent", text), name: null };
    default:
      return named(kind.is, text);
  }
}

type NamedKind = Extract<Reference, { name: string; to: "team" | "channel" | "product" | "procedure" }>["to"];

const MOST_NAMES = 10_000;
const names: Record<NamedKind, Map<string, Reference>> = { team: new Map(), channel: new Map(), product: new Map(), procedure: new Map() };

/** The same few names stand in row after row: each is one object. */
function named(to: NamedKind, text: string): Reference {
  const known = names[to].get(text);
  if (known) return known;
  if (names[to].size >= MOST_NAMES) names[to].clear();
  const reference: Reference = { to, name: copied(labelOf(text)) };
  names[to].set(copied(text), reference);
  return reference;
}

function readNumber(text: string, { from, to }: { from: number; to: number }, place: Place): number {
  const value = /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Math.round(Number(text.replace(",", "."))) : Number.NaN;
  if (value >= from && value <= to) return value;
  const range = to >= 1_000_000 ? `${from} or more` : `from ${from} to ${to}`;
  throw new RowProblem(
    "bad_number",
    `${nameOf(place)} must be a number ${range}`,
    "Write digits only, or leave it empty",
    cellOf(text, place),
  );
}

function readCents(text: string, place: Place): number {
  const match = /^(-?\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) {
    throw new RowProblem(
      "bad_number",
      `${nameOf(place)} must be an amount such as 12.50`,
      "Leave out currency and thousands",
      cellOf(text, place),
    );
  }
  const cents = Number((match[2] ?? "").padEnd(2, "0"));
  return Number(match[1]) * 100 + (text.startsWith("-") ? -cents : cents);
}

const YES = new Set(["yes", "y", "true", "1"]);
const NO = new Set(["no", "n", "false", "0"]);

function readYesNo(text: string, place: Place): boolean {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new RowProblem("bad_yes_no", `${nameOf(place)} must be yes or no`, "Leave it empty when it is not known", cellOf(text, place));
}

function readWord(text: string, words: readonly string[], place: Place): string {
  const code = text.toLowerCase().replace(/[\s-]+/g, "_");
  const found = words.find((word) => word === code);
  if (found !== undefined) return found;
  throw new RowProblem(
    "unknown_word",
    `${nameOf(place)} cannot be "${text.slice(0, 60)}"`,
    `It is one of ${words.join(", ")}`,
    cellOf(text, place),
  );
}

function nameOf(place: Place): string {
  return place.column ?? "A value";
}

function cellOf(text: string, place: Place): { column: string; value: string } {
  return { column: place.column ?? "", value: text };
}

function exampleOf({ date }: Place): string {
  if (date.order === "mdy") return date.dayOnly ? "like 3/18/2024 or 2024-03-18" : "like 03/18/2024 09:05:00 PM or 2024-03-18 21:05";
  if (date.order === "dmy") return "like 18/03/2024 21:05 or 2024-03-18 21:05";
  return "like 2024-03-18 or 2024-03-18 21:05";
}
