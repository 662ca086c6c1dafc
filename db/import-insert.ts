import { and, type Column, eq, getTableColumns, getTableName, inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db, RecordStore } from "@/db/client";
import { type FindOrMake, findOrMake, findOrMakeOn } from "@/db/find-or-make";
import { interaction } from "@/db/schema";
import { type KeepErasedOut, keepErasedOut } from "@/db/tombstones";

/** A row by the names of its columns in db/schema.ts; a column that is absent gets its default, or null. */
export type Row = Record<string, unknown>;

/** Inserts rows into a table and gives back their ids in the same order. */
export type Insert = (db: Db, table: SQLiteTable, rows: Row[]) => Promise<number[]>;

/** Finds which of these external ids a source has already. */
export type FindKnown = (db: Db, sourceId: number, externalIds: readonly string[]) => Promise<Map<string, Known>>;

export interface Known {
  id: number;
  digest: string | null;
  /** The import that made it; null when none did. */
  importId: number | null;
}

/**
 * The quickest way of each engine: prepared statements run row by row in SQLite, one statement for many rows in
 * PostgreSQL. Never `INSERT OR REPLACE`: it deletes without firing the triggers that the facts follow.
 */
export function bulkAccess(store: RecordStore): BulkAccess {
  const engine = store.sqlite ? onSqlite(store.sqlite.write) : { insert: insertMany, findKnown: findMany, findOrMake };
  return { ...engine, keepErasedOut: keepErasedOut(store.dataDir) };
}

export interface BulkAccess {
  insert: Insert;
  findKnown: FindKnown;
  findOrMake: FindOrMake;
  keepErasedOut: KeepErasedOut;
}

/** A prepared INSERT of some columns of a table, and the names of the row it was made for. */
interface PreparedInsert {
  names: string[];
  run(row: Row): number;
}

function onSqlite(connection: NonNullable<RecordStore["sqlite"]>["write"]): Omit<BulkAccess, "keepErasedOut"> {
  const prepared = new Map<SQLiteTable, PreparedInsert[]>();
  const prepareInsert = (table: SQLiteTable, names: string[]): PreparedInsert => {
    const columns = insertable(table).filter(([name, column]) => names.includes(name) || column.hasDefault);
    const marks = columns.map(() => "?").join(", ");
    const list = columns.map(([, column]) => `"${column.name}"`).join(", ");
    const statement = connection.prepare<unknown[]>(`INSERT INTO "${getTableName(table)}" (${list}) VALUES (${marks})`);
    const run = (row: Row) => Number(statement.run(columns.map(([name, column]) => driverValue(column, row[name]))).lastInsertRowid);
    return { names, run };
  };
  const insert: Insert = async (_db, table, rows) => {
    const statements = prepared.get(table) ?? [];
    prepared.set(table, statements);
    return rows.map((row) => {
      // Rows of one file have the same columns, mostly fewer than the table.
      const statement = statements.find(({ names }) => isNamed(row, names)) ?? prepareInsert(table, Object.keys(row));
      if (!statements.includes(statement)) statements.push(statement);
      return statement.run(row);
    });
  };
  const select = connection.prepare<[number, string], Known>(
    'SELECT id, digest, import_id AS "importId" FROM interaction WHERE source_id = ? AND external_id = ?',
  );
  const findKnown: FindKnown = async (_db, sourceId, externalIds) => {
    const known = new Map<string, Known>();
    for (const externalId of externalIds) {
      const found = select.get(sourceId, externalId);
      if (found) known.set(externalId, found);
    }
    return known;
  };
  return { insert, findKnown, findOrMake: findOrMakeOn(connection) };
}

/** Whether a row has these names and no others, in this order. */
function isNamed(row: Row, names: string[]): boolean {
  let at = 0;
  for (const name in row) if (names[at++] !== name) return false;
  return at === names.length;
}

/** The value of a column as its engine takes it. */
export function driverValue(column: Column, value: unknown): unknown {
  const given = value === undefined ? column.default : value;
  if (given === null || given === undefined) return null;
  // Numbers and texts are taken as they are by every column we have.
  return typeof given === "string" || typeof given === "number" ? given : column.mapToDriverValue(given);
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

const findMany: FindKnown = async (db, sourceId, externalIds) => {
  if (externalIds.length === 0) return new Map();
  const found = await db
    .select({ id: interaction.id, externalId: interaction.externalId, digest: interaction.digest, importId: interaction.importId })
    .from(interaction)
    .where(and(eq(interaction.sourceId, sourceId), inArray(interaction.externalId, [...externalIds])));
  return new Map(found.map(({ externalId, ...known }) => [externalId, known]));
};

function parameter(column: Column, value: unknown): SQL {
  return value === undefined && column.hasDefault ? sql`default` : sql`${driverValue(column, value)}`;
}

const insertableColumns = new Map<SQLiteTable, [name: string, column: Column][]>();

function insertable(table: SQLiteTable): [name: string, column: Column][] {
  const known = insertableColumns.get(table);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => name !== "id");
  insertableColumns.set(table, columns);
  return columns;
}
