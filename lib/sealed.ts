import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { installationSecret } from "@/db/installation-secret";

/**
 * Secrets that have to be read again, such as what a webhook is signed with: AES-256-GCM under a key made of the
 * installation's own secret, so that a copy of the database alone gives none of them away.
 * @param purpose what it is for; text sealed for one purpose cannot be opened for another
 */
export function seal(dataDir: string, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(dataDir, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [VERSION, nonce.toString("base64url"), cipher.getAuthTag().toString("base64url"), body.toString("base64url")].join(".");
}

/** @throws Error when it was sealed by another installation or for another purpose, or was changed */
export function unseal(dataDir: string, purpose: string, sealed: string): string {
  const [version, nonce, tag, body] = sealed.split(".");
  if (version !== VERSION || !nonce || !tag || body === undefined) throw new Error("This is no sealed secret");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(dataDir, purpose), Buffer.from(nonce, "base64url"), { authTagLength: 16 });
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  try {
    return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
  } catch {
    throw new Error("The secret cannot be opened: it was sealed by another installation. Enter it again.");
  }
}

const VERSION = "v1";
const NONCE_BYTES = 12;

function keyFor(dataDir: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", installationSecret(dataDir), "", `debrief sealed: ${purpose}`, 32));
}
