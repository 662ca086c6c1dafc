import { asc, isNotNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { person, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { needsTeams, ROLES, type Role } from "@/lib/access/roles";

export interface UserChoices {
  teams: { id: number; name: string }[];
  /** Members of staff whose names are known, at most 2,000. */
  staff: { id: number; name: string }[];
  roles: { role: Role; needsTeams: boolean }[];
}

/** What a user can be given. @throws ForbiddenError */
export async function userChoices(db: Db, actor: Actor): Promise<UserChoices> {
  require(actor, "manage");
  const [teams, staff] = await Promise.all([
    db.select({ id: team.id, name: team.name }).from(team).orderBy(asc(team.name), asc(team.id)),
    db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(isNotNull(person.name))
      .orderBy(asc(person.name), asc(person.id))
      .limit(MOST_STAFF),
  ]);
  return {
    teams,
    staff: staff.map(({ id, name }) => ({ id, name: name ?? "" })),
    roles: ROLES.map((role) => ({ role, needsTeams: needsTeams(role) })),
  };
}

const MOST_STAFF = 2000;
