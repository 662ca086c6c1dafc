import { sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factCommendation as fact } from "@/db/facts/tables";
import { int, ints } from "@/lib/metrics/where";

/** Which of some interactions have a verified commendation as of the clock. */
export async function commendedAmong(reader: FactsReader, asOf: number, interactionIds: readonly number[]): Promise<Set<number>> {
  if (interactionIds.length === 0) return new Set();
  const rows = await reader.all<{ id: number }>(
    sql`select distinct ${fact.interactionId} as id from ${fact}
        where ${fact.verified} = 1 and ${fact.receivedAt} <= ${int(asOf)} and ${fact.interactionId} in (${ints([...interactionIds])})`,
  );
  return new Set(rows.map((row) => Number(row.id)));
}
