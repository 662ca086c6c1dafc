import { and, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction, team, trainingAttendance, trainingCase, trainingSession } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { isoDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { BadLearningError } from "@/lib/learning/bad-learning-error";
import { learningRedactor } from "@/lib/learning/learning-redactor";
import { caseSeen, seenCase } from "@/lib/learning/read-cases";
import { seenUsers, withinTeams } from "@/lib/learning/seen-users";
import type { AttendanceAsked, NewSession, SessionChange } from "@/lib/learning/session-requests";

/**
 * Plans a session with a case that is cleared, and asks people to it: by name those whose names the actor may see, or
 * everybody of a team. @returns its id. @throws ForbiddenError, NotFoundError, BadLearningError
 */
export async function planSession(record: RecordStore, actor: Actor, code: string, asked: NewSession, now: number): Promise<number> {
  require(actor, "write");
  return record.tx(async (db) => {
    const row = await seenCase(db, actor, code);
    if (row.clearedAt === null || row.retiredAt !== null)
      throw new BadLearningError("case", "Only a case that is cleared, and not retired, is played with others.", "not_cleared", 409);
    const users = await askedUsers(db, actor, asked);
    const redact = await learningRedactor(db, null);
    const [made] = await db
      .insert(trainingSession)
      .values({
        caseId: row.id,
        day: asked.day,
        ledBy: await leaderOf(db, actor, asked.ledBy),
        notes: asked.notes && redact(asked.notes),
        createdAt: now,
      })
      .returning({ id: trainingSession.id });
    if (!made) throw new Error("The session was not written");
    if (users.length > 0) await db.insert(trainingAttendance).values(users.map((userId) => ({ sessionId: made.id, userId })));
    const detail = { session: made.id, day: isoDay(asked.day), asked: users.length };
    await note(db, actor, { action: "training.create", subject: `case:${code}`, detail }, now);
    return made.id;
  });
}

/** Moves a session to another day, changes its notes, or calls it off. @throws ForbiddenError, NotFoundError */
export async function changeSession(record: RecordStore, actor: Actor, id: number, asked: SessionChange, now: number): Promise<void> {
  require(actor, "write");
  await record.tx(async (db) => {
    const { session, code } = await seenSession(db, actor, id);
    const redact = await learningRedactor(db, null);
    await db
      .update(trainingSession)
      .set({
        day: asked.day ?? session.day,
        notes: asked.notes === undefined ? session.notes : asked.notes && redact(asked.notes),
        cancelledAt: asked.isCancelled === undefined ? session.cancelledAt : asked.isCancelled ? (session.cancelledAt ?? now) : null,
      })
      .where(eq(trainingSession.id, id));
    const { isCancelled } = asked;
    const detail = { session: id, fields: Object.keys(asked).toSorted(), ...(isCancelled === undefined ? {} : { isCancelled }) };
    await note(db, actor, { action: "training.change", subject: `case:${code}`, detail }, now);
  });
}

/**
 * Whether somebody came: of themselves everybody says it, who was asked or who just came; of others, whoever may write and
 * see their names. @throws ForbiddenError, NotFoundError, BadLearningError
 */
export async function setAttendance(record: RecordStore, actor: Actor, id: number, asked: AttendanceAsked, now: number): Promise<void> {
  require(actor, "document");
  await record.tx(async (db) => {
    const { code } = await seenSession(db, actor, id);
    const isOwn = asked.user === undefined || asked.user === actor.user?.id;
    const userId = asked.user ?? actor.user?.id;
    if (!isOwn) {
      require(actor, "write");
      require(actor, "read-staff");
    }
    const isKnown = isOwn ? userId !== undefined : (await seenUsers(db, actor)).some((each) => each.id === userId);
    if (userId === undefined || !isKnown) throw new BadLearningError("user", "user must be one whose name you may see");
    const { attended } = asked;
    await db
      .insert(trainingAttendance)
      .values({ sessionId: id, userId, attended })
      .onConflictDoUpdate({ target: [trainingAttendance.sessionId, trainingAttendance.userId], set: { attended } });
    await note(db, actor, { action: "training.attend", subject: `case:${code}`, detail: { session: id, isOwn, attended } }, now);
  });
}

async function seenSession(db: Db, actor: Actor, id: number) {
  const [row] = await db
    .select({ session: trainingSession, code: trainingCase.code })
    .from(trainingSession)
    .innerJoin(trainingCase, eq(trainingCase.id, trainingSession.caseId))
    .leftJoin(interaction, eq(interaction.id, trainingCase.interactionId))
    .where(and(eq(trainingSession.id, id), caseSeen(actor)));
  if (!row) throw new NotFoundError(`there is no session ${id}`, "session");
  return row;
}

async function leaderOf(db: Db, actor: Actor, id: number | null): Promise<string> {
  if (id === null || id === actor.user?.id) return actor.id;
  if (!(await seenUsers(db, actor)).some((each) => each.id === id))
    throw new BadLearningError("ledBy", "ledBy must be somebody whose name you may see");
  return `user:${id}`;
}

async function askedUsers(db: Db, actor: Actor, { users, teams }: NewSession): Promise<number[]> {
  const byName = users.length === 0 ? [] : await seenUsers(db, actor);
  const unknown = users.find((id) => id !== actor.user?.id && !byName.some((each) => each.id === id));
  if (unknown !== undefined) throw new BadLearningError("users", `users must be ones whose names you may see; ${unknown} is not`);
  const found = teams.length === 0 ? [] : await db.select().from(team).where(inArray(team.code, teams));
  const missing = teams.find((code) => !found.some((each) => each.code === code && (actor.teams?.includes(each.id) ?? true)));
  if (missing !== undefined) throw new BadLearningError("teams", `teams must be codes of teams that you see; "${missing}" is not`);
  const ids = found.map((each) => each.id);
  const ofTeams = teams.length === 0 ? [] : (await withinTeams(db, actor)).filter((each) => each.teams?.some((id) => ids.includes(id)));
  return [...new Set([...users, ...ofTeams.map((each) => each.id)])];
}
