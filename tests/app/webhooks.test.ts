import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { PATCH } from "@/app/api/webhook-sources/[code]/route";
import { interaction, webhookDelivery } from "@/db/schema";
import { senderActor } from "@/lib/access/actor";
import { receiveWebhook } from "@/lib/webhooks/receive";
import { signed } from "@/lib/webhooks/send-test";
import { at, deliver, headersOf, knownScheme, own, SECRET, ticket, webhookDesk, webhookOf } from "@/tests/support/webhook-desk";

const { record, rowsOf, deliveriesOf } = webhookDesk();

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
    expect(JSON.stringify(await record().db.select().from(webhookDelivery))).not.toContain("robin@");
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
    const [row] = await record().db.select({ summary: interaction.summary }).from(interaction).where(eq(interaction.summary, "Newer"));
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
      const request = signed(knownScheme("freshdesk"), body(status), SECRET.replaceAll(" ", "-"), 0);
      const stream = new Blob([body(status)]).stream();
      return JSON.parse(
        (await receiveWebhook(record(), senderActor("x"), { code, request: { ...request, body: stream } }, minute * 60_000)).body,
      );
    };
    const first = await take("open", 0);
    expect(first).toMatchObject({ created: 1 });
    expect(await take("open", 4)).toEqual(first);
    expect(await take("solved", 5)).toMatchObject({ changed: 1 });
    expect(await take("open", 6)).toMatchObject({ changed: 1 });
  });
});
