import { asc, count, eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { outgoingWebhook } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { isOutgoingEvent, type OutgoingEvent } from "@/lib/outgoing/events";
import { resolveTarget } from "@/lib/outgoing/guarded-fetch";
import { BadOutgoingError } from "@/lib/outgoing/outgoing-error";
import type { NewOutgoing, OutgoingChange } from "@/lib/outgoing/outgoing-requests";
import { newSigningSecret, openSigning, sealSigning } from "@/lib/outgoing/signature";

/** An outgoing webhook as it is shown: everything but its secret. */
export interface ListedOutgoing {
  id: number;
  code: string;
  name: string;
  url: string;
  events: OutgoingEvent[];
  createdBy: string;
  createdAt: number;
  pausedAt: number | null;
  disabledAt: number | null;
  disabledBecause: string | null;
}

/** The secret, which is shown this once. */
export interface MadeOutgoing {
  webhook: ListedOutgoing;
  secret: string;
}

const MOST_WEBHOOKS = 50;

/** Every outgoing webhook, by the order in which they were made. @throws ForbiddenError */
export async function listOutgoing(db: Db, actor: Actor): Promise<ListedOutgoing[]> {
  require(actor, "manage");
  return (await db.select().from(outgoingWebhook).orderBy(asc(outgoingWebhook.id))).map(listed);
}

/** @throws ForbiddenError, NotFoundError */
export async function readOutgoing(db: Db, actor: Actor, code: string): Promise<ListedOutgoing> {
  require(actor, "manage");
  return listed(await findOutgoing(db, code));
}

/** @throws NotFoundError */
export async function findOutgoing(db: Db, code: string): Promise<typeof outgoingWebhook.$inferSelect> {
  const [row] = await db.select().from(outgoingWebhook).where(eq(outgoingWebhook.code, code));
  if (!row) throw new NotFoundError(`There is no outgoing webhook "${code.slice(0, 60)}"; it may have been deleted.`, "code");
  return row;
}

/** Makes one; it is told what happens from now on. @throws ForbiddenError, BadOutgoingError, RefusedTargetError */
export async function createOutgoing(record: RecordStore, actor: Actor, asked: NewOutgoing, now: number): Promise<MadeOutgoing> {
  require(actor, "manage");
  const { url } = await resolveTarget(asked.url);
  const secret = newSigningSecret();
  return record.tx(async (db) => {
    const [made] = await db.select({ n: count() }).from(outgoingWebhook);
    if ((made?.n ?? 0) >= MOST_WEBHOOKS)
      throw new BadOutgoingError("name", `there are ${MOST_WEBHOOKS} outgoing webhooks, which is the most: delete one first`);
    const taken = new Set((await db.select({ code: outgoingWebhook.code }).from(outgoingWebhook)).map((each) => each.code));
    const code = freeCode(slug(asked.name, 60), taken);
    const sealed = sealSigning(record.dataDir, { current: secret, previous: null });
    await db
      .insert(outgoingWebhook)
      .values({ code, name: asked.name, url: url.href, events: asked.events, secret: sealed, createdBy: actor.id, createdAt: now });
    return { webhook: listed(await findOutgoing(db, code)), secret };
  });
}

/** Pauses it, or lets it go on; that also takes back that it was given up. @throws ForbiddenError, NotFoundError */
export async function changeOutgoing(
  record: RecordStore,
  actor: Actor,
  code: string,
  { isPaused }: OutgoingChange,
  now: number,
): Promise<ListedOutgoing> {
  require(actor, "manage");
  return record.tx(async (db) => {
    const { id, pausedAt } = await findOutgoing(db, code);
    const state = isPaused ? { pausedAt: pausedAt ?? now } : { pausedAt: null, disabledAt: null, disabledBecause: null };
    await db.update(outgoingWebhook).set(state).where(eq(outgoingWebhook.id, id));
    return listed(await findOutgoing(db, code));
  });
}

/** A new secret; messages are signed by the one before it too, for a day. @throws ForbiddenError, NotFoundError */
export async function rotateOutgoing(record: RecordStore, actor: Actor, code: string, now: number): Promise<MadeOutgoing> {
  require(actor, "manage");
  const secret = newSigningSecret();
  return record.tx(async (db) => {
    const { id, secret: sealed } = await findOutgoing(db, code);
    const { current } = openSigning(record.dataDir, sealed);
    const rotated = { current: secret, previous: { secret: current, until: now + OVERLAP_MS } };
    await db
      .update(outgoingWebhook)
      .set({ secret: sealSigning(record.dataDir, rotated) })
      .where(eq(outgoingWebhook.id, id));
    return { webhook: listed(await findOutgoing(db, code)), secret };
  });
}

const OVERLAP_MS = 86_400_000;

/** Deletes it with all its messages, sent or not. @throws ForbiddenError, NotFoundError */
export async function deleteOutgoing(record: RecordStore, actor: Actor, code: string): Promise<void> {
  require(actor, "manage");
  await record.tx(async (db) => {
    const { id } = await findOutgoing(db, code);
    await db.delete(outgoingWebhook).where(eq(outgoingWebhook.id, id));
  });
}

function listed({ secret: _, events, ...row }: typeof outgoingWebhook.$inferSelect): ListedOutgoing {
  return { ...row, events: events.filter(isOutgoingEvent) };
}
