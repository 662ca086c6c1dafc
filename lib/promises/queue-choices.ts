import { asc, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { channel, procedure, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";

/** What can be chosen in the queue and where a promise is added. */
export interface QueueChoices {
  /** Who can be given a promise, by name: whoever shares a team with the actor, or sees every team. */
  people: { id: number; name: string }[];
  channels: { id: number; name: string }[];
  procedures: { code: string; name: string }[];
}

export async function queueChoices(db: Db, actor: Actor): Promise<QueueChoices> {
  require(actor, "document");
  const users = await db
    .select({ id: user.id, name: user.name, teams: user.teams })
    .from(user)
    .where(isNull(user.disabledAt))
    .orderBy(asc(user.name), asc(user.id));
  const people = users.filter(({ teams }) => actor.teams === null || teams === null || teams.some((id) => actor.teams?.includes(id)));
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    channels: await db.select({ id: channel.id, name: channel.name }).from(channel).orderBy(asc(channel.name), asc(channel.id)),
    procedures: await db
      .select({ code: procedure.code, name: procedure.name })
      .from(procedure)
      .orderBy(asc(procedure.name), asc(procedure.code)),
  };
}
