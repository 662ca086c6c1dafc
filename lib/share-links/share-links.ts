import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { shareLink, user } from "@/db/schema";
import { type Actor, require, shareActor } from "@/lib/access/actor";
import { DAY_MS } from "@/lib/dates";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { BadShareError, type NewShare } from "@/lib/share-links/share-requests";

/** A link as the list shows it: everything but the link. */
export interface ListedShare {
  id: number;
  name: string;
  path: string;
  query: string;
  /** Actor.id of its maker. */
  by: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** Of one user in force at a time. */
const MOST_IN_FORCE = 200;

/** Shares a page. What is kept is the SHA-256 of the token, so that a copy of the record opens nothing. @throws ForbiddenError, BadShareError */
export async function makeShare(
  record: RecordStore,
  actor: Actor,
  wanted: NewShare,
  now: number,
): Promise<ListedShare & { token: string }> {
  require(actor, "share");
  const { user: maker } = actor;
  if (!maker) throw new ForbiddenError("A page is shared with the rights of a user: sign in to share it.");
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const { days, ...kept } = wanted;
  return record.tx(async (db) => {
    const inForce = await db
      .select({ id: shareLink.id })
      .from(shareLink)
      .where(and(eq(shareLink.userId, maker.id), isNull(shareLink.revokedAt), gt(shareLink.expiresAt, now)));
    if (inForce.length >= MOST_IN_FORCE)
      throw new BadShareError("body", `${MOST_IN_FORCE} of your links are in force, which is the most: revoke one first`);
    const [made] = await db
      .insert(shareLink)
      .values({ ...kept, digest: digestOf(token), userId: maker.id, createdAt: now, expiresAt: now + days * DAY_MS })
      .returning(columns);
    if (!made) throw new Error("The link was not made");
    return { ...listed(made), token };
  });
}

/** One's own links, the newest first; whoever manages users sees everybody's. @throws ForbiddenError */
export async function listShares(db: Db, actor: Actor): Promise<ListedShare[]> {
  require(actor, "share");
  const rows = await db.select(columns).from(shareLink).where(ofActor(actor)).orderBy(desc(shareLink.id));
  return rows.map(listed);
}

/** Ends a link at once, for ever. @throws ForbiddenError; NotFoundError, also for a link of somebody else */
export async function revokeShare(record: RecordStore, actor: Actor, id: string, now: number): Promise<ListedShare> {
  require(actor, "share");
  return record.tx(async (db) => {
    const [found] = /^[1-9]\d{0,8}$/.test(id)
      ? await db
          .select(columns)
          .from(shareLink)
          .where(and(eq(shareLink.id, Number(id)), ofActor(actor)))
      : [];
    if (!found) throw new NotFoundError(`there is no share link "${id.slice(0, 40)}"`, "id");
    const revokedAt = found.revokedAt ?? now;
    await db.update(shareLink).set({ revokedAt }).where(eq(shareLink.id, found.id));
    return { ...listed(found), revokedAt };
  });
}

/** What a link opens, and who reads it there: with the rights and teams that its maker has now. */
export interface OpenShare {
  actor: Actor;
  path: string;
  query: string;
}

/**
 * Null when the token is of no link, or of one that has ended, was revoked, or whose maker was disabled or may not share
 * any more: a reader cannot tell which.
 */
export async function openShare(record: RecordStore, token: string, now: number): Promise<OpenShare | null> {
  // Found by its digest: how long that takes says nothing about any token.
  const [row] = await record.db
    .select({ link: shareLink, role: user.role, teams: user.teams, disabledAt: user.disabledAt })
    .from(shareLink)
    .innerJoin(user, eq(user.id, shareLink.userId))
    .where(eq(shareLink.digest, digestOf(token)));
  if (!row || row.link.revokedAt !== null || row.link.expiresAt <= now || row.disabledAt !== null) return null;
  const actor = shareActor(row.link.id, row.role, row.teams);
  if (!actor) return null;
  await noteUse(record, row.link, now);
  return { actor, path: row.link.path, query: row.link.query };
}

/** Written at most once in so long. */
const NOTE_EVERY_MS = 60_000;

async function noteUse(record: RecordStore, { id, lastUsedAt }: { id: number; lastUsedAt: number | null }, now: number): Promise<void> {
  if (lastUsedAt !== null && now - lastUsedAt < NOTE_EVERY_MS) return;
  // Reads go on when the record cannot be written.
  await record.tx((db) => db.update(shareLink).set({ lastUsedAt: now }).where(eq(shareLink.id, id))).catch(() => undefined);
}

const TOKEN_BYTES = 32;

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function ofActor(actor: Actor) {
  return actor.may("manage") ? undefined : eq(shareLink.userId, actor.user?.id ?? 0);
}

const columns = {
  id: shareLink.id,
  name: shareLink.name,
  path: shareLink.path,
  query: shareLink.query,
  userId: shareLink.userId,
  createdAt: shareLink.createdAt,
  expiresAt: shareLink.expiresAt,
  lastUsedAt: shareLink.lastUsedAt,
  revokedAt: shareLink.revokedAt,
};

function listed({ userId, ...row }: Omit<ListedShare, "by"> & { userId: number }): ListedShare {
  return { ...row, by: `user:${userId}` };
}
