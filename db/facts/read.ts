import type { DuckDBConnection } from "@duckdb/node-api";
import { getTableName, type SQLWrapper } from "drizzle-orm";
import { connect, type Generation } from "@/db/facts/generation";
import { type FactsReader, readQuery, readRows } from "@/db/facts/reader";
import { factVolume, interactionFacts } from "@/db/facts/tables";

/**
 * Runs `work` on one connection and one snapshot of these facts.
 * @param teams ids of the teams whose interactions can be seen; null: all
 */
export async function readOn<T>(
  generation: Generation,
  teams: readonly number[] | null,
  work: (reader: FactsReader) => Promise<T>,
): Promise<T> {
  const sight = teams === null ? "" : teams.join();
  const connection = generation.idle.get(sight)?.pop() ?? (await connectFor(generation, teams));
  try {
    const result = await inSnapshot(connection, generation, work);
    generation.idle.set(sight, [...(generation.idle.get(sight) ?? []), connection]);
    return result;
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}

/**
 * A connection that sees the interactions of some teams alone: there, each table of the facts is a view of it with the rows
 * of the others left out, so that no query needs to know.
 */
async function connectFor({ instance }: Generation, teams: readonly number[] | null): Promise<DuckDBConnection> {
  const connection = await connect(instance);
  if (teams === null) return connection;
  const [place] = await readRows<{ name: string }>(connection, "select current_database() as name");
  const condition = teams.length === 0 ? "false" : `team in (${teams.map(Number).join(", ")})`;
  for (const table of OF_A_TEAM)
    await connection.run(`create temp view "${table}" as select * from "${place?.name}".main."${table}" where ${condition}`);
  return connection;
}

/** Every table that has a team; the members of combinations have none. Views are made of these, and see what is seen of them. */
const OF_A_TEAM = [...interactionFacts, factVolume].map((table) => getTableName(table));

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
