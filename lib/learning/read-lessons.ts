import { and, count, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cause, failure, interaction, lesson, procedure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { isFailureSeen } from "@/lib/failures/merged-family";
import { holdsWord, lessonSeen } from "@/lib/learning/seen-lessons";
import { withoutSampleCodes } from "@/lib/sample/apart";
import { LESSON_CODES } from "@/lib/sample/lessons";

/** A lesson as lists show it. */
export interface ListedLesson {
  code: string;
  title: string;
  wentWell: string | null;
  couldBeBetter: string | null;
  toChange: string | null;
  procedure: { code: string; name: string } | null;
  /** "axis/code" and its name. */
  cause: { code: string; name: string } | null;
  /** What it was learnt from; null: general. */
  interactionId: number | null;
  /** Epoch ms. */
  createdAt: number;
  isArchived: boolean;
}

export interface LessonQuery {
  causeId?: number | null;
  procedureId?: number | null;
  /** Each of the words is in it somewhere. */
  words?: string;
  isArchived?: boolean;
  limit?: number;
}

/** A lesson with whatever else its page shows. */
export interface ReadLesson extends ListedLesson {
  id: number;
  failure: { code: string; title: string } | null;
  createdBy: string;
  updatedAt: number;
}

const MOST_WORDS = 8;

/**
 * The lessons that somebody sees about a cause, a procedure or some words, latest first. @throws ForbiddenError
 */
export async function lessonsFor(
  db: Db,
  actor: Actor,
  { causeId, procedureId, words = "", isArchived = false, limit = 50 }: LessonQuery,
): Promise<ListedLesson[]> {
  require(actor, "read-rows");
  const everything = sql`${lesson.title} || ' ' || coalesce(${lesson.wentWell}, '') || ' ' || coalesce(${lesson.couldBeBetter}, '') || ' ' || coalesce(${lesson.toChange}, '')`;
  const asked = words
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  const rows = await selectLessons(
    db,
    and(
      lessonSeen(actor.teams),
      await withoutSampleCodes(db, lesson.code, LESSON_CODES),
      isArchived ? undefined : isNull(lesson.archivedAt),
      causeId == null ? undefined : eq(lesson.causeId, causeId),
      procedureId == null ? undefined : eq(lesson.procedureId, procedureId),
      ...asked.map((word) => holdsWord(sql`(${everything})`, word)),
    ),
    limit,
  );
  return rows.map(listed);
}

/** What was learnt from one interaction that somebody sees. @throws ForbiddenError */
export async function lessonsOfInteraction(db: Db, actor: Actor, interactionId: number): Promise<ListedLesson[]> {
  require(actor, "read-rows");
  const rows = await selectLessons(
    db,
    and(lessonSeen(actor.teams), eq(lesson.interactionId, interactionId), isNull(lesson.archivedAt)),
    50,
  );
  return rows.map(listed);
}

/** Null when there is none of this code that the actor sees. @throws ForbiddenError */
export async function readLesson(db: Db, actor: Actor, code: string): Promise<ReadLesson | null> {
  require(actor, "read-rows");
  const [row] = await selectLessons(db, and(lessonSeen(actor.teams), eq(lesson.code, code)), 1);
  if (!row) return null;
  const about = row.lesson.failureId;
  const isShown = about !== null && (await isFailureSeen(db, actor.teams, about));
  const shown = isShown && row.failure?.code ? { code: row.failure.code, title: row.failure.title } : null;
  const { id, createdBy, updatedAt } = row.lesson;
  return { ...listed(row), id, failure: shown, createdBy, updatedAt };
}

/** The row of a lesson that the actor sees, to be written. @throws NotFoundError */
export async function seenLesson(db: Db, actor: Actor, code: string): Promise<typeof lesson.$inferSelect> {
  const [row] = await selectLessons(db, and(lessonSeen(actor.teams), eq(lesson.code, code)), 1);
  if (!row) throw new NotFoundError(`there is no lesson "${code}"`, "lesson");
  return row.lesson;
}

async function selectLessons(db: Db, condition: SQL | undefined, limit: number) {
  return db
    .select({ lesson, procedure, cause, failure: { code: failure.code, title: failure.title } })
    .from(lesson)
    .leftJoin(interaction, eq(interaction.id, lesson.interactionId))
    .leftJoin(procedure, eq(procedure.id, lesson.procedureId))
    .leftJoin(cause, eq(cause.id, lesson.causeId))
    .leftJoin(failure, eq(failure.id, lesson.failureId))
    .where(condition)
    .orderBy(desc(lesson.createdAt), desc(lesson.id))
    .limit(limit);
}

function listed({ lesson: row, procedure: of, cause: felt }: Awaited<ReturnType<typeof selectLessons>>[number]): ListedLesson {
  return {
    code: row.code,
    title: row.title,
    wentWell: row.wentWell,
    couldBeBetter: row.couldBeBetter,
    toChange: row.toChange,
    procedure: of && { code: of.code, name: of.name },
    cause: felt && { code: `${felt.axis}/${felt.code}`, name: felt.name },
    interactionId: row.interactionId,
    createdAt: row.createdAt,
    isArchived: row.archivedAt !== null,
  };
}

/** How many lessons somebody sees that are not put away. @throws ForbiddenError */
export async function countLessons(db: Db, actor: Actor): Promise<number> {
  require(actor, "read-rows");
  const [row] = await db
    .select({ lessons: count() })
    .from(lesson)
    .leftJoin(interaction, eq(interaction.id, lesson.interactionId))
    .where(and(lessonSeen(actor.teams), await withoutSampleCodes(db, lesson.code, LESSON_CODES), isNull(lesson.archivedAt)));
  return Number(row?.lessons ?? 0);
}
