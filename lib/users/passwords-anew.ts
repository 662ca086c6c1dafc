import { eq } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { giveTryBack, spendTry, triesAt, triesFrom } from "@/lib/access/attempts";
import { forgetOnce, keepOnce, readOnce, takeOnce } from "@/lib/access/one-time";
import { requireGoodPassword } from "@/lib/access/password-rules";
import { hashPassword } from "@/lib/access/passwords";
import { endSessions } from "@/lib/access/sessions";
import { environment } from "@/lib/env";
import { NotFoundError } from "@/lib/errors";
import { sendMail } from "@/lib/mail/send-mail";
import { checked } from "@/lib/request-body";
import { putPassword } from "@/lib/users/add-user";
import { BadUserError } from "@/lib/users/bad-user";
import { emailField, passwordField } from "@/lib/users/user-order";

/** How long the link that gives a new password is worth something. */
export const RESET_LIFE_MS = 3_600_000;

/** The path of a link by which a user chooses a new password; an earlier one ends. @throws ForbiddenError, NotFoundError */
export async function makeResetLink(record: RecordStore, actor: Actor, userId: number, now: number): Promise<string> {
  require(actor, "manage");
  const secret = await resetSecretOf(record, userId, now);
  if (secret === null) throw new NotFoundError(`There is no user ${userId}.`, "id");
  return `/reset/${secret}`;
}

/**
 * Mails such a link to who has forgotten their password. Whether there is such a user is not told: not by the answer, and
 * not by how long it takes, as the mail is sent after it.
 * @throws BadUserError for what is no address, and when this server sends no mail; TooManyRequestsError
 * @returns what is done once the answer is out
 */
export async function forgotPassword(record: RecordStore, request: Request, now: number): Promise<() => Promise<void>> {
  const { email } = checked(forgotten, await request.json().catch(() => null), BadUserError);
  const { mail, publicUrl } = environment();
  if (!mail) throw new BadUserError("email", "This server sends no mail: ask an administrator for a link.", 409);
  await spendTry(record, triesAt("forgotten", email, request, { account: 3, address: 20 }), now);
  return async () => {
    const [found] = await record.db.select({ id: user.id, disabledAt: user.disabledAt }).from(user).where(eq(user.email, email));
    if (!found || found.disabledAt !== null) return;
    const secret = await resetSecretOf(record, found.id, now);
    await sendMail({ to: email, subject: "A new password for Debrief", text: mailText(`${publicUrl}/reset/${secret}`) });
  };
}

/** Whose password a link would change; null when it is used or over. */
export async function findReset(record: RecordStore, secret: string, now: number): Promise<number | null> {
  const kept = await readOnce(record.db, "reset", secret, now);
  return kept === null ? null : Number(kept);
}

/** Gives the holder of a link a new password and ends every session of the user. @throws BadUserError; NotFoundError; TooManyRequestsError */
export async function resetPassword(record: RecordStore, request: Request, now: number): Promise<void> {
  const { token, password } = checked(renewal, await request.json().catch(() => null), BadUserError);
  const tries = triesFrom("reset", request, 30);
  await spendTry(record, tries, now);
  const userId = await findReset(record, token, now);
  const [owner] = userId === null ? [] : await record.db.select().from(user).where(eq(user.id, userId));
  if (!owner) throw noLink();
  requireGoodPassword(password, owner);
  const hash = await hashPassword(password);
  const isDone = await record.tx(async (db) => {
    if ((await takeOnce(db, "reset", token, now)) === null) return false;
    await putPassword(db, owner.id, hash, now);
    await endSessions(db, owner.id);
    return true;
  });
  if (!isDone) throw noLink();
  await giveTryBack(record, tries);
}

const forgotten = z.strictObject({ email: emailField });
const renewal = z.strictObject({ token: z.string({ error: "must be that of the link" }).max(200), password: passwordField });

async function resetSecretOf(record: RecordStore, userId: number, now: number): Promise<string | null> {
  return record.tx(async (db) => {
    const [found] = await db.select({ id: user.id }).from(user).where(eq(user.id, userId));
    if (!found) return null;
    await forgetOnce(db, "reset", String(userId));
    return keepOnce(db, "reset", String(userId), { now, lifeMs: RESET_LIFE_MS });
  });
}

function mailText(link: string): string {
  return `Somebody, probably you, asked for a new password for Debrief.

Choose it here within the next hour; the link works once:
${link}

If it was not you, do nothing: your password stays as it is.
`;
}

function noLink(): NotFoundError {
  return new NotFoundError("This link was used, or is over; ask for another one.", "token");
}
