import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  type JS,
  JSDuckDBValueConverter,
  SQLNULL,
  VARCHAR,
} from "@duckdb/node-api";
import type { SQLWrapper } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/** One snapshot of the facts: everything read through it is of the same version. */
export interface FactsReader {
  /** The data version: equal versions give equal answers. */
  readonly version: number;
  /** Rows of a query built with drizzle's PostgreSQL builder or `sql`. Integers of any width come as numbers. */
  all<T extends Record<string, unknown>>(query: SQLWrapper): Promise<T[]>;
  /** Cause ids by combination (`cause_set`). May already hold combinations that no row of this version has. */
  readonly causeSets: ReadonlyMap<number, readonly number[]>;
  /** Failure ids by combination (`failure_set`). */
  readonly failureSets: ReadonlyMap<number, readonly number[]>;
}

/** Runs a query of ours on DuckDB. The caller says what its rows are, as it does with `db.all`. */
export async function readQuery<T extends Record<string, unknown>>(connection: DuckDBConnection, query: SQLWrapper): Promise<T[]> {
  const { sql, params } = new PgDialect().sqlToQuery(query.getSQL());
  return readRows<T>(connection, sql, params);
}

export async function readRows<T extends Record<string, unknown>>(
  connection: DuckDBConnection,
  sql: string,
  params?: readonly unknown[],
): Promise<T[]>;
// The loose signature is the one that runs: DuckDB knows the columns of a query only when it has run.
export async function readRows(
  connection: DuckDBConnection,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const bound = params.map(bind);
  const result = await connection.runAndReadAll(
    sql,
    bound.map(({ value }) => value),
    bound.map(({ type }) => type),
  );
  return result.convertRowObjects(plain);
}

interface Bound {
  value: DuckDBValue;
  type: DuckDBType;
}

/** Whole numbers are bound as integers: bound as floating point they would turn the column they are compared with into one. */
function bind(value: unknown): Bound {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) return { value, type: DOUBLE };
    return Math.abs(value) < 2 ** 31 ? { value, type: INTEGER } : { value: BigInt(value), type: BIGINT };
  }
  if (typeof value === "string") return { value, type: VARCHAR };
  if (typeof value === "boolean") return { value, type: BOOLEAN };
  if (value === null) return { value, type: SQLNULL };
  throw new TypeError(`A query on the facts takes numbers, texts, booleans and null; got ${typeof value}`);
}

function plain(value: DuckDBValue, type: DuckDBType): JS {
  const converted = JSDuckDBValueConverter(value, type, plain);
  return typeof converted === "bigint" ? Number(converted) : converted;
}
