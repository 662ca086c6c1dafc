import { PGlite, types } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import type { PostgresDb, PostgresEngine } from "@/db/postgres";
import * as schema from "@/db/schema";
import type { Transaction } from "@/db/tx";

/** PostgreSQL inside this process, in memory when `directory` is empty. It has one connection: for tests, not for a server. */
export async function openPglite(directory: string): Promise<PostgresEngine> {
  const client = await PGlite.create(directory || "memory://", { parsers: { [types.INT8]: Number } });
  const db = drizzle(client, { schema });
  const serializable: Transaction<PostgresDb> = (work) => db.transaction(work, { isolationLevel: "serializable" });
  return {
    db,
    serializable,
    migrating: serializable,
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
