import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { person, team } from "@/db/schema";
import { slug } from "@/db/slug";
import type { Actor } from "@/lib/access/actor";
import { BadFormError } from "@/lib/documenting/bad-form-error";

/**
 * The team that somebody files for. Whoever sees some teams files for one of them: where none is said, for their own one,
 * or for the only one that they see.
 * @returns "" where none is known, which only somebody who sees all may leave so
 * @throws BadFormError for another team, or when one of several has to be named
 */
export async function seenTeam(db: Db, actor: Actor, written: string): Promise<string> {
  const named = written.trim();
  if (actor.teams === null) return named;
  const seen = await seenTeams(db, actor.teams);
  const found = seen.find(({ code }) => code === slug(named));
  if (named !== "" && found) return found.name;
  const names = seen.map(({ name }) => name).join(", ") || "none";
  if (named !== "") throw new BadFormError("team", `You can file for the teams that you see: ${names}.`);
  const own = await ownTeam(db, actor);
  const byDefault = seen.find(({ id }) => id === own) ?? (seen.length === 1 ? seen[0] : undefined);
  if (!byDefault) throw new BadFormError("team", `Say for which team: ${names}.`);
  return byDefault.name;
}

export async function seenTeams(db: Db, ids: readonly number[]): Promise<{ id: number; code: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: team.id, code: team.code, name: team.name })
    .from(team)
    .where(inArray(team.id, [...ids]))
    .orderBy(asc(team.name));
}

/** The team of the member of staff that somebody is. */
export async function ownTeam(db: Db, actor: Actor): Promise<number | null> {
  const personId = actor.user?.personId ?? null;
  if (personId === null) return null;
  const [row] = await db.select({ teamId: person.teamId }).from(person).where(eq(person.id, personId));
  return row?.teamId ?? null;
}
