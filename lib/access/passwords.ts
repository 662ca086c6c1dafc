import { hash, verify } from "@node-rs/argon2";

/** Argon2id as OWASP's password storage cheat sheet has it: 19 MiB, two passes, one lane; Argon2id is what the library does unless told. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

export async function isPassword({ hash: kept, password }: { hash: string; password: string }): Promise<boolean> {
  return verify(kept, password.normalize("NFKC")).catch(() => false);
}
