import { and, eq, isNull } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { exemplar } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { openInteraction } from "@/lib/api/edit";
import { note } from "@/lib/audit/note";
import { NotFoundError } from "@/lib/errors";
import { labelOf } from "@/lib/imports/read-values";
import { BadRecognitionError, type NewExemplar } from "@/lib/recognition/recognition-requests";

/**
 * Says that an interaction was handled in a way that others can learn from; or, without a behaviour, puts it aside, so that
 * the data does not suggest it again. @returns its id. @throws ForbiddenError, NotFoundError, BadRecognitionError
 */
export async function nominate(record: RecordStore, actor: Actor, { interactionId, behaviour }: NewExemplar, now: number): Promise<number> {
  require(actor, "read-staff");
  require(actor, "write");
  return record.tx(async (db) => {
    const [seen] = await seenAmong(db, actor.teams, [interactionId]);
    if (seen === undefined) throw new NotFoundError(`There is no interaction ${interactionId}.`, "interaction");
    const { tools } = await openInteraction(record, db, interactionId, now);
    const [standing] = await db
      .select({ id: exemplar.id })
      .from(exemplar)
      .where(and(eq(exemplar.interactionId, interactionId), isNull(exemplar.withdrawnAt)))
      .limit(1);
    if (standing) throw new BadRecognitionError("interaction", "Somebody has named this interaction as exemplary already.");
    const [made] = await db
      .insert(exemplar)
      .values({
        interactionId,
        behaviour: behaviour === null ? "" : labelOf(tools.redactPraise(behaviour)),
        createdBy: actor.id,
        createdAt: now,
        // What is put aside was never standing.
        withdrawnAt: behaviour === null ? now : null,
      })
      .returning({ id: exemplar.id });
    if (!made) throw new Error("The nomination was not written");
    const action = behaviour === null ? "exemplar.dismiss" : "exemplar.nominate";
    await note(db, actor, { action, subject: `exemplar:${made.id}`, detail: { interaction: interactionId } }, now);
    return made.id;
  });
}

/** Takes a nomination back; what was put aside may be suggested again. @throws ForbiddenError, NotFoundError */
export async function withdrawExemplar({ tx }: RecordStore, actor: Actor, id: number, now: number): Promise<void> {
  require(actor, "read-staff");
  require(actor, "write");
  await tx(async (db) => {
    const [row] = await db.select().from(exemplar).where(eq(exemplar.id, id));
    const [seen] = row ? await seenAmong(db, actor.teams, [row.interactionId]) : [];
    if (!row || seen === undefined) throw new NotFoundError(`There is no nomination ${id}.`, "id");
    if (row.withdrawnAt === null) await db.update(exemplar).set({ withdrawnAt: now }).where(eq(exemplar.id, id));
    else if (row.behaviour === "") await db.delete(exemplar).where(eq(exemplar.id, id));
    else throw new NotFoundError(`There is no nomination ${id}.`, "id");
    const action = row.withdrawnAt === null ? "exemplar.withdraw" : "exemplar.resume";
    await note(db, actor, { action, subject: `exemplar:${id}`, detail: { interaction: row.interactionId } }, now);
  });
}
