import { type AnyColumn, and, or, type SQL, sql } from "drizzle-orm";
import { factFailure, factInteraction, factSetMember, SET_KIND } from "@/db/facts/tables";
import { factAttributable } from "@/db/facts/views";
import { bucketOf, DAY_MS, type Grain, startOfDay, type WeekStart, zoneOffsets } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import type { ResolvedCodes } from "@/lib/metrics/codes";
import type { FactTable } from "@/lib/metrics/define";
import { dimensionColumn, facetColumn } from "@/lib/metrics/dimensions";
import type { DayRange } from "@/lib/period";

/** An integer written into the query: constants inside grouped expressions cannot be bound. */
export function int(value: number): SQL {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not an integer`);
  return sql.raw(String(value));
}

export function ints(values: number[]): SQL {
  return sql.join(values.map(int), sql`, `);
}

/** The rows that the dimension filters leave. */
export function filterConditions(fact: FactTable, filters: Filters, codes: ResolvedCodes): SQL[] {
  const conditions: SQL[] = [];
  for (const key of ["team", "channel", "product", "source", "procedure", "severity", "direction", "outcome"] as const) {
    const ids = codes.lists[key];
    if (ids) conditions.push(among(dimensionColumn(fact, key), ids));
  }
  if (codes.lists.cause) conditions.push(inSets(fact.causeSet, SET_KIND.cause, codes.lists.cause));
  if (codes.lists.failure) conditions.push(ofFailures(fact, codes.lists.failure));
  if (codes.lists.waitingOn) conditions.push(ofInteractions(fact, among(factInteraction.waitingOnTeam, codes.lists.waitingOn)));
  if (codes.lists.workaround) {
    const interactions = among(factInteraction.interactionId, codes.workarounds?.interactions ?? []);
    conditions.push(ofInteractions(fact, sql`(${among(factInteraction.workaround, codes.lists.workaround)} or ${interactions})`));
  }
  if (codes.lists.announced) conditions.push(ofInteractions(fact, among(ANNOUNCED, codes.lists.announced)));
  if (codes.arrived) conditions.push(arrivedWithin(fact, codes.arrived));
  for (const slots of codes.facets) {
    const anySlot = slots.filter(({ ids }) => ids.length > 0).map(({ slot, ids }) => among(facetColumn(fact, slot), ids));
    conditions.push(or(...anySlot) ?? sql`false`);
  }
  if (filters.difficult !== "any") conditions.push(sql`${fact.difficult} = ${int(filters.difficult === "yes" ? 1 : 0)}`);
  return conditions;
}

/** Where each row is of one failure, only rows of the chosen ones: an interaction that shows another one too does not bring it along. */
function ofFailures(fact: FactTable, failures: number[]): SQL {
  if (fact === factFailure || fact === factAttributable) return among(fact.failure, failures);
  return inSets(fact.failureSet, SET_KIND.failure, failures);
}

/** Rows of interactions that meet a condition on columns that only the interactions themselves have. */
function ofInteractions(fact: FactTable, condition: SQL): SQL {
  if (fact === factInteraction) return condition;
  return sql`${fact.interactionId} in (select ${factInteraction.interactionId} from ${factInteraction} where ${condition})`;
}

/** 1 announced, 2 not, 0 not known. */
const ANNOUNCED = sql`(case when ${factInteraction.announced} is null then 0 when ${factInteraction.announced} = 1 then 1 else 2 end)`;

/** Rows that were contacted in some hours of the week; those known to the day alone are in none. */
function arrivedWithin(fact: FactTable, { hours, zone, unknown, span }: NonNullable<ResolvedCodes["arrived"]>): SQL {
  const hour = hourOfWeek(fact.contactedAt, zone, span);
  const isWithin = hours.length === 0 ? sql`false` : sql`${hour} in (${ints(hours)})`;
  return sql`case when ${fact.contactedDay} is null then ${isWithin} else ${unknown ? sql`true` : sql`false`} end`;
}

/** The hour of the week by the clock of a zone, 0 from Monday midnight to 167. */
export function hourOfWeek(at: AnyColumn | SQL, zone: string, span: { fromAt: number; toAt: number }): SQL {
  return sql`(cast(${localMs(at, zone, span, (FAR + 3) * DAY_MS)} / 3600000 as integer) % 168)`;
}

/** What the clock of a zone shows at an instant, as ms since 1970 there, and `shift` later: enough that no value is below 0. */
export function localMs(at: AnyColumn | SQL, zone: string, span: { fromAt: number; toAt: number }, shift: number): SQL {
  return sql`(${at} + ${offsetExpression(at, zoneOffsets(zone, span.fromAt, span.toAt))} + ${int(shift)})`;
}

/** The rows of the filter's side, whatever else the filter says: the sample's or the real ones. */
export function onSide(fact: FactTable, { side }: ResolvedCodes): SQL | undefined {
  return side.sources === null ? undefined : among(fact.source, side.sources);
}

/** Rows whose combination holds any of the members; 0 = rows with none known. */
export function inSets(column: AnyColumn, kind: number, members: number[]): SQL {
  const known = members.filter((member) => member > 0);
  const sets = sql`${column} in (select ${factSetMember.setId} from ${factSetMember} where ${factSetMember.kind} = ${int(kind)} and ${factSetMember.member} in (${ints(known.length > 0 ? known : [-1])}))`;
  return members.includes(0) ? sql`(${column} = 0 or ${sets})` : sets;
}

/** Rows whose cohort date lies in a half-open range of days: an instant by the zone's clock, a bare day by itself. */
export function inRange(cohort: { at: AnyColumn | SQL; day: AnyColumn | SQL }, range: DayRange, zone: string): SQL[] {
  const bounds = (value: AnyColumn | SQL, from: number | null, to: number | null): SQL =>
    and(from === null ? undefined : sql`${value} >= ${int(from)}`, to === null ? undefined : sql`${value} < ${int(to)}`) ?? sql`true`;
  if (range.fromDay === null && range.toDay === null) return [];
  const instants = bounds(
    cohort.at,
    range.fromDay === null ? null : startOfDay(range.fromDay, zone),
    range.toDay === null ? null : startOfDay(range.toDay, zone),
  );
  const days = bounds(cohort.day, range.fromDay, range.toDay);
  // A case and no "or", which DuckDB works out some twenty times slower.
  return [nearby(cohort.at, range, bounds), sql`case when ${cohort.day} is null then ${instants} else ${days} end`];
}

/** 0 for rows from a day on, 1 for those of the period before, null for what lies between the two. */
export function periodOfRow(
  cohort: { at: AnyColumn | SQL; day: AnyColumn | SQL },
  { fromDay, before }: { fromDay: number; before: DayRange },
  zone: string,
): SQL {
  const end = before.toDay ?? fromDay;
  const place = (value: AnyColumn | SQL, edge: (day: number) => number): SQL =>
    end === fromDay
      ? sql`case when ${value} < ${int(edge(fromDay))} then 1 else 0 end`
      : sql`case when ${value} < ${int(edge(end))} then 1 when ${value} >= ${int(edge(fromDay))} then 0 end`;
  return sql`case when ${cohort.day} is null then ${place(cohort.at, (day) => startOfDay(day, zone))} else ${place(cohort.day, (day) => day)} end`;
}

/** How far the instant that stands for a bare day may lie from that day's midnight in Greenwich, in days: its end, in any zone. */
const DAY_MARGIN = 2;

/** Says again, loosely, what a range says: one comparison, by which whole stretches of rows are passed over unread. */
function nearby(
  at: AnyColumn | SQL,
  { fromDay, toDay }: DayRange,
  bounds: (value: AnyColumn | SQL, from: number | null, to: number | null) => SQL,
) {
  return bounds(at, fromDay === null ? null : (fromDay - DAY_MARGIN) * DAY_MS, toDay === null ? null : (toDay + DAY_MARGIN) * DAY_MS);
}

/** The bucket of a row's cohort date, in a zone, as a number that `bucketDay` reads. */
export function bucketExpression(
  cohort: { at: AnyColumn | SQL; day: AnyColumn | SQL },
  grain: Grain,
  zone: string,
  weekStart: WeekStart,
  span: { fromAt: number; toAt: number },
): SQL {
  const offset = offsetExpression(cohort.at, zoneOffsets(zone, span.fromAt, span.toAt));
  const stretch = (days: number, shift: number) => {
    const ofInstant = sql`cast((${cohort.at} + ${offset} + ${int(shift * DAY_MS)}) / ${int(days * DAY_MS)} as integer)`;
    return sql`case when ${cohort.day} is null then ${ofInstant} else (${cohort.day} + ${int(shift)}) / ${int(days)} end`;
  };
  if (grain === "week") return stretch(7, weekShift(weekStart));
  const day = sql`(${stretch(1, FAR)} - ${int(FAR)})`;
  if (grain === "day") return day;
  const date = sql`(date '1970-01-01' + ${day})`;
  if (grain === "month") return sql`(extract(year from ${date}) * 12 + extract(month from ${date}) - 1)`;
  if (grain === "quarter") return sql`(extract(year from ${date}) * 4 + extract(quarter from ${date}) - 1)`;
  return sql`extract(year from ${date})`;
}

/** What `bucketExpression` returned, as the first day of that bucket. */
export function bucketDay(value: number, grain: Grain, weekStart: WeekStart): number {
  if (grain === "day") return value;
  if (grain === "week") return value * 7 - weekShift(weekStart);
  const perYear = grain === "month" ? 12 : grain === "quarter" ? 4 : 1;
  return bucketOf(Date.UTC(Math.floor(value / perYear), (value % perYear) * (12 / perYear), 1) / DAY_MS, grain, 1);
}

/** Days are counted from far before any row, so that division rounds down on every engine; a whole number of weeks. */
const FAR = 7 * 200_000;

/** Days to add so that a week begins at a multiple of seven: day 0 was a Thursday. */
function weekShift(weekStart: WeekStart): number {
  return FAR + 4 - weekStart;
}

/** The zone's offset at an instant as a balanced CASE: log n comparisons a row for n clock changes. */
function offsetExpression(at: AnyColumn | SQL, changes: { from: number; offset: number }[]): SQL {
  const middle = Math.floor(changes.length / 2);
  const change = changes[middle];
  if (!change || middle === 0) return int(changes[0]?.offset ?? 0);
  return sql`case when ${at} < ${int(change.from)} then ${offsetExpression(at, changes.slice(0, middle))} else ${offsetExpression(at, changes.slice(middle))} end`;
}

function among(column: AnyColumn | SQL, ids: number[]): SQL {
  return ids.length === 0 ? sql`false` : sql`${column} in (${ints(ids)})`;
}
