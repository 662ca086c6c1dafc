import { and, asc, count, eq, isNull, max, ne } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { person, session, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { forgetOnce } from "@/lib/access/one-time";
import type { Role } from "@/lib/access/roles";
import { removeFactor } from "@/lib/access/second-factor";
import { endSessions } from "@/lib/access/sessions";
import { NotFoundError } from "@/lib/errors";
import { checked } from "@/lib/request-body";
import { BadUserError } from "@/lib/users/bad-user";
import { requireKnownTeams } from "@/lib/users/known-teams";
import { requireTeams, roleField, teamsField } from "@/lib/users/user-order";

export interface ListedUser {
  id: number;
  name: string;
  email: string;
  role: Role;
  /** Ids of the teams whose interactions they see; null: all. */
  teams: number[] | null;
  /** The member of staff that they are. */
  personId: number | null;
  hasSecondFactor: boolean;
  disabledAt: number | null;
  /** When one of their sessions was last used, of those that are kept. */
  seenAt: number | null;
}

/** Everybody who can sign in or could, by name. @throws ForbiddenError */
export async function listUsers(db: Db, actor: Actor): Promise<ListedUser[]> {
  require(actor, "manage");
  const rows = await db
    .select({ user, seenAt: max(session.updatedAt) })
    .from(user)
    .leftJoin(session, eq(session.userId, user.id))
    .groupBy(user.id)
    .orderBy(asc(user.name), asc(user.id));
  return rows.map(({ user: { id, name, email, role, teams, personId, twoFactorEnabled, disabledAt }, seenAt }) => {
    const seen = seenAt === null ? null : Number(seenAt);
    return { id, name, email, role, teams, personId, hasSecondFactor: twoFactorEnabled, disabledAt, seenAt: seen };
  });
}

/**
 * Changes what a user may do, who of the staff they are, or whether they can sign in; it holds from their next request on.
 * @throws ForbiddenError, NotFoundError; BadUserError, 409 when no administrator would be left
 */
export async function changeUser(record: RecordStore, actor: Actor, id: number, asked: unknown, now: number): Promise<void> {
  require(actor, "manage");
  const { isDisabled, ...change } = checked(changes, asked, BadUserError);
  await record.tx(async (db) => {
    const before = await userWithId(db, id);
    const disabledAt = isDisabled === undefined ? before.disabledAt : isDisabled ? (before.disabledAt ?? now) : null;
    const after = { ...before, ...withoutGaps(change), disabledAt };
    requireTeams(after);
    await requireKnownTeams(db, after.teams);
    await requireKnownPerson(db, after.personId);
    if (isActingAdmin(before) && !isActingAdmin(after)) await requireAnotherAdmin(db, id);
    const { role, teams, personId } = after;
    await db.update(user).set({ role, teams, personId, disabledAt, updatedAt: now }).where(eq(user.id, id));
    if (disabledAt === null) return;
    await endSessions(db, id);
    await forgetOnce(db, "reset", String(id));
    await forgetOnce(db, "second-step", String(id));
  });
}

/** Ends all sessions of a user; they can sign in again. @throws ForbiddenError, NotFoundError */
export async function endSessionsOf(record: RecordStore, actor: Actor, id: number): Promise<void> {
  require(actor, "manage");
  await record.tx(async (db) => {
    await userWithId(db, id);
    await endSessions(db, id);
  });
}

/** Takes away the second factor of somebody who has lost it. @throws ForbiddenError, NotFoundError */
export async function resetFactorOf(record: RecordStore, actor: Actor, id: number, now: number): Promise<void> {
  require(actor, "manage");
  await record.tx(async (db) => {
    await userWithId(db, id);
    await removeFactor(db, id, now);
  });
}

/** The user with this address, for who names people by it. @throws ForbiddenError, NotFoundError */
export async function userByEmail(db: Db, actor: Actor, email: string): Promise<number> {
  require(actor, "manage");
  const [found] = await db.select({ id: user.id }).from(user).where(eq(user.email, email.trim().toLowerCase()));
  if (!found) throw new NotFoundError(`There is no user ${email}.`, "email");
  return found.id;
}

/** The id of a user as addresses write it. @throws NotFoundError */
export function parseUserId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError(`There is no user "${text.slice(0, 40)}"; ids are whole numbers.`, "id");
  return Number(text);
}

const changes = z.strictObject({
  role: roleField.optional(),
  teams: teamsField.optional(),
  personId: z.int({ error: "must be the id of a member of staff, or null" }).positive().nullable().optional(),
  isDisabled: z.boolean({ error: "must be true or false" }).optional(),
});

interface Change {
  role?: Role | undefined;
  teams?: number[] | null | undefined;
  personId?: number | null | undefined;
}

function withoutGaps({ role, teams, personId }: Change) {
  return { ...(role !== undefined && { role }), ...(teams !== undefined && { teams }), ...(personId !== undefined && { personId }) };
}

async function userWithId(db: Db, id: number) {
  const [found] = await db.select().from(user).where(eq(user.id, id));
  if (!found) throw new NotFoundError(`There is no user ${id}.`, "id");
  return found;
}

function isActingAdmin({ role, disabledAt }: { role: Role; disabledAt: number | null }): boolean {
  return role === "admin" && disabledAt === null;
}

async function requireAnotherAdmin(db: Db, id: number): Promise<void> {
  const [others] = await db
    .select({ rows: count() })
    .from(user)
    .where(and(eq(user.role, "admin"), isNull(user.disabledAt), ne(user.id, id)));
  if ((others?.rows ?? 0) === 0) throw new BadUserError("role", "This is the last administrator; make somebody else one first.", 409);
}

async function requireKnownPerson(db: Db, id: number | null): Promise<void> {
  if (id === null) return;
  const [found] = await db.select({ id: person.id }).from(person).where(eq(person.id, id));
  if (!found) throw new BadUserError("personId", `There is no member of staff ${id}.`);
}
