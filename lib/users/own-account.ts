import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { credential, user } from "@/db/schema";
import type { Actor, SignedIn } from "@/lib/access/actor";
import { giveTryBack, spendTry, triesAt } from "@/lib/access/attempts";
import { requireGoodPassword } from "@/lib/access/password-rules";
import { hashPassword, isPassword } from "@/lib/access/passwords";
import { confirmFactor, type OfferedFactor, offerFactor, removeFactor } from "@/lib/access/second-factor";
import { endSessions } from "@/lib/access/sessions";
import { ForbiddenError } from "@/lib/errors";
import { checked } from "@/lib/request-body";
import { putPassword } from "@/lib/users/add-user";
import { BadUserError } from "@/lib/users/bad-user";
import { nameField, passwordField } from "@/lib/users/user-order";

/** What a user sees of themselves. */
export interface OwnAccount {
  name: string;
  email: string;
  hasPassword: boolean;
  hasSecondFactor: boolean;
}

/** @throws ForbiddenError for whoever is no user */
export async function ownAccount(record: RecordStore, actor: Actor): Promise<OwnAccount> {
  const { id } = requireUser(actor);
  const [found] = await record.db.select().from(user).where(eq(user.id, id));
  if (!found) throw new ForbiddenError("This user is gone.");
  const { name, email, twoFactorEnabled } = found;
  return { name, email, hasPassword: (await hashOf(record, id)) !== null, hasSecondFactor: twoFactorEnabled };
}

/** @throws BadUserError; ForbiddenError for whoever is no user */
export async function renameSelf(record: RecordStore, actor: Actor, asked: unknown, now: number): Promise<void> {
  const { id } = requireUser(actor);
  const { name } = checked(renaming, asked, BadUserError);
  await record.tx((db) => db.update(user).set({ name, updatedAt: now }).where(eq(user.id, id)));
}

/**
 * Changes the own password and ends every other session.
 * @throws BadUserError when the current one is wrong or the new one is not good; TooManyRequestsError; ForbiddenError
 */
export async function changeOwnPassword(record: RecordStore, actor: Actor, request: Request, now: number): Promise<void> {
  const self = requireUser(actor);
  const { current, password } = checked(changing, await request.json().catch(() => null), BadUserError);
  await requireOwnPassword(record, self, request, current, now);
  requireGoodPassword(password, { name: actor.name, email: self.email });
  const hash = await hashPassword(password);
  await record.tx(async (db) => {
    await putPassword(db, self.id, hash, now);
    await endSessions(db, self.id, self.sessionId);
  });
}

/** Offers the own second factor to who shows their password. @throws as above */
export async function offerOwnFactor(record: RecordStore, actor: Actor, request: Request, now: number): Promise<OfferedFactor> {
  const self = requireUser(actor);
  const { password } = checked(proving, await request.json().catch(() => null), BadUserError);
  await requireOwnPassword(record, self, request, password, now);
  return offerFactor(record, self);
}

/** Puts the offered second factor in force. @returns the backup codes, this once @throws BadUserError for a wrong code; TooManyRequestsError */
export async function confirmOwnFactor(record: RecordStore, actor: Actor, request: Request, now: number): Promise<string[]> {
  const self = requireUser(actor);
  const { code } = checked(confirming, await request.json().catch(() => null), BadUserError);
  const tries = triesAt("confirm", self.email, request);
  await spendTry(record, tries, now);
  const codes = await confirmFactor(record, self.id, code, now);
  await giveTryBack(record, tries);
  return codes;
}

/** Takes the own second factor away from who shows their password. @throws as above */
export async function removeOwnFactor(record: RecordStore, actor: Actor, request: Request, now: number): Promise<void> {
  const self = requireUser(actor);
  const { password } = checked(proving, await request.json().catch(() => null), BadUserError);
  await requireOwnPassword(record, self, request, password, now);
  await record.tx((db) => removeFactor(db, self.id, now));
}

/** The user who is acting. @throws ForbiddenError for programs and the command */
export function requireUser({ user: self, name }: Actor): SignedIn {
  if (!self) throw new ForbiddenError(`${name} is no user; accounts are for people.`);
  return self;
}

const renaming = z.strictObject({ name: nameField });
const changing = z.strictObject({ current: passwordField, password: passwordField });
const confirming = z.strictObject({ code: z.string({ error: "must be a text" }).max(40, { error: "must be six digits" }) });
const proving = z.strictObject({ password: passwordField });

/** A session that was left open is not enough to take an account over. */
async function requireOwnPassword(record: RecordStore, self: SignedIn, request: Request, password: string, now: number): Promise<void> {
  const tries = triesAt("own-password", self.email, request);
  await spendTry(record, tries, now);
  const hash = await hashOf(record, self.id);
  if (hash === null) throw new BadUserError("password", "You sign in through the identity provider and have no password here.", 409);
  if (!(await isPassword({ hash, password }))) throw new BadUserError("current", "That is not your current password.", 403);
  await giveTryBack(record, tries);
}

async function hashOf(record: RecordStore, id: number): Promise<string | null> {
  const [found] = await record.db
    .select({ hash: credential.password })
    .from(credential)
    .where(and(eq(credential.userId, id), eq(credential.providerId, "credential")));
  return found?.hash ?? null;
}
