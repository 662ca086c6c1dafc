import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as route from "@/app/api/work-break/route";
import { user, workBreak } from "@/db/schema";
import { POLICY } from "@/lib/access/policy";
import { ROLES } from "@/lib/access/roles";
import type { Workspace } from "@/lib/workspace";
import { keyFor } from "@/tests/support/ask-api";
import { cookieFor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

// Waits for a request of Next, of which there is none here.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const HANDLERS = import.meta.glob<Record<string, unknown>>("../../app/api/**/route.ts");
/** Half an hour ago, at a second and a millisecond of its own. */
const STARTED = Math.floor((Date.now() - 1_800_000) / 60_000) * 60_000 + 37_891;

let workspace: Workspace;
let own: string;
let userId: number;

beforeAll(async () => {
  workspace = await freshWorkspace();
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  own = await cookieFor(workspace.record, "agent");
  const [row] = await workspace.record.db.select().from(user).where(eq(user.role, "agent"));
  userId = row?.id ?? 0;
});
beforeEach(async () => {
  await workspace.record.tx((db) => db.delete(workBreak));
  expect((await put(own, { onBreak: true })).status).toBe(204);
  await workspace.record.tx((db) => db.update(workBreak).set({ startedAt: STARTED }));
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const asked = (cookie: string, address: string, rest: RequestInit = {}) =>
  new Request(`http://localhost:3000${address}`, { ...rest, headers: { host: "localhost:3000", cookie, ...rest.headers } });
const put = (cookie: string, body: object) => route.PUT(asked(cookie, "/api/work-break", { method: "PUT", body: JSON.stringify(body) }));
const rowsOf = (id: number) => workspace.record.db.select().from(workBreak).where(eq(workBreak.userId, id));

test("there is one way to a break, and it answers nothing", async () => {
  expect(Object.keys(route)).toEqual(["PUT"]);
  expect(Object.keys(POLICY).filter((each) => each.includes("break"))).toEqual(["PUT /api/work-break"]);
  expect(await (await put(own, { onBreak: true })).text()).toBe("");
});

test.each(ROLES)(
  "the break of an agent is neither ended nor deleted by anybody else with the role %s, whomever they name",
  async (role) => {
    const before = await rowsOf(userId);
    expect(before).toMatchObject([{ startedAt: STARTED, endedAt: null }]);
    const cookie = await cookieFor(workspace.record, role);
    const { id = 0 } = before[0] ?? {};
    for (const body of [{ onBreak: false }, { onBreak: true }, { onBreak: false }])
      for (const named of [{}, { user: userId }, { userId, id }, { actor: `user:${userId}` }]) {
        const answer = await put(cookie, { ...body, ...named });
        expect(await answer.text()).not.toContain(String(STARTED));
        expect(await rowsOf(userId)).toEqual(before);
      }
    await put(own, { onBreak: false });
    expect(await rowsOf(userId)).toMatchObject([{ startedAt: STARTED, endedAt: expect.any(Number) }]);
  },
);

test("a program and whoever is not signed in are refused", async () => {
  const before = await rowsOf(userId);
  expect((await put("", { onBreak: false })).status).toBe(401);
  const headers = { authorization: `Bearer ${await keyFor(workspace)}` };
  const byProgram = asked("", "/api/work-break", { method: "PUT", body: '{"onBreak":false}', headers });
  expect((await route.PUT(byProgram)).status).toBe(403);
  expect(await rowsOf(userId)).toEqual(before);
});

test.each(["lead", "manager", "admin"] as const)("nothing that can be read with the role %s says when somebody rests", async (role) => {
  const cookie = await cookieFor(workspace.record, role);
  const routes = Object.keys(POLICY).flatMap((name) => (/^GET \/api\/(?!health|v1)/.test(name) ? [name.slice(4)] : []));
  let read = 0;
  for (const path of routes) {
    const handler = (await HANDLERS[`../../app${path}/route.ts`]?.())?.GET;
    if (typeof handler !== "function") throw new Error(`${path} has no GET`);
    const params = Object.fromEntries([...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => [name, String(userId)]));
    const address = path.replace(/\[\w+\]/g, String(userId));
    const answer: Response = await handler(asked(cookie, `${address}?period=all`), { params: Promise.resolve(params) });
    const told = await answer.text();
    for (const when of [String(STARTED), new Date(STARTED).toISOString().slice(0, 19)]) expect(told, path).not.toContain(when);
    if (answer.ok) read += 1;
  }
  expect(read).toBeGreaterThan(10);
});
