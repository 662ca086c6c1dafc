import { createHash, randomBytes, randomInt } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { apiKey } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { KeyOrder } from "@/lib/access/key-order";
import { isScope, type Scope } from "@/lib/access/scopes";
import { ForbiddenError, NotFoundError } from "@/lib/errors";

/** A key as its owner sees it: everything but the key. */
export interface ListedKey {
  id: number;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** The key, which is shown this once, beside what is kept of it. */
export interface MadeKey extends ListedKey {
  key: string;
}

/** Makes a key. What is kept is its SHA-256, so that a copy of the record opens nothing. @throws ForbiddenError */
export async function createKey(record: RecordStore, actor: Actor, { name, scopes }: KeyOrder, now: number): Promise<MadeKey> {
  requireOwner(actor);
  const prefix = `dbk_${Array.from({ length: PREFIX_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
  const key = `${prefix}_${randomBytes(RANDOM_BYTES).toString("base64url")}`;
  const row = await record.tx(async (db) => {
    const [made] = await db
      .insert(apiKey)
      .values({ name, prefix, digest: digestOf(key), scopes: [...scopes], createdAt: now })
      .returning();
    return made;
  });
  if (!row) throw new Error("The key could not be made");
  return { ...listed(row), key };
}

/** Every key, the newest first; those that were revoked too. @throws ForbiddenError */
export async function listKeys(db: Db, actor: Actor): Promise<ListedKey[]> {
  requireOwner(actor);
  const rows = await db.select().from(apiKey).orderBy(desc(apiKey.createdAt), desc(apiKey.id));
  return rows.map(listed);
}

/** Ends a key for ever; one that was revoked already stays as it is. @throws ForbiddenError, NotFoundError */
export async function revokeKey(record: RecordStore, actor: Actor, id: number, now: number): Promise<ListedKey> {
  requireOwner(actor);
  const row = await record.tx(async (db) => {
    await db
      .update(apiKey)
      .set({ revokedAt: now })
      .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt)));
    const [found] = await db.select().from(apiKey).where(eq(apiKey.id, id));
    return found;
  });
  if (!row) throw new NotFoundError(`There is no key ${id}.`, "id");
  return listed(row);
}

/** The id of a key as people and addresses write it. @throws NotFoundError */
export function parseKeyId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError(`There is no key "${text.slice(0, 40)}"; ids are whole numbers.`, "id");
  return Number(text);
}

/** The key that a program shows; null when there is none like it, or it was revoked. */
export async function findKey(db: Db, key: string): Promise<ListedKey | null> {
  if (!KEY.test(key)) return null;
  // Found by its digest: how long that takes says nothing about the key itself.
  const [row] = await db
    .select()
    .from(apiKey)
    .where(eq(apiKey.digest, digestOf(key)));
  return row && row.revokedAt === null ? listed(row) : null;
}

/** Notes that a key was used; at most once a minute, as every note is a write. */
export async function noteUse(record: RecordStore, { id, lastUsedAt }: ListedKey, now: number): Promise<void> {
  const last = Math.max(lastUsedAt ?? 0, notedAt.get(id) ?? 0);
  if (now - last < NOTE_EVERY_MS) return;
  notedAt.set(id, now);
  await record.tx(async (db) => {
    await db.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, id));
  });
}

const NOTE_EVERY_MS = 60_000;
const notedAt = new Map<number, number>();

const PREFIX_LENGTH = 8;
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
/** 192 bits. */
const RANDOM_BYTES = 24;
const KEY = /^dbk_[a-z0-9]{8}_[A-Za-z0-9_-]{32}$/;

function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** A program must not be able to give itself, or another one, more than it was given. */
function requireOwner(actor: Actor): void {
  if (actor.kind === "key") throw new ForbiddenError("Keys are made and revoked by people, not by programs.", "Authorization");
  require(actor, "manage");
}

function listed({ digest: _, scopes, ...row }: typeof apiKey.$inferSelect): ListedKey {
  return { ...row, scopes: scopes.filter(isScope) };
}
