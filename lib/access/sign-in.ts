import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { credential, user } from "@/db/schema";
import { giveTryBack, spendTry, triesAt } from "@/lib/access/attempts";
import { authOf } from "@/lib/access/auth";
import { keepOnce, readOnce, takeOnce } from "@/lib/access/one-time";
import { hashPassword, isPassword } from "@/lib/access/passwords";
import { isFactor } from "@/lib/access/second-factor";
import { beginSession } from "@/lib/access/sessions";
import { environment } from "@/lib/env";
import { DebriefError, UnauthorizedError } from "@/lib/errors";

/** How far somebody has come. */
export interface SigningIn {
  cookies: string[];
  /** No session has begun yet: a code of the second factor is to follow. */
  needsSecondFactor: boolean;
}

/**
 * Begins a session, or its second step. Whether there is such a user, whether they were disabled and whether the password
 * was wrong is answered alike, and takes as long.
 * @throws UnauthorizedError that does not say whether there is such a user; TooManyRequestsError
 */
export async function signIn(record: RecordStore, request: Request, now = Date.now()): Promise<SigningIn> {
  const asked = shown.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new DebriefError("bad_session", 400, "email and password must be texts");
  const { email, password } = asked.data;
  const tries = triesAt("password", email, request);
  await spendTry(record, tries, now);
  const found = await userWith(record, email.trim().toLowerCase(), password);
  if (!found) throw new UnauthorizedError("That e-mail address and password do not belong together.");
  await giveTryBack(record, tries);
  return beginOrAsk(record, request, found, now);
}

/** Begins the session of somebody who has proved who they are by one thing, or asks for the second that they have. */
export async function beginOrAsk(
  record: RecordStore,
  request: Request,
  { id, twoFactorEnabled }: { id: number; twoFactorEnabled: boolean },
  now: number,
): Promise<SigningIn> {
  if (!twoFactorEnabled) return { cookies: await beginSession(record, request, id), needsSecondFactor: false };
  const secret = await record.tx((db) => keepOnce(db, "second-step", String(id), { now, lifeMs: STEP_LIFE_MS }));
  return { cookies: [stepCookie(secret, STEP_LIFE_MS / 1000)], needsSecondFactor: true };
}

/** The second step: a code of the authenticator app, or a backup code. @throws UnauthorizedError; TooManyRequestsError */
export async function signInSecondly(record: RecordStore, request: Request, now = Date.now()): Promise<string[]> {
  const asked = shownCode.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new DebriefError("bad_session", 400, "code must be a text");
  const secret = secretOfStep(request.headers.get("cookie"));
  const kept = secret === null ? null : await readOnce(record.db, "second-step", secret, now);
  if (secret === null || kept === null) throw new UnauthorizedError("That took too long. Sign in with your password again.");
  const id = Number(kept);
  if (!(await isFactor(record, id, asked.data.code, now))) throw new UnauthorizedError("That code is not right, or was used already.");
  const [found] = await record.db.select({ disabledAt: user.disabledAt }).from(user).where(eq(user.id, id));
  const taken = await record.tx((db) => takeOnce(db, "second-step", secret, now));
  if (taken === null || !found || found.disabledAt !== null) throw new UnauthorizedError("Sign in with your password again.");
  return [...(await beginSession(record, request, id)), stepCookie("", 0)];
}

/** Ends the session that the request's cookie names. @returns the cookies that take it away */
export async function signOut(record: RecordStore, request: Request): Promise<string[]> {
  const answer = await authOf(record).api.signOut({ headers: request.headers, asResponse: true });
  return answer.headers.getSetCookie();
}

const shown = z.object({ email: z.string().max(254), password: z.string().max(256) });
const shownCode = z.object({ code: z.string().max(40) });

const STEP_LIFE_MS = 10 * 60_000;
const STEP_COOKIE = "debrief.second_step";

/** For whom there is no password: comparing with it takes as long as with one that is somebody's. */
let nobodys: Promise<string> | undefined;

async function userWith(record: RecordStore, email: string, password: string) {
  nobodys ??= hashPassword(randomBytes(24).toString("hex"));
  const [found] = await record.db
    .select({ id: user.id, twoFactorEnabled: user.twoFactorEnabled, disabledAt: user.disabledAt, hash: credential.password })
    .from(user)
    .leftJoin(credential, and(eq(credential.userId, user.id), eq(credential.providerId, "credential")))
    .where(eq(user.email, email));
  const isRight = await isPassword({ hash: found?.hash ?? (await nobodys), password });
  return found && found.hash !== null && found.disabledAt === null && isRight ? found : null;
}

function stepCookie(secret: string, seconds: number): string {
  const secure = environment().publicUrl?.startsWith("https:") ? "; Secure" : "";
  return `${STEP_COOKIE}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function secretOfStep(cookie: string | null): string | null {
  return /(?:^|;\s*)debrief\.second_step=([\w-]+)/.exec(cookie ?? "")?.[1] ?? null;
}
