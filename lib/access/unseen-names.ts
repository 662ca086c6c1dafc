import { type AnyColumn, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factInteraction as fact, factPromise, factVolume } from "@/db/facts/tables";
import { cause } from "@/db/schema";
import { rememberer } from "@/lib/remembered";
import type { Workspace } from "@/lib/workspace";

/** What names are of, and ids of each kind. */
export type Names = Partial<Record<Kind, Set<number>>>;
type Kind = "team" | "channel" | "product" | "procedure" | "cause" | "failure" | "source" | "facetValue";

/**
 * Names that only interactions of other teams have: whoever sees these facts is not offered them, and cannot ask whether
 * they are there. What no interaction has, such as a production team or a failure that somebody has just named, is everybody's.
 */
export async function unseenNames({ record, facts }: Pick<Workspace, "record" | "facts">): Promise<Names> {
  const { teams, everything } = facts;
  if (teams === null) return {};
  const version = await everything.read(async (reader) => reader.version);
  return remember(facts, version, async () => {
    const parents = new Map(
      (await record.db.select({ id: cause.id, parentId: cause.parentId }).from(cause)).map((row) => [row.id, row.parentId]),
    );
    const own = await facts.read((reader) => namesUsed(reader, parents));
    const all = await everything.read((reader) => namesUsed(reader, parents));
    for (const id of teams) own.team.add(id);
    return Object.fromEntries(KINDS.map((kind) => [kind, new Set([...all[kind]].filter((id) => !own[kind].has(id)))]));
  });
}

const remember = rememberer<Names>(2);

const KINDS: readonly Kind[] = ["team", "channel", "product", "procedure", "cause", "failure", "source", "facetValue"];

async function namesUsed(reader: FactsReader, parents: ReadonlyMap<number, number | null>): Promise<Record<Kind, Set<number>>> {
  const used = async (columns: readonly AnyColumn[], members: (id: number) => readonly number[] = (id) => [id]) => {
    const ids = new Set<number>();
    for (const column of columns) {
      const rows = await reader.all<{ id: number | null }>(sql`select distinct ${column} as id from ${column.table} order by 1`);
      for (const { id } of rows) if (id) for (const member of members(Number(id))) ids.add(member);
    }
    return ids;
  };
  return {
    team: await used([fact.team, fact.waitingOnTeam, factPromise.promiseTeam, factVolume.team]),
    channel: await used([fact.channel, factVolume.channel]),
    product: await used([fact.product, factVolume.product]),
    procedure: await used([fact.procedure, factPromise.promiseProcedure]),
    cause: await used([fact.causeSet], (set) => (reader.causeSets.get(set) ?? []).flatMap((id) => withParents(id, parents))),
    failure: await used([fact.failureSet], (set) => reader.failureSets.get(set) ?? []),
    source: await used([fact.source, factVolume.source]),
    facetValue: await used([fact.facet1, fact.facet2, fact.facet3, fact.facet4, fact.facet5, fact.facet6, fact.facet7, fact.facet8]),
  };
}

function withParents(id: number, parents: ReadonlyMap<number, number | null>): number[] {
  const parent = parents.get(id) ?? null;
  return parent === null ? [id] : [id, ...withParents(parent, parents)];
}
