import { type AnyColumn, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factInteraction, factPromise } from "@/db/facts/tables";
import * as schema from "@/db/schema";
import { type Names, unseenNames } from "@/lib/access/unseen-names";
import { ints } from "@/lib/metrics/where";
import type { Side } from "@/lib/sample/apart";
import { idsMade, readSample } from "@/lib/sample/sample-record";
import type { Workspace } from "@/lib/workspace";

/** Ids that a filter does not offer, by what is chosen: only interactions of the other side, or of teams that are not seen, have them. */
export type Hidden = Names & { facet?: Set<number> };

/**
 * What is used on the other side and not on this one, or was made by the sample without any of its interactions naming it
 * (the teams that own its procedures); and what only other teams use, where somebody sees some teams alone.
 */
export async function hiddenChoices(workspace: Workspace, side: Side): Promise<Hidden> {
  const [apart, unseen] = [await hiddenOnSide(workspace, side), await unseenNames(workspace)];
  const of = (key: keyof Names) => new Set([...(apart[key] ?? []), ...(unseen[key] ?? [])]);
  return {
    ...{ team: of("team"), channel: of("channel"), product: of("product"), procedure: of("procedure"), cause: of("cause") },
    ...{ failure: of("failure"), source: of("source"), facetValue: of("facetValue"), facet: apart.facet ?? new Set() },
  };
}

async function hiddenOnSide({ record, facts }: Workspace, { sources, isSample }: Side): Promise<Hidden> {
  if (sources === null) return {};
  const { db } = record;
  const parents = new Map(
    (await db.select({ id: schema.cause.id, parentId: schema.cause.parentId }).from(schema.cause)).map((row) => [row.id, row.parentId]),
  );
  const facets = await db.select({ id: schema.facet.id, sourceId: schema.facet.sourceId }).from(schema.facet);
  const others = (await db.select({ id: schema.source.id }).from(schema.source)).map(({ id }) => id).filter((id) => !sources.includes(id));
  const sample = isSample ? null : await readSample(db);
  const made = sample ? await idsMade(db, sample, "team") : [];
  return facts.read(async (reader) => {
    const used = (columns: Used[], members: (id: number) => readonly number[] = (id) => [id], also: readonly number[] = []) =>
      usedElsewhere(reader, sources, columns, members, also);
    return {
      team: await used(
        [
          [factInteraction, factInteraction.team],
          [factInteraction, factInteraction.waitingOnTeam],
          [factPromise, factPromise.promiseTeam],
        ],
        undefined,
        made,
      ),
      channel: await used([[factInteraction, factInteraction.channel]]),
      product: await used([[factInteraction, factInteraction.product]]),
      procedure: await used([
        [factInteraction, factInteraction.procedure],
        [factPromise, factPromise.promiseProcedure],
      ]),
      failure: await used([[factInteraction, factInteraction.failureSet]], (set) => reader.failureSets.get(set) ?? []),
      cause: await used([[factInteraction, factInteraction.causeSet]], (set) =>
        (reader.causeSets.get(set) ?? []).flatMap((id) => withParents(id, parents)),
      ),
      source: new Set(others),
      facet: new Set(facets.filter(({ sourceId }) => others.includes(sourceId)).map(({ id }) => id)),
    };
  });
}

type Used = [fact: typeof factInteraction | typeof factPromise, column: AnyColumn];

async function usedElsewhere(
  reader: FactsReader,
  sources: number[],
  columns: Used[],
  members: (id: number) => readonly number[],
  also: readonly number[],
): Promise<Set<number>> {
  const [here, elsewhere] = [new Set<number>(), new Set(also)];
  for (const [fact, column] of columns) {
    const own = sources.length === 0 ? sql`false` : sql`${fact.source} in (${ints(sources)})`;
    const rows = await reader.all<{ id: number; own: boolean }>(
      sql`select ${column} as id, ${own} as own from ${fact} group by 1, 2 order by 1`,
    );
    for (const row of rows) for (const id of members(Number(row.id))) (row.own ? here : elsewhere).add(id);
  }
  return new Set([...elsewhere].filter((id) => !here.has(id)));
}

function withParents(id: number, parents: ReadonlyMap<number, number | null>): number[] {
  const parent = parents.get(id) ?? null;
  return parent === null ? [id] : [id, ...withParents(parent, parents)];
}
