import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { noteEdit } from "@/db/edit-interaction";
import { commendation, interaction } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { note } from "@/lib/audit/note";
import { capturedAmong } from "@/lib/commendations/captured-among";
import { NotFoundError } from "@/lib/errors";

/**
 * Says that a commendation was checked against where it came from, or takes that back. Only what is verified is counted.
 * @returns whether the same person captured it: allowed, and told in the audit
 * @throws ForbiddenError, NotFoundError
 */
export async function verifyCommendation(
  { tx }: RecordStore,
  actor: Actor,
  id: number,
  verified: boolean,
  now: number,
): Promise<{ isOwn: boolean }> {
  require(actor, "write");
  return tx(async (db) => {
    const [row] = await db
      .select({ interactionId: commendation.interactionId, editedFields: interaction.editedFields })
      .from(commendation)
      .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
      .where(eq(commendation.id, id));
    const [seen] = row ? await seenAmong(db, actor.teams, [row.interactionId]) : [];
    if (!row || seen === undefined) throw new NotFoundError(`There is no commendation ${id}.`, "commendation");
    const isOwn = (await capturedAmong(db, [id])).get(id) === actor.id;
    const by = verified ? { verifiedBy: actor.id, verifiedAt: now } : { verifiedBy: null, verifiedAt: null };
    await db
      .update(commendation)
      .set({ isVerified: verified, ...by })
      .where(eq(commendation.id, id));
    await noteEdit(db, { id: row.interactionId, editedFields: row.editedFields }, ["commendation"], now);
    const action = verified ? "commendation.verify" : "commendation.unverify";
    await note(db, actor, { action, subject: `commendation:${id}`, detail: { interaction: row.interactionId, isOwn } }, now);
    return { isOwn };
  });
}
