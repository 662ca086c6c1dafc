import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { credential, user } from "@/db/schema";
import { spendTry, triesFrom } from "@/lib/access/attempts";
import { keepOnce, takeOnce } from "@/lib/access/one-time";
import { ownPath } from "@/lib/access/own-path";
import { identityFor, newQuestion, type ProvidedIdentity, ProviderError, questionAddress } from "@/lib/access/provider";
import { beginOrAsk, type SigningIn } from "@/lib/access/sign-in";
import { environment, type ProviderSettings } from "@/lib/env";
import { NotFoundError } from "@/lib/errors";
import { insertUser } from "@/lib/users/add-user";
import { takeInvitationOf } from "@/lib/users/invitations";

/** Where the browser goes next, and what it keeps for when it comes back. */
export interface SentAway {
  address: string;
  cookies: string[];
}

/** Sends somebody to the identity provider. @throws NotFoundError when none is set; ProviderError when it is away; TooManyRequestsError */
export async function askProvider(record: RecordStore, request: Request, now: number): Promise<SentAway> {
  const { provider, callback } = configured();
  await spendTry(record, triesFrom("provider", request, 60), now);
  const next = new URL(request.url).searchParams.get("next");
  const asked = newQuestion();
  const state = await record.tx((db) =>
    keepOnce(db, "provider", JSON.stringify({ ...asked, next: ownPath(next) }), { now, lifeMs: AWAY_MS }),
  );
  return { address: await questionAddress(provider, callback, state, asked), cookies: [stateCookie(state, AWAY_MS / 1000)] };
}

/** Somebody who came back: where they wanted to go, and how far they have come; null when they are no user and not invited. */
export type CameBack = (SigningIn & { next: string }) | null;

/** @throws NotFoundError when no provider is set; ProviderError when what came back is not what was asked for */
export async function answerOfProvider(record: RecordStore, request: Request, now: number): Promise<CameBack> {
  const { provider, callback } = configured();
  const params = new URL(request.url).searchParams;
  const [state, code] = [params.get("state") ?? "", params.get("code") ?? ""];
  // Only in the browser that asked: otherwise somebody could be signed in to an account that is not theirs.
  const isSameBrowser = state !== "" && request.headers.get("cookie")?.includes(`${STATE_COOKIE}=${state}`);
  const kept = isSameBrowser ? await record.tx((db) => takeOnce(db, "provider", state, now)) : null;
  if (kept === null) throw new ProviderError("That took too long, or began in another browser. Sign in again.");
  if (code === "") throw new ProviderError("The identity provider did not agree. Sign in again.");
  const asked = keptQuestion.parse(JSON.parse(kept));
  const identity = await identityFor(provider, callback, code, asked);
  const found = await record.tx((db) => userFor(db, provider, identity, now));
  if (!found || found.disabledAt !== null) return null;
  const { cookies, needsSecondFactor } = await beginOrAsk(record, request, found, now);
  return { cookies: [...cookies, stateCookie("", 0)], needsSecondFactor, next: asked.next };
}

const AWAY_MS = 10 * 60_000;
const STATE_COOKIE = "debrief.provider";
const keptQuestion = z.object({ nonce: z.string(), verifier: z.string(), next: z.string() });

function configured(): { provider: ProviderSettings; callback: string } {
  const { provider, publicUrl } = environment();
  if (!provider) throw new NotFoundError("No identity provider is set here; sign in with your password.");
  return { provider, callback: `${publicUrl}/api/sign-in/provider/callback` };
}

/** By the provider's own name for them, else by an address that it has verified: of a user, or of an open invitation. */
async function userFor(db: Db, { issuer }: ProviderSettings, { subject, email, name }: ProvidedIdentity, now: number) {
  const account = { providerId: "provider", accountId: `${issuer} ${subject}` };
  const [linked] = await db
    .select({ user })
    .from(credential)
    .innerJoin(user, eq(user.id, credential.userId))
    .where(and(eq(credential.providerId, account.providerId), eq(credential.accountId, account.accountId)));
  if (linked) return linked.user;
  if (email === null) return null;
  const found = (await userByAddress(db, email)) ?? (await invitedUser(db, email, name, now));
  if (found) await db.insert(credential).values({ ...account, userId: found.id, createdAt: now, updatedAt: now });
  return found;
}

async function userByAddress(db: Db, email: string) {
  const [found] = await db.select().from(user).where(eq(user.email, email));
  return found ?? null;
}

async function invitedUser(db: Db, email: string, name: string | null, now: number) {
  const invited = await takeInvitationOf(db, email, now);
  if (!invited) return null;
  const { role, teams } = invited;
  await insertUser(db, { email, name: (name?.trim() || email).slice(0, 80), role, teams }, null, now);
  return userByAddress(db, email);
}

function stateCookie(state: string, seconds: number): string {
  const secure = environment().publicUrl?.startsWith("https:") ? "; Secure" : "";
  return `${STATE_COOKIE}=${state}; Path=/api/sign-in; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
