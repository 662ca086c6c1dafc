import { asc } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { POST as resend } from "@/app/api/outgoing-webhooks/[code]/messages/[id]/route";
import { DELETE, PATCH } from "@/app/api/outgoing-webhooks/[code]/route";
import { POST as rotate } from "@/app/api/outgoing-webhooks/[code]/secret/route";
import { POST as sendTest } from "@/app/api/outgoing-webhooks/[code]/test/route";
import { GET, POST } from "@/app/api/outgoing-webhooks/route";
import * as schema from "@/db/schema";
import { noteStates } from "@/lib/failures/state-log";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, june } from "@/tests/support/arrange-record";
import { CFPB_HEADER, complaint, csvOf, IMPORT_DAY, importText } from "@/tests/support/import-arrange";
import { browser, cookieFor, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

let workspace: Workspace;
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const events = ["failure.state_changed", "import.finished"];
    await db
      .insert(schema.outgoingWebhook)
      .values({ code: "hook", name: "Hook", url: "https://example.com/", events, secret: "", createdBy: "user:1", createdAt: 0 });
  });
});

async function told() {
  const rows = await workspace.record.db.select().from(schema.outgoingDelivery).orderBy(asc(schema.outgoingDelivery.id));
  return rows.map(({ event, body, nextAttemptAt }) => ({ event, at: nextAttemptAt, data: JSON.parse(body).data }));
}

test("A failure that changes its state is told of when that is noted, once", async () => {
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const customers = await addCustomers(db, 3);
    const failureId = await addFailure(db, "refund");
    for (const [index, customerId] of customers.entries()) {
      const interactionId = await addInteraction(db, { sourceId, externalId: `R${index}`, contactedAt: june(10 + index, 9), customerId });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId });
    }
  });
  await workspace.facts.sync();
  for (const at of [june(11, 8), june(12, 13), june(12, 14), june(13), june(13)]) await noteStates(workspace, at);
  const changed = (from: string, to: string) => ({ failure: "refund", from, to, url: "/failures/refund" });
  expect((await told()).map(({ event, data }) => [event, data])).toEqual([
    ["failure.state_changed", changed("candidate", "new")],
    ["failure.state_changed", changed("new", "escalating")],
  ]);
});

test("An import that comes to its end is told of with its counts, also when it could not be done", async () => {
  const rows = [complaint(), complaint({ "Complaint ID": "2" }), complaint({ "Complaint ID": "3", "Date received": "never" })];
  await importText(workspace.record, csvOf(CFPB_HEADER, rows));
  await importText(workspace.record, csvOf(["a", "b"], [[1, 2]])).catch(() => undefined);
  const counts = { rows: 3, accepted: 2, rejected: 1, created: 2, changed: 0, unchanged: 0 };
  expect((await told())[0]).toEqual({
    event: "import.finished",
    at: IMPORT_DAY,
    data: { import: 1, state: "done", ...counts, url: "/imports/1" },
  });
  expect(JSON.stringify(await told())).not.toMatch(/Mortgage|EXAMPLE BANK/);
});

test("The routes make, pause, rotate, try, send again and delete, for whoever manages and for nobody else", async () => {
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.1:9");
  await serve(workspace);
  const lead = await cookieFor(workspace.record, "manager");
  const asked = (method: string, body?: object, cookie = browser().cookie ?? "") =>
    new Request("http://localhost:3000/api/outgoing-webhooks", {
      method,
      headers: { ...browser(), cookie },
      ...(body && { body: JSON.stringify(body) }),
    });
  const at = { params: Promise.resolve({ code: "chat" }) };
  const order = { name: "Chat", url: "http://127.0.0.1:9/x", events: ["meeting.kept"] };
  for (const wrong of [
    { ...order, url: "https://169.254.169.254/" },
    { ...order, url: "http://example.com/" },
    { ...order, events: [] },
    { ...order, events: ["everything"] },
    { ...order, name: "" },
    { ...order, more: 1 },
  ])
    expect((await POST(asked("POST", wrong))).status, JSON.stringify(wrong)).toBe(400);
  const made = await POST(asked("POST", order));
  expect([made.status, await made.json()]).toMatchObject([201, { webhook: { code: "chat" }, secret: expect.stringMatching(/^whsec_/) }]);
  expect(JSON.stringify(await (await GET(asked("GET"))).json())).not.toMatch(/whsec_|secret/);
  expect(await (await PATCH(asked("PATCH", { isPaused: true }), at)).json()).toMatchObject({ pausedAt: expect.any(Number) });
  expect((await rotate(asked("POST"), at)).status).toBe(201);
  const tried = await (await sendTest(asked("POST"), at)).json();
  expect(tried).toMatchObject({ event: "test", attempts: 1, deliveredAt: null });
  const message = (id: string) => ({ params: Promise.resolve({ code: "chat", id }) });
  expect((await resend(asked("POST"), message(String(tried.id)))).status).toBe(200);
  expect((await resend(asked("POST"), message("99"))).status).toBe(404);
  expect((await resend(asked("POST"), message("x"))).status).toBe(404);
  for (const refused of [
    await GET(asked("GET", undefined, lead)),
    await POST(asked("POST", order, lead)),
    await PATCH(asked("PATCH", { isPaused: false }, lead), at),
    await rotate(asked("POST", undefined, lead), at),
    await sendTest(asked("POST", undefined, lead), at),
    await resend(asked("POST", undefined, lead), message("1")),
    await DELETE(asked("DELETE", undefined, lead), at),
  ])
    expect(refused.status).toBe(403);
  expect((await DELETE(asked("DELETE"), at)).status).toBe(200);
  expect((await DELETE(asked("DELETE"), at)).status).toBe(404);
  vi.unstubAllEnvs();
});
