import { hkdfSync } from "node:crypto";
import { betterAuth } from "better-auth";
import { authStore } from "@/db/auth-store";
import type { RecordStore } from "@/db/client";
import { installationSecret } from "@/db/installation-secret";
import { hashPassword, isPassword } from "@/lib/access/passwords";
import { ABSOLUTE_MS } from "@/lib/access/sessions";
import { environment } from "@/lib/env";

export type Auth = ReturnType<typeof makeAuth>;

const known = new WeakMap<object, Auth>();

/** Passwords and sessions, on the record: one for each open record. */
export function authOf(record: RecordStore): Auth {
  const auth = known.get(record.db) ?? makeAuth(record);
  known.set(record.db, auth);
  return auth;
}

/** The name of the cookie that a browser shows. */
export const SESSION_COOKIE = "debrief.session_token";

function makeAuth(record: RecordStore) {
  const secret = Buffer.from(hkdfSync("sha256", installationSecret(record.dataDir), "", "debrief sessions", 32)).toString("hex");
  return betterAuth({
    appName: "Debrief",
    secret,
    baseURL: `http://localhost:${environment().port}`,
    database: authStore(record),
    advanced: { cookiePrefix: "debrief", database: { generateId: "serial" }, disableOriginCheck: true },
    // Asked by our own routes alone, which count attempts themselves.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: { expiresIn: ABSOLUTE_MS / 1000, disableSessionRefresh: true },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: isPassword },
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        teams: { type: "json", required: false, input: false },
        personId: { type: "number", required: false, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
  });
}
