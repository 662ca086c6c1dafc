import { createHash } from "node:crypto";

/** SHA-256, in hexadecimal, of an agenda as it stands in the record: its JSON without spaces. */
export function digestOf(agenda: unknown): string {
  return createHash("sha256").update(JSON.stringify(agenda)).digest("hex");
}
