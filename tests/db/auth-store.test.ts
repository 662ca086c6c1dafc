import { expect, test } from "vitest";
import { session, user } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { beginSession, sessionActor } from "@/lib/access/sessions";
import { signIn, signOut } from "@/lib/access/sign-in";
import { becomeFirst, makeFirstCode } from "@/lib/users/first-start";
import { changeUser, listUsers } from "@/lib/users/users";
import { freshRecord } from "../support/record";

const KIM = { name: "Kim", email: "kim@example.com", password: "quiet lantern 47 harbour" };

test("somebody becomes the first, signs in and out, is disabled and let in again, on both engines alike", async () => {
  const record = await freshRecord();
  const code = await makeFirstCode(record, Date.now());
  const both = [1, 2].map(() => becomeFirst(record, asking({ ...KIM, code }), Date.now()));
  expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [kim] = await record.db.select().from(user);
  const begun = shown(await beginSession(record, asking({}), kim?.id ?? 0));
  const signedIn = shown((await signIn(record, asking(KIM))).cookies);
  expect(await sessionActor(record, begun, Date.now())).toMatchObject({
    name: "Kim",
    teams: null,
    user: { role: "admin", personId: null },
  });
  expect(await listUsers(record.db, commandActor())).toMatchObject([{ email: "kim@example.com", seenAt: expect.any(Number) }]);
  await signOut(record, asking({}, begun));
  expect([await sessionActor(record, begun, Date.now()), await record.db.$count(session)]).toEqual([null, 1]);
  const lee = { ...KIM, email: "lee@example.com" };
  const id = await record.tx(async (db) => {
    const values = { email: lee.email, name: "Lee", role: "admin", createdAt: 1, updatedAt: 1 } as const;
    return (await db.insert(user).values(values).returning({ id: user.id }))[0]?.id ?? 0;
  });
  await changeUser(record, commandActor(), kim?.id ?? 0, { isDisabled: true }, Date.now());
  expect([await sessionActor(record, signedIn, Date.now()), await record.db.$count(session)]).toEqual([null, 0]);
  await expect(changeUser(record, commandActor(), id, { role: "agent", teams: [] }, Date.now())).rejects.toMatchObject({ status: 409 });
  await changeUser(record, commandActor(), kim?.id ?? 0, { isDisabled: false }, Date.now());
  expect((await signIn(record, asking(KIM))).cookies).toHaveLength(1);
});

function asking(body: object, cookie = ""): Request {
  return new Request("http://localhost:3000/", { method: "POST", headers: { host: "localhost:3000", cookie }, body: JSON.stringify(body) });
}

function shown(cookies: string[]): string {
  return cookies.map((each) => each.split(";")[0]).join("; ");
}
