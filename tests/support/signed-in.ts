import type { RecordStore } from "@/db/client";
import { type Actor, commandActor, userActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { signIn } from "@/lib/access/sign-in";
import { addUser } from "@/lib/users/add-user";
import type { Workspace } from "@/lib/workspace";

export const PASSWORD = "quiet lantern 47 harbour";

/** An administrator as lib is given one, who is in no record. */
export function ownerActor(): Actor {
  return actorOf("admin");
}

/** Somebody with a role and teams as lib is given one, who is in no record. */
export function actorOf(role: Role, teams: readonly number[] | null = null, personId: number | null = null): Actor {
  return userActor("Robin Example", teams, { id: 1, role, email: "robin@example.com", personId, sessionId: 1 });
}

let added = 0;

/** A user of this record who has just signed in: the cookie their browser sends. */
export async function cookieFor(record: RecordStore, role: Role = "admin", teams: number[] | null = null): Promise<string> {
  added += 1;
  const email = `user${added}@example.com`;
  await addUser(record, commandActor(), { email, name: `User ${added}`, role, teams }, PASSWORD, Date.now());
  return cookieOf(record, email);
}

/** Signs a user of this record in: the cookie their browser sends. */
export async function cookieOf(record: RecordStore, email: string, password = PASSWORD): Promise<string> {
  const request = new Request("http://localhost:3000/api/session", {
    method: "POST",
    headers: { host: "localhost:3000", "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  return (await signIn(record, request)).cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

let shown = "";

/** Lets the routes of this test file be asked about a workspace, by the browser of an administrator who has signed in. */
export async function serve(workspace: Workspace): Promise<void> {
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  shown = await cookieFor(workspace.record);
}

/** What that browser sends with each request. */
export function browser(): Record<string, string> {
  return { host: "localhost:3000", cookie: shown };
}
