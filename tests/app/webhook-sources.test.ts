import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { DELETE } from "@/app/api/webhook-sources/[code]/route";
import { DELETE as REMOVE_SECRET } from "@/app/api/webhook-sources/[code]/secrets/[secret]/route";
import { POST as ADD_SECRET } from "@/app/api/webhook-sources/[code]/secrets/route";
import { POST as SEND_TEST } from "@/app/api/webhook-sources/[code]/test/route";
import { POST as CREATE } from "@/app/api/webhook-sources/route";
import { webhook } from "@/db/schema";
import { senderActor } from "@/lib/access/actor";
import { forgetOldDeliveries } from "@/lib/webhooks/deliveries";
import { receiveWebhook } from "@/lib/webhooks/receive";
import { SCHEMES } from "@/lib/webhooks/schemes";
import { sendTest, signed } from "@/lib/webhooks/send-test";
import { getWebhook } from "@/lib/webhooks/webhook-sources";
import { ownerActor } from "@/tests/support/signed-in";
import { at, deliver, knownScheme, own, SECRET, send, ticket, webhookDesk, webhookOf } from "@/tests/support/webhook-desk";

const { record, rowsOf, deliveriesOf } = webhookDesk();

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
    const [row] = await record().db.select().from(webhook).where(eq(webhook.code, code));
    expect(JSON.stringify(row)).not.toContain(SECRET);
    expect(JSON.stringify(await getWebhook(record(), ownerActor(), code))).not.toContain(SECRET);
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
    const request = new Request(`http://localhost:3000/api/webhook-sources`, {
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

    await deliver(code, ticket(1));
    const request = signed(knownScheme("signed"), Buffer.from("{}"), "guess", 0);
    for (let n = 0; n < 120; n += 1)
      await receiveWebhook(record(), senderActor("x"), { code, request: { ...request, body: new Blob(["{}"]).stream() } }, n * 60_000);
    const kept = await deliveriesOf(code);
    expect([kept.filter(({ status }) => status === 401).length, kept.filter(({ status }) => status === 200).length]).toEqual([100, 1]);
    await forgetOldDeliveries(record(), Date.now());
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
    expect(await sendTest(record(), ownerActor(), code, Date.now())).toMatchObject({
      isTest: true,
      rows: 0,
      problem: expect.stringMatching(/nothing to import/),
    });
  });
});

test("Front is answered with what it asks for, once it has shown its signature", async () => {
  const code = await webhookOf("front-app");
  const now = Date.now();
  const { headers, body } = signed(knownScheme("front-app"), Buffer.from("{}"), SECRET, now);
  const ask = (challenge: string, signature = headers.get("x-front-signature") ?? "") =>
    send(
      code,
      new Request(`http://localhost:3000/api/webhooks/${code}`, {
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
