import { and, type SQL, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factSetMember, SET_KIND } from "@/db/facts/tables";
import { DAY_MS, type Grain, type WeekStart } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import type { ResolvedCodes } from "@/lib/metrics/codes";
import type { MetricContext, MetricDefinition, Part } from "@/lib/metrics/define";
import { bucketDay, bucketExpression, filterConditions, inRange, int, ints, periodOfRow } from "@/lib/metrics/where";
import type { DayRange } from "@/lib/period";

/** What a metric is asked over: everything that decides which rows are counted. */
export interface Question {
  definition: MetricDefinition;
  context: MetricContext;
  filters: Filters;
  codes: ResolvedCodes;
  range: DayRange;
  zone: string;
  weekStart: WeekStart;
  /** Null: no trend. */
  grain: Grain | null;
  /** The column whose values split the rows; null: no split. */
  split: SQL | null;
  /** Whether one value of that column may stand for several series, so that a unit has to be told apart in all of them. */
  isSplitMultiValued?: boolean;
}

/** Rows of one bucket, one value of the split and one part. */
export interface Counted {
  /** First day of the bucket; null without a trend. */
  bucket: number | null;
  /** The split's value: an id, or for multi-valued dimensions the id of a combination. */
  split: number;
  part: string;
  /** The unit, where a unit counts once however many rows it has; 0 where that has been seen to. */
  unit: number;
  /** Of a duration: whole minutes; else 0. */
  minutes: number;
  rows: number;
  /** Counted over all values of the split, where that is no sum: of units that count once. */
  isTotal: boolean;
}

/** The cells that make up the total: those counted for it, where there are such, else all of them. */
export function totalsAmong<T extends Counted>(cells: readonly T[]): readonly T[] {
  const totals = cells.filter((cell) => cell.isTotal);
  return totals.length > 0 ? totals : cells;
}

/** SQL counts: one grouped query, each row of the cohort in exactly one of its cells. */
export async function countRows(reader: FactsReader, question: Question): Promise<Counted[]> {
  return (await countPeriods(reader, question, null)).now;
}

/**
 * The same over the period of the question and over an earlier one: in one query, where no row can be in both, because a
 * second one would have to be planned and its rows looked through again.
 */
export async function countPeriods(
  reader: FactsReader,
  question: Question,
  before: DayRange | null,
): Promise<{ now: Counted[]; before: Counted[] | null }> {
  if (before === null) return { now: await countCells(reader, question, sql`0`), before: null };
  const { range, definition, zone } = question;
  if (before.fromDay === null || before.toDay === null || range.fromDay === null || before.toDay > range.fromDay) {
    return { now: await countRows(reader, question), before: await countRows(reader, { ...question, range: before }) };
  }
  const both = { fromDay: before.fromDay, toDay: range.toDay };
  const cells = await countCells(
    reader,
    { ...question, range: both },
    periodOfRow(definition.cohort, { fromDay: range.fromDay, before }, zone),
    before.toDay < range.fromDay,
  );
  return { now: cells.filter((cell) => cell.period === 0), before: cells.filter((cell) => cell.period === 1) };
}

/**
 * @param period the place of the period that a row is in
 * @param hasGap whether some rows of the range are in none
 */
async function countCells(reader: FactsReader, question: Question, period: SQL, hasGap = false): Promise<(Counted & { period: number })[]> {
  const { definition, grain, context, split } = question;
  const listed = definition.parts(context);
  const parts = inRank(listed);
  const part = partOfRow(listed, parts);
  const { fact, unitId } = definition;
  const where = and(cohort(question), hasGap ? sql`${period} is not null` : undefined);
  const read = async (query: SQL, isTotal = false) =>
    (await reader.all<Record<"period" | "bucket" | "split" | "part" | "unit" | "minutes" | "rows", number>>(query)).map((row) => ({
      period: Number(row.period),
      bucket: grain === null ? null : bucketDay(Number(row.bucket), grain, question.weekStart),
      split: Number(row.split),
      part: parts[Number(row.part)]?.part ?? "",
      unit: Number(row.unit),
      minutes: Number(row.minutes),
      rows: Number(row.rows),
      isTotal,
    }));
  const bucket = grain === null ? sql`0` : bucketOfRow(question, grain);
  if (!definition.isDistinct) {
    // The minutes are worked out once, below: written out wherever they are used, planning takes longer than counting.
    const elapsed = definition.elapsed ? sql`cast(${definition.elapsed(context)} / 60000 as integer)` : sql`0`;
    return read(
      sql`select period, bucket, split, part, 0 as unit, ${definition.elapsed ? coarse(sql`elapsed`) : sql`0`} as minutes, count(*) as rows from (
        select ${period} as period, ${bucket} as bucket, ${split ?? sql`0`} as split, ${part} as part, ${elapsed} as elapsed from ${fact} where ${where}) as cohort
        group by 1, 2, 3, 4, 6 order by 1, 2, 3, 4, 6`,
    );
  }
  if (grain !== null || (split !== null && question.isSplitMultiValued !== false)) {
    return read(
      sql`select ${period} as period, ${bucket} as bucket, ${split ?? sql`0`} as split, min(${part}) as part, ${unitId} as unit, 0 as minutes, 1 as rows from ${fact} where ${where} group by 1, 2, 3, 5 order by 1, 2, 3, 5`,
    );
  }
  const apart = (by: SQL) =>
    sql`select period, 0 as bucket, split, part, 0 as unit, 0 as minutes, count(*) as rows from (
      select ${period} as period, ${by} as split, ${unitId} as unit, min(${part}) as part from ${fact} where ${where} group by 1, 2, 3) as units group by period, split, part order by period, split, part`;
  const total = await read(apart(sql`0`), split !== null);
  return split === null ? total : [...(await read(apart(split))), ...total];
}

const RANKS = ["numerator", "denominator", "immature", "unknown", "excluded"] as const;

/** The parts in the order of how much they say: a unit with rows in several parts is in the first of these. */
export function inRank(parts: Part[]): Part[] {
  return parts.toSorted((a, b) => RANKS.indexOf(a.role) - RANKS.indexOf(b.role));
}

/**
 * Minutes of a duration, coarser the longer it is: to the minute up to two days, then to the hour, beyond 60 days to the
 * day. So a curve has a few thousand steps at most, however many rows it is made of.
 */
export function wholeMinutes(elapsed: SQL): SQL {
  return coarse(sql`cast(${elapsed} / 60000 as integer)`);
}

function coarse(minutes: SQL): SQL {
  return sql`(case when ${minutes} < ${int(2 * 1440)} then ${minutes} when ${minutes} < ${int(60 * 1440)} then ${minutes} - ${minutes} % 60 else ${minutes} - ${minutes} % 1440 end)`;
}

/** A row behind a number: its unit (interaction, promise, …), its interaction, its cohort date, its part. */
export interface DrillRow {
  interactionId: number;
  unitId: number;
  /** Epoch ms of the cohort date. */
  at: number;
  /** The cohort date where only the day is known. */
  day: number | null;
  part: string;
}

export interface RowPage {
  /** The last row of the page before: older rows follow. */
  after: { at: number; unitId: number } | null;
  /** The first row of the page after: newer rows come before it. */
  before?: { at: number; unitId: number } | null;
  /** Null: all of them. */
  limit: number | null;
}

/** The rows of some parts, newest first, by the same conditions that count them; a unit that counts once is listed once. */
export async function listRows(
  reader: FactsReader,
  question: Question,
  parts: string[],
  extra: SQL[],
  page: RowPage,
): Promise<{ count: number; rows: DrillRow[] }> {
  const { fact, cohort: date, unitId, isDistinct } = question.definition;
  const all = question.definition.parts(question.context);
  const ranked = inRank(all);
  const wanted = ints(withNone(ranked.flatMap((part, index) => (parts.includes(part.part) ? [index] : []))));
  const part = partOfRow(all, ranked);
  const where = and(cohort(question), ...extra);
  const rows = isDistinct
    ? sql`select max(${fact.interactionId}) as interaction_id, ${unitId} as unit_id, max(${date.at}) as dated, max(${date.day}) as day, min(${part}) as part from ${fact} where ${where} group by 2 having min(${part}) in (${wanted})`
    : sql`select ${fact.interactionId} as interaction_id, ${unitId} as unit_id, ${date.at} as dated, ${date.day} as day, ${part} as part from ${fact} where ${and(where, sql`${part} in (${wanted})`)}`;
  const beyond = page.before
    ? sql` where dated > ${int(page.before.at)} or (dated = ${int(page.before.at)} and unit_id > ${int(page.before.unitId)})`
    : page.after
      ? sql` where dated < ${int(page.after.at)} or (dated = ${int(page.after.at)} and unit_id < ${int(page.after.unitId)})`
      : sql``;
  const direction = page.before ? sql`asc` : sql`desc`;
  const limit = page.limit === null ? sql`` : sql` limit ${int(page.limit)}`;
  const [counted] = await reader.all<{ rows: number }>(sql`select count(*) as rows from (${rows}) as every`);
  const found = await reader.all<{ interaction_id: number; unit_id: number; dated: number; day: number | null; part: number }>(
    sql`select * from (${rows}) as every${beyond} order by dated ${direction}, unit_id ${direction}${limit}`,
  );
  return {
    count: Number(counted?.rows ?? 0),
    rows: found.map((row) => drillRow(row, ranked)),
  };
}

export function drillRow(
  row: { interaction_id: number; unit_id: number; dated: number; day: number | null; part: number },
  parts: readonly Part[],
): DrillRow {
  return {
    interactionId: Number(row.interaction_id),
    unitId: Number(row.unit_id),
    at: Number(row.dated),
    day: row.day === null ? null : Number(row.day),
    part: parts[Number(row.part)]?.part ?? "",
  };
}

/** The values that a split takes in the cohort. */
export async function splitValues(reader: FactsReader, question: Question, column: SQL): Promise<number[]> {
  const found = await reader.all<{ value: number }>(
    sql`select distinct ${column} as value from ${question.definition.fact} where ${cohort(question)} order by 1`,
  );
  return found.map((row) => Number(row.value));
}

/** Rows in one bucket of a trend. */
export function inBucket(question: Question, grain: Grain, day: number): SQL {
  return sql`${bucketOfRow(question, grain)} = ${bucketOfRow(question, grain, day)}`;
}

/** Rows whose combination has a member on a list; used to tell known from unknown on one axis. */
export function setsWith(kind: keyof typeof SET_KIND, members: SQL): SQL {
  return sql`(select ${factSetMember.setId} from ${factSetMember} where ${factSetMember.kind} = ${int(SET_KIND[kind])} and ${factSetMember.member} in (${members}))`;
}

/** Every row that the metric is about, before it is told which part a row is. */
export function cohort(question: Question): SQL {
  const { definition, filters, codes, context } = question;
  return (
    and(
      ...definition.scope(context),
      ...filterConditions(definition.fact, filters, codes),
      ...inRange(definition.cohort, question.range, question.zone),
    ) ?? sql`true`
  );
}

/** The place, in `numbered`, of the part a row is in; conditions are tried in the order of `parts`. */
export function partOfRow(parts: Part[], numbered: Part[] = parts): SQL {
  const cases = parts.map((part) => sql`when ${part.when} then ${int(numbered.indexOf(part))}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
}

function withNone(places: number[]): number[] {
  return places.length > 0 ? places : [-1];
}

/** The day of a row's cohort date, in the zone. */
export function dayOfRow(question: Question): SQL {
  return bucketOfRow(question, "day");
}

function bucketOfRow(question: Question, grain: Grain, day?: number): SQL {
  const { definition, zone, weekStart, range } = question;
  const dayMargin = 2 * DAY_MS;
  const span = {
    fromAt: range.fromDay === null ? Number.MIN_SAFE_INTEGER : range.fromDay * DAY_MS - dayMargin,
    toAt: range.toDay === null ? Number.MAX_SAFE_INTEGER : range.toDay * DAY_MS + dayMargin,
  };
  if (day === undefined) return bucketExpression(definition.cohort, grain, zone, weekStart, span);
  return bucketExpression({ at: sql`0`, day: int(day) }, grain, zone, weekStart, span);
}
