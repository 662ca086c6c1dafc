import { createHash } from "node:crypto";
import { getTableColumns, getTableName } from "drizzle-orm";
import { integer, type PgTable, pgTable } from "drizzle-orm/pg-core";
import { DERIVATION } from "@/db/facts/derive";
import { factSetMember, factVolume, interactionFacts } from "@/db/facts/tables";
import { views } from "@/db/facts/views";

export interface FactColumn {
  /** In db/facts/tables.ts. */
  key: string;
  /** In DuckDB. */
  name: string;
  /** 64 bits instead of 32. */
  isWide: boolean;
  isRequired: boolean;
}

/** The ids and issues of a sync, in tables of the writing connection alone. */
export const touched = pgTable("touched", { id: integer("id").notNull() });
export const touchedIssue = pgTable("touched_issue", { issue: integer("issue").notNull() });

export function columnsOf(table: PgTable): FactColumn[] {
  return Object.entries(getTableColumns(table)).map(([key, column]) => {
    const type = column.getSQLType();
    if (type !== "integer" && type !== "bigint") throw new Error(`The facts hold integers only; ${column.name} is ${type}`);
    return { key, name: column.name, isWide: type === "bigint", isRequired: column.notNull };
  });
}

/** What a new facts database is made with. `facts_meta` has one row: which record, how far, and of which shape. */
export const definition: readonly string[] = [
  ...[...interactionFacts, factSetMember, factVolume].map((table) => creating(table)),
  ...views,
  "create table facts_meta (record_id text not null, applied bigint not null, version bigint not null, snapshot text, shape text not null)",
];

/** What the writing connection needs beside them. */
export const workTables: readonly string[] = [touched, touchedIssue].map((table) => creating(table, "temp"));

/** Which tables these are and how they are derived. Facts of another shape are built anew. */
export const shape = createHash("sha256")
  .update(`${DERIVATION}\n${definition.join("\n")}`)
  .digest("hex");

function creating(table: PgTable, kind = ""): string {
  const columns = columnsOf(table).map(
    ({ name, isWide, isRequired }) => `"${name}" ${isWide ? "bigint" : "integer"}${isRequired ? " not null" : ""}`,
  );
  return `create ${kind} table "${getTableName(table)}" (${columns.join(", ")})`;
}
