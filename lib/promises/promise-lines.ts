import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, person, procedure, promise, promiseDate, team } from "@/db/schema";

export type PromiseText = Awaited<ReturnType<typeof promiseTexts>> extends Map<number, infer T> ? T : never;

/** What the record says of some promises, by id; one that has gone since is missing. */
export async function promiseTexts(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: promise.id,
      kind: promise.kind,
      text: promise.text,
      team: team.name,
      person: person.name,
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
    .where(inArray(promise.id, [...ids]));
  const moved = await db
    .select({ promiseId: promiseDate.promiseId })
    .from(promiseDate)
    .where(inArray(promiseDate.promiseId, [...ids]));
  return new Map(rows.map((row) => [row.id, { ...row, timesMoved: moved.filter((date) => date.promiseId === row.id).length }]));
}
