import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DELETE } from "@/app/api/promise-feeds/[id]/route";
import { GET as LIST, POST } from "@/app/api/promise-feeds/route";
import { GET } from "@/app/api/promises/feed/[token]/route";
import * as schema from "@/db/schema";
import { readFeed } from "@/lib/promise-feeds/read-feed";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, addTeam, june } from "@/tests/support/arrange-record";
import { cookieFor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

// Waits for a request of Next, of which there is none here.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

let workspace: Workspace;
let cookie: string;
let userId: number;
let north: number;
beforeAll(async () => {
  workspace = await freshWorkspace();
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  north = await workspace.record.tx((db) => addTeam(db, "north"));
  cookie = await cookieFor(workspace.record, "agent", [north]);
  userId = (await workspace.record.db.select().from(schema.user)).at(-1)?.id ?? 0;
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const south = await addTeam(db, "south");
    const mine = await addInteraction(db, { sourceId, externalId: "N-1", teamId: north, summary: "quxsummary" });
    const ours = await addInteraction(db, { sourceId, externalId: "N-2", teamId: north });
    const theirs = await addInteraction(db, { sourceId, externalId: "S-1", teamId: south });
    const spam = await addInteraction(db, { sourceId, externalId: "N-3", teamId: north, status: "spam" });
    await addPromise(db, { interactionId: mine, firstDueAt: june(3), ownerUserId: userId, text: "quxpromise" });
    await addPromise(db, { interactionId: ours, firstDueAt: june(2) });
    await addPromise(db, { interactionId: ours, firstDueAt: june(2), doneAt: june(1) });
    await addPromise(db, { interactionId: ours, firstDueAt: june(2), cancelledAt: june(1) });
    await addPromise(db, { interactionId: theirs, firstDueAt: june(2), ownerUserId: userId });
    await addPromise(db, { interactionId: spam, firstDueAt: june(2), ownerUserId: userId });
  });
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const asking = (method: string, headers: Record<string, string> = {}, body?: object) =>
  new Request("http://localhost:3000/api/promise-feeds", {
    method,
    headers: { host: "localhost:3000", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
const make = async (scope: string, shown = cookie): Promise<{ id: number; token: string }> => {
  const answer = await POST(asking("POST", { cookie: shown }, { scope }));
  expect(answer.status).toBe(201);
  return answer.json();
};
const get = (token: string, headers: Record<string, string> = {}) => GET(asking("GET", headers), { params: Promise.resolve({ token }) });
const summaries = async (token: string) => (await (await get(token)).text()).match(/^SUMMARY:.*$/gm)?.map((line) => line.trim()) ?? [];

test("an address shows what its owner has taken on, or what their teams have open, and no text of anybody", async () => {
  const [own, team] = [await make("own"), await make("team")];
  expect(await summaries(own.token)).toEqual(["SUMMARY:Callback · N-1"]);
  expect(await summaries(`${team.token}.ics`)).toEqual(["SUMMARY:Callback · N-2", "SUMMARY:Callback · N-1"]);
  const answer = await get(team.token);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await answer.text()).not.toContain("qux");
  expect(JSON.stringify(await workspace.record.db.select().from(schema.promiseFeed))).not.toContain(own.token);
});

test("what has not changed is 304, and what is done is gone", async () => {
  const { token } = await make("own");
  const etag = (await get(token)).headers.get("etag") ?? "";
  const again = await get(token, { "if-none-match": `W/${etag}, "other"` });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  await workspace.record.tx((db) =>
    db
      .update(schema.promise)
      .set({ doneAt: june(2) })
      .where(eq(schema.promise.text, "quxpromise")),
  );
  const changed = await get(token, { "if-none-match": etag });
  expect([changed.status, (await changed.text()).includes("VEVENT")]).toEqual([200, false]);
  await workspace.record.tx((db) => db.update(schema.promise).set({ doneAt: null }).where(eq(schema.promise.text, "quxpromise")));
});

test("the rights and teams are those of now, and who was disabled shows nothing", async () => {
  const { token } = await make("team");
  const change = (values: Partial<typeof schema.user.$inferInsert>) =>
    workspace.record.tx((db) => db.update(schema.user).set(values).where(eq(schema.user.id, userId)));
  await change({ teams: [] });
  expect(await summaries(token)).toEqual([]);
  await change({ teams: [north], disabledAt: june(1) });
  expect((await get(token)).status).toBe(404);
  await change({ disabledAt: null });
  expect(await summaries(token)).toHaveLength(2);
});

test("an address that was ended, or never was, is 404; only its owner lists and ends it", async () => {
  const { id, token } = await make("own");
  const other = await cookieFor(workspace.record, "admin");
  const end = (shown: string) => DELETE(asking("DELETE", { cookie: shown }), { params: Promise.resolve({ id: String(id) }) });
  expect((await end(other)).status).toBe(404);
  expect(await (await LIST(asking("GET", { cookie: other }))).json()).toEqual({ feeds: [] });
  expect((await get(token)).status).toBe(200);
  expect((await end(cookie)).status).toBe(204);
  expect((await end(cookie)).status).toBe(404);
  const gone = await get(token);
  expect([gone.status, await gone.text()]).toEqual([404, expect.not.stringContaining(token)]);
  expect((await get("never")).status).toBe(404);
  expect((await get(token, { host: "evil.example" })).status).toBe(421);
});

test("an address is read sixty times a minute, and guesses are counted by whoever asks", async () => {
  const { token } = await make("own");
  const read = (which: string, now: number) => readFeed(workspace, which, { origin: "http://localhost", from: "198.51.100.7", now });
  for (let index = 0; index < 60; index += 1) await read(token, june(9));
  await expect(read(token, june(9))).rejects.toMatchObject({ status: 429 });
  expect((await read(token, june(9, 0, 1))).text).toContain("N-1");
  vi.stubEnv("STRANGERS_PER_MINUTE", "2");
  for (const status of [404, 404, 429]) await expect(read("guess", june(9))).rejects.toMatchObject({ status });
  vi.unstubAllEnvs();
});
