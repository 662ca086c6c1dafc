import { createHash } from "node:crypto";

/**
 * What a handling step is counted under: the first 52 bits of the SHA-256 of its words, whatever their case and the space
 * around them. Two of a hundred thousand different steps would share one once in a million installations.
 */
export function stepKey(step: string): number {
  const words = step.trim().toLowerCase();
  const known = keys.get(words);
  if (known !== undefined) return known;
  const key = Number.parseInt(createHash("sha256").update(words).digest("hex").slice(0, 13), 16);
  if (keys.size >= MOST_REMEMBERED) keys.clear();
  keys.set(words, key);
  return key;
}

const MOST_REMEMBERED = 10_000;
const keys = new Map<string, number>();
