import { sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factInteraction as fact } from "@/db/facts/tables";
import type { Untracked } from "@/lib/metrics/define";
import type { Workspace } from "@/lib/workspace";

const known = new WeakMap<Workspace["facts"], { version: number; untracked: Promise<Untracked> }>();

/** What each source never records of any interaction; worked out once per data version. */
export function untrackedSources({ facts }: Pick<Workspace, "facts">, reader: FactsReader): Promise<Untracked> {
  const found = known.get(facts);
  if (found?.version === reader.version) return found.untracked;
  const untracked = readUntracked(reader);
  known.set(facts, { version: reader.version, untracked });
  untracked.catch(() => known.delete(facts));
  return untracked;
}

async function readUntracked(reader: FactsReader): Promise<Untracked> {
  const rows = await reader.all<Record<"source" | "resolved" | "reopened" | "escalated", number>>(sql`
    select ${fact.source} as source, count(${fact.firstResolvedAt}) as resolved, count(${fact.firstReopenedAt}) as reopened,
      count(${fact.escalated}) as escalated
    from ${fact} group by 1 order by 1`);
  const without = (column: "resolved" | "reopened" | "escalated") =>
    rows.filter((row) => Number(row[column]) === 0).map((row) => Number(row.source));
  return { resolution: without("resolved"), reopening: without("reopened"), escalation: without("escalated") };
}
