import { and, desc, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, trainingAttendance, trainingCase, trainingSession, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { dayOf } from "@/lib/dates";
import { caseSeen } from "@/lib/learning/read-cases";
import { withinTeams } from "@/lib/learning/seen-users";
import { workspaceSettings } from "@/lib/settings";
import { wilson } from "@/lib/stats/wilson";

/** A session as lists show it. */
export interface ListedSession {
  id: number;
  case: { code: string; title: string };
  day: number;
  isAhead: boolean;
  isCancelled: boolean;
  /** Actor.id. */
  ledBy: string;
  notes: string | null;
  asked: number;
  came: number;
  /** By name; null without the right to know names. */
  people: { id: number; name: string; attended: boolean | null }[] | null;
  /** Whether the actor is asked to it, and whether they came; null when not asked. */
  own: { attended: boolean | null } | null;
}

/** The sessions with one case, which the actor sees, the latest first. @throws ForbiddenError */
export async function sessionsOf(db: Db, actor: Actor, caseId: number, now: number): Promise<ListedSession[]> {
  require(actor, "read-rows");
  return listed(db, actor, await selectSessions(db, and(caseSeen(actor), eq(trainingSession.caseId, caseId))), now);
}

/** The latest sessions with cases that the actor sees, of all that were not called off. @throws ForbiddenError */
export async function latestSessions(db: Db, actor: Actor, now: number): Promise<ListedSession[]> {
  require(actor, "read-rows");
  return listed(db, actor, await selectSessions(db, and(caseSeen(actor), isNull(trainingSession.cancelledAt)), 30), now);
}

/** The sessions that the actor is asked to or was at. @throws ForbiddenError */
export async function ownSessions(db: Db, actor: Actor, now: number): Promise<ListedSession[]> {
  require(actor, "document");
  if (!actor.user) return [];
  const own = db.select({ id: trainingAttendance.sessionId }).from(trainingAttendance).where(eq(trainingAttendance.userId, actor.user.id));
  const condition = and(caseSeen(actor), isNull(trainingSession.cancelledAt), inArray(trainingSession.id, own));
  return listed(db, actor, await selectSessions(db, condition, 30), now);
}

/** How many of the agents took part in a session within the last year. */
export interface Coverage {
  agents: number;
  /** Null when there are too few agents to say so without naming anybody to whoever may not know names. */
  came: number | null;
  interval: { low: number; high: number } | null;
  /** Whoever did not, by name; null without the right to know. */
  without: { id: number; name: string }[] | null;
}

/** Below so many agents a number says who, to somebody who may not know it. */
export const FEWEST_AGENTS = 5;
const YEAR_DAYS = 365;

/** Of the agents of the teams that the actor sees. @throws ForbiddenError */
export async function trainingCoverage(db: Db, actor: Actor, now: number): Promise<Coverage> {
  require(actor, "write");
  const today = dayOf(now, (await workspaceSettings(db)).zone);
  const agents = (await withinTeams(db, actor)).filter(({ role }) => role === "agent");
  const rows = await db
    .selectDistinct({ userId: trainingAttendance.userId })
    .from(trainingAttendance)
    .innerJoin(trainingSession, eq(trainingSession.id, trainingAttendance.sessionId))
    .where(
      and(
        eq(trainingAttendance.attended, true),
        isNull(trainingSession.cancelledAt),
        gt(trainingSession.day, today - YEAR_DAYS),
        lte(trainingSession.day, today),
      ),
    );
  const there = new Set(rows.map(({ userId }) => userId));
  const mayName = actor.may("read-staff");
  const came = agents.filter(({ id }) => there.has(id)).length;
  const isSaid = agents.length > 0 && (mayName || agents.length >= FEWEST_AGENTS);
  const without = agents.filter(({ id }) => !there.has(id)).map(({ id, name }) => ({ id, name }));
  return {
    agents: agents.length,
    came: isSaid ? came : null,
    interval: isSaid ? wilson(came, agents.length) : null,
    without: mayName ? without : null,
  };
}

async function selectSessions(db: Db, condition: ReturnType<typeof and>, limit = 60) {
  return db
    .select({ session: trainingSession, code: trainingCase.code, title: trainingCase.title })
    .from(trainingSession)
    .innerJoin(trainingCase, eq(trainingCase.id, trainingSession.caseId))
    .leftJoin(interaction, eq(interaction.id, trainingCase.interactionId))
    .where(condition)
    .orderBy(desc(trainingSession.day), desc(trainingSession.id))
    .limit(limit);
}

async function listed(db: Db, actor: Actor, rows: Awaited<ReturnType<typeof selectSessions>>, now: number): Promise<ListedSession[]> {
  if (rows.length === 0) return [];
  const today = dayOf(now, (await workspaceSettings(db)).zone);
  const attendance = await db
    .select({ sessionId: trainingAttendance.sessionId, id: user.id, name: user.name, attended: trainingAttendance.attended })
    .from(trainingAttendance)
    .innerJoin(user, eq(user.id, trainingAttendance.userId))
    .where(
      inArray(
        trainingAttendance.sessionId,
        rows.map(({ session }) => session.id),
      ),
    )
    .orderBy(user.name, user.id);
  const named = actor.may("read-staff") ? new Set((await withinTeams(db, actor)).map(({ id }) => id)) : null;
  return rows.map(({ session, code, title }) => {
    const people = attendance.filter(({ sessionId }) => sessionId === session.id).map(({ id, name, attended }) => ({ id, name, attended }));
    const own = people.find(({ id }) => id === actor.user?.id);
    return {
      id: session.id,
      case: { code, title },
      day: session.day,
      isAhead: session.day > today,
      isCancelled: session.cancelledAt !== null,
      ledBy: session.ledBy,
      notes: session.notes,
      asked: people.length,
      came: people.filter(({ attended }) => attended === true).length,
      people: named && people.filter(({ id }) => named.has(id) || id === actor.user?.id),
      own: own ? { attended: own.attended } : null,
    };
  });
}
