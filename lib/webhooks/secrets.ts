import { randomBytes } from "node:crypto";
import { z } from "zod";
import { seal, unseal } from "@/lib/sealed";
import { BadWebhookError } from "@/lib/webhooks/bad-webhook-error";
import { type Scheme, schemeByCode } from "@/lib/webhooks/schemes";
import { secretBytes } from "@/lib/webhooks/signature";

/** One of the secrets of a webhook. */
export interface WebhookSecret {
  id: string;
  secret: string;
  addedAt: number;
}

/** A new one is added before an old one is taken away; more than these are a mistake. */
export const MOST_SECRETS = 4;

const PURPOSE = "webhook secrets";

const schema = z.array(z.object({ id: z.string(), secret: z.string(), addedAt: z.number() }));

/** The newest first. @throws Error when they were sealed by another installation */
export function openSecrets(dataDir: string, sealed: string): WebhookSecret[] {
  return schema.parse(JSON.parse(unseal(dataDir, PURPOSE, sealed)));
}

export function sealSecrets(dataDir: string, secrets: readonly WebhookSecret[]): string {
  return seal(dataDir, PURPOSE, JSON.stringify(secrets));
}

/** The secret that was entered, or a new one. @throws BadWebhookError when it is none for this scheme */
export function newSecret(scheme: Scheme, entered: string | undefined, now: number): WebhookSecret {
  const secret = entered?.trim() || generated(scheme);
  if (secret.length > 500) throw new BadWebhookError("secret", "secret must have at most 500 characters");
  if (scheme.kind === "token" && secret.length < 16)
    throw new BadWebhookError("secret", "secret must have 16 characters or more: nothing else protects this address");
  // It has to stand in a header.
  if (scheme.kind === "token" && !/^[\x21-\x7e]+$/.test(secret))
    throw new BadWebhookError("secret", "secret must be letters, digits and signs of ASCII, without spaces");
  if (scheme.kind === "signature" && secretBytes(scheme, secret).length === 0)
    throw new BadWebhookError("secret", "secret must be whsec_ and base64, as the sender shows it");
  return { id: randomBytes(6).toString("hex"), secret, addedAt: now };
}

function generated(scheme: Scheme): string {
  const bytes = randomBytes(32);
  const isStandard = scheme.kind === "signature" && scheme.secretAs === "whsec";
  return isStandard ? `whsec_${bytes.toString("base64")}` : bytes.toString("base64url");
}

/** @throws BadWebhookError when this version does not know it */
export function knownScheme(code: string): Scheme {
  const scheme = schemeByCode(code);
  if (!scheme) throw new BadWebhookError("sender", `sender must be one that is known; got "${code.slice(0, 40)}"`);
  return scheme;
}
