import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PgliteQueryResultHKT } from "drizzle-orm/pglite";
import pg from "pg";
import * as schema from "@/db/schema";
import type { Transaction } from "@/db/tx";
import { oneAfterAnother } from "@/db/writers-turns";

export type PostgresDb = PgDatabase<NodePgQueryResultHKT, typeof schema> | PgDatabase<PgliteQueryResultHKT, typeof schema>;

export interface PostgresEngine {
  db: PostgresDb;
  /** One writer after another, in all processes. */
  serializable: Transaction<PostgresDb>;
  /** The same before the tables are there that the others line up at. */
  migrating: Transaction<PostgresDb>;
  /** Runs `work` while no other process does the same: making tables and triggers twice at once fails on PostgreSQL. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  repeatableRead: Transaction<PostgresDb>;
  close(): Promise<void>;
}

/** Connects to a server (`postgres://…`), or opens PostgreSQL inside this process (`pglite:`, `pglite:<directory>`). */
export async function connectPostgres(url: string): Promise<PostgresEngine> {
  if (url.startsWith("pglite:")) {
    const { openPglite } = await import("@/db/pglite");
    return openPglite(url.slice("pglite:".length));
  }
  return connectServer(url);
}

function connectServer(url: string): PostgresEngine {
  // Counts and times are 64 bits there and numbers here; all of ours are below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, application_name: "debrief" });
  // A server that goes away breaks its idle connections; the pool drops them, and the next query says what is wrong.
  pool.on("error", () => {});
  return {
    db: drizzle(pool, { schema }),
    serializable: oneAfterAnother(pool),
    migrating: transaction(pool, "BEGIN ISOLATION LEVEL SERIALIZABLE"),
    // A snapshot is taken by the first query, not by BEGIN.
    repeatableRead: transaction(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1"),
    alone: (work) => alone(pool, work),
    close: () => pool.end(),
  };
}

function transaction(pool: pg.Pool, begin: string): Transaction<PostgresDb> {
  return async (work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return await transactionOn(client, begin, work, (failure) => {
        broken = failure;
      });
    } finally {
      client.release(broken);
    }
  };
}

/** @param lost is told when the connection cannot even roll back: then it is not given to anyone else */
export async function transactionOn<T>(
  client: pg.PoolClient,
  begin: string,
  work: (db: PostgresDb) => Promise<T>,
  lost: (failure: Error) => void,
): Promise<T> {
  try {
    await client.query(begin);
    const result = await work(drizzle(client, { schema }));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(lost);
    throw error;
  }
}

async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('debrief: opening the record'))");
    return await work();
  } finally {
    // Ending the connection lets go of the lock, whatever state it is in.
    client.release(true);
  }
}
