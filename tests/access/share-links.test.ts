import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DELETE } from "@/app/api/share-links/[id]/route";
import { GET, POST } from "@/app/api/share-links/route";
import * as schema from "@/db/schema";
import { readShared } from "@/lib/share-links/read-shared";
import { SHARED_PAGES } from "@/lib/share-links/shared-pages";
import type { Workspace } from "@/lib/workspace";
import { CANARY_NOW, canaryWorkspace } from "@/tests/support/canaries";
import { cookieFor } from "@/tests/support/signed-in";

// Waits for a request of Next, of which there is none here.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const DAY_MS = 86_400_000;
let workspace: Workspace;
let manager: string;
let ofTeamOne: string;

beforeAll(async () => {
  vi.useFakeTimers({ now: CANARY_NOW, toFake: ["Date"] });
  workspace = await canaryWorkspace([1, 2]);
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  const teams = (await workspace.record.db.select().from(schema.team)).filter(({ code }) => code === "kanari1team").map(({ id }) => id);
  manager = await cookieFor(workspace.record, "manager");
  ofTeamOne = await cookieFor(workspace.record, "manager", teams);
});
afterAll(async () => {
  vi.useRealTimers();
  await workspace.close();
});

const request = (method: string, cookie: string, body?: object) =>
  new Request("http://localhost:3000/api/share-links", {
    method,
    headers: { host: "localhost:3000", cookie },
    ...(body && { body: JSON.stringify(body) }),
  });

async function share(
  path: string,
  options: { cookie?: string; days?: number; query?: string } = {},
): Promise<{ id: number; token: string }> {
  const { cookie = manager, days = 7, query = "period=all" } = options;
  const response = await POST(request("POST", cookie, { name: "For the board", path, query, days }));
  expect(response.status).toBe(201);
  return response.json();
}

const read = async (token: string, now = CANARY_NOW) => readShared(workspace, token, now);
const revoke = (id: number, cookie = manager) => DELETE(request("DELETE", cookie), { params: Promise.resolve({ id: String(id) }) });

describe("a share link", () => {
  test("is made by whoever may share, and by nobody else", async () => {
    const asked = { name: "x", path: "/", query: "", days: 7 };
    const codes: Record<string, number> = {};
    for (const role of ["agent", "lead", "manager", "process", "admin"] as const) {
      const cookie = await cookieFor(workspace.record, role, role === "agent" || role === "lead" ? [1] : null);
      codes[role] = (await POST(request("POST", cookie, asked))).status;
    }
    expect(codes).toEqual({ agent: 403, lead: 403, manager: 201, process: 201, admin: 201 });
  });

  test.each([
    ["path", { path: "/interactions" }],
    ["path", { path: "/failures/kanari1procedure-kanari1failure" }],
    ["days", { days: 365 }],
    ["name", { name: " " }],
    ["query", { query: "period=never" }],
  ])("is refused with a word about %s", async (field, wrong) => {
    const response = await POST(request("POST", manager, { name: "x", path: "/", query: "", days: 7, ...wrong }));
    expect([response.status, (await response.json()).error.field]).toEqual([400, field]);
  });

  test("opens every page that can be shared, without one text, customer or member of staff", async () => {
    for (const { path, metrics } of SHARED_PAGES) {
      const view = await read((await share(path)).token);
      expect(view?.metrics.length).toBe(metrics.length);
      const body = JSON.stringify(view);
      expect(
        body.match(/staff\d\w*|kanari\d(external|summary|narrative|customer|workaround|promisestext|commendations|decision)\w*/g),
        path,
      ).toBeNull();
    }
    expect(JSON.stringify(await read((await share("/failures")).token))).toContain("kanari2failure");
  });

  test("shows what its maker sees: nothing of other teams, whose names it does not say either", async () => {
    for (const { path } of SHARED_PAGES) {
      const { token } = await share(path, { cookie: ofTeamOne, query: "period=all&team=kanari1team" });
      const body = JSON.stringify(await read(token));
      expect(body.match(/kanari2\w*/g), path).toBeNull();
    }
    const whole = await read((await share("/failures")).token);
    const part = await read((await share("/failures", { cookie: ofTeamOne })).token);
    const titles = (view: typeof whole) => view?.failures?.rows.map((row) => row[1]).toSorted();
    expect([titles(whole), titles(part)]).toEqual([
      ["Shared failure", "kanari1failure", "kanari2failure"],
      ["Shared failure", "kanari1failure"],
    ]);
  });

  test("goes by the rights that its maker has when it is read", async () => {
    const cookie = await cookieFor(workspace.record, "process");
    const { token } = await share("/", { cookie });
    const { db } = workspace.record;
    const [link] = await db.select().from(schema.shareLink).orderBy(schema.shareLink.id).where(eq(schema.shareLink.path, "/"));
    const mine = (await db.select().from(schema.shareLink)).toSorted((a, b) => b.id - a.id)[0];
    const set = (values: Partial<typeof schema.user.$inferInsert>) =>
      workspace.record.tx((tx) =>
        tx
          .update(schema.user)
          .set(values)
          .where(eq(schema.user.id, mine?.userId ?? 0)),
      );
    expect([link === undefined, (await read(token)) !== null]).toEqual([false, true]);
    await set({ role: "lead" });
    expect(await read(token)).toBeNull();
    await set({ role: "process", disabledAt: CANARY_NOW });
    expect(await read(token)).toBeNull();
    await set({ disabledAt: null });
    expect(await read(token)).not.toBeNull();
  });

  test("ends when it is said to, and at once when it is revoked", async () => {
    const { token, id } = await share("/causes", { days: 1 });
    expect([(await read(token, CANARY_NOW + DAY_MS - 1)) !== null, await read(token, CANARY_NOW + DAY_MS)]).toEqual([true, null]);
    expect((await revoke(id, ofTeamOne)).status).toBe(404);
    expect(await read(token)).not.toBeNull();
    expect((await revoke(id)).status).toBe(200);
    expect(await read(token)).toBeNull();
    for (const wrong of ["", "x", token.slice(1), `${token}x`, "' or 1=1 --"]) expect(await read(wrong)).toBeNull();
  });

  test("is listed to its maker and to administrators, and its token nowhere: the record has the digest alone", async () => {
    const { token, id } = await share("/handling");
    const admin = await cookieFor(workspace.record, "admin");
    const idsOf = async (cookie: string) => {
      const response = await GET(request("GET", cookie));
      const text = await response.text();
      expect(text).not.toContain(token);
      return JSON.parse(text).links.map((link: { id: number }) => link.id);
    };
    expect([(await idsOf(manager)).includes(id), (await idsOf(ofTeamOne)).includes(id), (await idsOf(admin)).includes(id)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(JSON.stringify(await workspace.record.db.select().from(schema.shareLink))).not.toContain(token);
  });

  test("holds small counts back: of eight interactions it says nothing but that there are fewer than eleven", async () => {
    const view = await read((await share("/failures", { cookie: ofTeamOne })).token);
    const interactions = view?.failures?.columns.findIndex(({ name }) => name === "interactions") ?? -1;
    expect(view?.failures?.rows.map((row) => row[interactions])).toEqual(["<11", "<11"]);
    const handling = await read((await share("/handling", { cookie: ofTeamOne })).token);
    expect(handling?.metrics.map(({ id, total }) => [id, total.numerator, total.denominator, total.value])).toEqual([
      ["first-contact-resolution", 0, "held", "held"],
      ["repeat-contact", 0, "held", "held"],
      ["escalation", "held", "held", "held"],
      ["reopen", 0, 0, null],
      ["time-to-resolution", "held", "held", "held"],
    ]);
  });
});
