import { sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";

/** A table of the record as it stands there, in whatever version. */
export interface RecordTable {
  name: string;
  columns: string[];
  /** The column its rows are told apart by. */
  key: string;
}

/**
 * Not kept in a backup: the change log and the search index, which are made again; how many migrations there were, which
 * the manifest says; sessions and the secrets of a moment, which must not become valid again.
 */
const LEFT_OUT = new Set(["migration", "change", "user_session", "verification"]);
const isKept = (name: string) => !LEFT_OUT.has(name) && !name.startsWith("search_") && !name.startsWith("sqlite_");

/** The tables that a backup holds, by name. */
export async function recordTables(dialect: RecordStore["dialect"], db: Db): Promise<RecordTable[]> {
  const columns = await db.all<{ table: string; column: string; isKey: number | boolean }>(
    dialect === "sqlite"
      ? sql`select m.name as "table", c.name as "column", c.pk as "isKey" from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' order by m.name, c.cid`
      : sql`select c.table_name as "table", c.column_name as "column", exists (
              select 1 from information_schema.table_constraints k
              join information_schema.key_column_usage u using (constraint_schema, constraint_name, table_name)
              where k.constraint_type = 'PRIMARY KEY' and k.table_schema = c.table_schema
                and k.table_name = c.table_name and u.column_name = c.column_name) as "isKey"
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
            order by c.table_name, c.ordinal_position`,
  );
  const tables = new Map<string, RecordTable>();
  for (const { table, column, isKey } of columns) {
    if (!isKept(table)) continue;
    const known = tables.get(table) ?? { name: table, columns: [], key: "" };
    known.columns.push(column);
    if (isKey) known.key = column;
    tables.set(table, known);
  }
  return [...tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The largest id that each numbered table has ever given out: it is not given out again, also when its row has gone. */
export async function readSequences(dialect: RecordStore["dialect"], db: Db): Promise<Record<string, number>> {
  const rows =
    dialect === "sqlite"
      ? await db.all<{ name: string; last: number }>(sql`select name, seq as "last" from sqlite_sequence`)
      : await db.all<{ name: string; last: number | null }>(
          sql`select t.relname as name, q.last_value as "last" from pg_sequences q
              join pg_class s on s.relname = q.sequencename and s.relnamespace = current_schema()::regnamespace
              join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
              join pg_class t on t.oid = d.refobjid
              where q.schemaname = current_schema()`,
        );
  const given = rows.flatMap(({ name, last }): [string, number][] => (last === null || !isKept(name) ? [] : [[name, Number(last)]]));
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}
