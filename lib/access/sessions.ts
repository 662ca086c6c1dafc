import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { session } from "@/db/schema";
import { type Actor, userActor } from "@/lib/access/actor";
import { authOf } from "@/lib/access/auth";
import { isRole } from "@/lib/access/roles";

/** A session ends when it has not been used for so long, and in any case so long after it was begun. */
export const IDLE_MS = 12 * 3_600_000;
export const ABSOLUTE_MS = 7 * 86_400_000;
/** Noted at most so often, as every note is a write. */
const NOTE_EVERY_MS = 60_000;

/** The user whose session the request's cookie names; null without one, when it has ended, or when the user was disabled. */
export async function sessionActor(record: RecordStore, cookie: string | null, now: number): Promise<Actor | null> {
  if (!cookie?.includes("debrief.session_token")) return null;
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

function isAlive({ createdAt, updatedAt }: { createdAt: Date; updatedAt: Date }, now: number): boolean {
  return now - updatedAt.getTime() < IDLE_MS && now - createdAt.getTime() < ABSOLUTE_MS;
}

async function noteUse(record: RecordStore, id: number, now: number): Promise<void> {
  // Reads go on when the record cannot be written.
  await record.tx((db) => db.update(session).set({ updatedAt: now }).where(eq(session.id, id))).catch(() => undefined);
}
