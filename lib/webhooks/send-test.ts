import { randomUUID } from "node:crypto";
import type { RecordStore } from "@/db/client";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { keepDelivery, keepUnkeyed, type ListedDelivery, listDeliveries } from "@/lib/webhooks/deliveries";
import { jsonOf } from "@/lib/webhooks/read-body";
import { mistrustRefusal, NO_JSON } from "@/lib/webhooks/refusals";
import { sampleBody } from "@/lib/webhooks/samples";
import { type Scheme, TOKEN_HEADER } from "@/lib/webhooks/schemes";
import { knownScheme, openSecrets } from "@/lib/webhooks/secrets";
import { signatureOf, writtenSignature } from "@/lib/webhooks/signature";
import { takeBody } from "@/lib/webhooks/take-body";
import { type Incoming, verify } from "@/lib/webhooks/verify";
import { findWebhook } from "@/lib/webhooks/webhook-sources";

/**
 * Signs an invented body as the sender would, with the newest secret, and takes it in as a delivery up to the point where
 * it would be written. It is listed as a test.
 */
export async function sendTest(record: RecordStore, actor: Actor, code: string, now: number): Promise<ListedDelivery> {
  requireRight(actor, "manage");
  const webhook = await findWebhook(record.db, code);
  const scheme = knownScheme(webhook.scheme);
  const secrets = openSecrets(record.dataDir, webhook.secrets).map(({ secret }) => secret);
  const incoming = signed(scheme, Buffer.from(JSON.stringify(sampleBody(webhook.mappingCode, now)), "utf8"), secrets[0] ?? "", now);
  const delivery = { webhookId: webhook.id, isTest: true, bytes: incoming.body.length, receivedAt: now };

  const verdict = verify(scheme, incoming, secrets, now);
  const value = jsonOf(incoming.body, "application/json");
  const taken = verdict.isGenuine
    ? value === undefined
      ? { refusal: NO_JSON }
      : await takeBody(record, webhook, value, {
          now,
          isDryRun: true,
          keep: (db, { status, answerOf, ...counts }) => keepDelivery(db, { ...delivery, ...counts, status, key: null }, answerOf),
        })
    : { refusal: mistrustRefusal(verdict.reason, scheme) };
  if ("refusal" in taken) {
    const { status, ...error } = taken.refusal;
    await keepUnkeyed(record, { ...delivery, status }, () => JSON.stringify({ error }));
  }
  const [listed] = await listDeliveries(record.db, webhook.id, 1);
  if (!listed) throw new Error("The test was not kept");
  return listed;
}

/** A request with this body as the sender of a scheme would make it. */
export function signed(scheme: Scheme, body: Uint8Array, secret: string, now: number): Incoming {
  const uri = "https://debrief.example/api/webhooks/test";
  const request = { method: "POST", uris: [uri], addressToken: null, body };
  if (scheme.kind === "token") return { ...request, headers: new Headers({ [TOKEN_HEADER]: secret }) };
  const id = `msg_${randomUUID()}`;
  const timestamp = scheme.timestamp === undefined ? "" : writtenMoment(scheme.timestamp.unit, now);
  const digest = signatureOf(scheme, { id, timestamp, method: "POST", uri, body }, secret);
  const headers = new Headers({ [scheme.header]: writtenSignature(scheme, digest) });
  if (scheme.timestamp !== undefined) headers.set(scheme.timestamp.header, timestamp);
  if (scheme.idHeader !== undefined) headers.set(scheme.idHeader, id);
  return { ...request, headers };
}

function writtenMoment(unit: "s" | "ms" | "iso", now: number): string {
  if (unit === "iso") return new Date(now).toISOString();
  return String(unit === "s" ? Math.floor(now / 1000) : now);
}
