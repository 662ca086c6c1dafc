import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { invitation, user, verification } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { ownPath } from "@/lib/access/own-path";
import { sessionActor } from "@/lib/access/sessions";
import { addUser } from "@/lib/users/add-user";
import { becomeFirst, isFirstStart, makeFirstCode } from "@/lib/users/first-start";
import { acceptInvitation, INVITATION_LIFE_MS, invite, listInvitations, renewInvitation, revokeInvitation } from "@/lib/users/invitations";
import { makeResetLink, RESET_LIFE_MS, resetPassword } from "@/lib/users/passwords-anew";
import { changeUser, listUsers, resetFactorOf } from "@/lib/users/users";
import { addTeam } from "@/tests/support/arrange-record";
import { freshRecord } from "@/tests/support/record";
import { actorOf, cookieFor, cookieOf, ownerActor, PASSWORD } from "@/tests/support/signed-in";

const NOW = 1_767_225_600_000;
const OTHER_PASSWORD = "copper teapot over the 9th bridge";
const KIM = { name: "Kim", email: "kim@example.com", password: PASSWORD };

describe("the first start", () => {
  test("a code of 80 bits makes the first administrator, once; the record keeps its digest alone", async () => {
    const record = await freshRecord();
    const code = await makeFirstCode(record, NOW);
    expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    const kept = await record.db.select().from(verification);
    expect([kept.length, JSON.stringify(kept).includes(String(code).replaceAll("-", ""))]).toEqual([1, false]);
    expect(await becomeFirst(record, asking({ ...KIM, code: code?.toUpperCase() }), NOW)).toBe(1);
    expect(await listUsers(record.db, ownerActor())).toMatchObject([{ name: "Kim", role: "admin", teams: null, disabledAt: null }]);
    expect([await isFirstStart(record.db), await makeFirstCode(record, NOW)]).toEqual([false, null]);
    await expect(becomeFirst(record, asking({ ...KIM, code }), NOW)).rejects.toMatchObject({ status: 403 });
  });

  test("of ten browsers that have the code one wins", async () => {
    const record = await freshRecord();
    const code = await makeFirstCode(record, NOW);
    const all = Array.from({ length: 10 }, (_, index) =>
      becomeFirst(record, asking({ ...KIM, email: `kim${index}@example.com`, code }), NOW),
    );
    const settled = await Promise.allSettled(all);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await record.db.$count(user)).toBe(1);
  });

  test("a wrong, an old and a replaced code are answered alike; the eleventh is 429", async () => {
    const record = await freshRecord();
    const replaced = await makeFirstCode(record, NOW);
    const code = await makeFirstCode(record, NOW);
    const told = (shown: unknown, at: number) =>
      becomeFirst(record, asking({ ...KIM, code: shown }), at).catch((error: { status: number; message: string }) => error);
    const answers = [
      await told("aaaa-aaaa-aaaa-aaaa", NOW),
      await told(replaced, NOW),
      await told("", NOW),
      await told(code, NOW + 86_400_000),
    ];
    expect(new Set(answers.map(String)).size).toBe(1);
    for (let index = 0; index < 9; index += 1) await told("bbbb", NOW);
    expect(await told(code, NOW)).toMatchObject({ status: 429 });
  });

  test("who adds a user by the command ends it", async () => {
    const record = await freshRecord();
    const code = await makeFirstCode(record, NOW);
    await addUser(record, commandActor(), { name: "Lee", email: "lee@example.com", role: "admin", teams: null }, PASSWORD, NOW);
    await expect(becomeFirst(record, asking({ ...KIM, code }), NOW)).rejects.toMatchObject({ status: 403 });
  });
});

describe("an invitation", () => {
  test("makes a user with its role and teams, once, within seven days; the record keeps no link", async () => {
    const { record, team } = await arranged();
    const made = await invite(record, ownerActor(), { email: " Kim@Example.com ", role: "agent", teams: [team] }, NOW);
    const token = tokenOf(made.path);
    expect(JSON.stringify(await record.db.select().from(invitation))).not.toContain(token);
    const accept = (at: number) => acceptInvitation(record, asking({ token, name: "Kim", password: PASSWORD }), at);
    await expect(accept(NOW + INVITATION_LIFE_MS)).rejects.toMatchObject({ status: 404 });
    const settled = await Promise.allSettled([accept(NOW), accept(NOW), accept(NOW)]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const cookie = await cookieOf(record, "kim@example.com");
    expect(await sessionActor(record, cookie, Date.now())).toMatchObject({ teams: [team], user: { role: "agent" } });
    expect(await listInvitations(record.db, ownerActor(), NOW)).toEqual([]);
  });

  test("that was taken back, or made anew, opens nothing by its old link", async () => {
    const { record, team } = await arranged();
    const first = await invite(record, ownerActor(), { email: "kim@example.com", role: "agent", teams: [team] }, NOW);
    const second = await renewInvitation(record, ownerActor(), first.id, NOW);
    const accept = (path: string) => acceptInvitation(record, asking({ token: tokenOf(path), name: "Kim", password: PASSWORD }), NOW);
    await expect(accept(first.path)).rejects.toMatchObject({ status: 404 });
    await revokeInvitation(record, ownerActor(), first.id, NOW);
    await expect(accept(second.path)).rejects.toMatchObject({ status: 404 });
    await expect(renewInvitation(record, ownerActor(), first.id, NOW)).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    [{ email: "kim", role: "admin", teams: null }, "email must be an e-mail address, such as jo@example.com"],
    [{ email: "kim@example.com", role: "owner", teams: null }, "role must be one of agent, lead, manager, process, admin"],
    [{ email: "kim@example.com", role: "agent", teams: null }, "teams must be named: who has the role agent sees"],
    [{ email: "kim@example.com", role: "agent", teams: [77] }, "There is no team 77."],
    [{ email: "user@example.com", role: "admin", teams: null }, "There is a user user@example.com already."],
  ])("%j is refused with what would be right", async (asked, message) => {
    const record = await freshRecord();
    await addUser(record, commandActor(), { name: "U", email: "user@example.com", role: "admin", teams: null }, PASSWORD, NOW);
    await expect(invite(record, ownerActor(), asked, NOW)).rejects.toThrow(message);
  });
});

describe("a link for a new password", () => {
  test("works once, within the hour, and ends every session and every earlier link", async () => {
    const record = await freshRecord();
    const cookie = await cookieFor(record);
    const earlier = await makeResetLink(record, ownerActor(), 1, NOW);
    const path = await makeResetLink(record, ownerActor(), 1, NOW);
    const reset = (link: string, at: number, password = OTHER_PASSWORD) =>
      resetPassword(record, asking({ token: tokenOf(link), password }), at);
    await expect(reset(earlier, NOW)).rejects.toMatchObject({ status: 404 });
    await expect(reset(path, NOW + RESET_LIFE_MS)).rejects.toMatchObject({ status: 404 });
    await expect(reset(path, NOW, "password12345")).rejects.toMatchObject({ status: 400 });
    await reset(path, NOW);
    await expect(reset(path, NOW)).rejects.toMatchObject({ status: 404 });
    expect(await sessionActor(record, cookie, Date.now())).toBeNull();
    const [{ email } = { email: "" }] = await record.db.select().from(user);
    await expect(cookieOf(record, email)).rejects.toThrow("do not belong together");
    expect(await cookieOf(record, email, OTHER_PASSWORD)).toContain("debrief.session_token=");
  });
});

describe("administrators", () => {
  test("the last one can be neither disabled nor made something else; a disabled one does not count", async () => {
    const record = await freshRecord();
    const add = (email: string) => addUser(record, commandActor(), { name: "A", email, role: "admin", teams: null }, PASSWORD, NOW);
    const [first, second] = [await add("one@example.com"), await add("two@example.com")];
    await changeUser(record, ownerActor(), second, { isDisabled: true }, NOW);
    for (const change of [{ isDisabled: true }, { role: "manager" }])
      await expect(changeUser(record, ownerActor(), first, change, NOW)).rejects.toMatchObject({ status: 409 });
    await changeUser(record, ownerActor(), second, { isDisabled: false }, NOW);
    const both = [first, second].map((id) => changeUser(record, ownerActor(), id, { role: "manager" }, NOW));
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await record.db.$count(user, eq(user.role, "admin"))).toBe(1);
  });

  test("nobody else lists, invites, changes or lets anybody in", async () => {
    const record = await freshRecord();
    const lead = actorOf("lead", [1]);
    const asked = [
      () => listUsers(record.db, lead),
      () => listInvitations(record.db, lead, NOW),
      () => invite(record, lead, { email: "kim@example.com", role: "admin", teams: null }, NOW),
      () => changeUser(record, lead, 1, { role: "admin" }, NOW),
      () => makeResetLink(record, lead, 1, NOW),
      () => resetFactorOf(record, lead, 1, NOW),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ status: 403 });
  });
});

describe("after signing in one comes to a page of this server", () => {
  test.each(["/", "/failures?from=2024-01-01&team=north", "/interactions/7#text"])("%s", (next) => {
    expect(ownPath(next)).toBe(next);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/..//evil.example",
    "/%2e%2e//evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "evil.example",
    "/api/session",
    "",
    null,
  ])("and never to %j", (next) => {
    expect(ownPath(next)).toBe("/");
  });
});

async function arranged(): Promise<{ record: RecordStore; team: number }> {
  const record = await freshRecord();
  return { record, team: await record.tx((db) => addTeam(db, "north")) };
}

function asking(body: object): Request {
  return new Request("http://localhost:3000/", { method: "POST", headers: { host: "localhost:3000" }, body: JSON.stringify(body) });
}

function tokenOf(path: string): string {
  return path.split("/").at(-1) ?? "";
}
