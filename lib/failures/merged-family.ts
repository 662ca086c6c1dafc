import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { survivorsOf } from "@/db/merged-failures";
import { failure, interaction, interactionFailure } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";
import { NotFoundError } from "@/lib/errors";

/** A failure and every one that counts as it, because it was merged into it or into one of these: the links of all are its interactions. */
export async function familyOf(db: Db, failureId: number): Promise<number[]> {
  const family = new Set([failureId]);
  for (let last = [failureId]; last.length > 0; ) {
    const rows = await db.select({ id: failure.id }).from(failure).where(inArray(failure.mergedIntoId, last)).orderBy(asc(failure.id));
    last = rows.map((row) => row.id).filter((id) => !family.has(id));
    for (const id of last) family.add(id);
  }
  return [...family];
}

export type FailureRecord = typeof failure.$inferSelect;

/**
 * Whether somebody limited to some teams sees a failure: one of its interactions is theirs, or it has none at all. One that
 * was merged is seen with the failure that it counts as.
 */
export async function isFailureSeen(db: Db, teams: SeenTeams, failureId: number): Promise<boolean> {
  if (teams === null) return true;
  const family = await familyOf(db, (await survivorsOf(db, [failureId])).get(failureId) ?? failureId);
  const linked = db
    .select({ id: interactionFailure.id })
    .from(interactionFailure)
    .innerJoin(interaction, eq(interaction.id, interactionFailure.interactionId));
  const [own] = await linked.where(and(inArray(interactionFailure.failureId, family), ofSeenTeams(teams))).limit(1);
  if (own) return true;
  const [any] = await db
    .select({ id: interactionFailure.id })
    .from(interactionFailure)
    .where(inArray(interactionFailure.failureId, family))
    .limit(1);
  return !any;
}

/** One that is not seen is as one that is not there. @throws NotFoundError */
export async function failureByCode(db: Db, teams: SeenTeams, code: string): Promise<FailureRecord> {
  const [row] = await db.select().from(failure).where(eq(failure.code, code));
  if (!row || !(await isFailureSeen(db, teams, row.id))) throw new NotFoundError(`there is no failure "${code}"`, "failure");
  return row;
}

/** A failure that counts by itself. Of one that was merged, the one it counts as. @throws NotFoundError */
export async function survivorByCode(db: Db, teams: SeenTeams, code: string): Promise<FailureRecord> {
  const row = await failureByCode(db, teams, code);
  const survivor = (await survivorsOf(db, [row.id])).get(row.id) ?? row.id;
  if (survivor === row.id) return row;
  const [found] = await db.select().from(failure).where(eq(failure.id, survivor));
  return found ?? row;
}
