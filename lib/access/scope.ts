import { and, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ForbiddenError } from "@/lib/errors";

/** Ids of the teams whose interactions somebody sees; null: those of all, and those of no team. Actor.teams, and Facts.teams. */
export type SeenTeams = readonly number[] | null;

/**
 * That an interaction of the record is seen; undefined where there is no limit. What is of no team is seen only without
 * a limit: nobody has said whose it is. The facts are limited by themselves (Facts.within).
 */
export function ofSeenTeams(teams: SeenTeams): SQL | undefined {
  if (teams === null) return undefined;
  return teams.length === 0 ? sql`1 = 0` : inArray(interaction.teamId, [...teams]);
}

/** Those of some interactions that are seen. One that is not there is treated as one that is not seen. */
export async function seenAmong(db: Db, teams: SeenTeams, ids: readonly number[]): Promise<number[]> {
  if (teams === null) return [...ids];
  const seen: number[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = inArray(interaction.id, [...ids.slice(from, from + CHUNK)]);
    const rows = await db
      .select({ id: interaction.id })
      .from(interaction)
      .where(and(some, ofSeenTeams(teams)));
    for (const { id } of rows) seen.push(id);
  }
  return seen;
}

/** For what reaches the interactions of every team. @param what as it stands in a sentence @throws ForbiddenError */
export function requireEveryTeam(actor: Actor, what: string): void {
  if (actor.teams === null) return;
  throw new ForbiddenError(
    `${what} reaches the interactions of every team, and ${actor.name} sees those of some; ask somebody who sees all.`,
  );
}

/** Fewer than the variables one statement may have. */
const CHUNK = 500;
