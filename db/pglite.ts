import { PGlite, types } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import type { PostgresEngine } from "@/db/postgres";
import * as schema from "@/db/schema";

/** PostgreSQL inside this process, in memory when `directory` is empty. It has one connection: for tests, not for a server. */
export async function openPglite(directory: string): Promise<PostgresEngine> {
  const client = await PGlite.create(directory || "memory://", { parsers: { [types.INT8]: Number } });
  const db = drizzle(client, { schema });
  return {
    db,
    serializable: (work) => db.transaction(work, { isolationLevel: "serializable" }),
    repeatableRead: (work) =>
      db.transaction(
        async (tx) => {
          await tx.execute(sql`SELECT 1`);
          return work(tx);
        },
        { isolationLevel: "repeatable read", accessMode: "read only" },
      ),
    alone: (work) => work(),
    close: () => client.close(),
  };
}
