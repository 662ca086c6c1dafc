import type { Database, Statement } from "better-sqlite3";

export type Values = Record<string, number | string | null>;

/** Adds a row to a table; rows of one table name the same columns in the same order. */
export type Insert = (table: string, values: Values) => void;

/** One prepared statement for each table. */
export function inserting(database: Database): Insert {
  const statements = new Map<string, Statement>();
  return (table, values) => {
    const found = statements.get(table) ?? prepared(database, table, Object.keys(values));
    statements.set(table, found);
    found.run(...Object.values(values));
  };
}

function prepared(database: Database, table: string, columns: string[]): Statement {
  return database.prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);
}
