import { and, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction, refusedLink } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { linkInteractions } from "@/lib/failures/link-interactions";
import { survivorByCode } from "@/lib/failures/merged-family";
import type { SimilarAnswer } from "@/lib/similar/similar-requests";

/** Links interactions to a failure, or remembers that they do not show it. @returns how many were linked or refused. @throws ForbiddenError, NotFoundError */
export async function answerSimilar(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  { answer, ids }: SimilarAnswer,
  now: number,
): Promise<{ count: number }> {
  require(actor, "write");
  return tx(async (db) => {
    const { id: failureId } = await survivorByCode(db, actor.teams, code);
    if (answer === "refuse") return { count: await refuse(db, failureId, await seenAmong(db, actor.teams, ids), now) };
    return { count: (await linkInteractions(db, actor, failureId, ids, { origin: "person", now })).length };
  });
}

async function refuse(db: Db, failureId: number, ids: readonly number[], now: number): Promise<number> {
  const there = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(inArray(interaction.id, [...ids]));
  const known = await db
    .select({ id: refusedLink.interactionId })
    .from(refusedLink)
    .where(and(eq(refusedLink.failureId, failureId), inArray(refusedLink.interactionId, [...ids])));
  const refused = new Set(known.map(({ id }) => id));
  const fresh = there.filter(({ id }) => !refused.has(id));
  if (fresh.length > 0) await db.insert(refusedLink).values(fresh.map(({ id }) => ({ interactionId: id, failureId, at: now })));
  return fresh.length;
}
