import { type Column, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db, RecordStore } from "@/db/client";

/** A row by the names of its columns in db/schema.ts; a column that is absent gets its default, or null. */
export type Row = Record<string, unknown>;

/** Inserts rows into a table and gives back their ids in the same order. */
export type Insert = (db: Db, table: SQLiteTable, rows: Row[]) => Promise<number[]>;

/**
 * The quickest insert of each engine: one prepared statement run row by row in SQLite, one statement of many rows in
 * PostgreSQL. Never `INSERT OR REPLACE`: it deletes without firing the triggers that the facts follow.
 */
export function insertInto(store: RecordStore): Insert {
  const { sqlite } = store;
  if (!sqlite) return insertMany;
  const statements = new Map<SQLiteTable, (row: Row) => number>();
  return async (_db, table, rows) => {
    let insert = statements.get(table);
    if (!insert) {
      const columns = insertable(table);
      const marks = columns.map(() => "?").join(", ");
      const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
      const statement = sqlite.write.prepare(`INSERT INTO "${getTableName(table)}" (${names}) VALUES (${marks})`);
      insert = (row) => Number(statement.run(columns.map(([name, column]) => driverValue(column, row[name]))).lastInsertRowid);
      statements.set(table, insert);
    }
    return rows.map(insert);
  };
}

/** The value of a column as its engine takes it. */
export function driverValue(column: Column, value: unknown): unknown {
  const given = value === undefined ? column.default : value;
  return given === null || given === undefined ? null : column.mapToDriverValue(given);
}

// PostgreSQL takes 65,535 parameters in a statement.
const MOST_PARAMETERS = 60_000;

const insertMany: Insert = async (db, table, rows) => {
  const columns = insertable(table).filter(([name]) => rows.some((row) => row[name] !== undefined && row[name] !== null));
  const rowsAtOnce = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length));
  const ids: number[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const names = sql.join(
      columns.map(([, column]) => sql.identifier(column.name)),
      sql`, `,
    );
    const values = sql.join(
      some.map(
        (row) =>
          sql`(${sql.join(
            columns.map(([name, column]) => parameter(column, row[name])),
            sql`, `,
          )})`,
      ),
      sql`, `,
    );
    const inserted = await db.all<{ id: number }>(sql`insert into ${table} (${names}) values ${values} returning id`);
    // Ids are drawn in the order of the values.
    ids.push(...inserted.map((row) => Number(row.id)).sort((a, b) => a - b));
  }
  return ids;
};

function parameter(column: Column, value: unknown): SQL {
  return value === undefined && column.hasDefault ? sql`default` : sql`${driverValue(column, value)}`;
}

function insertable(table: SQLiteTable): [name: string, column: Column][] {
  return Object.entries(getTableColumns(table)).filter(([name]) => name !== "id");
}
