import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { seal, unseal } from "@/lib/sealed";

/** What an address checks messages by: the secret, and for a day after it was changed the one before it. */
export interface SigningSecrets {
  current: string;
  previous: { secret: string; until: number } | null;
}

/** 256 bits, written as Standard Webhooks writes them. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** The headers of a message as Standard Webhooks signs it: HMAC-SHA256 of id.timestamp.body, by each secret in force. */
export function signedHeaders(secrets: SigningSecrets, messageId: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const { current, previous } = secrets;
  const inForce = previous !== null && now < previous.until ? [current, previous.secret] : [current];
  const sign = (secret: string) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    return `v1,${createHmac("sha256", key).update(`${messageId}.${timestamp}.${body}`).digest("base64")}`;
  };
  return { "webhook-id": messageId, "webhook-timestamp": timestamp, "webhook-signature": inForce.map(sign).join(" ") };
}

export function sealSigning(dataDir: string, secrets: SigningSecrets): string {
  return seal(dataDir, PURPOSE, JSON.stringify(secrets));
}

/** @throws Error when they were sealed by another installation */
export function openSigning(dataDir: string, sealed: string): SigningSecrets {
  return schema.parse(JSON.parse(unseal(dataDir, PURPOSE, sealed)));
}

const PURPOSE = "outgoing webhook";
const schema = z.object({ current: z.string(), previous: z.object({ secret: z.string(), until: z.number() }).nullable() });
