import { createHmac, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { installationSecret } from "@/db/installation-secret";

/** Who is made unrecognisable: the same id of a customer and of an agent give different keys. */
export type PersonKind = "customer" | "agent";

/** HMAC-SHA256(secret, kind + ":" + normalised id), hexadecimal: the only form in which anyone's id is kept. */
export type Pseudonym = (kind: PersonKind, id: string) => string;

/**
 * The pseudonyms of this installation. The secret lies in `DATA_DIR/secret`, readable by its owner alone; it is made the
 * first time, goes into every backup, and is never changed: without it nobody would be recognised again.
 * @throws Error when the file is there but is no secret
 */
export function pseudonyms(dataDir: string): Pseudonym {
  return pseudonymsWith(installationSecret(dataDir));
}

/** Pseudonyms for looking at a file without keeping anything: the installation's own when it has a secret, else of no lasting use. */
export function passingPseudonyms(dataDir: string): Pseudonym {
  return existsSync(join(dataDir, "secret")) ? pseudonyms(dataDir) : pseudonymsWith(randomBytes(32));
}

/** The same person written differently: case, width, accents' form and surrounding spaces do not count. */
export function normalisedId(id: string): string {
  return id.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

function pseudonymsWith(secret: Buffer): Pseudonym {
  return (kind, id) =>
    createHmac("sha256", secret)
      .update(`${kind}:${normalisedId(id)}`)
      .digest("hex");
}
