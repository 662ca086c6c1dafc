/*
 * How senders prove that a webhook is theirs, as a table: another sender is another entry, no other code.
 */

/** What a signed text is made of. `{secret}` stands only in schemes that hash it in, without HMAC. */
export type SignedPart = "id" | "timestamp" | "method" | "uri" | "body" | "secret";

interface Sender {
  code: string;
  name: string;
  /** The mapping that its bodies are likely read by; null: recognised by their shape. */
  mapping: string | null;
  /** Where its secret is found or entered, in words. */
  secretHint: string;
  /** Said aloud where the scheme was never seen in the sender's own documentation. */
  isUncertain?: boolean;
}

export interface SignatureScheme extends Sender {
  kind: "signature";
  /** The header that holds the signature, or several of them separated by spaces. */
  header: string;
  hash: "sha1" | "sha256";
  /** "plain": a hash of a text that holds the secret; everything else is an HMAC under it. */
  digest: "hmac" | "plain";
  encoding: "hex" | "base64";
  /** What stands before the encoded digest. */
  prefix: string;
  isList?: boolean;
  /** What is signed, in order, with what separates it. */
  signed: string;
  /** How the secret is written: as it stands, or as base64 after `whsec_`. */
  secretAs: "text" | "whsec";
  /** The header that says when it was signed. Without one, a delivery never grows old. */
  timestamp?: { header: string; unit: "s" | "ms" | "iso" };
  /** The header that names the delivery; only where the name itself is signed. */
  idHeader?: string;
  /** A header whose value is the answer when the sender first tries the address. */
  challengeHeader?: string;
}

/** No signature: the sender shows a secret, in a header of ours, as a bearer, as a password, or in the address. */
export interface TokenScheme extends Sender {
  kind: "token";
}

export type Scheme = SignatureScheme | TokenScheme;

/** How far the sender's clock may be from ours, in seconds, either way. */
export const CLOCK_WINDOW_SECONDS = 300;

export const TOKEN_HEADER = "x-debrief-token";
export const TOKEN_PARAMETER = "token";

const hmac = { kind: "signature", digest: "hmac", secretAs: "text", prefix: "" } as const;
const plain = { kind: "signature", digest: "plain", secretAs: "text", prefix: "" } as const;
const token = {
  kind: "token",
  secretHint: "Enter the secret there as a header X-Debrief-Token, or as the password of basic authentication.",
} as const;

export const SCHEMES: readonly Scheme[] = [
  {
    ...hmac,
    code: "standard-webhooks",
    name: "Standard Webhooks",
    mapping: null,
    secretHint: "Begins with whsec_",
    header: "webhook-signature",
    hash: "sha256",
    encoding: "base64",
    prefix: "v1,",
    isList: true,
    signed: "{id}.{timestamp}.{body}",
    secretAs: "whsec",
    timestamp: { header: "webhook-timestamp", unit: "s" },
    idHeader: "webhook-id",
  },
  {
    ...hmac,
    code: "zendesk",
    name: "Zendesk",
    mapping: "zendesk",
    secretHint: "Admin Center, Apps and integrations, Webhooks: “Reveal secret”",
    header: "x-zendesk-webhook-signature",
    hash: "sha256",
    encoding: "base64",
    signed: "{timestamp}{body}",
    timestamp: { header: "x-zendesk-webhook-signature-timestamp", unit: "iso" },
  },
  { ...token, code: "freshdesk", name: "Freshdesk automation", mapping: "freshdesk" },
  {
    ...hmac,
    code: "intercom",
    name: "Intercom",
    mapping: "intercom",
    secretHint: "The client secret of the app, under “Basic information”",
    header: "x-hub-signature",
    hash: "sha1",
    encoding: "hex",
    prefix: "sha1=",
    signed: "{body}",
  },
  {
    ...hmac,
    code: "hubspot-v3",
    name: "HubSpot (signature v3)",
    mapping: "hubspot",
    secretHint: "The client secret of the app",
    header: "x-hubspot-signature-v3",
    hash: "sha256",
    encoding: "base64",
    signed: "{method}{uri}{body}{timestamp}",
    timestamp: { header: "x-hubspot-request-timestamp", unit: "ms" },
  },
  {
    ...plain,
    code: "hubspot-v2",
    name: "HubSpot (signature v2, workflows)",
    mapping: "hubspot",
    secretHint: "The client secret of the app",
    header: "x-hubspot-signature",
    hash: "sha256",
    encoding: "hex",
    signed: "{secret}{method}{uri}{body}",
  },
  {
    ...plain,
    code: "hubspot-v1",
    name: "HubSpot (signature v1)",
    mapping: "hubspot",
    secretHint: "The client secret of the app",
    header: "x-hubspot-signature",
    hash: "sha256",
    encoding: "hex",
    signed: "{secret}{body}",
  },
  { ...token, code: "salesforce", name: "Salesforce", mapping: "salesforce" },
  { ...token, code: "servicenow", name: "ServiceNow", mapping: "servicenow" },
  {
    ...hmac,
    code: "jira",
    name: "Jira Cloud",
    mapping: "jira",
    secretHint: "The secret of the webhook that an administrator has made",
    header: "x-hub-signature",
    hash: "sha256",
    encoding: "hex",
    prefix: "sha256=",
    signed: "{body}",
  },
  {
    ...hmac,
    code: "front-app",
    name: "Front, an app’s webhook",
    mapping: "front",
    secretHint: "The signing key of the app",
    header: "x-front-signature",
    hash: "sha256",
    encoding: "base64",
    signed: "{timestamp}:{body}",
    timestamp: { header: "x-front-request-timestamp", unit: "ms" },
    challengeHeader: "x-front-challenge",
  },
  {
    ...hmac,
    code: "front-rule",
    name: "Front, a rule’s webhook",
    mapping: "front",
    secretHint: "The API secret of the company",
    header: "x-front-signature",
    hash: "sha1",
    encoding: "base64",
    signed: "{body}",
  },
  {
    ...hmac,
    code: "help-scout",
    name: "Help Scout",
    mapping: "help-scout",
    secretHint: "The secret key that you enter when you make the webhook",
    header: "x-helpscout-signature",
    hash: "sha1",
    encoding: "base64",
    signed: "{body}",
  },
  {
    ...hmac,
    code: "zammad",
    name: "Zammad",
    mapping: "zammad",
    secretHint: "The HMAC SHA1 signature token of the webhook",
    header: "x-hub-signature",
    hash: "sha1",
    encoding: "hex",
    prefix: "sha1=",
    signed: "{body}",
  },
  {
    ...hmac,
    code: "chatwoot",
    name: "Chatwoot",
    mapping: "chatwoot",
    secretHint: "The secret of the webhook",
    isUncertain: true,
    header: "x-chatwoot-signature",
    hash: "sha256",
    encoding: "hex",
    prefix: "sha256=",
    signed: "{timestamp}.{body}",
    timestamp: { header: "x-chatwoot-timestamp", unit: "s" },
  },
  { ...token, code: "osticket", name: "osTicket", mapping: "osticket" },
  {
    ...hmac,
    code: "github",
    name: "GitHub and senders like it",
    mapping: null,
    secretHint: "The secret of the webhook",
    header: "x-hub-signature-256",
    hash: "sha256",
    encoding: "hex",
    prefix: "sha256=",
    signed: "{body}",
  },
  {
    ...hmac,
    code: "signed",
    name: "Another program that can sign",
    mapping: "template",
    secretHint: 'X-Signature is sha256= and HMAC-SHA256(secret, X-Timestamp + "." + body) in hexadecimal digits',
    header: "x-signature",
    hash: "sha256",
    encoding: "hex",
    prefix: "sha256=",
    signed: "{timestamp}.{body}",
    timestamp: { header: "x-timestamp", unit: "s" },
  },
  { ...token, code: "token", name: "Another program that cannot sign", mapping: "template" },
];

export function schemeByCode(code: string): Scheme | undefined {
  return SCHEMES.find((scheme) => scheme.code === code);
}
