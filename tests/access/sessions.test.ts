import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import type { RecordStore } from "@/db/client";
import { session, user } from "@/db/schema";
import { type Actor, commandActor } from "@/lib/access/actor";
import { ABSOLUTE_MS, beginSession, endSession, IDLE_MS, listSessions, sessionActor } from "@/lib/access/sessions";
import { signIn } from "@/lib/access/sign-in";
import { addUser } from "@/lib/users/add-user";
import { changeOwnPassword } from "@/lib/users/own-account";
import { changeUser } from "@/lib/users/users";
import { addTeam } from "@/tests/support/arrange-record";
import { freshRecord } from "@/tests/support/record";
import { cookieFor, cookieOf, ownerActor, PASSWORD } from "@/tests/support/signed-in";

test("a session names its user, their role and teams; the record holds no token that would open it", async () => {
  const record = await freshRecord();
  const cookie = await cookieFor(record, "lead", [3]);
  const actor = await sessionActor(record, cookie, Date.now());
  expect(actor).toMatchObject({ kind: "user", id: "user:1", teams: [3], user: { role: "lead", personId: null } });
  expect([actor?.may("write"), actor?.may("manage")]).toEqual([true, false]);
  const [kept] = await record.db.select().from(session);
  expect(decodeURIComponent(cookie)).not.toContain(kept?.token ?? "none");
  expect(await sessionActor(record, `debrief.session_token=${kept?.token}`, Date.now())).toBeNull();
});

test("a session that rested too long, or is too old, or whose user was disabled, is none", async () => {
  const record = await freshRecord();
  const cookie = await cookieFor(record);
  const now = Date.now();
  expect(await sessionActor(record, cookie, now + IDLE_MS + 60_000)).toBeNull();
  await record.tx((db) => db.update(session).set({ createdAt: now - ABSOLUTE_MS }));
  expect(await sessionActor(record, cookie, now)).toBeNull();
  await record.tx((db) => db.update(session).set({ createdAt: now }));
  expect(await sessionActor(record, cookie, now)).not.toBeNull();
  await record.tx((db) => db.update(user).set({ disabledAt: now }).where(eq(user.id, 1)));
  expect(await sessionActor(record, cookie, now)).toBeNull();
});

test("signing in begins a session of its own and ends the one that the browser showed", async () => {
  const record = await freshRecord();
  const before = await cookieFor(record);
  const planted = new Request("http://localhost:3000/api/session", {
    method: "POST",
    headers: { host: "localhost:3000", cookie: before },
    body: JSON.stringify({ email: emailOf(await sessionActor(record, before, Date.now())), password: PASSWORD }),
  });
  const { cookies, needsSecondFactor } = await signIn(record, planted);
  const after = cookies.map((each) => each.split(";")[0]).join("; ");
  expect([needsSecondFactor, after === before]).toEqual([false, false]);
  expect(await sessionActor(record, before, Date.now())).toBeNull();
  expect(await sessionActor(record, after, Date.now())).not.toBeNull();
  expect(await record.db.$count(session)).toBe(1);
});

test("the cookie is out of reach of scripts and other sites, and behind https goes over nothing else", async () => {
  const cookieOfSignIn = async () => {
    const record = await freshRecord();
    const id = await addUser(record, commandActor(), { email: "kim@example.com", name: "Kim", role: "admin", teams: null }, PASSWORD, 0);
    return beginSession(record, new Request("http://localhost:3000/"), id);
  };
  expect(await cookieOfSignIn()).toEqual([
    expect.stringMatching(/^debrief\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  vi.stubEnv("PUBLIC_URL", "https://debrief.example.com");
  try {
    expect(await cookieOfSignIn()).toEqual([
      expect.stringMatching(/^__Secure-debrief\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test("every session of a user who is disabled ends at once, and none begins", async () => {
  const record = await freshRecord();
  const admin = await cookieFor(record);
  const [first, second] = await twoSessions(record);
  await changeUser(record, ownerActor(), 2, { isDisabled: true }, Date.now());
  expect(await Promise.all([first, second].map((cookie) => sessionActor(record, cookie, Date.now())))).toEqual([null, null]);
  await expect(cookieOf(record, "kim@example.com")).rejects.toThrow("do not belong together");
  expect(await sessionActor(record, admin, Date.now())).not.toBeNull();
});

test("another role and other teams hold from the next request on, in the same session", async () => {
  const record = await freshRecord();
  await cookieFor(record);
  const [cookie] = await twoSessions(record);
  const team = await record.tx((db) => addTeam(db, "north"));
  await changeUser(record, ownerActor(), 2, { role: "agent", teams: [team] }, Date.now());
  const actor = await sessionActor(record, cookie, Date.now());
  expect([actor?.user?.role, actor?.teams, actor?.may("write")]).toEqual(["agent", [team], false]);
});

test("a new password ends every other session, and one's own can be ended one by one", async () => {
  const record = await freshRecord();
  await cookieFor(record);
  const [here, there] = await twoSessions(record);
  const actor = await sessionActor(record, here, Date.now());
  if (!actor?.user) throw new Error("Kim has not signed in");
  const change = (current: string) =>
    changeOwnPassword(record, actor, asking({ current, password: "copper teapot over the 9th bridge" }), Date.now());
  await expect(change("not the password")).rejects.toThrow("That is not your current password.");
  await change(PASSWORD);
  expect(await sessionActor(record, there, Date.now())).toBeNull();
  expect(await sessionActor(record, here, Date.now())).not.toBeNull();
  const third = await cookieOf(record, "kim@example.com", "copper teapot over the 9th bridge");
  const [latest] = await listSessions(record.db, actor.user.id, Date.now());
  // Somebody else's session is left alone.
  await record.tx((db) => endSession(db, 1, latest?.id ?? 0));
  expect(await sessionActor(record, third, Date.now())).not.toBeNull();
  await record.tx((db) => endSession(db, actor.user?.id ?? 0, latest?.id ?? 0));
  expect([await sessionActor(record, third, Date.now()), await record.db.$count(session)]).toEqual([null, 2]);
});

async function twoSessions(record: RecordStore): Promise<[string, string]> {
  await addUser(record, commandActor(), { email: "kim@example.com", name: "Kim", role: "process", teams: null }, PASSWORD, Date.now());
  return [await cookieOf(record, "kim@example.com"), await cookieOf(record, "kim@example.com")];
}

function emailOf(actor: Actor | null): string {
  return actor?.user?.email ?? "";
}

function asking(body: object): Request {
  return new Request("http://localhost:3000/", { method: "POST", headers: { host: "localhost:3000" }, body: JSON.stringify(body) });
}
