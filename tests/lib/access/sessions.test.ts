import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { session, user } from "@/db/schema";
import { ABSOLUTE_MS, IDLE_MS, sessionActor } from "@/lib/access/sessions";
import { freshRecord } from "@/tests/support/record";
import { cookieFor, cookieOf } from "@/tests/support/signed-in";

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

test("a wrong password and an unknown user are answered alike", async () => {
  const record = await freshRecord();
  await cookieFor(record);
  const words = async (email: string) => cookieOf(record, email, "not the password").catch((error: Error) => error.message);
  expect(await words("nobody@example.com")).toBe(await words("user1@example.com"));
});
