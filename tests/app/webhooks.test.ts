import { createHmac } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DELETE, PATCH } from "@/app/api/webhook-sources/[code]/route";
import { DELETE as REMOVE_SECRET } from "@/app/api/webhook-sources/[code]/secrets/[secret]/route";
import { POST as ADD_SECRET } from "@/app/api/webhook-sources/[code]/secrets/route";
import { POST as SEND_TEST } from "@/app/api/webhook-sources/[code]/test/route";
import { POST as CREATE } from "@/app/api/webhook-sources/route";
import { POST } from "@/app/api/webhooks/[source]/route";
import { interaction, source, webhook, webhookDelivery } from "@/db/schema";
import { ownerActor, senderActor } from "@/lib/access/actor";
import { forgetOldDeliveries, listDeliveries } from "@/lib/webhooks/deliveries";
import { receiveWebhook } from "@/lib/webhooks/receive";
import { SCHEMES, schemeByCode } from "@/lib/webhooks/schemes";
import { sendTest, signed } from "@/lib/webhooks/send-test";
import { findWebhook, getWebhook } from "@/lib/webhooks/webhook-sources";
import type { Workspace } from "@/lib/workspace";
import { freshWorkspace } from "@/tests/support/workspace";

/*
 * Each request as it comes in, against a real record.
 */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  globalThis.debriefWorkspace = Promise.resolve(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const SECRET = "a secret of the help desk";
const BASE = "http://localhost:3000";

const own = (path: string, method: string, body?: unknown) =>
  new Request(`${BASE}${path}`, { method, headers: { host: "localhost:3000" }, ...(body !== undefined && { body: JSON.stringify(body) }) });
const at = <T extends object>(params: T) => ({ params: Promise.resolve(params) });

/** A new webhook of its own source; the code under which it is reached. */
async function webhookOf(sender: string, rest: object = {}): Promise<string> {
  const secret = schemeByCode(sender)?.kind === "token" ? SECRET.replaceAll(" ", "-") : SECRET;
  const name = `Desk ${Math.random().toString(36).slice(2, 10)}`;
  const made = await CREATE(own("/api/webhook-sources", "POST", { name, sender, secret, source: name, ...rest }));
  const answer = await made.json();
  if (made.status !== 201) throw new Error(JSON.stringify(answer));
  return answer.webhook.code;
}

const ticket = (id: number, rest: object = {}) => ({
  ticket: { id, created_at: "2026-01-05T09:00:00Z", subject: "Late", status: "open", submitter_id: 4, via: { channel: "email" }, ...rest },
});

/** What the signed sender of the table's last rows writes in its headers. */
const headersOf = (body: string | Uint8Array, { secret = SECRET, seconds = 0 } = {}) => {
  const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
  const digest = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
  return { "x-signature": `sha256=${digest}`, "x-timestamp": timestamp };
};

async function deliver(
  code: string,
  body: unknown,
  { headers = {}, query = "", ...how }: { secret?: string; seconds?: number; headers?: object; query?: string } = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`${BASE}/api/webhooks/${code}${query}`, {
    method: "POST",
    headers: { host: "localhost:3000", "content-type": "application/json", ...headersOf(text, how), ...headers },
    body: text,
  });
  return send(code, request);
}

async function send(code: string, request: Request) {
  const response = await POST(request, at({ source: code }));
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, json: text.startsWith("{") ? JSON.parse(text) : null };
}

async function rowsOf(code: string): Promise<number> {
  const [row] = await workspace.record.db
    .select({ n: count(interaction.id) })
    .from(webhook)
    .innerJoin(source, eq(webhook.sourceId, source.id))
    .leftJoin(interaction, eq(interaction.sourceId, source.id))
    .where(eq(webhook.code, code));
  return row?.n ?? -1;
}

async function deliveriesOf(code: string) {
  const { id } = await findWebhook(workspace.record.db, code);
  return listDeliveries(workspace.record.db, id, 1000);
}

describe("a genuine delivery", () => {
  test("brings its tickets in, each once, and is listed", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const first = await deliver(code, { tickets: [ticket(1).ticket, ticket(2).ticket] });
    expect([first.status, first.json]).toMatchObject([200, { rows: 2, created: 2, changed: 0, unchanged: 0, rejected: 0, problems: [] }]);
    const second = await deliver(code, ticket(1, { subject: "Very late" }));
    expect(second.json).toMatchObject({ rows: 1, created: 0, changed: 1 });
    expect(await rowsOf(code)).toBe(2);
    expect(await deliveriesOf(code)).toMatchObject([
      { id: second.json.delivery, status: 200, created: 0, changed: 1, isTest: false, problem: null },
      { id: first.json.delivery, status: 200, created: 2, changed: 0 },
    ]);
  });

  test("is recognised by its shape where no mapping is chosen", async () => {
    const code = await webhookOf("signed", { mapping: null });
    expect((await deliver(code, ticket(5))).json).toMatchObject({ created: 1 });
  });

  test("says of each ticket that is not taken which field is wrong, without its names", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const bad = { ...ticket(2).ticket, created_at: "mail robin@example.com" };
    const { status, json } = await deliver(code, { tickets: [ticket(1).ticket, bad] });
    expect(status).toBe(200);
    expect(json).toMatchObject({ created: 1, rejected: 1, problems: [{ item: 1, code: "bad_date", field: "created_at" }] });
    expect(JSON.stringify(await workspace.record.db.select().from(webhookDelivery))).not.toContain("robin@");
    expect((await deliveriesOf(code))[0]?.problem).toContain("created_at");
  });

  test("may come from a page of another site: its signature counts", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const headers = { origin: "https://desk.example", "sec-fetch-site": "cross-site" };
    expect((await deliver(code, ticket(1), { headers })).status).toBe(200);
    expect((await deliver(code, ticket(1), { headers: { host: "evil.example" } })).status).toBe(421);
  });

  test("without a ticket in it is answered well, and listed with the reason", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const ping = await deliver(code, { type: "ping", hello: "world" });
    expect([ping.status, ping.json.rows]).toEqual([200, 0]);
    expect(ping.json.message).toMatch(/^There is nothing to import in it\. /);
    expect((await deliver(code, [])).json).toMatchObject({ rows: 0, message: expect.stringMatching(/^There is nothing to import/) });
    expect((await deliveriesOf(code)).map(({ problem }) => problem?.slice(0, 28))).toEqual(Array(2).fill("There is nothing to import i"));
  });

  test("may be a form that holds it as its payload", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const form = new URLSearchParams({ payload: JSON.stringify(ticket(1)) }).toString();
    const { json } = await deliver(code, form, { headers: { "content-type": "application/x-www-form-urlencoded" } });
    expect(json).toMatchObject({ created: 1 });
  });
});

describe("a delivery that is not taken leaves no row", () => {
  test.each([
    ["with another secret", 401, "bad_signature", { secret: "another" }, ticket(1)],
    ["six minutes old", 401, "outside_clock", { seconds: -360 }, ticket(1)],
    ["six minutes early", 401, "outside_clock", { seconds: 360 }, ticket(1)],
    ["without a signature", 401, "no_signature", { headers: { "x-signature": "" } }, ticket(1)],
    ["without a time", 401, "no_timestamp", { headers: { "x-timestamp": "" } }, ticket(1)],
    ["too large", 413, "too_large", {}, ticket(1, { subject: "x".repeat(1024 * 1024) })],
    ["nested too deep", 400, "bad_json", {}, `${"[".repeat(65)}${"]".repeat(65)}`],
    ["nested very deep", 400, "bad_json", {}, "[".repeat(100_000)],
    ["no JSON", 400, "bad_json", {}, "ticket=1"],
    ["empty", 400, "bad_json", {}, ""],
    ["of two lists", 422, "several_lists", {}, { first: [{ id: 1 }], second: [{ id: 2 }] }],
  ])("%s", async (_, status, code, how, body) => {
    const name = await webhookOf("signed", { mapping: "zendesk" });
    const answer = await deliver(name, body, how);
    expect([answer.status, answer.json.error.code]).toEqual([status, code]);
    expect(await rowsOf(name)).toBe(0);
    expect(await deliveriesOf(name)).toMatchObject([{ status, rows: 0, problem: answer.json.error.message }]);
    expect(answer.text).not.toMatch(/node_modules|at \w+ \(|select /i);
  });

  test("exactly as large as allowed, it is read", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const filled = (bytes: number) => {
      const rest = JSON.stringify(ticket(1, { note: "" }));
      return rest.replace('"note":""', `"note":"${"x".repeat(bytes - rest.length)}"`);
    };
    expect((await deliver(code, filled(1_048_577))).status).toBe(413);
    expect(filled(1_048_576)).toHaveLength(1_048_576);
    expect((await deliver(code, filled(1_048_576))).status).toBe(200);
  });

  test("changed on its way", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const headers = headersOf(JSON.stringify(ticket(1)));
    expect((await deliver(code, ticket(2), { headers })).json.error.code).toBe("bad_signature");
    expect(await rowsOf(code)).toBe(0);
  });

  test("where there is no webhook, or a paused one", async () => {
    expect((await deliver("nowhere", ticket(1))).json.error.code).toBe("not_found");
    expect((await deliver("No Where", ticket(1))).status).toBe(404);
    const code = await webhookOf("signed", { mapping: "zendesk" });
    await PATCH(own("/", "PATCH", { isPaused: true }), at({ code }));
    expect((await deliver(code, ticket(1))).json.error.code).toBe("paused");
    expect((await deliver(code, ticket(1), { secret: "another" })).json.error.code).toBe("bad_signature");
    expect(await rowsOf(code)).toBe(0);
    await PATCH(own("/", "PATCH", { isPaused: false }), at({ code }));
    expect((await deliver(code, ticket(1))).status).toBe(200);
  });
});

describe("a replay", () => {
  test("gets the same answer, byte for byte, and adds nothing", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const headers = headersOf(JSON.stringify(ticket(1)));
    const first = await deliver(code, ticket(1), { headers });
    await deliver(code, ticket(1, { subject: "Newer" }));
    const again = await deliver(code, ticket(1), { headers });
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    // Whatever is not signed may change without making it another delivery.
    const elsewhere = await deliver(code, ticket(1), {
      headers: { ...headers, "user-agent": "other", "x-request-id": "2" },
      query: "?retry=1",
    });
    expect(elsewhere.text).toBe(first.text);
    expect(await rowsOf(code)).toBe(1);
    expect(await deliveriesOf(code)).toHaveLength(2);
    const [row] = await workspace.record.db
      .select({ summary: interaction.summary })
      .from(interaction)
      .where(eq(interaction.summary, "Newer"));
    expect(row?.summary).toBe("Newer");
  });

  test("twenty times at once gets one answer", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const headers = headersOf(JSON.stringify(ticket(1)));
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(code, ticket(1), { headers })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.json).toMatchObject({ created: 1 });
    expect([await rowsOf(code), (await deliveriesOf(code)).length]).toEqual([1, 1]);
  });

  test("of a sender that shows a token is one for five minutes only: the same text may be news", async () => {
    const code = await webhookOf("freshdesk", { mapping: "zendesk" });
    const body = (status: string) => Buffer.from(JSON.stringify(ticket(1, { status })));
    const take = async (status: string, minute: number) => {
      const scheme = schemeByCode("freshdesk");
      if (!scheme) throw new Error("no scheme");
      const request = signed(scheme, body(status), SECRET.replaceAll(" ", "-"), 0);
      const stream = new Blob([body(status)]).stream();
      return JSON.parse(
        (await receiveWebhook(workspace.record, senderActor("x"), { code, request: { ...request, body: stream } }, minute * 60_000)).body,
      );
    };
    const first = await take("open", 0);
    expect(first).toMatchObject({ created: 1 });
    expect(await take("open", 4)).toEqual(first);
    expect(await take("solved", 5)).toMatchObject({ changed: 1 });
    expect(await take("open", 6)).toMatchObject({ changed: 1 });
  });
});

describe("secrets", () => {
  test("are rotated without a gap: both are believed until the old one is taken away", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const added = await (await ADD_SECRET(own("/", "POST", {}), at({ code }))).json();
    expect(added.secret).toMatch(/^[\w-]{43}$/);
    expect((await deliver(code, ticket(1))).status).toBe(200);
    expect((await deliver(code, ticket(2), { secret: added.secret })).status).toBe(200);
    const old = added.webhook.secrets[1].id;
    await REMOVE_SECRET(own("/", "DELETE"), at({ code, secret: old }));
    expect((await deliver(code, ticket(3))).json.error.code).toBe("bad_signature");
    expect((await deliver(code, ticket(3), { secret: added.secret })).status).toBe(200);
    const last = await REMOVE_SECRET(own("/", "DELETE"), at({ code, secret: added.webhook.secrets[0].id }));
    expect([last.status, (await last.json()).error.field]).toEqual([400, "secret"]);
  });

  test("stand nowhere in the record as they are, and are shown to nobody again", async () => {
    const code = await webhookOf("signed");
    const [row] = await workspace.record.db.select().from(webhook).where(eq(webhook.code, code));
    expect(JSON.stringify(row)).not.toContain(SECRET);
    expect(JSON.stringify(await getWebhook(workspace.record, ownerActor(), code))).not.toContain(SECRET);
  });

  test.each([
    [{ name: "", sender: "zendesk" }, "name"],
    [{ name: "x", sender: "nobody" }, "sender"],
    [{ name: "x", sender: "token", secret: "short" }, "secret"],
    [{ name: "x", sender: "token", secret: "sixteen long but é" }, "secret"],
    [{ name: "x", sender: "standard-webhooks", secret: "not base64!" }, "secret"],
    [{ name: "x", sender: "zendesk", mapping: "nothing" }, "mapping"],
    [{ name: "x", sender: "zendesk", more: 1 }, "body"],
  ])("%j is refused at %s", async (body, field) => {
    const answer = await CREATE(own("/api/webhook-sources", "POST", body));
    expect([answer.status, (await answer.json()).error.field]).toEqual([400, field]);
  });

  test("a page of another site makes none", async () => {
    const request = new Request(`${BASE}/api/webhook-sources`, {
      method: "POST",
      headers: { host: "localhost:3000", origin: "https://evil.example" },
      body: JSON.stringify({ name: "x", sender: "zendesk" }),
    });
    expect((await CREATE(request)).status).toBe(403);
  });
});

describe("what strangers can do", () => {
  test("is bounded: so many a minute are listed, the others are told to wait, and the sender still gets in", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const answers: number[] = [];
    for (let n = 0; n < 70; n += 1) answers.push((await deliver(code, ticket(n), { secret: "guess" })).status);
    expect(answers.filter((status) => status === 401).length).toBeGreaterThanOrEqual(60);
    expect(answers.at(-1)).toBe(429);
    const waiting = await deliver(code, ticket(1), { secret: "guess" });
    expect(Number(waiting.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await deliver(code, ticket(1))).status).toBe(200);
  });

  test("does not fill the disk: the latest hundred refusals stay, and what was taken stays too", async () => {
    const code = await webhookOf("signed", { mapping: "zendesk" });
    const { record } = workspace;
    await deliver(code, ticket(1));
    const request = signed(schemeByCode("signed") ?? never(), Buffer.from("{}"), "guess", 0);
    for (let n = 0; n < 120; n += 1)
      await receiveWebhook(record, senderActor("x"), { code, request: { ...request, body: new Blob(["{}"]).stream() } }, n * 60_000);
    const kept = await deliveriesOf(code);
    expect([kept.filter(({ status }) => status === 401).length, kept.filter(({ status }) => status === 200).length]).toEqual([100, 1]);
    await forgetOldDeliveries(record, Date.now());
    expect(await deliveriesOf(code)).toHaveLength(1);
  });
});

describe("a test", () => {
  test.each(SCHEMES.map(({ code }) => code))("of %s goes the whole way and writes nothing", async (sender) => {
    const made = await CREATE(own("/api/webhook-sources", "POST", { name: `Test ${sender}`, sender }));
    const code = (await made.json()).webhook.code;
    const answer = await SEND_TEST(own("/", "POST"), at({ code }));
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { isTest: true, status: 200, rows: 1, created: 1, rejected: 0, problem: null },
    ]);
    expect(await rowsOf(code)).toBeLessThanOrEqual(0);
    expect(await deliveriesOf(code)).toMatchObject([{ isTest: true }]);
    await DELETE(own("/", "DELETE"), at({ code }));
  });

  test("says what is wrong", async () => {
    const code = await webhookOf("signed", { mapping: "cfpb" });
    expect(await sendTest(workspace.record, ownerActor(), code, Date.now())).toMatchObject({
      isTest: true,
      rows: 0,
      problem: expect.stringMatching(/nothing to import/),
    });
  });
});

test("Front is answered with what it asks for, once it has shown its signature", async () => {
  const code = await webhookOf("front-app");
  const now = Date.now();
  const { headers, body } = signed(schemeByCode("front-app") ?? never(), Buffer.from("{}"), SECRET, now);
  const ask = (challenge: string, signature = headers.get("x-front-signature") ?? "") =>
    send(
      code,
      new Request(`${BASE}/api/webhooks/${code}`, {
        method: "POST",
        headers: {
          host: "localhost:3000",
          "x-front-signature": signature,
          "x-front-request-timestamp": String(now),
          "x-front-challenge": challenge,
        },
        body: Buffer.from(body),
      }),
    );
  const answer = await ask("abc-123");
  expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([200, "abc-123", "text/plain; charset=utf-8"]);
  expect((await ask("abc-123", "AAAA")).status).toBe(401);
  expect((await ask("<script>")).text).toMatch(/^\{"delivery"/);
});

test("the source of a webhook is the one that files of its kind are filed under, so that no ticket is there twice", async () => {
  const made = await (await CREATE(own("/api/webhook-sources", "POST", { name: "Our Zendesk", sender: "zendesk" }))).json();
  expect(made.webhook).toMatchObject({ code: "our-zendesk", mapping: "zendesk", source: "zendesk", scheme: "zendesk" });
  const other = await (await CREATE(own("/api/webhook-sources", "POST", { name: "Scripts", sender: "github" }))).json();
  expect(other.webhook).toMatchObject({ mapping: null, source: "scripts" });
});

function never(): never {
  throw new Error("not there");
}
