import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { outgoingDelivery, outgoingWebhook } from "@/db/schema";
import type { OutgoingEvent, TEST_EVENT } from "@/lib/outgoing/events";

/** Codes, counts and days: never a title, a name or a text that somebody wrote. */
export type EventData = Record<string, string | number | null>;

/**
 * Writes down what addresses outside are to be told, in the transaction of what it tells of: what is rolled back is not
 * told, and what is kept is. Paused addresses are told when they go on.
 * @param path the page that shows it
 */
export async function tellOutside(db: Db, event: OutgoingEvent, data: EventData, path: string, now: number): Promise<void> {
  const webhooks = await db
    .select({ id: outgoingWebhook.id, events: outgoingWebhook.events, disabledAt: outgoingWebhook.disabledAt })
    .from(outgoingWebhook);
  const told = webhooks.filter(({ events, disabledAt }) => disabledAt === null && events.includes(event));
  if (told.length === 0) return;
  const message = { messageId: newMessageId(), event, body: bodyOf(event, data, path, now), nextAttemptAt: now, createdAt: now };
  await db.insert(outgoingDelivery).values(told.map(({ id }) => ({ ...message, webhookId: id })));
}

/** A message as it is sent, as Standard Webhooks lays it out. */
export function bodyOf(event: OutgoingEvent | typeof TEST_EVENT, data: EventData, path: string, now: number): string {
  return JSON.stringify({ type: event, timestamp: new Date(now).toISOString(), data: { ...data, url: linkTo(path) } });
}

/** It stays the same however often the message is sent. */
export function newMessageId(): string {
  return `msg_${randomUUID()}`;
}

/** The page of a path where people reach it; the path alone where this server does not know that. */
function linkTo(path: string): string {
  const address = process.env.PUBLIC_URL?.trim();
  return address && URL.canParse(address) ? new URL(path, address).href : path;
}
