import type { Db } from "@/db/client";
import type { Actor } from "@/lib/access/actor";
import { openActions } from "@/lib/learning/lesson-actions";

/** An action of a lesson that was to be done before today, and is not; without its words. */
export interface OverdueAction {
  id: number;
  /** The code of its lesson. */
  lesson: string;
  /** The team that is to do it; null where it is a person. */
  team: string | null;
  dueDay: number;
}

/** Of the lessons that the actor sees, by the day they were due; none for who sees numbers alone. */
export async function overdueActions(db: Db, actor: Actor, now: number): Promise<OverdueAction[]> {
  if (!actor.may("read-rows")) return [];
  const open = await openActions(db, actor, now);
  return open.flatMap(({ id, lesson, owner, dueDay, state }) =>
    state === "overdue" && lesson ? [{ id, lesson: lesson.code, team: owner.team, dueDay }] : [],
  );
}
