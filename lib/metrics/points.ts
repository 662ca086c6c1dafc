import { bucketsBetween, dayOf, isoDay, nextBucket } from "@/lib/dates";
import type { Asked } from "@/lib/metrics/ask";
import type { MetricDefinition, Part } from "@/lib/metrics/define";
import { type SeriesName, UNKNOWN_NAME } from "@/lib/metrics/dimensions";
import { type Counted, type Question, totalsAmong } from "@/lib/metrics/query";
import { type Duration, divide, type PartCount, type Point, type Total, totalOf } from "@/lib/metrics/result";

/** Counted rows, and the ids that they are shown under. */
export type CountedUnder = Counted & { members: readonly number[] };

/** Counted rows with their total, before they become points. */
export interface Answer {
  counted: CountedUnder[];
  total: Total;
  duration: Duration | null;
  parts: PartCount[];
}

/**
 * Puts rows under what they are shown as. Thousands of combinations of causes are shown as a few: what lies in one bucket
 * and one part under the same members becomes one row, unless its units or its minutes have to be told apart.
 */
export function withMembers(
  cells: readonly Counted[],
  definition: MetricDefinition,
  membersOf: (split: number) => readonly number[],
): CountedUnder[] {
  const bySplit = new Map<number, Group>();
  const byMembers = new Map<string, Group>();
  const groupOf = (split: number): Group => {
    const known = bySplit.get(split);
    if (known) return known;
    const members = membersOf(split);
    const name = members.join(" ");
    const group = byMembers.get(name) ?? { members, cells: new Map<number, Map<string, CountedUnder>>() };
    byMembers.set(name, group);
    bySplit.set(split, group);
    return group;
  };
  if (definition.isDistinct || definition.elapsed) return cells.map((cell) => ({ ...cell, members: groupOf(cell.split).members }));
  const together: CountedUnder[] = [];
  for (const cell of cells) {
    const group = groupOf(cell.split);
    const bucket = cell.bucket ?? Number.NaN;
    const parts = group.cells.get(bucket) ?? new Map<string, CountedUnder>();
    group.cells.set(bucket, parts);
    const known = parts.get(cell.part);
    if (known) {
      known.rows += cell.rows;
      continue;
    }
    const first = { ...cell, members: group.members };
    parts.set(cell.part, first);
    together.push(first);
  }
  return together;
}

interface Group {
  members: readonly number[];
  cells: Map<number, Map<string, CountedUnder>>;
}

/**
 * Counted rows as points: one for each bucket (empty ones included), for each series, or for both.
 * Series come by size, largest first, ties by key; what is not known comes last.
 */
export function pointsOf(
  asked: Asked,
  question: Question,
  answer: Answer,
  names: Map<number, SeriesName>,
): { points: Point[]; series: SeriesName[] } {
  if (question.grain === null && question.split === null) return { points: [], series: [] };
  const parts = question.definition.parts(question.context);
  const cells = cellsOf(question, answer, names);
  const series = question.split === null ? [null] : seriesBySize(parts, answer, names);
  const points: Point[] = [];
  for (const bucket of bucketsOf(asked, question, answer)) {
    const all = totalOf(question.definition, parts, cells.get(cellKey(bucket, null)) ?? []);
    const isPartial = bucket !== null && isIncomplete(asked, question, bucket);
    for (const name of series) {
      const own = name === null ? all : seriesTotal(question, parts, cells.get(cellKey(bucket, name.key)) ?? [], name, all);
      points.push({
        bucket: bucket === null ? null : isoDay(bucket),
        series: name?.key ?? null,
        numerator: own.numerator,
        denominator: own.denominator,
        value: own.value,
        low: own.low,
        high: own.high,
        immature: own.immature,
        isIncomplete: isPartial || (bucket !== null && own.immature > 0),
      });
    }
  }
  return { points, series: series.flatMap((name) => (name ? [name] : [])) };
}

/** Counted rows by bucket and series key; the series null holds every row of the bucket once. */
function cellsOf(question: Question, answer: Answer, names: Map<number, SeriesName>): Map<string, Counted[]> {
  const cells = new Map<string, Counted[]>();
  const add = (key: string, cell: Counted) => {
    const found = cells.get(key);
    if (found) found.push(cell);
    else cells.set(key, [cell]);
  };
  for (const cell of totalsAmong(answer.counted)) add(cellKey(cell.bucket, null), cell);
  if (question.split === null) return cells;
  for (const cell of answer.counted) {
    if (cell.isTotal) continue;
    for (const key of keysOf(cell.members, names)) add(cellKey(cell.bucket, key), cell);
  }
  return cells;
}

function keysOf(members: readonly number[], names: Map<number, SeriesName>): Set<string> {
  return new Set(members.length === 0 ? [UNKNOWN_NAME.key] : members.map((member) => (names.get(member) ?? UNKNOWN_NAME).key));
}

/** A cause is a share of all interactions, known or not; every other series has a denominator of its own. */
function seriesTotal(question: Question, parts: Part[], counted: Counted[], name: SeriesName, all: Total): Total {
  const own = totalOf(question.definition, parts, counted);
  if (question.definition.by !== "cause") return own;
  return { ...own, ...divide(question.definition, name.key === UNKNOWN_NAME.key ? own.unknown : own.numerator, all.denominator) };
}

function seriesBySize(parts: Part[], answer: Answer, names: Map<number, SeriesName>): SeriesName[] {
  const sizes = new Map<string, number>();
  const counts = new Set(parts.filter((part) => part.role !== "excluded" && part.role !== "immature").map((part) => part.part));
  for (const cell of answer.counted) {
    if (cell.isTotal || !counts.has(cell.part)) continue;
    for (const key of keysOf(cell.members, names)) sizes.set(key, (sizes.get(key) ?? 0) + cell.rows);
  }
  const byKey = new Map([...names.values(), UNKNOWN_NAME].map((name) => [name.key, name]));
  const isUnknown = (key: string) => (key === UNKNOWN_NAME.key ? 1 : 0);
  return [...sizes]
    .toSorted(([a, x], [b, y]) => isUnknown(a) - isUnknown(b) || y - x || (a < b ? -1 : 1))
    .flatMap(([key]) => byKey.get(key) ?? []);
}

/** Every bucket of the period, or from the first to the last that holds rows where the period is open. */
function bucketsOf(asked: Asked, question: Question, answer: Answer): (number | null)[] {
  const { grain, range } = question;
  if (grain === null) return [null];
  const found = answer.counted.flatMap((cell) => (cell.bucket === null ? [] : [cell.bucket]));
  if (found.length === 0 && (range.fromDay === null || range.toDay === null)) return [];
  const first = range.fromDay ?? found.reduce((a, b) => Math.min(a, b));
  const end =
    range.toDay ??
    nextBucket(
      found.reduce((a, b) => Math.max(a, b)),
      grain,
    );
  return bucketsBetween(first, end, grain, asked.period.weekStart);
}

/** Not over at the clock, or cut by the period. */
function isIncomplete(asked: Asked, { grain, range }: Question, bucket: number): boolean {
  if (grain === null) return false;
  const end = nextBucket(bucket, grain);
  const today = dayOf(asked.period.asOf, asked.period.zone);
  return end > today || (range.fromDay !== null && bucket < range.fromDay) || (range.toDay !== null && end > range.toDay);
}

function cellKey(bucket: number | null, series: string | null): string {
  return `${bucket ?? ""} ${series ?? ""}`;
}
