import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { lesson } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { ForbiddenError } from "@/lib/errors";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import { learningRedactor } from "@/lib/learning/learning-redactor";
import { causeOf, failureOf, interactionOf, procedureOf } from "@/lib/learning/learning-references";
import { insertAction } from "@/lib/learning/lesson-actions";
import type { LessonChange, NewLesson } from "@/lib/learning/lesson-requests";
import { seenLesson } from "@/lib/learning/read-lessons";

/** Writes down what was learnt, with what is to be done about it. @returns its code. @throws ForbiddenError, BadLearningError */
export async function createLesson(record: RecordStore, actor: Actor, asked: NewLesson, now: number): Promise<string> {
  require(actor, "document");
  return record.tx(async (db) => {
    const interactionId = await interactionOf(db, actor, asked.interaction);
    const redact = await learningRedactor(db, interactionId);
    const code = newCode("lesson");
    const [made] = await db
      .insert(lesson)
      .values({
        code,
        title: redact(asked.title),
        interactionId,
        failureId: await failureOf(db, actor, asked.failure),
        procedureId: await procedureOf(db, asked.procedure),
        causeId: await causeOf(db, asked.cause),
        wentWell: asked.wentWell && redact(asked.wentWell),
        couldBeBetter: asked.couldBeBetter && redact(asked.couldBeBetter),
        toChange: asked.toChange && redact(asked.toChange),
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!made) throw new Error("The lesson was not written");
    for (const action of asked.actions) await insertAction(db, actor, made, action, now);
    const detail = { interaction: interactionId, procedure: asked.procedure, cause: asked.cause, actions: asked.actions.length };
    await note(db, actor, { action: "lesson.create", subject: `lesson:${code}`, detail }, now);
    return code;
  });
}

/** Changes what a lesson says, or puts it away; for whoever wrote it, and for whoever may write. @throws ForbiddenError, NotFoundError, BadLearningError */
export async function changeLesson(record: RecordStore, actor: Actor, code: string, asked: LessonChange, now: number): Promise<void> {
  require(actor, "document");
  await record.tx(async (db) => {
    const row = await seenLesson(db, actor, code);
    requireOwn(actor, row.createdBy);
    const redact = await learningRedactor(db, row.interactionId);
    const { isArchived, procedure, cause, title, ...texts } = asked;
    const changed = {
      ...(title === undefined ? {} : { title: redact(title) }),
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text && redact(text)])),
      ...(procedure === undefined ? {} : { procedureId: await procedureOf(db, procedure) }),
      ...(cause === undefined ? {} : { causeId: await causeOf(db, cause) }),
      ...(isArchived === undefined ? {} : { archivedAt: isArchived ? (row.archivedAt ?? now) : null }),
    };
    await db
      .update(lesson)
      .set({ ...changed, updatedAt: now })
      .where(eq(lesson.id, row.id));
    const detail = { fields: Object.keys(asked).toSorted(), ...(isArchived === undefined ? {} : { isArchived }) };
    await note(db, actor, { action: "lesson.change", subject: `lesson:${code}`, detail }, now);
  });
}

/**
 * Lets everybody read a lesson, whatever they see: nothing in it leads back to what it was learnt from any more. Whoever does it
 * says that they have read it, as it stands, and that it tells of nobody. @throws ForbiddenError, NotFoundError, BadLearningError
 */
export async function makeGeneral(record: RecordStore, actor: Actor, code: string, updatedAt: number, now: number): Promise<void> {
  require(actor, "write");
  await record.tx(async (db) => {
    const row = await seenLesson(db, actor, code);
    if (row.updatedAt !== updatedAt)
      throw new BadLearningError("updatedAt", "The lesson was changed while you read it. Read it again.", "changed_since", 409);
    await db.update(lesson).set({ interactionId: null, updatedAt: now }).where(eq(lesson.id, row.id));
    await note(db, actor, { action: "lesson.general", subject: `lesson:${code}` }, now);
  });
}

/** @throws ForbiddenError unless somebody made it, or may write. */
export function requireOwn(actor: Actor, createdBy: string): void {
  if (actor.id === createdBy || actor.may("write")) return;
  throw new ForbiddenError(`${actor.name} may change what they wrote themselves; whoever wrote this, or a lead, can change it.`);
}

export function newCode(kind: "lesson" | "case"): string {
  return `${kind}-${randomBytes(5).toString("hex")}`;
}
