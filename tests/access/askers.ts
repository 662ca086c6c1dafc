import type { RecordStore } from "@/db/client";
import { commandActor } from "@/lib/access/actor";
import { createKey, revokeKey } from "@/lib/access/api-keys";
import { ROLES, type Role } from "@/lib/access/roles";
import { SCOPES, type Scope } from "@/lib/access/scopes";
import { WHO_MAY } from "@/tests/access/who-may";
import { cookieFor } from "@/tests/support/signed-in";

/** Somebody who asks, by what their requests carry. */
export interface Asker {
  name: string;
  headers: Record<string, string>;
  /** Of a person who has signed in. */
  role: Role | null;
  /** Whether they show a key, and what it was made for; none of one that is not good. */
  isKey: boolean;
  scopes: readonly Scope[];
  /** The same person in another session. */
  anew(): Promise<Pick<Asker, "headers">>;
}

const OWN = { host: "localhost:3000" };

/** Everybody that the table tells apart: nobody, each role, a key of each scope, one of all, and those that are not good. */
export async function arrangeAskers(record: RecordStore): Promise<Asker[]> {
  const people = await Promise.all(
    ROLES.map(async (role): Promise<Asker> => {
      const signedIn = async () => ({
        headers: { ...OWN, cookie: await cookieFor(record, role, role === "agent" || role === "lead" ? [1] : null) },
      });
      return { ...(await signedIn()), name: role, role, isKey: false, scopes: [], anew: signedIn };
    }),
  );
  const made = async (name: string, scopes: readonly Scope[]) => createKey(record, commandActor(), { name, scopes }, Date.now());
  const shown = (name: string, key: string, scopes: readonly Scope[]): Asker => {
    const headers = { ...OWN, authorization: `Bearer ${key}` };
    return { name, headers, role: null, isKey: true, scopes, anew: async () => ({ headers }) };
  };
  const keys = await Promise.all(SCOPES.map(async (scope) => shown(`key ${scope}`, (await made(scope, [scope])).key, [scope])));
  const whole = await made("all", SCOPES);
  const revoked = await made("revoked", SCOPES);
  await revokeKey(record, commandActor(), revoked.id, Date.now());
  const nobody = (name: string, more: Record<string, string>): Asker => {
    const headers = { ...OWN, ...more };
    return { name, headers, role: null, isKey: false, scopes: [], anew: async () => ({ headers }) };
  };
  return [
    nobody("anonymous", {}),
    nobody("an invented session", { cookie: `debrief.session_token=${"x".repeat(32)}.${"y".repeat(43)}%3D` }),
    ...people,
    ...keys,
    shown("key of all scopes", whole.key, SCOPES),
    shown("a revoked key", revoked.key, []),
    shown("an invented key", `dbk_abcdefgh_${"A".repeat(32)}`, []),
  ];
}

/** Whether the table lets somebody ask for a line. */
export function mayAsk(asker: Asker, line: string): boolean {
  const who = WHO_MAY.get(line);
  if (!who) return false;
  if (who.open === "anybody") return true;
  if (asker.role !== null) return who.roles.includes(asker.role);
  return asker.scopes.some((scope) => scope === who.scope || who.scope === "every");
}
