import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { credential, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { requireGoodPassword } from "@/lib/access/password-rules";
import { hashPassword } from "@/lib/access/passwords";
import { BadUserError } from "@/lib/users/bad-user";
import type { NewUser } from "@/lib/users/user-order";

/** Somebody who can sign in from now on, with this password. @throws ForbiddenError; BadUserError 409 when the address is taken */
export async function addUser(record: RecordStore, actor: Actor, wanted: NewUser, password: string, now: number): Promise<number> {
  require(actor, "manage");
  requireGoodPassword(password, wanted);
  const kept = await hashPassword(password);
  return record.tx((db) => insertUser(db, wanted, kept, now));
}

/** Adds a user inside a transaction. @param hash of their password; null when the identity provider knows them instead @throws BadUserError 409 */
export async function insertUser(db: Db, { email, name, role, teams }: NewUser, hash: string | null, now: number): Promise<number> {
  const [taken] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (taken) throw new BadUserError("email", `There is a user ${email} already.`, 409);
  const [made] = await db
    .insert(user)
    .values({ email, name, role, teams, emailVerified: true, createdAt: now, updatedAt: now })
    .returning({ id: user.id });
  if (!made) throw new Error("The user could not be added");
  if (hash !== null) await putPassword(db, made.id, hash, now);
  return made.id;
}

/** Gives a user this password in place of the one they had, if any. */
export async function putPassword(db: Db, userId: number, hash: string, now: number): Promise<void> {
  const values = { userId, accountId: String(userId), providerId: "credential", password: hash, createdAt: now, updatedAt: now };
  await db
    .insert(credential)
    .values(values)
    .onConflictDoUpdate({ target: [credential.providerId, credential.accountId], set: { password: hash, updatedAt: now } });
}
