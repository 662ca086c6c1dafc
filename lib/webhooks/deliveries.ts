import { and, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { webhookDelivery } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import { webhookLimits } from "@/lib/webhooks/limits";

/** How a delivery was answered, and what it brought. */
export type NewDelivery = Omit<typeof webhookDelivery.$inferInsert, "id">;

/** A delivery as it is listed. */
export interface ListedDelivery {
  id: number;
  receivedAt: number;
  isTest: boolean;
  status: number;
  bytes: number;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Why nothing, or not everything, was taken; null when all was well. */
  problem: string | null;
}

/** How many refused deliveries and tests of a webhook are kept: strangers must not fill the disk. */
export const MOST_UNKEYED = 100;

/** Two senders, or the same one twice, brought the same delivery at once: the other one was first. */
export class DeliveredMeanwhileError extends Error {
  override name = "DeliveredMeanwhileError";
}

/** How a delivery that has come before was answered. */
export async function answerGiven(
  db: Db,
  webhookId: number,
  key: string,
): Promise<{ status: number; answer: string; receivedAt: number } | null> {
  const [row] = await db
    .select({ status: webhookDelivery.status, answer: webhookDelivery.answer, receivedAt: webhookDelivery.receivedAt })
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.key, key)));
  return row ?? null;
}

/**
 * Keeps a delivery in the transaction of its rows.
 * @param answerOf the body of the answer, which names the delivery
 * @throws DeliveredMeanwhileError when it is there already
 */
export async function keepDelivery(db: Db, delivery: Omit<NewDelivery, "answer">, answerOf: (id: number) => string): Promise<string> {
  const [kept] = await db
    .insert(webhookDelivery)
    .values({ ...delivery, answer: "" })
    .onConflictDoNothing()
    .returning({ id: webhookDelivery.id });
  if (!kept) throw new DeliveredMeanwhileError();
  const answer = answerOf(kept.id);
  await db.update(webhookDelivery).set({ answer }).where(eq(webhookDelivery.id, kept.id));
  return answer;
}

/** Keeps a delivery that brings nothing and may come again; the oldest of its kind go. */
export async function keepUnkeyed(
  record: RecordStore,
  delivery: Omit<NewDelivery, "answer" | "key">,
  answerOf: (id: number) => string,
): Promise<string> {
  return record.tx(async (db) => {
    const answer = await keepDelivery(db, { ...delivery, key: null }, answerOf);
    const old = await db
      .select({ id: webhookDelivery.id })
      .from(webhookDelivery)
      .where(and(eq(webhookDelivery.webhookId, delivery.webhookId), isNull(webhookDelivery.key)))
      .orderBy(desc(webhookDelivery.id))
      .limit(MOST_UNKEYED)
      .offset(MOST_UNKEYED);
    if (old.length > 0)
      await db.delete(webhookDelivery).where(
        inArray(
          webhookDelivery.id,
          old.map(({ id }) => id),
        ),
      );
    return answer;
  });
}

/** Lets a delivery that came before come again as a new one. */
export async function forgetKey(record: RecordStore, webhookId: number, key: string): Promise<void> {
  await record.tx(async (db) => {
    await db
      .update(webhookDelivery)
      .set({ key: null })
      .where(and(eq(webhookDelivery.webhookId, webhookId), eq(webhookDelivery.key, key)));
  });
}

/** The newest deliveries of a webhook. */
export async function listDeliveries(db: Db, webhookId: number, most: number): Promise<ListedDelivery[]> {
  const rows = await db
    .select()
    .from(webhookDelivery)
    .where(eq(webhookDelivery.webhookId, webhookId))
    .orderBy(desc(webhookDelivery.receivedAt), desc(webhookDelivery.id))
    .limit(most);
  return rows.map(({ webhookId: _, key: __, answer, ...row }) => ({ ...row, problem: problemOf(answer) }));
}

/** Forgets deliveries that are older than WEBHOOK_KEEP_DAYS. Call it once a day. */
export async function forgetOldDeliveries(record: RecordStore, now: number): Promise<void> {
  const before = now - webhookLimits().keepDays * DAY_MS;
  await record.tx(async (db) => {
    await db.delete(webhookDelivery).where(lt(webhookDelivery.receivedAt, before));
  });
}

const answerSchema = z.object({
  error: z.object({ message: z.string() }).optional(),
  message: z.string().optional(),
  problems: z.array(z.object({ message: z.string(), hint: z.string().optional() })).optional(),
});

/** What an answer says that is not good. */
function problemOf(answer: string): string | null {
  const parsed = answerSchema.safeParse(parsedJson(answer));
  if (!parsed.success) return null;
  const { error, message, problems } = parsed.data;
  const [first] = problems ?? [];
  return error?.message ?? message ?? (first ? `${first.message}. ${first.hint ?? ""}`.trim() : null);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
