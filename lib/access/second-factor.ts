import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { twoFactor, user } from "@/db/schema";
import { digestOf } from "@/lib/access/one-time";
import { base32, makeTotpSecret, stepOfCode, totpAddress } from "@/lib/access/totp";
import { TooManyRequestsError } from "@/lib/errors";
import { seal, unseal } from "@/lib/sealed";
import { BadUserError } from "@/lib/users/bad-user";

/** What an authenticator app has to be told, as a text and as the address inside the picture. */
export interface OfferedFactor {
  secret: string;
  address: string;
}

/** Offers a second factor; it counts once a code of it was shown. @throws BadUserError 409 when one is in force */
export async function offerFactor(record: RecordStore, { id, email }: { id: number; email: string }): Promise<OfferedFactor> {
  const secret = makeTotpSecret();
  await record.tx(async (db) => {
    const [row] = await db.select().from(twoFactor).where(eq(twoFactor.userId, id));
    if (row?.verified) throw new BadUserError("code", "There is a second factor already; take it away first.", 409);
    await db.delete(twoFactor).where(eq(twoFactor.userId, id));
    const kept = sealed(record, { secret, lastStep: 0 });
    await db.insert(twoFactor).values({ userId: id, secret: kept, backupCodes: sealed(record, []), verified: false });
  });
  return { secret, address: totpAddress(secret, email) };
}

/** Puts the offered factor in force. @returns ten backup codes, which are shown this once @throws BadUserError for a wrong code */
export async function confirmFactor(record: RecordStore, id: number, code: string, now: number): Promise<string[]> {
  const codes = Array.from({ length: BACKUP_CODES }, makeBackupCode);
  const isRight = await record.tx(async (db) => {
    const [row] = await db.select().from(twoFactor).where(eq(twoFactor.userId, id));
    if (!row || row.verified) throw new BadUserError("code", "No second factor waits to be confirmed; begin again.", 409);
    const { secret } = keptSecret.parse(opened(record, row.secret));
    const step = stepOfCode(secret, digits(code), now);
    if (step === null) return false;
    const values = {
      secret: sealed(record, { secret, lastStep: step }),
      backupCodes: sealed(record, codes.map(backupDigest)),
      verified: true,
    };
    await db.update(twoFactor).set(values).where(eq(twoFactor.id, row.id));
    await db.update(user).set({ twoFactorEnabled: true, updatedAt: now }).where(eq(user.id, id));
    return true;
  });
  if (!isRight)
    throw new BadUserError("code", "That code is not right. Codes change every half minute; is the clock of the telephone right?");
  return codes;
}

/**
 * Whether this is the code of now, or a backup code; either is taken once. After five wrong ones nothing is tried for a
 * quarter of an hour.
 * @throws TooManyRequestsError
 */
export async function isFactor(record: RecordStore, id: number, code: string, now: number): Promise<boolean> {
  return record.tx(async (db) => {
    const [row] = await db.select().from(twoFactor).where(eq(twoFactor.userId, id));
    if (!row?.verified) return false;
    if (row.lockedUntil !== null && row.lockedUntil > now)
      throw new TooManyRequestsError("Too many codes were wrong. Try again later.", Math.ceil((row.lockedUntil - now) / 1000));
    const taken = takenBy(record, row, code, now);
    const failed = row.failedVerificationCount + 1;
    const isLocked = failed >= MOST_WRONG;
    const counted = taken
      ? { failedVerificationCount: 0, lockedUntil: null }
      : { failedVerificationCount: isLocked ? 0 : failed, lockedUntil: isLocked ? now + LOCK_MS : null };
    await db
      .update(twoFactor)
      .set({ ...taken, ...counted })
      .where(eq(twoFactor.id, row.id));
    return taken !== null;
  });
}

/** Takes the second factor of a user away, with its backup codes. */
export async function removeFactor(db: Db, id: number, now: number): Promise<void> {
  await db.delete(twoFactor).where(eq(twoFactor.userId, id));
  await db.update(user).set({ twoFactorEnabled: false, updatedAt: now }).where(eq(user.id, id));
}

const BACKUP_CODES = 10;
const MOST_WRONG = 5;
const LOCK_MS = 15 * 60_000;

const keptSecret = z.object({ secret: z.string(), lastStep: z.number() });
const keptCodes = z.array(z.string());

type Row = typeof twoFactor.$inferSelect;

/** What the row becomes when the code is right; null when it is not. */
function takenBy(record: RecordStore, row: Row, code: string, now: number): Partial<Row> | null {
  const { secret, lastStep } = keptSecret.parse(opened(record, row.secret));
  const step = stepOfCode(secret, digits(code), now);
  if (step !== null) return step > lastStep ? { secret: sealed(record, { secret, lastStep: step }) } : null;
  const codes = keptCodes.parse(opened(record, row.backupCodes));
  const digest = backupDigest(code);
  return codes.includes(digest)
    ? {
        backupCodes: sealed(
          record,
          codes.filter((each) => each !== digest),
        ),
      }
    : null;
}

function digits(code: string): string {
  return code.replace(/\s/g, "");
}

/** 50 bits, such as "k3md7-q2xfa". */
function makeBackupCode(): string {
  const text = base32(randomBytes(7)).slice(0, 10).toLowerCase();
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

function backupDigest(code: string): string {
  return digestOf(code.toLowerCase().replace(/[^a-z2-7]/g, ""));
}

function sealed({ dataDir }: RecordStore, value: unknown): string {
  return seal(dataDir, "second factor", JSON.stringify(value));
}

function opened({ dataDir }: RecordStore, text: string): unknown {
  return JSON.parse(unseal(dataDir, "second factor", text));
}
