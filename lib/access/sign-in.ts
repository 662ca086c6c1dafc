import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { authOf } from "@/lib/access/auth";
import { note } from "@/lib/audit/note";
import { DebriefError, UnauthorizedError } from "@/lib/errors";

const shown = z.object({ email: z.string().max(254), password: z.string().max(256) });

/**
 * Begins a session.
 * @returns the cookies to set
 * @throws UnauthorizedError that does not say whether there is such a user
 */
export async function signIn(record: RecordStore, request: Request): Promise<string[]> {
  const asked = shown.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new DebriefError("bad_session", 400, "email and password must be texts");
  const { email, password } = asked.data;
  const answer = await authOf(record).api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true });
  if (!answer.ok) {
    // What was typed as an address may be a password.
    await record.tx((db) => note(db, { id: "nobody" }, { action: "session.fail", subject: "session" }, Date.now()));
    throw new UnauthorizedError("That e-mail address and password do not belong together.");
  }
  const { user } = begun.parse(await answer.clone().json());
  await record.tx((db) => note(db, { id: `user:${user.id}` }, { action: "session.begin", subject: `user:${user.id}` }, Date.now()));
  return answer.headers.getSetCookie();
}

const begun = z.object({ user: z.object({ id: z.union([z.string(), z.number()]) }) });

/** Ends the session that the request's cookie names. @returns the cookies that take it away */
export async function signOut(record: RecordStore, request: Request): Promise<string[]> {
  const answer = await authOf(record).api.signOut({ headers: request.headers, asResponse: true });
  return answer.headers.getSetCookie();
}
