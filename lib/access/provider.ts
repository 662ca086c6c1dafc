import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import type { ProviderSettings } from "@/lib/env";
import { DebriefError } from "@/lib/errors";

/** The identity provider could not be reached, or said something that cannot be believed. Trying again later may do. */
export class ProviderError extends DebriefError {
  constructor(message: string) {
    super("provider", 502, message);
  }
}

/** Whom the provider says somebody is. */
export interface ProvidedIdentity {
  /** Their name for good at this provider. */
  subject: string;
  /** Only when the provider has seen that it is theirs. */
  email: string | null;
  name: string | null;
}

/** What stays here while somebody is at the provider. */
export interface Asked {
  nonce: string;
  verifier: string;
}

/** What a question begins with. */
export function newQuestion(): Asked {
  return { nonce: random(), verifier: random() };
}

/** Where to send somebody to be asked who they are: authorisation code with PKCE (RFC 7636). @throws ProviderError */
export async function questionAddress(settings: ProviderSettings, callback: string, state: string, asked: Asked): Promise<string> {
  const { authorization_endpoint } = await described(settings);
  const address = new URL(authorization_endpoint);
  const params = {
    response_type: "code",
    client_id: settings.clientId,
    redirect_uri: callback,
    scope: "openid email profile",
    state,
    nonce: asked.nonce,
    code_challenge: createHash("sha256").update(asked.verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(params)) address.searchParams.set(name, value);
  return address.href;
}

/** Exchanges the code that the browser brought back, and believes the answer only as far as it is signed. @throws ProviderError */
export async function identityFor(settings: ProviderSettings, callback: string, code: string, asked: Asked): Promise<ProvidedIdentity> {
  const about = await described(settings);
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: callback,
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code_verifier: asked.verifier,
  });
  const { id_token } = tokens.parse(await fetched(about.token_endpoint, { method: "POST", body }));
  const keys = createRemoteJWKSet(new URL(about.jwks_uri), { timeoutDuration: TIMEOUT_MS });
  const { payload } = await jwtVerify(id_token, keys, {
    issuer: about.issuer,
    audience: settings.clientId,
    requiredClaims: ["exp", "iat", "sub"],
    // Never "none", and never a shared secret in place of a key.
    algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
    clockTolerance: 60,
  }).catch(() => {
    throw new ProviderError("What the identity provider sent cannot be believed: its signature, its time or whom it is for is wrong.");
  });
  const claims = claimed.safeParse(payload);
  if (!claims.success || claims.data.nonce !== asked.nonce)
    throw new ProviderError("What the identity provider sent does not belong to this sign-in. Sign in again.");
  const { sub, email, email_verified, name } = claims.data;
  return { subject: sub, email: email_verified === true && email ? email.trim().toLowerCase() : null, name: name ?? null };
}

const TIMEOUT_MS = 5_000;
const DESCRIBED_FOR_MS = 3_600_000;

const description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const tokens = z.object({ id_token: z.string() });
const claimed = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

const known = new Map<string, { at: number; about: z.infer<typeof description> }>();

/** What the provider says of itself (OpenID Connect Discovery), asked for when it is needed: one that was away is asked again the next time. */
async function described({ issuer }: ProviderSettings): Promise<z.infer<typeof description>> {
  const before = known.get(issuer);
  if (before && Date.now() - before.at < DESCRIBED_FOR_MS) return before.about;
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const about = description.safeParse(await fetched(address, {}).catch(() => fetched(address, {})));
  if (!about.success || about.data.issuer.replace(/\/$/, "") !== issuer.replace(/\/$/, ""))
    throw new ProviderError("The identity provider does not describe itself as OIDC_ISSUER says.");
  known.set(issuer, { at: Date.now(), about: about.data });
  return about.data;
}

async function fetched(address: string, request: RequestInit): Promise<unknown> {
  const away = () => {
    throw new ProviderError("The identity provider does not answer. Try again in a moment, or sign in with your password.");
  };
  const response = await fetch(address, { ...request, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(away);
  if (!response.ok) {
    await response.body?.cancel();
    throw new ProviderError("The identity provider did not agree. Sign in again.");
  }
  return response.json().catch(away);
}

function random(): string {
  return randomBytes(32).toString("base64url");
}
