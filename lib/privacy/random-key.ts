import { randomBytes } from "node:crypto";

/** What stands in place of a pseudonym, and belongs to nobody. */
export function randomKey(): string {
  return `random:${randomBytes(32).toString("hex")}`;
}
