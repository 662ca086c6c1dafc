import { retryAfter } from "@/lib/connectors/patience";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each attempt that failed the next one is made, in milliseconds: over some three days. */
export const RETRY_AFTER_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** By how much a wait is lengthened at most, so that what failed together does not come back together. */
export const JITTER = 0.2;

/**
 * When to try again after so many attempts, as epoch ms; null when enough was tried. Whoever asks to be left alone for longer
 * is, for a day at most.
 * @param random from 0 to 1
 */
export function nextAttempt(
  attempts: number,
  { now, random, askedToWait }: { now: number; random: number; askedToWait?: string | undefined },
): number | null {
  const wait = RETRY_AFTER_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = Math.min(retryAfter(askedToWait, now) ?? 0, 24 * HOUR);
  return now + Math.max(Math.round(wait * (1 + JITTER * random)), asked);
}
