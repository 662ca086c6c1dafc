import { columnsOf, type DurationUnit, type ValueRule } from "@/lib/imports/mapping";
import type { ReadCell } from "@/lib/imports/read-column";
import type { DateReading } from "@/lib/imports/read-date";
import { isNoDate, readDate, type WrittenDate } from "@/lib/imports/read-date";

/** What a rule asks of the columns of a row. */
export interface Columns {
  read(column: string): ReadCell;
  date(column: string): DateReading;
}

/** A rule that is made of columns only; the others are made of rules. */
export type SingleRule = Exclude<ValueRule, { firstOf: ValueRule[] } | { where: [string, string[]]; is: ValueRule }>;

/** What a rule says of a row. */
export function textOf(rule: SingleRule, columns: Columns): ReadCell {
  if ("constant" in rule) return () => rule.constant;
  if ("ifKnown" in rule) {
    const read = columns.read(rule.ifKnown);
    return (cells) => (read(cells) !== null ? rule.is : (rule.otherwise ?? null));
  }
  if ("column" in rule) return columnText(rule, columns.read(rule.column));
  if ("join" in rule) {
    const readers = rule.join.map(columns.read);
    return (cells) => {
      const known = readers.map((read) => read(cells)).filter((each) => each !== null);
      return known.length === 0 ? null : known.join(rule.with);
    };
  }
  if ("minutesBetween" in rule) return minutesBetween(rule.minutesBetween, columns);
  if ("changes" in rule) return changes(rule, columns);
  return templateText(rule.template, columns);
}

/** What another rule says, where a column says one of these words. */
export function whereText([column, words]: [string, string[]], read: ReadCell, columns: Columns): ReadCell {
  const known = new Set(words.map((word) => word.toLowerCase()));
  const asked = columns.read(column);
  return (cells) => {
    const found = asked(cells);
    return found !== null && known.has(found.toLowerCase()) ? read(cells) : null;
  };
}

function columnText({ words, numbered, unit }: Extract<SingleRule, { column: string }>, read: ReadCell): ReadCell {
  const word = words === undefined ? (text: string) => text : wordReader(words);
  return (cells) => {
    const written = read(cells);
    const found = written === null ? null : word(written);
    if (found === null) return null;
    if (unit !== undefined) return minutesText(found, unit);
    return numbered !== undefined && /^\d+$/.test(found) ? `${numbered} ${found}` : found;
  };
}

function wordReader(words: Record<string, string | null>): (text: string) => string | null {
  const known = new Map(Object.entries(words).map(([from, to]) => [from.toLowerCase(), to]));
  const other = known.get("*");
  return (text) => {
    const word = known.get(text.toLowerCase());
    return word !== undefined ? word : other !== undefined ? other : text;
  };
}

function templateText(template: string, columns: Columns): ReadCell {
  const readers = new Map(columnsOf({ template }).map((column) => [column, columns.read(column)]));
  return (cells) => {
    const known = new Map([...readers].map(([column, read]) => [column, read(cells)]));
    if ([...known.values()].includes(null)) return null;
    return template.replace(/\{([^}]+)\}/g, (_, column: string) => known.get(column) ?? "");
  };
}

const MINUTES_IN: Record<DurationUnit, number> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 };
const CLOCK = /^(?:1970-01-(\d{2})[ T])?(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,9})?)?Z?$/;

/** Minutes, to three decimals; what is no duration stays as it is, for the field to refuse. */
function minutesText(text: string, unit: DurationUnit): string {
  const clock = CLOCK.exec(text);
  const minutes = clock
    ? (Number(clock[1] ?? 1) - 1) * 1440 + Number(clock[2]) * 60 + Number(clock[3]) + Number(clock[4] ?? 0) / 60
    : /^\d{1,12}(?:[.,]\d{1,12})?$/.test(text)
      ? Number(text.replace(",", ".")) * MINUTES_IN[unit]
      : Number.NaN;
  return Number.isNaN(minutes) ? text : String(Math.round(minutes * 1000) / 1000);
}

/** Unknown where one of the two is, or where they are the wrong way round. */
function minutesBetween([from, to]: [string, string], columns: Columns): ReadCell {
  const [start, end] = [from, to].map((column) => ({ read: columns.read(column), date: columns.date(column) }));
  return (cells) => {
    const [first, second] = [start, end].map((each) => each && dateIn(each.read(cells), each.date));
    if (!first || !second || (first.offset === null) !== (second.offset === null)) return null;
    const minutes = (instant(second) - instant(first)) / 60_000;
    return minutes >= 0 ? String(Math.round(minutes * 1000) / 1000) : null;
  };
}

function dateIn(text: string | null, reading: DateReading): WrittenDate | null {
  const date = text === null ? null : readDate(text, reading);
  return date === null || date === "ambiguous" || date.time === null || isNoDate(date) ? null : date;
}

function instant({ day, time, offset }: WrittenDate): number {
  return day * 86_400_000 + (time ?? 0) - (offset ?? 0);
}

function changes({ changes: log, leaving, gives }: Extract<SingleRule, { leaving: string[] }>, columns: Columns): ReadCell {
  const [from, to, at] = [log.from, log.to, log.at].map(columns.read);
  const words = new Set(leaving.map((word) => word.toLowerCase()));
  const isOne = (word: string | undefined) => words.has(word?.trim().toLowerCase() ?? "");
  return (cells) => {
    const [before = [], after = [], times = []] = [from, to, at].map((read) => read?.(cells)?.split("\n") ?? []);
    const found = before.flatMap((word, place) => (isOne(word) && !isOne(after[place]) ? [times[place] ?? ""] : []));
    if (gives === "count") return String(found.length);
    return found.length === 0 ? null : found.join("\n");
  };
}
