import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as schema from "@/db/schema";
import { decide } from "@/lib/decisions/decide";
import { keepMeeting } from "@/lib/meetings/keep-meeting";
import { forgetOldMessages, listMessages, resendMessage, sendDue, sendTestMessage } from "@/lib/outgoing/deliveries";
import { OUTGOING_EVENTS } from "@/lib/outgoing/events";
import { changeOutgoing, createOutgoing, deleteOutgoing, listOutgoing, rotateOutgoing } from "@/lib/outgoing/outgoing-webhooks";
import { JITTER, nextAttempt, RETRY_AFTER_MS } from "@/lib/outgoing/retries";
import type { Sending } from "@/lib/outgoing/send-message";
import { signedHeaders } from "@/lib/outgoing/signature";
import { tellOutside } from "@/lib/outgoing/tell-outside";
import type { Workspace } from "@/lib/workspace";
import { type Act, fakeDesk } from "@/tests/support/fake-desk";
import { actorOf, ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

/** 2026-06-01T00:00Z. */
const NOW = 1_780_272_000_000;
const admin = ownerActor();
let workspace: Workspace;
let now = NOW;
let random = 0;
const sending: Sending = { now: () => now, random: () => random, timeoutMs: 300 };

beforeEach(async () => {
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.1");
  workspace = { ...(await freshWorkspace()), clock: () => now };
  now = NOW;
  random = 0;
});
afterEach(() => vi.unstubAllEnvs());

interface Received {
  id: string;
  timestamp: string;
  signature: string;
  body: string;
}

/** An address that answers each message by the next status, the last one again and again; null: not at all. */
async function receiver(...statuses: (number | null)[]) {
  const received: Received[] = [];
  const act: Act = (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const header = (name: string) => String(request.headers[name]);
      received.push({
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body: Buffer.concat(pieces).toString("utf8"),
      });
      const status = statuses[Math.min(received.length, statuses.length) - 1] ?? null;
      if (status !== null) response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("{}");
    });
  };
  const { address } = await fakeDesk([act]);
  const made = await createOutgoing(workspace.record, admin, { name: "Hook", url: address, events: [...OUTGOING_EVENTS] }, NOW);
  return { received, code: made.webhook.code, secret: made.secret };
}

const tell = (data: Record<string, string> = {}) => workspace.record.tx((db) => tellOutside(db, "decision.made", data, "/agenda", now));
const messages = (code: string) => listMessages(workspace.record, admin, code);

test("A message is signed as Standard Webhooks publishes it", () => {
  const secrets = { current: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", previous: null };
  expect(signedHeaders(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", '{"test": 2432232314}', 1_614_265_330_000)).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("What happens is told once, with codes and links and without a word that somebody wrote", async () => {
  vi.stubEnv("PUBLIC_URL", "https://debrief.example.com");
  const { received, code } = await receiver(200);
  await workspace.record.tx(async (db) => {
    await db.insert(schema.team).values({ code: "billing", name: "Billing of Robin" });
  });
  const decided = { failure: null, kind: "assign", text: "Robin Example rings up", team: "billing", dueDay: 20_610 } as const;
  await decide(workspace.record, admin, decided, NOW);
  await keepMeeting(workspace, admin, NOW);
  expect(await sendDue(workspace.record, sending)).toBe(2);
  expect(await sendDue(workspace.record, sending)).toBe(0);
  expect(received.map(({ body }) => JSON.parse(body))).toEqual([
    {
      type: "decision.made",
      timestamp: "2026-06-01T00:00:00.000Z",
      data: { decision: 1, kind: "assign", failure: null, team: "billing", due: "2026-06-06", url: "https://debrief.example.com/agenda" },
    },
    {
      type: "meeting.kept",
      timestamp: "2026-06-01T00:00:00.000Z",
      data: { meeting: "2026-06-01", items: 0, decided: 1, open: 0, url: "https://debrief.example.com/agenda/2026-06-01" },
    },
  ]);
  expect(JSON.stringify(received)).not.toMatch(/Robin/);
  expect((await messages(code)).map(({ deliveredAt, attempts, lastStatus }) => [deliveredAt, attempts, lastStatus])).toEqual([
    [NOW, 1, 200],
    [NOW, 1, 200],
  ]);
});

test("What is rolled back is not told, and nobody is told what they did not ask for", async () => {
  const { code } = await receiver(200);
  const other = await createOutgoing(workspace.record, admin, { name: "Hook", url: "https://127.0.0.1/", events: ["meeting.kept"] }, NOW);
  await workspace.record
    .tx(async (db) => {
      await tellOutside(db, "decision.made", {}, "/agenda", now);
      throw new Error("no");
    })
    .catch(() => undefined);
  expect(await messages(code)).toEqual([]);
  await tell();
  expect(await messages(code)).toHaveLength(1);
  expect(await messages(other.webhook.code)).toEqual([]);
});

test("A message that does not arrive is tried ten times under one id, then shown as given up, and sent again when asked", async () => {
  const { received, code, secret } = await receiver(500, 302, null, 404, 503, 500, 500, 500, 500, 500, 200);
  await tell();
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    expect(await sendDue(workspace.record, sending)).toBe(1);
    const [message] = await messages(code);
    expect(message?.attempts).toBe(attempt);
    if (message?.nextAttemptAt) {
      waits.push(message.nextAttemptAt - now);
      now = message.nextAttemptAt - 1;
      expect(await sendDue(workspace.record, sending)).toBe(0);
      now += 1;
    }
  }
  expect(waits).toEqual([...RETRY_AFTER_MS]);
  const [dead] = await messages(code);
  expect(dead).toMatchObject({ deadAt: now, deliveredAt: null, nextAttemptAt: null, lastStatus: 500, lastError: "It answered 500." });
  expect(await sendDue(workspace.record, sending)).toBe(0);

  await resendMessage(workspace.record, admin, code, dead?.id ?? 0, now);
  expect(await sendDue(workspace.record, sending)).toBe(1);
  expect(await messages(code)).toMatchObject([{ deliveredAt: now, deadAt: null, lastError: null }]);
  expect(received).toHaveLength(11);
  expect(new Set(received.map(({ id }) => id))).toEqual(new Set([dead?.messageId]));
  for (const { id, timestamp, body, signature } of received) {
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    expect(signature).toBe(`v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`);
  }
  expect(Number(received.at(-1)?.timestamp) * 1000).toBe(Math.floor(now / 1000) * 1000);
});

test("Waits are lengthened by a fifth at most, and whoever asks for longer gets it, up to a day", () => {
  for (const [index, wait] of RETRY_AFTER_MS.entries()) {
    const at = (chance: number) => (nextAttempt(index + 1, { now, random: chance }) ?? 0) - now;
    expect([at(0), at(1)]).toEqual([wait, wait * (1 + JITTER)]);
    for (let round = 0; round < 100; round += 1) {
      const waited = at(Math.random());
      expect(waited >= wait && waited <= wait * (1 + JITTER)).toBe(true);
    }
  }
  expect(nextAttempt(10, { now, random: 0 })).toBeNull();
  expect(nextAttempt(1, { now, random: 0, askedToWait: "600" })).toBe(now + 600_000);
  expect(nextAttempt(1, { now, random: 0, askedToWait: "9999999" })).toBe(now + 86_400_000);
});

test("Whoever answers 410 is not told anything any more, until somebody lets it go on", async () => {
  const { received, code } = await receiver(410, 200);
  await tell();
  await tell();
  await sendDue(workspace.record, sending);
  expect(await listOutgoing(workspace.record.db, admin)).toMatchObject([
    { disabledAt: NOW, disabledBecause: expect.stringContaining("410") },
  ]);
  expect(await sendDue(workspace.record, sending)).toBe(0);
  await tell();
  expect((await messages(code)).map(({ deadAt, attempts }) => [deadAt, attempts])).toEqual([
    [null, 0],
    [NOW, 1],
  ]);
  await changeOutgoing(workspace.record, admin, code, { isPaused: false }, NOW);
  expect(await sendDue(workspace.record, sending)).toBe(1);
  expect(received).toHaveLength(2);
});

test("A redirect is not followed, and says so", async () => {
  const { received, code } = await receiver(302);
  await tell();
  await sendDue(workspace.record, sending);
  expect(received).toHaveLength(1);
  expect(await messages(code)).toMatchObject([{ lastStatus: 302, lastError: expect.stringContaining("not followed"), deliveredAt: null }]);
});

test("A crash between sending and noting sends it again, under the same id", async () => {
  const { received, code } = await receiver(200);
  await tell();
  const dying = { ...workspace.record, tx: () => Promise.reject(new Error("killed")) };
  await expect(sendDue(dying, sending)).rejects.toThrow("killed");
  expect(await messages(code)).toMatchObject([{ attempts: 0, deliveredAt: null }]);
  expect(await sendDue(workspace.record, sending)).toBe(1);
  expect(received).toHaveLength(2);
  expect(received[0]?.id).toBe(received[1]?.id);
  expect(await sendDue(workspace.record, sending)).toBe(0);
});

test("What happens while it is paused is told when it goes on", async () => {
  const { received, code } = await receiver(200);
  await changeOutgoing(workspace.record, admin, code, { isPaused: true }, NOW);
  await tell();
  expect(await sendDue(workspace.record, sending)).toBe(0);
  await changeOutgoing(workspace.record, admin, code, { isPaused: false }, NOW);
  expect(await sendDue(workspace.record, sending)).toBe(1);
  expect(received).toHaveLength(1);
});

test("A slow address holds up no other one", async () => {
  const slow = await receiver(null);
  const quick = await receiver(200);
  for (let n = 0; n < 60; n += 1) await tell();
  await sendDue(workspace.record, sending);
  expect([slow.received.length, quick.received.length]).toEqual([1, 50]);
  await sendDue(workspace.record, sending);
  expect(quick.received).toHaveLength(60);
});

test("A new secret signs at once, and the one before it for one more day", async () => {
  const { received, code, secret } = await receiver(200);
  const { secret: newer } = await rotateOutgoing(workspace.record, admin, code, NOW);
  await tell();
  await sendDue(workspace.record, sending);
  now += 86_400_000;
  await tell();
  await sendDue(workspace.record, sending);
  const by = (key: string, { id, timestamp, body }: Received) =>
    `v1,${createHmac("sha256", Buffer.from(key.slice(6), "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64")}`;
  const [during, after] = received;
  if (!during || !after) throw new Error("two messages were expected");
  expect(during.signature).toBe(`${by(newer, during)} ${by(secret, during)}`);
  expect(after.signature).toBe(by(newer, after));
  const [row] = await workspace.record.db.select().from(schema.outgoingWebhook);
  expect(row?.secret).not.toContain(newer.slice(6));
});

test("A test message says at once how it went, and is tried by nobody else meanwhile", async () => {
  const { received, code } = await receiver(200, 500);
  expect(await sendTestMessage(workspace.record, admin, code, sending)).toMatchObject({ event: "test", lastStatus: 200, deliveredAt: NOW });
  expect(await sendTestMessage(workspace.record, admin, code, sending)).toMatchObject({ lastStatus: 500, nextAttemptAt: NOW + 5000 });
  expect(await sendDue(workspace.record, sending)).toBe(0);
  expect(received).toHaveLength(2);
});

test("An address that leads inside since it was made is not asked", async () => {
  const { received, code } = await receiver(200);
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "");
  await tell();
  await sendDue(workspace.record, sending);
  expect(received).toEqual([]);
  expect(await messages(code)).toMatchObject([{ attempts: 1, lastStatus: null, lastError: expect.stringContaining("https://") }]);
});

test("Only whoever manages makes, reads and deletes them; what is old is forgotten", async () => {
  const { code } = await receiver(200);
  const lead = actorOf("manager");
  const asked = { name: "Hook", url: "https://10.0.0.1/", events: [...OUTGOING_EVENTS] };
  await expect(createOutgoing(workspace.record, lead, asked, NOW)).rejects.toMatchObject({ status: 403 });
  await expect(createOutgoing(workspace.record, admin, asked, NOW)).rejects.toMatchObject({ status: 400, code: "refused_target" });
  await expect(listOutgoing(workspace.record.db, lead)).rejects.toMatchObject({ status: 403 });
  await expect(listMessages(workspace.record, lead, code)).rejects.toMatchObject({ status: 403 });
  await tell();
  await sendDue(workspace.record, sending);
  await forgetOldMessages(workspace.record, NOW + 30 * 86_400_000);
  expect(await messages(code)).toHaveLength(1);
  await forgetOldMessages(workspace.record, NOW + 30 * 86_400_000 + 1);
  expect(await messages(code)).toEqual([]);
  await expect(deleteOutgoing(workspace.record, lead, code)).rejects.toMatchObject({ status: 403 });
  await deleteOutgoing(workspace.record, admin, code);
  expect(await workspace.record.db.select().from(schema.outgoingWebhook).where(eq(schema.outgoingWebhook.code, code))).toEqual([]);
});
