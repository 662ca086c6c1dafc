import { getTableColumns, getTableName } from "drizzle-orm";
import { bigint, integer, type PgTable, pgTable } from "drizzle-orm/pg-core";
import { DOCUMENTED_FIELDS } from "@/db/facts/documented-fields";
import { dimensions, factFailure, factInteraction, factPraise, factSetMember, SET_KIND } from "@/db/facts/tables";

/*
 * Views over the facts, for numbers whose rows are not the rows of one table. They are asked like tables; written in the
 * part of SQL that DuckDB and PostgreSQL share.
 */

/** Difficult interactions and their commendations under one another: what a rate of events is divided by, and the events. */
export const factPraiseRate = pgTable("fact_praise_rate", {
  ...dimensions(),
  /** Twice the interaction's id, or twice the commendation's plus 1. */
  unit: integer("unit").notNull(),
  /** 1 a commendation, 0 an interaction. */
  event: integer("event").notNull(),
  receivedAt: bigint("received_at", { mode: "number" }),
  verified: integer("verified").notNull(),
});

/** Interactions of a failure, and later contacts of the same issues that do not show it themselves. */
export const factAttributable = pgTable("fact_attributable", {
  ...dimensions(),
  failure: integer("failure").notNull(),
  /** 1 an interaction of the failure, 0 a later contact of its issue. */
  own: integer("own").notNull(),
});

/** Difficult interactions by each field that their documentation should have. */
export const factDocumented = pgTable("fact_documented", {
  ...dimensions(),
  /** Sixteen times the interaction's id, plus the field's place in DOCUMENTED_FIELDS. */
  unit: integer("unit").notNull(),
  missing: integer("missing").notNull(),
});

const columns = Object.values(getTableColumns(pgTable("dimensions", dimensions()))).map((column) => `"${column.name}"`);
const own = columns.join(", ");
const of = (name: string) => columns.map((column) => `${name}.${column}`).join(", ");
const name = (table: PgTable) => getTableName(table);
const fields = DOCUMENTED_FIELDS.map((_, at) => `(${at})`).join(", ");

export const views: readonly string[] = [
  `create view ${name(factPraiseRate)} as
    select ${own}, 2 * interaction_id as unit, 0 as event, cast(null as bigint) as received_at, 1 as verified from ${name(factInteraction)} where difficult = 1
    union all select ${own}, 2 * commendation_id + 1, 1, received_at, verified from ${name(factPraise)} where difficult = 1`,
  `create view ${name(factAttributable)} as
    select ${own}, failure, 1 as own from ${name(factFailure)}
    union all select ${of("later")}, seen.failure, 0
    from (select failure, issue, contacted_at, interaction_id from (
        select failure, issue, contacted_at, interaction_id,
          row_number() over (partition by failure, issue order by contacted_at, interaction_id) as place
        from ${name(factFailure)} where issue <> 0 and status = 1) as ranked
      where place = 1) as seen
    join ${name(factInteraction)} as later on later.issue = seen.issue
      and (later.contacted_at > seen.contacted_at or (later.contacted_at = seen.contacted_at and later.interaction_id > seen.interaction_id))
    left join ${name(factSetMember)} as shown on shown.kind = ${SET_KIND.failure} and shown.set_id = later.failure_set and shown.member = seen.failure
    where later.status = 1 and shown.member is null`,
  `create view ${name(factDocumented)} as
    select ${of("fact")}, 16 * fact.interaction_id + field.place as unit, (fact.missing_fields >> field.place) & 1 as missing
    from ${name(factInteraction)} as fact cross join (values ${fields}) as field(place)
    where fact.difficult = 1 and (fact.required_fields >> field.place) & 1 = 1`,
];
