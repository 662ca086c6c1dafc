import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { apiAnswer } from "@/db/schema";
import type { Answer } from "@/lib/api/define";
import { BadRequestError } from "@/lib/api/problems";
import { DAY_MS } from "@/lib/dates";

/** A request that carries an Idempotency-Key. */
export interface Repeatable {
  /** Whose key it is: two programs may use the same words. */
  apiKeyId: number;
  key: string;
  /** What was asked: method, path, parameters and body in one digest. */
  digest: string;
}

export interface OnceAnswer {
  answer: Answer;
  /** It was given before, and nothing was done now. */
  isReplay: boolean;
}

/** Keeps an answer in the transaction of what it tells of. */
export type Keep = (db: Db, answer: Answer) => Promise<void>;

/**
 * Does what is asked once, however often and however fast it is asked: the same request again gets the same answer.
 * Only what was done is remembered; a request that was refused may be tried again.
 * @throws BadRequestError 422 when the same key came with something else
 */
export async function onlyOnce(
  record: RecordStore,
  asked: Repeatable,
  now: number,
  work: (keep: Keep) => Promise<Answer>,
): Promise<OnceAnswer> {
  const name = `${asked.apiKeyId}:${asked.key}`;
  const running = flightsOf(record);
  const other = running.get(name);
  if (other) {
    if (other.digest !== asked.digest) throw reused();
    return { answer: await other.answer, isReplay: true };
  }
  const doing = answerOnce(record, asked, now, work);
  const flight = { digest: asked.digest, answer: doing.then(({ answer }) => answer) };
  // Who waits for it is told; nobody may be waiting.
  flight.answer.catch(() => undefined);
  running.set(name, flight);
  try {
    return await doing;
  } finally {
    running.delete(name);
  }
}

/** SHA-256 of everything that makes two requests the same. */
export function requestDigest(method: string, address: string, body: Uint8Array): string {
  return createHash("sha256").update(`${method} ${address}\n`).update(body).digest("hex");
}

/** @throws BadRequestError when the header cannot be used */
export function checkedKey(header: string | null): string | null {
  if (header === null) return null;
  const key = header.trim();
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new BadRequestError(
    "bad_idempotency_key",
    400,
    "Idempotency-Key must be 1 to 200 ASCII characters without spaces, such as a UUID",
    "Idempotency-Key",
  );
}

/** How long a repeated request is recognised. */
const KEPT_MS = 7 * DAY_MS;

/** Forgets answers that are older than a week. */
export async function forgetOldAnswers(record: RecordStore, now: number): Promise<void> {
  await record.tx(async (db) => {
    await db.delete(apiAnswer).where(lt(apiAnswer.createdAt, now - KEPT_MS));
  });
}

/** Another process has answered the same request meanwhile. */
class AnsweredElsewhereError extends Error {
  override name = "AnsweredElsewhereError";
}

async function answerOnce(record: RecordStore, asked: Repeatable, now: number, work: (keep: Keep) => Promise<Answer>): Promise<OnceAnswer> {
  const earlier = await keptAnswer(record.db, asked);
  if (earlier) return { answer: earlier, isReplay: true };
  let isKept = false;
  const keep: Keep = async (db, { status, text }) => {
    const { apiKeyId, key, digest } = asked;
    const row = { apiKeyId, key, requestDigest: digest, status, body: text, createdAt: now };
    const kept = await db.insert(apiAnswer).values(row).onConflictDoNothing().returning({ id: apiAnswer.id });
    if (kept.length === 0) throw new AnsweredElsewhereError();
    isKept = true;
  };
  try {
    const answer = await work(keep);
    if (!isKept) await record.tx((db) => keep(db, answer));
    return { answer, isReplay: false };
  } catch (error) {
    const theirs = error instanceof AnsweredElsewhereError ? await keptAnswer(record.db, asked) : null;
    if (theirs) return { answer: theirs, isReplay: true };
    throw error;
  }
}

async function keptAnswer(db: Db, { apiKeyId, key, digest }: Repeatable): Promise<Answer | null> {
  const [row] = await db
    .select()
    .from(apiAnswer)
    .where(and(eq(apiAnswer.apiKeyId, apiKeyId), eq(apiAnswer.key, key)));
  if (!row) return null;
  if (row.requestDigest !== digest) throw reused();
  return { status: row.status, text: row.body };
}

type Flights = Map<string, { digest: string; answer: Promise<Answer> }>;

const flights = new WeakMap<object, Flights>();

function flightsOf(record: RecordStore): Flights {
  const known = flights.get(record.db) ?? new Map();
  flights.set(record.db, known);
  return known;
}

function reused(): BadRequestError {
  return new BadRequestError(
    "idempotency_key_reused",
    422,
    "This Idempotency-Key came before with something else; use a new one for each thing to be done",
    "Idempotency-Key",
  );
}
