import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { user } from "@/db/schema";
import { giveTryBack, spendTry, triesFrom } from "@/lib/access/attempts";
import { forgetOnce, keepOnce, readOnce, takeOnce } from "@/lib/access/one-time";
import { requireGoodPassword } from "@/lib/access/password-rules";
import { hashPassword } from "@/lib/access/passwords";
import { base32 } from "@/lib/access/totp";
import { checked } from "@/lib/request-body";
import { insertUser } from "@/lib/users/add-user";
import { BadUserError } from "@/lib/users/bad-user";
import { emailField, nameField, passwordField } from "@/lib/users/user-order";

/** Whether nobody can sign in yet: the first who shows the code of the console becomes the administrator. */
export async function isFirstStart(db: Db): Promise<boolean> {
  const [anybody] = await db.select({ id: user.id }).from(user).limit(1);
  return anybody === undefined;
}

/** A code for the first administrator, in place of every earlier one; null when there are users. It is worth something for a day. */
export async function makeFirstCode(record: RecordStore, now: number): Promise<string | null> {
  const code = base32(randomBytes(10)).toLowerCase();
  const isMade = await record.tx(async (db) => {
    await forgetOnce(db, "first-start");
    if (!(await isFirstStart(db))) return false;
    await keepOnce(db, "first-start", "administrator", { now, lifeMs: CODE_LIFE_MS, secret: code });
    return true;
  });
  return isMade ? (code.match(/.{4}/g) ?? []).join("-") : null;
}

/**
 * Makes the first administrator of an installation that has no user. Of several who have the code one wins.
 * @returns the id of the user
 * @throws BadUserError, 403 for a code that is wrong, too old or used, all alike; TooManyRequestsError
 */
export async function becomeFirst(record: RecordStore, request: Request, now: number): Promise<number> {
  const { code, ...owner } = checked(order, await request.json().catch(() => null), BadUserError);
  const tries = triesFrom("first-start", request, 10);
  await spendTry(record, tries, now);
  const secret = code.toLowerCase().replace(/[^a-z2-7]/g, "");
  // Looked at before the password is, as only who has the code is told more.
  if ((await readOnce(record.db, "first-start", secret, now)) === null) throw wrongCode();
  requireGoodPassword(owner.password, owner);
  const hash = await hashPassword(owner.password);
  const id = await record.tx(async (db) => {
    if ((await takeOnce(db, "first-start", secret, now)) === null || !(await isFirstStart(db))) return null;
    return insertUser(db, { email: owner.email, name: owner.name, role: "admin", teams: null }, hash, now);
  });
  if (id === null) throw wrongCode();
  await giveTryBack(record, tries);
  return id;
}

const CODE_LIFE_MS = 24 * 3_600_000;

const order = z.strictObject({
  code: z.string({ error: "must be a text" }).max(100, { error: "must be the code of the console" }),
  name: nameField,
  email: emailField,
  password: passwordField,
});

function wrongCode(): BadUserError {
  return new BadUserError(
    "code",
    "That code is not right, or no longer. The console in which Debrief was started shows it; a new start makes a new one.",
    403,
  );
}
