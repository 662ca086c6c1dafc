import { and, eq, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { noteEdit } from "@/db/edit-interaction";
import { commendation, interaction, recognition } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { seenAmong } from "@/lib/access/scope";
import { openInteraction } from "@/lib/api/edit";
import { note } from "@/lib/audit/note";
import { NotFoundError } from "@/lib/errors";
import { labelOf } from "@/lib/imports/read-values";
import { BadRecognitionError, type NewRecognition, type ThankedFor } from "@/lib/recognition/recognition-requests";

/**
 * Thanks the person whom a commendation praises, or who handled an interaction; they alone read it. The commendation counts
 * as passed on from then on. @returns its id. @throws ForbiddenError, NotFoundError, BadRecognitionError
 */
export async function thank(record: RecordStore, actor: Actor, thanks: NewRecognition, now: number): Promise<number> {
  require(actor, "read-staff");
  require(actor, "write");
  return record.tx(async (db) => {
    const { interactionId, commendationId, personId } = await aboutWhom(db, actor, thanks.for);
    if (personId === null) throw new BadRecognitionError("person", "Nobody is named who could be thanked; say first whom it praises.");
    const { current, tools } = await openInteraction(record, db, interactionId, now);
    const redacted = (text: string | null) => text && tools.redactPraise(text);
    const [made] = await db
      .insert(recognition)
      .values({
        personId,
        commendationId,
        interactionId,
        behaviour: labelOf(tools.redactPraise(thanks.behaviour)),
        message: redacted(thanks.message),
        reward: redacted(thanks.reward),
        givenBy: actor.id,
        givenAt: now,
      })
      .returning({ id: recognition.id });
    if (!made) throw new Error("The thanks were not written");
    if (commendationId !== null) {
      await db.update(commendation).set({ recognisedAt: now }).where(eq(commendation.id, commendationId));
      await noteEdit(db, current, ["commendation"], now);
    }
    const detail = {
      interaction: interactionId,
      commendation: commendationId,
      hasMessage: thanks.message !== null,
      hasReward: thanks.reward !== null,
    };
    await note(db, actor, { action: "recognition.give", subject: `recognition:${made.id}`, detail }, now);
    return made.id;
  });
}

/** Takes thanks back; the commendation waits to be passed on again. @throws ForbiddenError, NotFoundError */
export async function withdrawThanks({ tx }: RecordStore, actor: Actor, id: number, now: number): Promise<void> {
  require(actor, "read-staff");
  require(actor, "write");
  await tx(async (db) => {
    const [row] = await db.select().from(recognition).where(eq(recognition.id, id));
    const [seen] = row && row.interactionId !== null ? await seenAmong(db, actor.teams, [row.interactionId]) : [];
    const isSeen = seen !== undefined || (row?.interactionId === null && actor.teams === null);
    if (!row || !isSeen || row.withdrawnAt !== null) throw new NotFoundError(`There are no thanks ${id}.`, "id");
    await db.update(recognition).set({ withdrawnAt: now }).where(eq(recognition.id, id));
    if (row.commendationId !== null) await unlessThankedOtherwise(db, row.commendationId);
    const detail = { commendation: row.commendationId, wasSeen: row.seenAt !== null };
    await note(db, actor, { action: "recognition.withdraw", subject: `recognition:${id}`, detail }, now);
  });
}

async function unlessThankedOtherwise(db: Db, commendationId: number): Promise<void> {
  const [other] = await db
    .select({ id: recognition.id })
    .from(recognition)
    .where(and(eq(recognition.commendationId, commendationId), isNull(recognition.withdrawnAt)))
    .limit(1);
  if (!other) await db.update(commendation).set({ recognisedAt: null }).where(eq(commendation.id, commendationId));
}

/** What the thanks are for, in the transaction that gives them; what is not seen is treated as what is not there. */
async function aboutWhom(db: Db, actor: Actor, thankedFor: ThankedFor) {
  if ("commendationId" in thankedFor) {
    const { commendationId } = thankedFor;
    const [row] = await db
      .select({
        interactionId: commendation.interactionId,
        personId: commendation.personId,
        agentId: interaction.agentId,
        isVerified: commendation.isVerified,
      })
      .from(commendation)
      .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
      .where(eq(commendation.id, commendationId));
    const [seen] = row ? await seenAmong(db, actor.teams, [row.interactionId]) : [];
    if (!row || seen === undefined) throw new NotFoundError(`There is no commendation ${commendationId}.`, "commendation");
    if (!row.isVerified) throw new BadRecognitionError("commendation", "The commendation is not verified yet; verify it first.");
    await refuseTwice(db, eq(recognition.commendationId, commendationId));
    return { interactionId: row.interactionId, commendationId, personId: row.personId ?? row.agentId };
  }
  const { interactionId } = thankedFor;
  const [row] = await db.select({ agentId: interaction.agentId }).from(interaction).where(eq(interaction.id, interactionId));
  const [seen] = row ? await seenAmong(db, actor.teams, [interactionId]) : [];
  if (!row || seen === undefined) throw new NotFoundError(`There is no interaction ${interactionId}.`, "interaction");
  await refuseTwice(db, eq(recognition.interactionId, interactionId));
  return { interactionId, commendationId: null, personId: row.agentId };
}

async function refuseTwice(db: Db, about: ReturnType<typeof eq>): Promise<void> {
  const [given] = await db
    .select({ id: recognition.id })
    .from(recognition)
    .where(and(about, isNull(recognition.withdrawnAt)))
    .limit(1);
  if (given) throw new BadRecognitionError("commendation", "Somebody has given thanks for this already.");
}
