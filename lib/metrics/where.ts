import { type AnyColumn, and, or, type SQL, sql } from "drizzle-orm";
import { factFailure, factSetMember, SET_KIND } from "@/db/facts/tables";
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
  return [sql`((${cohort.day} is null and ${instants}) or (${cohort.day} is not null and ${days}))`];
}

/** The first day of the bucket of a row's cohort date, in a zone. */
export function bucketExpression(
  cohort: { at: AnyColumn | SQL; day: AnyColumn | SQL },
  grain: Grain,
  zone: string,
  weekStart: WeekStart,
  span: { fromAt: number; toAt: number },
): SQL {
  const day = sql`coalesce(${cohort.day}, ${localDay(cohort.at, zone, span)})`;
  if (grain === "day") return day;
  if (grain === "week") return weekOf(day, weekStart);
  const date = sql`(date '1970-01-01' + ${day})`;
  if (grain === "month") return sql`(extract(year from ${date}) * 12 + extract(month from ${date}) - 1)`;
  if (grain === "quarter") return sql`(extract(year from ${date}) * 4 + extract(quarter from ${date}) - 1)`;
  return sql`extract(year from ${date})`;
}

/** What `bucketExpression` returned, as the first day of that bucket. */
export function bucketDay(value: number, grain: Grain): number {
  if (grain === "day" || grain === "week") return value;
  const perYear = grain === "month" ? 12 : grain === "quarter" ? 4 : 1;
  return bucketOf(Date.UTC(Math.floor(value / perYear), (value % perYear) * (12 / perYear), 1) / DAY_MS, grain, 1);
}

/** Days are counted from far before any row, so that division and remainder round down on every engine; a whole number of weeks. */
const FAR = 7 * 200_000;

function weekOf(day: SQL, weekStart: WeekStart): SQL {
  return sql`(${day} - ((${day} + ${int(4 - weekStart + FAR)}) % 7))`;
}

function localDay(at: AnyColumn | SQL, zone: string, span: { fromAt: number; toAt: number }): SQL {
  return sql`cast((${at} + ${offsetExpression(at, zoneOffsets(zone, span.fromAt, span.toAt))} + ${int(FAR * DAY_MS)}) / ${int(DAY_MS)} as integer) - ${int(FAR)}`;
}

/** The zone's offset at an instant as a balanced CASE: log n comparisons a row for n clock changes. */
function offsetExpression(at: AnyColumn | SQL, changes: { from: number; offset: number }[]): SQL {
  const middle = Math.floor(changes.length / 2);
  const change = changes[middle];
  if (!change || middle === 0) return int(changes[0]?.offset ?? 0);
  return sql`case when ${at} < ${int(change.from)} then ${offsetExpression(at, changes.slice(0, middle))} else ${offsetExpression(at, changes.slice(middle))} end`;
}

function among(column: AnyColumn, ids: number[]): SQL {
  return ids.length === 0 ? sql`false` : sql`${column} in (${ints(ids)})`;
}
