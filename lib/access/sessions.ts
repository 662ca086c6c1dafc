import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { session } from "@/db/schema";
import { type Actor, userActor } from "@/lib/access/actor";
import { authOf } from "@/lib/access/auth";
import { isRole } from "@/lib/access/roles";
import { SESSION_COOKIE } from "@/lib/access/session-cookie";
import { NotFoundError } from "@/lib/errors";

/** A session ends when it has not been used for so long, and in any case so long after it was begun. */
export const IDLE_MS = 12 * 3_600_000;
export const ABSOLUTE_MS = 7 * 86_400_000;
/** Noted at most so often, as every note is a write. */
const NOTE_EVERY_MS = 60_000;

/** The user whose session the request's cookie names; null without one, when it has ended, or when the user was disabled. */
export async function sessionActor(record: RecordStore, cookie: string | null, now: number): Promise<Actor | null> {
  if (!cookie?.includes(SESSION_COOKIE)) return null;
  const found = await authOf(record).api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (!found) return null;
  const { user, session: current } = found;
  if (user.disabledAt || !isRole(user.role) || !isAlive(current, now)) return null;
  if (now - current.updatedAt.getTime() > NOTE_EVERY_MS) await noteUse(record, Number(current.id), now);
  const teams = Array.isArray(user.teams) ? user.teams.filter(Number.isSafeInteger) : null;
  return userActor(user.name, teams, {
    id: Number(user.id),
    role: user.role,
    email: user.email,
    personId: user.personId ?? null,
    sessionId: Number(current.id),
  });
}

/**
 * Begins a session for somebody who has proved who they are. It always has a name of its own: whatever the browser showed
 * before is ended, so that nobody can have put it there.
 * @returns the cookies to set
 */
export async function beginSession(record: RecordStore, request: { headers: Headers }, userId: number): Promise<string[]> {
  const auth = authOf(record);
  await auth.api.signOut({ headers: request.headers });
  const answer = await auth.api.beginSession({ body: { userId }, headers: request.headers, asResponse: true });
  return answer.headers.getSetCookie();
}

/** A session as its user sees it. */
export interface ListedSession {
  id: number;
  begunAt: number;
  usedAt: number;
  /** The program and its system as the browser names them; empty when it does not. */
  browser: string;
}

/** The sessions of a user that have not ended, the one used last first. */
export async function listSessions(db: Db, userId: number, now: number): Promise<ListedSession[]> {
  const rows = await db
    .select()
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.updatedAt, now - IDLE_MS), gt(session.createdAt, now - ABSOLUTE_MS)))
    .orderBy(desc(session.updatedAt), desc(session.id));
  return rows.map(({ id, createdAt, updatedAt, userAgent }) => ({ id, begunAt: createdAt, usedAt: updatedAt, browser: userAgent ?? "" }));
}

/** Ends one session of a user; one that has ended already, or is somebody else's, is none. */
export async function endSession(db: Db, userId: number, id: number): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, userId), eq(session.id, id)));
}

/** Ends every session of a user, but the one that is spared. They are out with their next request. */
export async function endSessions(db: Db, userId: number, spared = 0): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, userId), ne(session.id, spared)));
}

/** The id of a session as addresses write it. @throws NotFoundError */
export function parseSessionId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError("There is no such session; ids are whole numbers.", "id");
  return Number(text);
}

function isAlive({ createdAt, updatedAt }: { createdAt: Date; updatedAt: Date }, now: number): boolean {
  return now - updatedAt.getTime() < IDLE_MS && now - createdAt.getTime() < ABSOLUTE_MS;
}

async function noteUse(record: RecordStore, id: number, now: number): Promise<void> {
  // Reads go on when the record cannot be written.
  await record.tx((db) => db.update(session).set({ updatedAt: now }).where(eq(session.id, id))).catch(() => undefined);
}
