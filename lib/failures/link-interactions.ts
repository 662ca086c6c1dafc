import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, interactionFailure, type LINK_ORIGINS, refusedLink } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { noteActivity } from "@/lib/failures/failure-activity";

/** How many interactions are linked in one transaction. */
export const LINKS_AT_ONCE = 500;

export interface Linking {
  origin: (typeof LINK_ORIGINS)[number];
  linkRuleId?: number;
  now: number;
}

/**
 * Links interactions to a failure, in the caller's transaction; those already linked stay as they are. A person's word
 * takes back an earlier refusal, a rule respects it.
 * @param ids at most LINKS_AT_ONCE
 * @returns the interactions that were not linked before
 */
export async function linkInteractions(
  db: Db,
  actor: Actor,
  failureId: number,
  ids: readonly number[],
  linking: Linking,
): Promise<number[]> {
  const { origin, linkRuleId = null, now } = linking;
  const there = await idsOf(db, interaction, interaction.id, undefined, ids);
  const linked = await idsOf(db, interactionFailure, interactionFailure.interactionId, eq(interactionFailure.failureId, failureId), ids);
  const ofPair = and(eq(refusedLink.failureId, failureId), inArray(refusedLink.interactionId, [...ids]));
  const refused = new Set<number>();
  if (origin === "person") await db.delete(refusedLink).where(ofPair);
  else for (const row of await db.select({ id: refusedLink.interactionId }).from(refusedLink).where(ofPair)) refused.add(row.id);
  const fresh = [...new Set(ids)].filter((id) => there.has(id) && !linked.has(id) && !refused.has(id));
  if (fresh.length === 0) return [];
  await db
    .insert(interactionFailure)
    .values(fresh.map((interactionId) => ({ interactionId, failureId, origin, linkRuleId, linkedAt: now })));
  await noteActivity(db, failureId, { kind: "linked", actor: actor.id, at: now, detail: { count: fresh.length, origin } });
  return fresh;
}

/** Takes links away, in the caller's transaction, and remembers it: no rule and no import links them again. @returns the interactions that were linked */
export async function unlinkInteractions(db: Db, actor: Actor, failureId: number, ids: readonly number[], now: number): Promise<number[]> {
  const ofFailure = eq(interactionFailure.failureId, failureId);
  const linked = await idsOf(db, interactionFailure, interactionFailure.interactionId, ofFailure, ids);
  if (linked.size === 0) return [];
  const gone = [...linked];
  await db.delete(interactionFailure).where(and(ofFailure, inArray(interactionFailure.interactionId, gone)));
  await db
    .insert(refusedLink)
    .values(gone.map((interactionId) => ({ interactionId, failureId, at: now })))
    .onConflictDoNothing();
  await noteActivity(db, failureId, { kind: "unlinked", actor: actor.id, at: now, detail: { count: gone.length } });
  return gone;
}

async function idsOf(
  db: Db,
  table: typeof interaction | typeof interactionFailure,
  column: typeof interaction.id | typeof interactionFailure.interactionId,
  condition: ReturnType<typeof eq> | undefined,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: column })
    .from(table)
    .where(and(condition, inArray(column, [...ids])));
  return new Set(rows.map((row) => row.id));
}
