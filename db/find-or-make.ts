import type { Database } from "better-sqlite3";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "@/db/client";

type Column = string | number | null;

/** A row by the names its columns have in the database. */
export type NamedColumns = Record<string, Column>;

const ROWS_AT_ONCE = 200;

/**
 * The ids of rows in their order; those that the table does not hold yet are inserted.
 * @param matchedBy the columns that tell one row from another; a unique index stands on them
 */
export type FindOrMake = (db: Db, table: SQLiteTable, matchedBy: string[], rows: NamedColumns[]) => Promise<number[]>;

/** On SQLite: row by row with prepared statements, which takes a tenth of the time of one statement for many. */
export function findOrMakeOn(connection: Database): FindOrMake {
  const prepared = new Map<string, (row: NamedColumns) => number>();
  const prepare = (table: string, matchedBy: string[], columns: string[]) => {
    const match = matchedBy.map((column) => `"${column}" = ?`).join(" AND ");
    const find = connection.prepare<Column[], number>(`SELECT id FROM "${table}" WHERE ${match}`).pluck();
    const list = columns.map((column) => `"${column}"`).join(", ");
    const make = connection.prepare<Column[]>(`INSERT INTO "${table}" (${list}) VALUES (${columns.map(() => "?").join(", ")})`);
    return (row: NamedColumns) =>
      find.get(...matchedBy.map((column) => row[column] ?? null)) ??
      Number(make.run(...columns.map((column) => row[column] ?? null)).lastInsertRowid);
  };
  return async (_db, table, matchedBy, rows) => {
    const name = getTableName(table);
    const columns = Object.keys(rows[0] ?? {});
    const key = `${name} ${columns.join()}`;
    const idOf = prepared.get(key) ?? prepare(name, matchedBy, columns);
    prepared.set(key, idOf);
    return rows.map(idOf);
  };
}

/** On PostgreSQL. */
export async function findOrMake(db: Db, table: SQLiteTable, matchedBy: string[], rows: NamedColumns[]): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const found = await select(db, table, matchedBy, some);
    const missing = uniqueBy(
      some.filter((row) => !found.has(matchOf(row, matchedBy))),
      matchedBy,
    );
    if (missing.length > 0) {
      await db.run(insertMissing(table, missing));
      for (const [match, id] of await select(db, table, matchedBy, missing)) found.set(match, id);
    }
    for (const row of some) ids.push(found.get(matchOf(row, matchedBy)) ?? 0);
  }
  return ids;
}

async function select(db: Db, table: SQLiteTable, matchedBy: string[], rows: NamedColumns[]): Promise<Map<string, number>> {
  const columns = names(matchedBy);
  const matches = rows.map((row) =>
    sql.join(
      matchedBy.map((column) => sql`${sql.identifier(column)} = ${row[column]}`),
      sql` and `,
    ),
  );
  const found = await db.all<NamedColumns>(sql`select id, ${columns} from ${table} where ${sql.join(matches, sql` or `)}`);
  return new Map(found.map((row) => [matchOf(row, matchedBy), Number(row.id)]));
}

function insertMissing(table: SQLiteTable, rows: NamedColumns[]): SQL {
  const columns = Object.keys(rows[0] ?? {});
  const values = sql.join(
    rows.map((row) => tuple(columns.map((column) => row[column] ?? null))),
    sql`, `,
  );
  return sql`insert into ${table} (${names(columns)}) values ${values} on conflict do nothing`;
}

function names(columns: string[]): SQL {
  return sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
}

function tuple(values: Column[]): SQL {
  return sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

function matchOf(row: NamedColumns, matchedBy: string[]): string {
  return matchedBy.map((column) => String(row[column])).join("\u001f");
}

/** Of several spellings of one name the first is kept. */
function uniqueBy(rows: NamedColumns[], matchedBy: string[]): NamedColumns[] {
  const unique = new Map<string, NamedColumns>();
  for (const row of rows) {
    const match = matchOf(row, matchedBy);
    if (!unique.has(match)) unique.set(match, row);
  }
  return [...unique.values()];
}
