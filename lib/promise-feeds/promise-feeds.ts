import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { promiseFeed, user } from "@/db/schema";
import { type Actor, feedActor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { DebriefError, ForbiddenError, NotFoundError } from "@/lib/errors";
import { readBody } from "@/lib/request-body";

export class BadFeedError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_feed", 400, message, field);
  }
}

/** Whose promises: "own" those its owner has taken on, "team" those of every interaction its owner sees. */
export const FEED_SCOPES = ["own", "team"] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];

/** A calendar address in a list: everything but the address. */
export interface ListedFeed {
  id: number;
  scope: FeedScope;
  createdAt: number;
  lastUsedAt: number | null;
}

/** Of one user in force at a time. */
const MOST_IN_FORCE = 20;

/** Reads the body of `POST /api/promise-feeds`. @throws BadFeedError */
export function parseNewFeed(body: string): { scope: FeedScope } {
  const scope = z.enum(FEED_SCOPES, { error: "must be own or team" });
  return readBody(z.strictObject({ scope }), body, BadFeedError, '{"scope":"own"}');
}

/** Makes a calendar address. What is kept is the SHA-256 of its token, so that a copy of the record opens nothing. @throws ForbiddenError, BadFeedError */
export async function makeFeed(
  record: RecordStore,
  actor: Actor,
  { scope }: { scope: FeedScope },
  now: number,
): Promise<ListedFeed & { token: string }> {
  require(actor, "document");
  const { user: owner } = actor;
  if (!owner) throw new ForbiddenError("A calendar address shows what a user sees: sign in to make one.");
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return record.tx(async (db) => {
    if ((await inForce(db, owner.id)).length >= MOST_IN_FORCE)
      throw new BadFeedError("body", `${MOST_IN_FORCE} of your calendar addresses are in force, which is the most: revoke one first`);
    const [made] = await db
      .insert(promiseFeed)
      .values({ digest: digestOf(token), userId: owner.id, scope, createdAt: now })
      .returning(columns);
    if (!made) throw new Error("The calendar address was not made");
    await note(db, actor, { action: "feed.create", subject: `feed:${made.id}`, detail: { scope } }, now);
    return { ...made, token };
  });
}

/** One's own addresses in force, the newest first. @throws ForbiddenError */
export async function listFeeds(db: Db, actor: Actor): Promise<ListedFeed[]> {
  require(actor, "document");
  return inForce(db, actor.user?.id ?? 0);
}

/** Ends an address at once, for ever. @throws ForbiddenError; NotFoundError, also for one of somebody else */
export async function revokeFeed(record: RecordStore, actor: Actor, id: string, now: number): Promise<void> {
  require(actor, "document");
  await record.tx(async (db) => {
    const own = (await inForce(db, actor.user?.id ?? 0)).find((each) => String(each.id) === id);
    if (!own) throw new NotFoundError(`you have no calendar address "${id.slice(0, 40)}" in force`, "id");
    await db.update(promiseFeed).set({ revokedAt: now }).where(eq(promiseFeed.id, own.id));
    await note(db, actor, { action: "feed.revoke", subject: `feed:${own.id}` }, now);
  });
}

/** What an address opens, and who reads it there: with the rights and teams that its owner has now. */
export interface OpenFeed {
  actor: Actor;
  ownerId: number;
  scope: FeedScope;
  /** The same for as long as the address is in force, and told to its readers: part of the ids of its events. */
  mark: string;
}

/** Null when the token is of no address, of one that was revoked, or whose owner was disabled or sees no interactions any more: a reader cannot tell which. */
export async function openFeed(record: RecordStore, token: string, now: number): Promise<OpenFeed | null> {
  const digest = digestOf(token);
  // Found by its digest: how long that takes says nothing about any token.
  const [row] = await record.db
    .select({ feed: promiseFeed, role: user.role, teams: user.teams, disabledAt: user.disabledAt })
    .from(promiseFeed)
    .innerJoin(user, eq(user.id, promiseFeed.userId))
    .where(eq(promiseFeed.digest, digest));
  if (!row || row.feed.revokedAt !== null || row.disabledAt !== null) return null;
  const actor = feedActor(row.feed.id, row.role, row.teams);
  if (!actor) return null;
  await noteUse(record, row.feed, now);
  return { actor, ownerId: row.feed.userId, scope: row.feed.scope, mark: createHash("sha256").update(digest).digest("hex").slice(0, 12) };
}

/** Written at most once in so long. */
const NOTE_EVERY_MS = 60_000;

async function noteUse(record: RecordStore, { id, lastUsedAt }: { id: number; lastUsedAt: number | null }, now: number): Promise<void> {
  if (lastUsedAt !== null && now - lastUsedAt < NOTE_EVERY_MS) return;
  // Reads go on when the record cannot be written.
  await record.tx((db) => db.update(promiseFeed).set({ lastUsedAt: now }).where(eq(promiseFeed.id, id))).catch(() => undefined);
}

const TOKEN_BYTES = 32;

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const columns = {
  id: promiseFeed.id,
  scope: promiseFeed.scope,
  createdAt: promiseFeed.createdAt,
  lastUsedAt: promiseFeed.lastUsedAt,
};

function inForce(db: Db, userId: number) {
  return db
    .select(columns)
    .from(promiseFeed)
    .where(and(eq(promiseFeed.userId, userId), isNull(promiseFeed.revokedAt)))
    .orderBy(desc(promiseFeed.id));
}
