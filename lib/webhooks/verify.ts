import { createHash, timingSafeEqual } from "node:crypto";
import { CLOCK_WINDOW_SECONDS, type Scheme, type SignatureScheme, TOKEN_HEADER } from "@/lib/webhooks/schemes";
import { readSignature, signatureOf, signedText } from "@/lib/webhooks/signature";

/** A request as it came, before anything of it is believed. */
export interface Incoming {
  headers: { get(name: string): string | null };
  method: string;
  /** The addresses it may have been sent to: behind a proxy ours is not the sender's. */
  uris: readonly string[];
  /** The secret that its address shows, if any. */
  addressToken: string | null;
  body: Uint8Array;
}

/** Why a request is not believed. Which secret or signature did not fit is nobody's business. */
export type Mistrust = "no_signature" | "bad_signature" | "no_timestamp" | "outside_clock" | "no_delivery_id" | "no_token" | "bad_token";

export type Verdict =
  | {
      isGenuine: true;
      /** The same for a replay, whatever of it is not signed has been changed. */
      key: string;
    }
  | { isGenuine: false; reason: Mistrust };

/**
 * Whether a request was made by somebody who has one of the secrets. Every secret is tried, in constant time, also after
 * one that fits.
 * @param secrets any of which may have been used, for rotation
 * @param now epoch ms
 */
export function verify(scheme: Scheme, incoming: Incoming, secrets: readonly string[], now: number): Verdict {
  return scheme.kind === "token" ? verifyToken(incoming, secrets) : verifySignature(scheme, incoming, secrets, now);
}

function verifySignature(scheme: SignatureScheme, incoming: Incoming, secrets: readonly string[], now: number): Verdict {
  const { headers, method, body } = incoming;
  const written = headers.get(scheme.header);
  if (!written) return mistrusted("no_signature");
  const id = scheme.idHeader === undefined ? "" : (headers.get(scheme.idHeader) ?? "");
  if (scheme.idHeader !== undefined && id === "") return mistrusted("no_delivery_id");
  const timestamp = scheme.timestamp === undefined ? "" : (headers.get(scheme.timestamp.header) ?? "");
  if (scheme.timestamp !== undefined && timestamp === "") return mistrusted("no_timestamp");

  const shown = (scheme.isList ? written.split(" ") : [written]).slice(0, MOST_SIGNATURES).map((each) => readSignature(scheme, each));
  const uris = scheme.signed.includes("{uri}") ? incoming.uris : [""];
  let fits = false;
  for (const secret of secrets) {
    for (const uri of uris) {
      const expected = signatureOf(scheme, { id, timestamp, method, uri, body }, secret);
      for (const signature of shown) fits = sameBytes(expected, signature) || fits;
    }
  }
  if (!fits) return mistrusted("bad_signature");
  // Only now: to a stranger a wrong clock and a wrong signature are the same.
  if (scheme.timestamp !== undefined && !isWithinClock(timestamp, scheme.timestamp.unit, now)) return mistrusted("outside_clock");
  // A signed id stays the same when the sender tries again; else it is what was signed.
  const named = scheme.idHeader === undefined ? signedText("{timestamp}.{method}.{body}", { timestamp, method, body }) : id;
  return { isGenuine: true, key: digestOf(named) };
}

function verifyToken({ headers, addressToken, body }: Incoming, secrets: readonly string[]): Verdict {
  const shown = [headers.get(TOKEN_HEADER), ...authorizationSecrets(headers.get("authorization")), addressToken].filter(
    (each) => each !== null && each !== "",
  );
  if (shown.length === 0) return mistrusted("no_token");
  let fits = false;
  for (const secret of secrets) {
    // Of equal length, so that comparing them says nothing about it.
    for (const each of shown) fits = sameBytes(sha256(secret), sha256(each ?? "")) || fits;
  }
  return fits ? { isGenuine: true, key: digestOf(body) } : mistrusted("bad_token");
}

/** A bearer, or the password of basic authentication, whatever the name is. */
function authorizationSecrets(header: string | null): string[] {
  const [, scheme = "", value = ""] = /^(bearer|basic)\s+(\S+)$/i.exec(header ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return [value];
  if (scheme.toLowerCase() !== "basic") return [];
  const decoded = Buffer.from(value, "base64").toString("utf8");
  return [decoded.slice(decoded.indexOf(":") + 1)];
}

function isWithinClock(written: string, unit: "s" | "ms" | "iso", now: number): boolean {
  const at = momentOf(written, unit);
  return Number.isFinite(at) && Math.abs(now - at) <= CLOCK_WINDOW_SECONDS * 1000;
}

function momentOf(written: string, unit: "s" | "ms" | "iso"): number {
  if (unit === "iso") return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(written) ? Date.parse(written) : Number.NaN;
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(written)) return Number.NaN;
  return Number(written) * (unit === "s" ? 1000 : 1);
}

/** One that cannot be read is compared too, with itself turned round. */
function sameBytes(expected: Buffer, shown: Buffer | null): boolean {
  const other = shown?.length === expected.length ? shown : expected.map((byte) => byte ^ 0xff);
  return timingSafeEqual(expected, other);
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

function digestOf(named: string | Uint8Array): string {
  return createHash("sha256").update(named).digest("hex");
}

function mistrusted(reason: Mistrust): Verdict {
  return { isGenuine: false, reason };
}

/** In one header: a sender that rotates writes two. */
const MOST_SIGNATURES = 10;
