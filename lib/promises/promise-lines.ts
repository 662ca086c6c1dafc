import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, person, procedure, promise, promiseDate, team } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { staffName } from "@/lib/access/staff-name";

export type PromiseText = Awaited<ReturnType<typeof promiseTexts>> extends Map<number, infer T> ? T : never;

/** What the record says of some promises to somebody, by id; one that has gone since is missing. */
export async function promiseTexts(db: Db, actor: Actor, ids: readonly number[]) {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: promise.id,
      kind: promise.kind,
      text: promise.text,
      team: team.name,
      personId: promise.personId,
      personName: person.name,
      procedure: procedure.name,
      madeAt: promise.madeAt,
      madeDay: promise.madeDay,
      firstDueAt: promise.firstDueAt,
      firstDueDay: promise.firstDueDay,
      dueAt: promise.dueAt,
      dueDay: promise.dueDay,
      doneAt: promise.doneAt,
      doneDay: promise.doneDay,
      externalId: interaction.externalId,
      summary: interaction.summary,
    })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .leftJoin(team, eq(team.id, promise.teamId))
    .leftJoin(person, eq(person.id, promise.personId))
    .leftJoin(procedure, eq(procedure.id, promise.procedureId))
    .where(and(inArray(promise.id, [...ids]), ofSeenTeams(actor.teams)));
  const moved = await db
    .select({ promiseId: promiseDate.promiseId })
    .from(promiseDate)
    .where(inArray(promiseDate.promiseId, [...ids]));
  return new Map(
    rows.map(({ personId, personName, ...row }) => {
      const timesMoved = moved.filter((date) => date.promiseId === row.id).length;
      return [row.id, { ...row, person: staffName(actor, personId, personName), timesMoved }];
    }),
  );
}
