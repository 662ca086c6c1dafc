import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { CAUSE_AXES, cause, failure, interaction, procedure } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { isFailureSeen } from "@/lib/failures/merged-family";
import { BadLearningError } from "@/lib/learning/bad-learning-error";

/** The interaction that something is learnt from. @throws BadLearningError where the actor sees none of this id */
export async function interactionOf(db: Db, actor: Actor, id: number | null): Promise<number | null> {
  if (id === null) return null;
  const [found] = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(eq(interaction.id, id), ofSeenTeams(actor.teams)));
  if (!found) throw new BadLearningError("interaction", `interaction must be the id of one; there is no ${id}`);
  return found.id;
}

/** @throws BadLearningError */
export async function procedureOf(db: Db, code: string | null): Promise<number | null> {
  if (code === null) return null;
  const [found] = await db.select({ id: procedure.id }).from(procedure).where(eq(procedure.code, code));
  if (!found) throw new BadLearningError("procedure", `procedure must be the code of one; there is no "${code}"`);
  return found.id;
}

/** @param name "axis/code" @throws BadLearningError */
export async function causeOf(db: Db, name: string | null): Promise<number | null> {
  if (name === null) return null;
  const [given = "", ...rest] = name.split("/");
  const axis = CAUSE_AXES.find((each) => each === given);
  const found = axis
    ? await db
        .select({ id: cause.id })
        .from(cause)
        .where(and(eq(cause.axis, axis), eq(cause.code, rest.join("/"))))
    : [];
  if (!found[0]) throw new BadLearningError("cause", `cause must be one such as "topic/refunds"; there is no "${name}"`);
  return found[0].id;
}

/** @throws BadLearningError */
export async function failureOf(db: Db, actor: Actor, code: string | null): Promise<number | null> {
  if (code === null) return null;
  const [found] = await db.select({ id: failure.id }).from(failure).where(eq(failure.code, code));
  if (!found || !(await isFailureSeen(db, actor.teams, found.id)))
    throw new BadLearningError("failure", `failure must be the code of one; there is no "${code}"`);
  return found.id;
}
