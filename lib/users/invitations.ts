import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { invitation, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { spendTry, triesFrom } from "@/lib/access/attempts";
import { digestOf, makeSecret } from "@/lib/access/one-time";
import { requireGoodPassword } from "@/lib/access/password-rules";
import { hashPassword } from "@/lib/access/passwords";
import type { Role } from "@/lib/access/roles";
import { NotFoundError } from "@/lib/errors";
import { checked } from "@/lib/request-body";
import { insertUser } from "@/lib/users/add-user";
import { BadUserError } from "@/lib/users/bad-user";
import { requireKnownTeams } from "@/lib/users/known-teams";
import { emailField, nameField, passwordField, requireTeams, roleField, teamsField } from "@/lib/users/user-order";

export interface Invitation {
  id: number;
  email: string;
  role: Role;
  teams: number[] | null;
  createdAt: number;
  expiresAt: number;
}

/** With the link's path, which is shown this once. */
export interface MadeInvitation extends Invitation {
  path: string;
}

/** How long the link of an invitation is worth something. */
export const INVITATION_LIFE_MS = 7 * 86_400_000;

/** Invites somebody; an open invitation of the same address ends. @throws ForbiddenError; BadUserError */
export async function invite(record: RecordStore, actor: Actor, asked: unknown, now: number): Promise<MadeInvitation> {
  require(actor, "manage");
  const wanted = checked(order, asked, BadUserError);
  requireTeams(wanted);
  const secret = makeSecret();
  const made = await record.tx(async (db) => {
    await requireKnownTeams(db, wanted.teams);
    const [taken] = await db.select({ id: user.id }).from(user).where(eq(user.email, wanted.email));
    if (taken) throw new BadUserError("email", `There is a user ${wanted.email} already.`, 409);
    await db
      .update(invitation)
      .set({ revokedAt: now })
      .where(and(eq(invitation.email, wanted.email), isOpen(now)));
    const values = { ...wanted, digest: digestOf(secret), createdBy: actor.id, createdAt: now, expiresAt: now + INVITATION_LIFE_MS };
    const [row] = await db.insert(invitation).values(values).returning();
    return row;
  });
  if (!made) throw new Error("The invitation could not be made");
  return { ...listed(made), path: pathOf(secret) };
}

/** The invitations that can still be accepted, the newest first. @throws ForbiddenError */
export async function listInvitations(db: Db, actor: Actor, now: number): Promise<Invitation[]> {
  require(actor, "manage");
  const rows = await db.select().from(invitation).where(isOpen(now)).orderBy(desc(invitation.createdAt), desc(invitation.id));
  return rows.map(listed);
}

/** Takes an invitation back. @throws ForbiddenError, NotFoundError when it is not open */
export async function revokeInvitation(record: RecordStore, actor: Actor, id: number, now: number): Promise<void> {
  require(actor, "manage");
  const gone = await record.tx((db) =>
    db
      .update(invitation)
      .set({ revokedAt: now })
      .where(and(eq(invitation.id, id), isOpen(now)))
      .returning({ id: invitation.id }),
  );
  if (gone.length === 0) throw noInvitation();
}

/** A new link for an open invitation, worth something from now on; the old one ends. @throws ForbiddenError, NotFoundError */
export async function renewInvitation(record: RecordStore, actor: Actor, id: number, now: number): Promise<MadeInvitation> {
  require(actor, "manage");
  const secret = makeSecret();
  const [row] = await record.tx((db) =>
    db
      .update(invitation)
      .set({ digest: digestOf(secret), expiresAt: now + INVITATION_LIFE_MS })
      .where(and(eq(invitation.id, id), isOpen(now)))
      .returning(),
  );
  if (!row) throw noInvitation();
  return { ...listed(row), path: pathOf(secret) };
}

/** The open invitation that a link names, for who holds the link; null when there is none. */
export async function findInvitation(db: Db, secret: string, now: number): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitation)
    .where(and(eq(invitation.digest, digestOf(secret)), isOpen(now)));
  return row ? listed(row) : null;
}

/** Makes a user of who holds the link. @returns the id of the user @throws BadUserError; NotFoundError; TooManyRequestsError */
export async function acceptInvitation(record: RecordStore, request: Request, now: number): Promise<number> {
  const { token, name, password } = checked(acceptance, await request.json().catch(() => null), BadUserError);
  await spendTry(record, triesFrom("invitation", request, 30), now);
  const found = await findInvitation(record.db, token, now);
  if (!found) throw noInvitation();
  requireGoodPassword(password, { name, email: found.email });
  const hash = await hashPassword(password);
  const id = await record.tx(async (db) => {
    const [taken] = await db
      .update(invitation)
      .set({ acceptedAt: now })
      .where(and(eq(invitation.digest, digestOf(token)), isOpen(now)))
      .returning();
    return taken ? insertUser(db, { ...listed(taken), name }, hash, now) : null;
  });
  if (id === null) throw noInvitation();
  return id;
}

/** Takes the open invitation of an address, for who has proved elsewhere that it is theirs; null when there is none. */
export async function takeInvitationOf(db: Db, email: string, now: number): Promise<Invitation | null> {
  const [taken] = await db
    .update(invitation)
    .set({ acceptedAt: now })
    .where(and(eq(invitation.email, email), isOpen(now)))
    .returning();
  return taken ? listed(taken) : null;
}

/** The id of an invitation as addresses write it. @throws NotFoundError */
export function parseInvitationId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError("There is no such invitation; ids are whole numbers.", "id");
  return Number(text);
}

const order = z.strictObject({ email: emailField, role: roleField, teams: teamsField });
const acceptance = z.strictObject({
  token: z.string({ error: "must be that of the link" }).max(200),
  name: nameField,
  password: passwordField,
});

function isOpen(now: number) {
  return and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, now));
}

function listed({ id, email, role, teams, createdAt, expiresAt }: typeof invitation.$inferSelect): Invitation {
  return { id, email, role, teams, createdAt, expiresAt };
}

function pathOf(secret: string): string {
  return `/invited/${secret}`;
}

function noInvitation(): NotFoundError {
  return new NotFoundError("This invitation was used, taken back, or is over; ask an administrator for another one.", "token");
}
