import { createHash, createHmac } from "node:crypto";
import type { SignatureScheme, SignedPart } from "@/lib/webhooks/schemes";

/** What a signature may cover; the body as the very bytes that were sent. */
export type SignedParts = Record<Exclude<SignedPart, "secret">, string | Uint8Array>;

/** The digest that a sender with this secret writes. */
export function signatureOf(scheme: SignatureScheme, parts: SignedParts, secret: string): Buffer {
  const text = signedText(scheme.signed, { ...parts, secret });
  if (scheme.digest === "plain") return createHash(scheme.hash).update(text).digest();
  return createHmac(scheme.hash, secretBytes(scheme, secret)).update(text).digest();
}

/** The key that a written secret stands for. @returns an empty one when it is not written as the scheme wants it */
export function secretBytes({ secretAs }: SignatureScheme, secret: string): Buffer {
  if (secretAs === "text") return Buffer.from(secret, "utf8");
  const encoded = secret.replace(/^whsec_/, "");
  return BASE64.test(encoded) ? Buffer.from(encoded, "base64") : Buffer.alloc(0);
}

/** As it stands in the header: prefix and encoded digest. */
export function writtenSignature({ prefix, encoding }: SignatureScheme, digest: Buffer): string {
  return prefix + digest.toString(encoding);
}

/** The digest of a written signature; null when it is none of this scheme. */
export function readSignature({ prefix, encoding, hash }: SignatureScheme, written: string): Buffer | null {
  if (!written.startsWith(prefix)) return null;
  const encoded = written.slice(prefix.length);
  if (!(encoding === "hex" ? HEX : BASE64).test(encoded)) return null;
  const digest = Buffer.from(encoded, encoding);
  return digest.length === DIGEST_BYTES[hash] ? digest : null;
}

/** The names in braces of a template, replaced by bytes; everything else as it stands. */
export function signedText(template: string, parts: Partial<Record<SignedPart, string | Uint8Array>>): Buffer {
  return Buffer.concat(
    template.split(/(\{\w+\})/).map((piece) => {
      const name = PART_NAMES.find((part) => piece === `{${part}}`);
      const value = name === undefined ? piece : (parts[name] ?? "");
      return typeof value === "string" ? Buffer.from(value, "utf8") : value;
    }),
  );
}

const PART_NAMES: readonly SignedPart[] = ["id", "timestamp", "method", "uri", "body", "secret"];
const DIGEST_BYTES = { sha1: 20, sha256: 32 } as const;
const HEX = /^[0-9a-f]+$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
