import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction, lesson, lessonAction, team, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { dayOf } from "@/lib/dates";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import { learningRedactor } from "@/lib/learning/learning-redactor";
import type { ActionOwner, ActionStateAsked, NewAction } from "@/lib/learning/lesson-requests";
import { seenLesson } from "@/lib/learning/read-lessons";
import { lessonSeen } from "@/lib/learning/seen-lessons";
import { seenUsers } from "@/lib/learning/seen-users";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";
import { withoutSampleCodes } from "@/lib/sample/apart";
import { LESSON_CODES } from "@/lib/sample/lessons";
import { workspaceSettings } from "@/lib/settings";

/** What is to be done about a lesson, as lists show it. */
export interface ListedAction {
  id: number;
  text: string;
  /** The lesson that it is of; null where the actor does not see it. */
  lesson: { code: string; title: string } | null;
  /** A team by its name; a user by theirs, or null without the right to know it; whether they are the actor. */
  owner: { team: string | null; user: string | null; isMe: boolean };
  dueDay: number;
  state: "open" | "overdue" | "done";
  /** Whether the actor may say that it is done. */
  isTheirs: boolean;
}

/** Adds what is to be done to a lesson that the actor sees. @returns its id. @throws ForbiddenError, NotFoundError, BadLearningError */
export async function addAction(record: RecordStore, actor: Actor, code: string, asked: NewAction, now: number): Promise<number> {
  require(actor, "document");
  return record.tx(async (db) => {
    const row = await seenLesson(db, actor, code);
    const id = await insertAction(db, actor, row, asked, now);
    const detail = { action: id, owner: asked.owner.is, dueDay: asked.dueDay };
    await note(db, actor, { action: "lesson.action", subject: `lesson:${code}`, detail }, now);
    return id;
  });
}

/** Part of a writing that notes itself. */
export async function insertAction(
  db: Db,
  actor: Actor,
  of: typeof lesson.$inferSelect,
  { text, owner, dueDay }: NewAction,
  now: number,
): Promise<number> {
  const redact = await learningRedactor(db, of.interactionId);
  const whose = await ownerOf(db, actor, owner);
  const [made] = await db
    .insert(lessonAction)
    .values({ lessonId: of.id, text: redact(text), ...whose, dueDay, createdBy: actor.id, createdAt: now })
    .returning({ id: lessonAction.id });
  if (!made) throw new Error("The action was not written");
  return made.id;
}

/** Says that something is done, is withdrawn, or is to be done after all. @throws ForbiddenError, NotFoundError */
export async function settleAction(record: RecordStore, actor: Actor, id: number, state: ActionStateAsked, now: number): Promise<void> {
  require(actor, "document");
  await record.tx(async (db) => {
    const [row] = await selectActions(db, and(eq(lessonAction.id, id), actionSeen(actor)), 1);
    if (!row) throw new NotFoundError(`there is no action ${id}`, "action");
    if (!isTheirs(actor, row.action)) throw new ForbiddenError(`${actor.name} may settle what is theirs to do, or what they asked for.`);
    const settled = { doneAt: state === "done" ? now : null, withdrawnAt: state === "withdrawn" ? now : null };
    await db.update(lessonAction).set(settled).where(eq(lessonAction.id, id));
    const detail = { action: id, state };
    await note(db, actor, { action: "lesson.action.settle", subject: `lesson:${row.code}`, detail }, now);
  });
}

/** What is to be done about one lesson, which the actor sees, by day. @throws ForbiddenError */
export async function actionsOf(db: Db, actor: Actor, lessonId: number, now: number): Promise<ListedAction[]> {
  require(actor, "read-rows");
  return listed(db, actor, await selectActions(db, and(eq(lessonAction.lessonId, lessonId), lessonSeen(actor.teams)), 200), now);
}

/** Everything that is to be done and that the actor sees, by the day it is due: what is overdue comes first. @throws ForbiddenError */
export async function openActions(db: Db, actor: Actor, now: number, limit = 200): Promise<ListedAction[]> {
  require(actor, "read-rows");
  const open = and(
    isNull(lessonAction.doneAt),
    sql`${lessonAction.text} <> ${REMOVED_TEXT}`,
    actionSeen(actor),
    await withoutSampleCodes(db, lesson.code, LESSON_CODES),
  );
  return listed(db, actor, await selectActions(db, open, limit), now);
}

/** What the actor, or one of the teams that they are named for, is to do, and what they have done within 30 days. @throws ForbiddenError */
export async function ownActions(db: Db, actor: Actor, now: number): Promise<ListedAction[]> {
  require(actor, "document");
  const whose = ownedBy(actor);
  if (!whose) return [];
  const lately = or(isNull(lessonAction.doneAt), sql`${lessonAction.doneAt} >= ${now - DONE_SHOWN_MS}`);
  const left = sql`${lessonAction.text} <> ${REMOVED_TEXT}`;
  return listed(db, actor, await selectActions(db, and(whose, lately, left), 100), now);
}

/** The words of actions of lessons that the actor sees, by id, without what was emptied; none for who sees numbers alone. */
export async function actionTexts(db: Db, actor: Actor, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0 || !actor.may("read-rows")) return new Map();
  const rows = await db
    .select({ id: lessonAction.id, text: lessonAction.text })
    .from(lessonAction)
    .innerJoin(lesson, eq(lesson.id, lessonAction.lessonId))
    .leftJoin(interaction, eq(interaction.id, lesson.interactionId))
    .where(and(inArray(lessonAction.id, [...ids]), ne(lessonAction.text, REMOVED_TEXT), lessonSeen(actor.teams)));
  return new Map(rows.map(({ id, text }) => [id, text]));
}

const DONE_SHOWN_MS = 30 * 86_400_000;

/** Theirs by name, or of a team that they are named for. Whoever sees all teams is of none of them. */
function ownedBy(actor: Actor): SQL | undefined {
  if (!actor.user) return undefined;
  const own = eq(lessonAction.ownerUserId, actor.user.id);
  return actor.teams && actor.teams.length > 0 ? or(own, inArray(lessonAction.teamId, [...actor.teams])) : own;
}

/** With its lesson, or because it is theirs to do. */
function actionSeen(actor: Actor): SQL | undefined {
  return or(lessonSeen(actor.teams), ownedBy(actor));
}

function isTheirs(actor: Actor, row: typeof lessonAction.$inferSelect): boolean {
  return (
    actor.may("write") ||
    row.createdBy === actor.id ||
    (row.ownerUserId !== null && row.ownerUserId === actor.user?.id) ||
    (row.teamId !== null && (actor.teams?.includes(row.teamId) ?? false))
  );
}

async function selectActions(db: Db, condition: SQL | undefined, limit: number) {
  return db
    .select({ action: lessonAction, id: lesson.id, code: lesson.code, team: team.name, user: user.name })
    .from(lessonAction)
    .innerJoin(lesson, eq(lesson.id, lessonAction.lessonId))
    .leftJoin(interaction, eq(interaction.id, lesson.interactionId))
    .leftJoin(team, eq(team.id, lessonAction.teamId))
    .leftJoin(user, eq(user.id, lessonAction.ownerUserId))
    .where(and(isNull(lessonAction.withdrawnAt), condition))
    .orderBy(asc(lessonAction.dueDay), asc(lessonAction.id))
    .limit(limit);
}

async function listed(db: Db, actor: Actor, rows: Awaited<ReturnType<typeof selectActions>>, now: number): Promise<ListedAction[]> {
  const today = dayOf(now, (await workspaceSettings(db)).zone);
  const lessons = await seenTitles(
    db,
    actor,
    rows.map(({ id }) => id),
  );
  return rows.map(({ action, id, team: teamName, user: userName }) => {
    const isMe = action.ownerUserId !== null && action.ownerUserId === actor.user?.id;
    return {
      id: action.id,
      text: action.text,
      lesson: lessons.get(id) ?? null,
      owner: { team: teamName, user: isMe || actor.may("read-staff") ? userName : null, isMe },
      dueDay: action.dueDay,
      state: action.doneAt !== null ? "done" : action.dueDay < today ? "overdue" : "open",
      isTheirs: isTheirs(actor, action),
    };
  });
}

async function seenTitles(db: Db, actor: Actor, ids: readonly number[]): Promise<Map<number, { code: string; title: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: lesson.id, code: lesson.code, title: lesson.title })
    .from(lesson)
    .leftJoin(interaction, eq(interaction.id, lesson.interactionId))
    .where(and(inArray(lesson.id, [...new Set(ids)]), lessonSeen(actor.teams)));
  return new Map(rows.map(({ id, code, title }) => [id, { code, title }]));
}

async function ownerOf(db: Db, actor: Actor, owner: ActionOwner): Promise<{ ownerUserId: number | null; teamId: number | null }> {
  if (owner.is === "team") {
    const [found] = await db.select({ id: team.id }).from(team).where(eq(team.code, owner.code));
    if (!found) throw new BadLearningError("owner", `owner must be a team that there is; there is no "${owner.code}"`);
    return { ownerUserId: null, teamId: found.id };
  }
  const id = owner.is === "me" ? actor.user?.id : owner.id;
  const isThere = id !== undefined && (id === actor.user?.id || (await seenUsers(db, actor)).some((each) => each.id === id));
  if (!isThere) throw new BadLearningError("owner", "owner must be you, a team, or somebody whose name you may see");
  return { ownerUserId: id, teamId: null };
}
