import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PgliteQueryResultHKT } from "drizzle-orm/pglite";
import pg from "pg";
import * as schema from "@/db/schema";
import type { Transaction } from "@/db/tx";

export type PostgresDb = PgDatabase<NodePgQueryResultHKT, typeof schema> | PgDatabase<PgliteQueryResultHKT, typeof schema>;

export interface PostgresEngine {
  db: PostgresDb;
  serializable: Transaction<PostgresDb>;
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
    serializable: transaction(pool, "BEGIN ISOLATION LEVEL SERIALIZABLE"),
    repeatableRead: transaction(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
    close: () => pool.end(),
  };
}

function transaction(pool: pg.Pool, begin: string): Transaction<PostgresDb> {
  return async (work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // A snapshot is taken by the first query, not by BEGIN.
      await client.query(`${begin}; SELECT 1`);
      const result = await work(drizzle(client, { schema }));
      await client.query("COMMIT");
      return result;
    } catch (error) {
      // A connection that cannot even roll back is not given to anyone else.
      await client.query("ROLLBACK").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
}
