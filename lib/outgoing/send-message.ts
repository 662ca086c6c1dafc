import { eq, sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { outgoingDelivery, outgoingWebhook } from "@/db/schema";
import { DebriefError } from "@/lib/errors";
import { log } from "@/lib/log";
import { AnswerTooLargeError, type GuardedAnswer, type GuardOptions, guardedFetch, NoAnswerError } from "@/lib/outgoing/guarded-fetch";
import { nextAttempt } from "@/lib/outgoing/retries";
import { openSigning, signedHeaders } from "@/lib/outgoing/signature";

/** The world outside, as far as sending goes. */
export interface Sending extends GuardOptions {
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** How long an answer is waited for. Default: 15 seconds. */
  timeoutMs?: number;
}

/** A message that is to be sent now. */
export interface Message {
  id: number;
  webhookId: number;
  messageId: string;
  body: string;
  attempts: number;
  url: string;
  secret: string;
}

/**
 * Sends a message once and notes how that went. Whoever dies between the two sends it again, under the same id.
 * @returns whether it arrived
 */
export async function sendMessage(record: RecordStore, message: Message, sending: Sending): Promise<boolean> {
  const outcome = await attempt(record, message, sending);
  const now = sending.now();
  const attempts = message.attempts + 1;
  const next = outcome.isGone ? null : nextAttempt(attempts, { now, random: sending.random(), askedToWait: outcome.askedToWait });
  await record.tx(async (db) => {
    await db
      .update(outgoingDelivery)
      .set({
        attempts: sql`${outgoingDelivery.attempts} + 1`,
        lastStatus: outcome.status,
        lastError: outcome.problem,
        nextAttemptAt: outcome.problem === null ? null : next,
        deliveredAt: outcome.problem === null ? now : null,
        deadAt: outcome.problem !== null && next === null ? now : null,
      })
      .where(eq(outgoingDelivery.id, message.id));
    if (outcome.isGone)
      await db.update(outgoingWebhook).set({ disabledAt: now, disabledBecause: GONE }).where(eq(outgoingWebhook.id, message.webhookId));
  });
  return outcome.problem === null;
}

interface Outcome {
  status: number | null;
  /** Null when it arrived. */
  problem: string | null;
  /** Nobody is there any more, and nobody wants to be told again. */
  isGone: boolean;
  askedToWait?: string | undefined;
}

const GONE = "It answered 410: nothing is to be sent there any more.";

async function attempt(record: RecordStore, message: Message, sending: Sending): Promise<Outcome> {
  try {
    const secrets = openSigning(record.dataDir, message.secret);
    const answer = await guardedFetch(
      message.url,
      {
        method: "POST",
        headers: { "content-type": "application/json", ...signedHeaders(secrets, message.messageId, message.body, sending.now()) },
        body: message.body,
        timeoutMs: sending.timeoutMs ?? TIMEOUT_MS,
        maxBytes: MOST_BYTES,
      },
      sending,
    );
    return outcomeOf(answer);
  } catch (error) {
    return { status: null, problem: problemOf(error), isGone: false };
  }
}

const TIMEOUT_MS = 15_000;
/** Nothing is done with an answer but to see that there is one. */
const MOST_BYTES = 64 * 1024;

function outcomeOf({ status, headers }: GuardedAnswer): Outcome {
  if (status >= 200 && status < 300) return { status, problem: null, isGone: false };
  if (status === 410) return { status, problem: GONE, isGone: true };
  const problem =
    status >= 300 && status < 400 ? `It answered ${status} with another address, which is not followed.` : `It answered ${status}.`;
  return { status, problem, isGone: false, askedToWait: headers["retry-after"] };
}

/** What is not about the address is said to the operator alone. */
function problemOf(error: unknown): string {
  if (error instanceof DebriefError || error instanceof NoAnswerError || error instanceof AnswerTooLargeError)
    return error.message.slice(0, 300);
  log.error("message_not_sent", { error });
  return "It could not be sent; the server's log says why.";
}
