import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction, interactionCause, trainingCase } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import type { CaseChange, NewCase } from "@/lib/learning/case-requests";
import { learningRedactor } from "@/lib/learning/learning-redactor";
import { interactionOf } from "@/lib/learning/learning-references";
import { caseDigest, seenCase } from "@/lib/learning/read-cases";
import { newCode, requireOwn } from "@/lib/learning/write-lessons";

/** Makes a case of an interaction that the actor sees; until it is cleared, others do not see it. @returns its code. @throws ForbiddenError, BadLearningError */
export async function createCase(record: RecordStore, actor: Actor, asked: NewCase, now: number): Promise<string> {
  require(actor, "document");
  return record.tx(async (db) => {
    const interactionId = await interactionOf(db, actor, asked.interaction);
    const redact = await learningRedactor(db, interactionId);
    const code = newCode("case");
    await db.insert(trainingCase).values({
      code,
      interactionId,
      ...(await aboutInteraction(db, asked.interaction)),
      title: redact(asked.title),
      situation: redact(asked.situation),
      question: redact(asked.question),
      continuation: redact(asked.continuation),
      aim: asked.aim && redact(asked.aim),
      createdBy: actor.id,
      createdAt: now,
    });
    await note(db, actor, { action: "case.create", subject: `case:${code}`, detail: { interaction: interactionId } }, now);
    return code;
  });
}

/** Changes what a case says, which then has to be cleared anew, or retires it. @throws ForbiddenError, NotFoundError */
export async function changeCase(record: RecordStore, actor: Actor, code: string, asked: CaseChange, now: number): Promise<void> {
  require(actor, "document");
  await record.tx(async (db) => {
    const row = await seenCase(db, actor, code);
    requireOwn(actor, row.createdBy);
    const redact = await learningRedactor(db, row.interactionId);
    const { isRetired, ...texts } = asked;
    const redacted = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text && redact(text)]));
    const isChanged = caseDigest({ ...row, ...redacted }) !== caseDigest(row);
    await db
      .update(trainingCase)
      .set({
        ...redacted,
        ...(isChanged ? { clearedBy: null, clearedAt: null } : {}),
        ...(isRetired === undefined ? {} : { retiredAt: isRetired ? (row.retiredAt ?? now) : null }),
      })
      .where(eq(trainingCase.id, row.id));
    const detail = { fields: Object.keys(asked).toSorted(), ...(isChanged && row.clearedAt !== null ? { isCleared: false } : {}) };
    await note(db, actor, { action: "case.change", subject: `case:${code}`, detail }, now);
  });
}

/**
 * Says that somebody has read a case, as it stands, and has found nobody in it: from then on everybody sees it. Who said so
 * stands beside it. @throws ForbiddenError, NotFoundError; BadLearningError 409 when it was changed since
 */
export async function clearCase(record: RecordStore, actor: Actor, code: string, digest: string, now: number): Promise<void> {
  require(actor, "write");
  await record.tx(async (db) => {
    const row = await seenCase(db, actor, code);
    if (caseDigest(row) !== digest)
      throw new BadLearningError("digest", "The case was changed while you read it. Read it again.", "changed_since", 409);
    if (row.clearedAt !== null) return;
    await db.update(trainingCase).set({ clearedBy: actor.id, clearedAt: now }).where(eq(trainingCase.id, row.id));
    await note(db, actor, { action: "case.clear", subject: `case:${code}`, detail: { isOwn: row.createdBy === actor.id } }, now);
  });
}

/** Its procedure, and its primary cause or its only one. */
async function aboutInteraction(db: Db, id: number): Promise<{ procedureId: number | null; causeId: number | null }> {
  const [row] = await db.select({ procedureId: interaction.procedureId }).from(interaction).where(eq(interaction.id, id));
  const causes = await db
    .select({ causeId: interactionCause.causeId, isPrimary: interactionCause.isPrimary })
    .from(interactionCause)
    .where(eq(interactionCause.interactionId, id));
  const main = causes.find(({ isPrimary }) => isPrimary) ?? (causes.length === 1 ? causes[0] : undefined);
  return { procedureId: row?.procedureId ?? null, causeId: main?.causeId ?? null };
}
