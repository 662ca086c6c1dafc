import { type AnyColumn, and, type SQL, sql } from "drizzle-orm";
import { factInteraction as fact, factClosing } from "@/db/facts/tables";
import { parseIsoDay } from "@/lib/dates";
import type { RowPlace } from "@/lib/interactions/row-cursor";
import { ALL_INTERACTIONS, type Which } from "@/lib/interactions/which";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange, int } from "@/lib/metrics/where";

/** One row of a list: an interaction, or whatever the rows of a number are (a promise, say), with its date. */
export interface FoundRow extends RowPlace {
  interactionId: number;
  /** The date where only the day is known. */
  day: number | null;
  /** Which part of its metric the row is in; null where no metric was asked. */
  part: string | null;
}

export interface Page {
  /** Rows after this place, which are older. */
  after?: RowPlace | undefined;
  /** Rows before this place, which are newer. */
  before?: RowPlace | undefined;
  /** Null: all of them. */
  limit: number | null;
}

type OwnRows = Extract<Which, { kind: "interactions" }>;

/**
 * The interactions of the filters, and of them those that meet `only`, newest first, how many there are and how many of
 * them are difficult: counted and listed by the same conditions.
 */
export async function findInteractions(
  asked: Asked,
  which: OwnRows,
  page: Page,
  only?: Only,
): Promise<{ count: number; difficult: number; rows: FoundRow[] }> {
  const clock = clockOf(which);
  const where = which.each === "interaction" ? conditions(asked, which, only) : latestOfEach(which.each, asked, which, only);
  const [counted] = await asked.reader.all<{ rows: number; difficult: number }>(
    sql`select count(*) as rows, count(*) filter (where ${fact.difficult} = 1) as difficult from ${fact} where ${where}`,
  );
  const isUpward = page.before !== undefined;
  const rows = await asked.reader.all<{ id: number; at: number; day: number | null }>(
    sql`select ${fact.interactionId} as id, ${clock.at} as at, ${clock.day} as day from ${fact} where ${and(where, beyond(clock.at, page))}
        order by ${clock.at} ${order(isUpward)}, ${fact.interactionId} ${order(isUpward)}${page.limit === null ? sql`` : sql` limit ${int(page.limit)}`}`,
  );
  const found = rows.map((row) => ({
    interactionId: Number(row.id),
    unitId: Number(row.id),
    at: Number(row.at),
    day: row.day === null ? null : Number(row.day),
    part: null,
  }));
  return { count: Number(counted?.rows ?? 0), difficult: Number(counted?.difficult ?? 0), rows: isUpward ? found.reverse() : found };
}

type Only = ((interactionId: AnyColumn) => SQL) | undefined;

function conditions({ filters, codes, period }: Asked, which: OwnRows, only: Only): SQL {
  const closing = sql`exists (select 1 from ${factClosing} where ${factClosing.interactionId} = ${fact.interactionId} and ${factClosing.closedAt} <= ${int(period.asOf)})`;
  return (
    and(
      // Test, spam, deleted and merged interactions are in no number, so they are in no list.
      sql`${fact.status} = 1`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      ...inRange(clockOf(which), period, period.zone),
      which.isUnclosed ? sql`not ${closing}` : undefined,
      ...inRange(clockOf(ALL_INTERACTIONS), { fromDay: parseIsoDay(which.toldFrom ?? ""), toDay: null }, period.zone),
      which.isUndated ? sql`${fact.occurredAt} is null` : undefined,
      only?.(fact.interactionId),
    ) ?? sql`true`
  );
}

/** Of each customer that is known; of each issue, where an interaction without one is its own. */
function latestOfEach(each: "customer" | "issue", asked: Asked, which: OwnRows, only: Only): SQL {
  const { at } = clockOf(which);
  const isKnown = each === "customer" ? sql`${fact.customer} <> 0` : sql`true`;
  const of = each === "customer" ? fact.customer : sql`case when ${fact.issue} = 0 then -${fact.interactionId} else ${fact.issue} end`;
  return sql`${fact.interactionId} in (select latest.id from (
    select ${fact.interactionId} as id, row_number() over (partition by ${of} order by ${at} desc, ${fact.interactionId} desc) as place
    from ${fact} where ${conditions(asked, which, only)} and ${isKnown}) as latest where latest.place = 1)`;
}

/** What happened is dated by when it happened where that is known, else by when we were told. */
export function clockOf({ clock }: Pick<OwnRows, "clock">): { at: AnyColumn | SQL; day: AnyColumn | SQL } {
  if (clock === "contacted") return { at: fact.contactedAt, day: fact.contactedDay };
  return {
    at: sql`coalesce(${fact.occurredAt}, ${fact.contactedAt})`,
    day: sql`case when ${fact.occurredAt} is null then ${fact.contactedDay} else ${fact.occurredDay} end`,
  };
}

function beyond(at: AnyColumn | SQL, { after, before }: Page): SQL | undefined {
  if (before) return sql`(${at} > ${int(before.at)} or (${at} = ${int(before.at)} and ${fact.interactionId} > ${int(before.unitId)}))`;
  if (after) return sql`(${at} < ${int(after.at)} or (${at} = ${int(after.at)} and ${fact.interactionId} < ${int(after.unitId)}))`;
  return undefined;
}

function order(isUpward: boolean): SQL {
  return isUpward ? sql`asc` : sql`desc`;
}
