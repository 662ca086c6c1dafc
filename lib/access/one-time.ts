import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, like, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { verification } from "@/db/schema";

/** What a short-lived secret is for; one made for one thing opens nothing else. */
export type OneTimeKind = "first-start" | "reset" | "second-step" | "provider";

/** Keeps something until the secret that is returned is shown again, or its time is over. The record holds the secret's SHA-256. */
export async function keepOnce(
  db: Db,
  kind: OneTimeKind,
  value: string,
  { now, lifeMs, secret = makeSecret() }: { now: number; lifeMs: number; secret?: string },
): Promise<string> {
  await db.delete(verification).where(and(like(verification.identifier, `${kind}:%`), lte(verification.expiresAt, now)));
  const identifier = identifierOf(kind, secret);
  await db.insert(verification).values({ identifier, value, expiresAt: now + lifeMs, createdAt: now, updatedAt: now });
  return secret;
}

/** What was kept under this secret; null when there is nothing, or no longer. */
export async function readOnce(db: Db, kind: OneTimeKind, secret: string, now: number): Promise<string | null> {
  const [found] = await db
    .select({ value: verification.value })
    .from(verification)
    .where(and(eq(verification.identifier, identifierOf(kind, secret)), gt(verification.expiresAt, now)));
  return found?.value ?? null;
}

/** The same, and takes it away: of two who show the secret, one gets it. */
export async function takeOnce(db: Db, kind: OneTimeKind, secret: string, now: number): Promise<string | null> {
  const [taken] = await db
    .delete(verification)
    .where(and(eq(verification.identifier, identifierOf(kind, secret)), gt(verification.expiresAt, now)))
    .returning({ value: verification.value });
  return taken?.value ?? null;
}

/** Takes away everything of a kind that was kept with this value, or all of the kind. */
export async function forgetOnce(db: Db, kind: OneTimeKind, value?: string): Promise<void> {
  const ofKind = like(verification.identifier, `${kind}:%`);
  await db.delete(verification).where(value === undefined ? ofKind : and(ofKind, eq(verification.value, value)));
}

/** 192 bits, as addresses can carry them. */
export function makeSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** What the record keeps of a secret. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function identifierOf(kind: OneTimeKind, secret: string): string {
  return `${kind}:${digestOf(secret)}`;
}
