import { type AnyColumn, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Facts, FactsReader } from "@/db/facts/duckdb";
import { factInteraction as fact, factPromise, factVolume } from "@/db/facts/tables";
import { cause, channel, expertConsultation, facetValue, handover, interaction, procedureVersion, product, source } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";
import { rememberer } from "@/lib/remembered";
import type { Workspace } from "@/lib/workspace";

/** What names are of, and ids of each kind. */
export type Names = Partial<Record<Kind, Set<number>>>;
type Kind = "team" | "channel" | "product" | "procedure" | "cause" | "failure" | "source" | "facetValue";

/**
 * Names that only interactions of other teams have: whoever sees these facts is not offered them, and a filter that names
 * them is as one that names nothing. A team, a procedure or a failure that no interaction has, such as one that somebody has
 * just named, is everybody's; any other name is seen with the interactions that have it, and not without.
 */
export async function unseenNames({ record, facts }: Pick<Workspace, "record" | "facts">): Promise<Names> {
  const { teams, everything } = facts;
  if (teams === null) return {};
  const version = await everything.read(async (reader) => reader.version);
  return remember(facts, version, async () => {
    const own = await namesUsed(record.db, facts);
    const all = { ...(await namesUsed(record.db, everything)), ...(await namesThere(record.db)) };
    for (const id of teams) own.team.add(id);
    return Object.fromEntries(KINDS.map((kind) => [kind, new Set([...all[kind]].filter((id) => !own[kind].has(id)))]));
  });
}

const remember = rememberer<Names>(2);

const KINDS: readonly Kind[] = ["team", "channel", "product", "procedure", "cause", "failure", "source", "facetValue"];

/** Every name of the kinds that are nothing without an interaction. */
async function namesThere(db: Db) {
  const idsOf = async (table: typeof channel | typeof product | typeof source | typeof cause | typeof facetValue) =>
    new Set((await db.select({ id: table.id }).from(table)).map(({ id }) => id));
  return {
    channel: await idsOf(channel),
    product: await idsOf(product),
    source: await idsOf(source),
    cause: await idsOf(cause),
    facetValue: await idsOf(facetValue),
  };
}

/** Every name that an interaction has, of those that the facts see. */
async function namesUsed(db: Db, facts: Facts): Promise<Record<Kind, Set<number>>> {
  const parents = new Map((await db.select({ id: cause.id, parentId: cause.parentId }).from(cause)).map((row) => [row.id, row.parentId]));
  const versions = await db.select({ id: procedureVersion.id, procedureId: procedureVersion.procedureId }).from(procedureVersion);
  const procedures = new Map(versions.map(({ id, procedureId }) => [id, [procedureId]]));
  const inFacts = await facts.read((reader) => namesInFacts(reader, parents, procedures));
  for (const id of await teamsOfRecord(db, facts.teams)) inFacts.team.add(id);
  return inFacts;
}

/** Teams that interactions name and that are in no fact: who handed over to whom, and who was asked. */
async function teamsOfRecord(db: Db, teams: SeenTeams): Promise<number[]> {
  const found: number[] = [];
  for (const [named, of] of [
    [handover.fromTeamId, handover],
    [handover.toTeamId, handover],
    [expertConsultation.teamId, expertConsultation],
  ] as const) {
    const rows = await db
      .selectDistinct({ id: named })
      .from(of)
      .innerJoin(interaction, eq(interaction.id, of.interactionId))
      .where(ofSeenTeams(teams));
    for (const { id } of rows) if (id !== null) found.push(id);
  }
  return found;
}

async function namesInFacts(
  reader: FactsReader,
  parents: ReadonlyMap<number, number | null>,
  procedures: ReadonlyMap<number, readonly number[]>,
): Promise<Record<Kind, Set<number>>> {
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
    procedure: new Set([
      ...(await used([fact.procedure, factPromise.promiseProcedure])),
      ...(await used([fact.procedureVersion], (version) => procedures.get(version) ?? [])),
    ]),
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
