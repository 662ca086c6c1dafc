import { hkdfSync } from "node:crypto";
import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { authStore } from "@/db/auth-store";
import type { RecordStore } from "@/db/client";
import { installationSecret } from "@/db/installation-secret";
import { ABSOLUTE_MS } from "@/lib/access/sessions";
import { environment } from "@/lib/env";

export type Auth = ReturnType<typeof makeAuth>;

const known = new WeakMap<object, Auth>();

/** Sessions and their cookies, on the record: one for each open record. */
export function authOf(record: RecordStore): Auth {
  const auth = known.get(record.db) ?? makeAuth(record);
  known.set(record.db, auth);
  return auth;
}

function makeAuth(record: RecordStore) {
  const secret = Buffer.from(hkdfSync("sha256", installationSecret(record.dataDir), "", "debrief sessions", 32)).toString("hex");
  const { port, publicUrl } = environment();
  return betterAuth({
    appName: "Debrief",
    secret,
    baseURL: publicUrl ?? `http://localhost:${port}`,
    database: authStore(record),
    advanced: {
      cookiePrefix: "debrief",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      database: { generateId: "serial" },
      disableOriginCheck: true,
    },
    // Asked by our own routes alone, which count attempts themselves.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: { expiresIn: ABSOLUTE_MS / 1000, disableSessionRefresh: true },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        teams: { type: "json", required: false, input: false },
        personId: { type: "number", required: false, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    plugins: [beginning],
  });
}

/** Begins a session for somebody who has proved who they are, however they did: no address leads here, only our own code does. */
const beginning = {
  id: "beginning",
  endpoints: {
    beginSession: createAuthEndpoint.serverOnly({ method: "POST", body: z.object({ userId: z.number() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(String(ctx.body.userId));
      if (!user) throw new Error("A session cannot begin without its user");
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json(null);
    }),
  },
};
