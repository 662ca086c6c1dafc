import type { RecordStore } from "@/db/client";
import type { webhook as webhookTable } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { spend } from "@/lib/access/rate-limits";
import { answerGiven, DeliveredMeanwhileError, forgetKey, keepDelivery, keepUnkeyed } from "@/lib/webhooks/deliveries";
import { REFUSED_PER_MINUTE, webhookLimits } from "@/lib/webhooks/limits";
import { paceOf } from "@/lib/webhooks/pace";
import { bytesOf, jsonOf } from "@/lib/webhooks/read-body";
import { type DeliveryRefusal, mistrustRefusal, NO_JSON, PAUSED, tooLarge } from "@/lib/webhooks/refusals";
import type { Scheme } from "@/lib/webhooks/schemes";
import { knownScheme, openSecrets } from "@/lib/webhooks/secrets";
import { takeBody } from "@/lib/webhooks/take-body";
import { type Incoming, verify } from "@/lib/webhooks/verify";
import { findWebhook } from "@/lib/webhooks/webhook-sources";

/** What is answered: the same text again whenever the same delivery comes again. */
export interface WebhookAnswer {
  status: number;
  body: string;
  /** Seconds after which it may be sent again. */
  retryAfter?: number;
  isPlainText?: boolean;
}

export type SentRequest = Omit<Incoming, "body"> & { body: ReadableStream<Uint8Array> | null };

type Webhook = typeof webhookTable.$inferSelect;

/**
 * Takes a delivery in: verified over its raw bytes before anything of it is read, its rows and its answer written together.
 * Requests that are not believed cost a bucket of their own, so that a stranger cannot keep the sender out.
 * @throws NotFoundError when there is no such webhook
 */
export async function receiveWebhook(
  record: RecordStore,
  actor: Actor,
  { code, request }: { code: string; request: SentRequest },
  now: number,
): Promise<WebhookAnswer> {
  requireRight(actor, "import");
  const webhook = await findWebhook(record.db, code);
  const limits = webhookLimits();
  const announced = Number(request.headers.get("content-length") ?? "0");
  const body = announced > limits.bodyBytes ? null : await bytesOf(request.body, limits.bodyBytes);
  if (body === null) return refuseStranger(record, webhook, tooLarge(limits.bodyBytes), limits.bodyBytes, now);

  const scheme = knownScheme(webhook.scheme);
  const secrets = openSecrets(record.dataDir, webhook.secrets).map(({ secret }) => secret);
  const incoming = { ...request, body };
  const verdict = verify(scheme, incoming, secrets, now);
  if (!verdict.isGenuine) return refuseStranger(record, webhook, mistrustRefusal(verdict.reason, scheme), body.length, now);

  const wait = await spend(record, "webhook", String(webhook.id), now);
  if (wait > 0) return tooMany(wait);
  if (webhook.pausedAt !== null) return refuse(record, webhook, PAUSED, body.length, now);
  const challenge = challengeOf(scheme, incoming);
  if (challenge !== null) return { status: 200, body: challenge, isPlainText: true };
  return takeGenuine(record, webhook, { incoming, scheme, key: verdict.key }, now);
}

async function takeGenuine(
  record: RecordStore,
  webhook: Webhook,
  { incoming, scheme, key }: { incoming: Incoming; scheme: Scheme; key: string },
  now: number,
): Promise<WebhookAnswer> {
  const before = await answerGiven(record.db, webhook.id, key);
  if (before !== null) {
    // Whoever shows a token could say anything, so nothing is gained by holding old bodies against them: a ticket that is
    // opened, closed and opened again may well be the same text twice.
    if (scheme.kind === "signature" || now - before.receivedAt < TOKEN_REPLAY_MS) return { status: before.status, body: before.answer };
    await forgetKey(record, webhook.id, key);
  }
  const { body, headers } = incoming;
  const value = jsonOf(body, headers.get("content-type"));
  if (value === undefined) return refuse(record, webhook, NO_JSON, body.length, now);
  const delivery = { webhookId: webhook.id, key, bytes: body.length, receivedAt: now, isTest: false };
  try {
    const taken = await takeBody(record, webhook, value, {
      now,
      keep: (db, { status, answerOf, ...counts }) => keepDelivery(db, { ...delivery, ...counts, status }, answerOf),
    });
    return "refusal" in taken ? refuse(record, webhook, taken.refusal, body.length, now) : { status: 200, body: taken.answer };
  } catch (error) {
    if (!(error instanceof DeliveredMeanwhileError)) throw error;
    const first = await answerGiven(record.db, webhook.id, key);
    if (first === null) throw error;
    return { status: first.status, body: first.answer };
  }
}

/** How long a body that was shown with a token is known again. */
const TOKEN_REPLAY_MS = 5 * 60_000;

/** What a sender wants to hear back when it first tries the address. */
function challengeOf(scheme: Scheme, { headers }: Incoming): string | null {
  const challenge = scheme.kind === "signature" && scheme.challengeHeader ? headers.get(scheme.challengeHeader) : null;
  return challenge !== null && /^[\w\-=+/.~]{1,300}$/.test(challenge) ? challenge : null;
}

async function refuseStranger(
  record: RecordStore,
  webhook: Webhook,
  why: DeliveryRefusal,
  bytes: number,
  now: number,
): Promise<WebhookAnswer> {
  const wait = strangers.spend(webhook.code, now);
  return wait > 0 ? tooMany(wait) : refuse(record, webhook, why, bytes, now);
}

/** Refused and listed, without a key: sent again, it is looked at again. */
async function refuse(
  record: RecordStore,
  webhook: Webhook,
  { status, ...error }: DeliveryRefusal,
  bytes: number,
  now: number,
): Promise<WebhookAnswer> {
  const delivery = { webhookId: webhook.id, status, bytes, receivedAt: now };
  return { status, body: await keepUnkeyed(record, delivery, () => JSON.stringify({ error })) };
}

function tooMany(retryAfter: number): WebhookAnswer {
  const message = `Too many deliveries in this minute. Send it again in ${retryAfter} seconds.`;
  return { status: 429, body: JSON.stringify({ error: { code: "too_many_requests", message } }), retryAfter };
}

const strangers = paceOf(REFUSED_PER_MINUTE);
