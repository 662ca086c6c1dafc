import type { DeskAnswer } from "@/lib/connectors/ask-desk";

/** How often a request is made again before a run gives up. */
export const MOST_TRIES = 6;

/** A run does not wait longer than this in one go, in milliseconds; it ends, and the next one begins after the wait. */
export const LONGEST_WAIT_MS = 3 * 60_000;

/** Whether an answer may be another one later. */
export function isPassing({ status }: DeskAnswer): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/**
 * How long to wait before asking again after an answer that is passing, in milliseconds: what the help desk says, else
 * longer and longer.
 * @param tries how often it has been asked by now
 * @param random from 0 to 1, so that those who were refused together do not come back together
 */
export function waitAfter(answer: DeskAnswer | null, { tries, now, random }: { tries: number; now: number; random: number }): number {
  const told = answer && retryAfter(answer.headers["retry-after"], now);
  if (told !== null) return told;
  const least = answer?.status === 429 ? MINUTE_MS : 1000;
  return Math.min(FIVE_MINUTES_MS, least * 2 ** (tries - 1)) * (0.5 + random);
}

/** Retry-After in seconds or as a date, in milliseconds from now; null when it says neither. */
export function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d{1,7}(\.\d+)?$/.test(header.trim())) return Math.ceil(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** How long to let a help desk rest after a good answer, in milliseconds: its last tenth of requests is for others. */
export function restAfter({ headers }: DeskAnswer, gapMs: number): number {
  const numberOf = (...names: string[]) => names.map((name) => headers[name]).find((value) => value !== undefined && /^\d+$/.test(value));
  const remaining = numberOf("x-ratelimit-remaining", "x-rate-limit-remaining", "ratelimit-remaining");
  const total = numberOf("x-ratelimit-total", "x-ratelimit-limit", "x-rate-limit", "ratelimit-limit");
  if (remaining === undefined) return gapMs;
  const isShort = Number(remaining) <= Math.max(1, Math.floor(Number(total ?? "10") / 10));
  return isShort ? Math.max(gapMs, MINUTE_MS) : gapMs;
}

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 300_000;
