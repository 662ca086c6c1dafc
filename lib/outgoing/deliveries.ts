import { and, asc, desc, eq, isNull, lt, lte, or } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { outgoingDelivery, outgoingWebhook } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { TEST_EVENT } from "@/lib/outgoing/events";
import { findOutgoing } from "@/lib/outgoing/outgoing-webhooks";
import { type Message, type Sending, sendMessage } from "@/lib/outgoing/send-message";
import { bodyOf, newMessageId } from "@/lib/outgoing/tell-outside";

/** A message and what became of it. */
export type ListedMessage = Omit<typeof outgoingDelivery.$inferSelect, "webhookId">;

/** The messages of one outgoing webhook, the newest first. @throws ForbiddenError, NotFoundError */
export async function listMessages({ db }: RecordStore, actor: Actor, code: string, limit = 100): Promise<ListedMessage[]> {
  require(actor, "manage");
  const { id } = await findOutgoing(db, code);
  const rows = await db
    .select()
    .from(outgoingDelivery)
    .where(eq(outgoingDelivery.webhookId, id))
    .orderBy(desc(outgoingDelivery.id))
    .limit(limit);
  return rows.map(({ webhookId: _, ...message }) => message);
}

/**
 * Sends whatever is due: one address's messages one after another, several addresses at once, so that a slow one holds up
 * nobody else.
 * @returns how many were tried
 */
export async function sendDue(record: RecordStore, sending: Sending): Promise<number> {
  const now = sending.now();
  const webhooks = await record.db
    .select({ id: outgoingWebhook.id, url: outgoingWebhook.url, secret: outgoingWebhook.secret })
    .from(outgoingWebhook)
    .where(and(isNull(outgoingWebhook.pausedAt), isNull(outgoingWebhook.disabledAt)));
  // All are waited for, also when one cannot be noted: the next round must not meet one that still sends.
  const tried = await Promise.allSettled(
    webhooks.map(async ({ id, url, secret }) => {
      const due = await record.db
        .select(messageColumns)
        .from(outgoingDelivery)
        .where(and(eq(outgoingDelivery.webhookId, id), lte(outgoingDelivery.nextAttemptAt, now)))
        .orderBy(asc(outgoingDelivery.nextAttemptAt), asc(outgoingDelivery.id))
        .limit(MOST_AT_ONCE);
      return sendInTurn(
        record,
        due.map((message) => ({ ...message, url, secret })),
        sending,
      );
    }),
  );
  const failed = tried.find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
  return tried.reduce((sum, each) => sum + (each.status === "fulfilled" ? each.value : 0), 0);
}

/** Of one address, in one round. */
const MOST_AT_ONCE = 50;

/** The first that does not arrive ends the turn: the others wait for the next one. */
async function sendInTurn(record: RecordStore, messages: readonly Message[], sending: Sending): Promise<number> {
  for (const [index, message] of messages.entries()) {
    if (!(await sendMessage(record, message, sending))) return index + 1;
  }
  return messages.length;
}

/** Sends a test message now, also where it is paused. @throws ForbiddenError, NotFoundError */
export async function sendTestMessage(record: RecordStore, actor: Actor, code: string, sending: Sending): Promise<ListedMessage> {
  require(actor, "manage");
  const { db } = record;
  const webhook = await findOutgoing(db, code);
  const now = sending.now();
  const body = bodyOf(TEST_EVENT, { webhook: webhook.code }, `/settings/outgoing/${webhook.code}`, now);
  const message = { webhookId: webhook.id, messageId: newMessageId(), event: TEST_EVENT, body };
  // Due later, so that nobody else sends it meanwhile.
  const made = await record.tx(async (inTx) => {
    const [row] = await inTx
      .insert(outgoingDelivery)
      .values({ ...message, nextAttemptAt: now + TEST_LEFT_ALONE_MS, createdAt: now })
      .returning({ id: outgoingDelivery.id });
    return row;
  });
  if (!made) throw new Error("The test message was not kept");
  await sendMessage(record, { ...message, id: made.id, attempts: 0, url: webhook.url, secret: webhook.secret }, sending);
  return messageOf(record, webhook.id, made.id);
}

const TEST_LEFT_ALONE_MS = 60_000;

/** Tries a message that was given up once more, from the beginning, under its own id. @throws ForbiddenError, NotFoundError */
export async function resendMessage(record: RecordStore, actor: Actor, code: string, id: number, now: number): Promise<ListedMessage> {
  require(actor, "manage");
  const webhook = await findOutgoing(record.db, code);
  const known = await messageOf(record, webhook.id, id);
  if (known.deadAt === null) return known;
  await record.tx(async (db) => {
    await db.update(outgoingDelivery).set({ attempts: 0, nextAttemptAt: now, deadAt: null }).where(eq(outgoingDelivery.id, id));
  });
  return messageOf(record, webhook.id, id);
}

/** The id of a message as addresses write it. @throws NotFoundError */
export function parseMessageId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError(`There is no message "${text.slice(0, 40)}".`, "id");
  return Number(text);
}

/** Forgets what arrived a month ago, and what was given up three months ago. */
export async function forgetOldMessages({ tx }: RecordStore, now: number): Promise<void> {
  await tx(async (db) => {
    await db
      .delete(outgoingDelivery)
      .where(or(lt(outgoingDelivery.deliveredAt, now - 30 * DAY_MS), lt(outgoingDelivery.deadAt, now - 90 * DAY_MS)));
  });
}

const DAY_MS = 86_400_000;

async function messageOf({ db }: RecordStore, webhookId: number, id: number): Promise<ListedMessage> {
  const [row] = await db
    .select()
    .from(outgoingDelivery)
    .where(and(eq(outgoingDelivery.id, id), eq(outgoingDelivery.webhookId, webhookId)));
  if (!row) throw new NotFoundError(`There is no message ${id} here; it may have been forgotten.`, "id");
  const { webhookId: _, ...message } = row;
  return message;
}

const messageColumns = {
  id: outgoingDelivery.id,
  webhookId: outgoingDelivery.webhookId,
  messageId: outgoingDelivery.messageId,
  body: outgoingDelivery.body,
  attempts: outgoingDelivery.attempts,
};
