import { asc, isNull } from "drizzle-orm";
import { cause, procedure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { unseenNames } from "@/lib/access/unseen-names";
import { teamChoices } from "@/lib/decisions/teams";
import { seenUsers } from "@/lib/learning/seen-users";
import type { Workspace } from "@/lib/workspace";

/** What something that was learnt can be about, as the actor sees it: procedures and causes with their ids. */
export interface LearningChoices {
  procedures: { id: number; code: string; name: string }[];
  /** Codes are "axis/code". */
  causes: { id: number; code: string; name: string }[];
  teams: { code: string; name: string }[];
  /** Colleagues by name; none without the right to know names. */
  users: { id: number; name: string }[];
}

const MOST = 500;

/** @throws ForbiddenError */
export async function learningChoices(workspace: Workspace, actor: Actor): Promise<LearningChoices> {
  require(actor, "document");
  const { db } = workspace.record;
  const hidden = await unseenNames(workspace);
  const procedures = await db
    .select({ id: procedure.id, code: procedure.code, name: procedure.name })
    .from(procedure)
    .where(isNull(procedure.retiredAt))
    .orderBy(asc(procedure.name), asc(procedure.id))
    .limit(MOST);
  const causes = await db.select().from(cause).orderBy(asc(cause.axis), asc(cause.name), asc(cause.id)).limit(MOST);
  return {
    procedures: procedures.filter(({ id }) => !hidden.procedure?.has(id)),
    causes: causes.filter(({ id }) => !hidden.cause?.has(id)).map(({ id, axis, code, name }) => ({ id, code: `${axis}/${code}`, name })),
    teams: await teamChoices(workspace),
    users: (await seenUsers(db, actor)).filter(({ id }) => id !== actor.user?.id).map(({ id, name }) => ({ id, name })),
  };
}
