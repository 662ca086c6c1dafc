import { asc, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { user } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";

/** A colleague by name. */
export interface SeenUser {
  id: number;
  name: string;
  role: Role;
  teams: readonly number[] | null;
}

/**
 * The users whose names somebody may see: those of their own teams; nobody without the right to know names. Whoever can no
 * longer sign in is left out.
 */
export async function seenUsers(db: Db, actor: Actor): Promise<SeenUser[]> {
  if (!actor.may("read-staff")) return [];
  return withinTeams(db, actor);
}

/** The same without their names' being for anybody's eyes: for counting, and for asking a whole team to something. */
export async function withinTeams(db: Db, { teams }: Pick<Actor, "teams">): Promise<SeenUser[]> {
  const rows = await db
    .select({ id: user.id, name: user.name, role: user.role, teams: user.teams })
    .from(user)
    .where(isNull(user.disabledAt))
    .orderBy(asc(user.name), asc(user.id));
  return rows.filter((row) => teams === null || row.teams?.some((each) => teams.includes(each)));
}
