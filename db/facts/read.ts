import type { DuckDBConnection } from "@duckdb/node-api";
import type { SQLWrapper } from "drizzle-orm";
import { connect, type Generation } from "@/db/facts/generation";
import { type FactsReader, readQuery, readRows } from "@/db/facts/reader";

/** Runs `work` on one connection and one snapshot of these facts. */
export async function readOn<T>(generation: Generation, work: (reader: FactsReader) => Promise<T>): Promise<T> {
  const connection = generation.idle.pop() ?? (await connect(generation.instance));
  try {
    const result = await inSnapshot(connection, generation, work);
    generation.idle.push(connection);
    return result;
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}

async function inSnapshot<T>(connection: DuckDBConnection, generation: Generation, work: (reader: FactsReader) => Promise<T>): Promise<T> {
  await connection.run("begin transaction read only");
  const [meta] = await readRows<{ version: number }>(connection, "select version from facts_meta");
  if (!meta) throw new Error("These facts were never finished");
  // One query after another, also when `work` asks for several at once: they share one connection.
  let last: Promise<unknown> = Promise.resolve();
  const result = await work({
    version: meta.version,
    all<Row extends Record<string, unknown>>(query: SQLWrapper) {
      const rows = last.then(() => readQuery<Row>(connection, query));
      last = rows.catch(() => undefined);
      return rows;
    },
    causeSets: generation.causes.members,
    failureSets: generation.failures.members,
  });
  await last;
  await connection.run("commit");
  return result;
}
