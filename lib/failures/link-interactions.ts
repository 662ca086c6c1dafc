import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, interactionFailure, type LINK_ORIGINS, refusedLink } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams, seenAmong } from "@/lib/access/scope";
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
 * goes before an earlier refusal, a rule respects it. The refusal is kept, so that taking the links back restores it.
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
  const there = await idsOf(db, interaction, interaction.id, ofSeenTeams(actor.teams), ids);
  const linked = await idsOf(db, interactionFailure, interactionFailure.interactionId, eq(interactionFailure.failureId, failureId), ids);
  const refused =
    origin === "person"
      ? new Set<number>()
      : await idsOf(db, refusedLink, refusedLink.interactionId, eq(refusedLink.failureId, failureId), ids);
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
  const gone = await removeLinks(db, actor, failureId, ids, now);
  if (gone.length > 0)
    await db
      .insert(refusedLink)
      .values(gone.map((interactionId) => ({ interactionId, failureId, at: now })))
      .onConflictDoNothing();
  return gone;
}

/** Takes links away, in the caller's transaction, and refuses none. @returns the interactions that were linked */
export async function removeLinks(db: Db, actor: Actor, failureId: number, ids: readonly number[], now: number): Promise<number[]> {
  const ofFailure = eq(interactionFailure.failureId, failureId);
  const linked = await idsOf(db, interactionFailure, interactionFailure.interactionId, ofFailure, await seenAmong(db, actor.teams, ids));
  if (linked.size === 0) return [];
  const gone = [...linked];
  await db.delete(interactionFailure).where(and(ofFailure, inArray(interactionFailure.interactionId, gone)));
  await noteActivity(db, failureId, { kind: "unlinked", actor: actor.id, at: now, detail: { count: gone.length } });
  return gone;
}

async function idsOf(
  db: Db,
  table: typeof interaction | typeof interactionFailure | typeof refusedLink,
  column: typeof interaction.id | typeof interactionFailure.interactionId | typeof refusedLink.interactionId,
  condition: SQL | undefined,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: column })
    .from(table)
    .where(and(condition, inArray(column, [...ids])));
  return new Set(rows.map((row) => row.id));
}
