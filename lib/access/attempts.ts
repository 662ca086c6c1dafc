import { createHash } from "node:crypto";
import { and, eq, inArray, like, lte, sql } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { rateCounter } from "@/db/schema";
import { clientAddress } from "@/lib/access/client-address";
import { TooManyRequestsError } from "@/lib/errors";

/** How often something may be tried in a quarter of an hour. */
export interface Tries {
  key: string;
  most: number;
}

/** A window begins with the first try and is never made longer: whoever is kept out by somebody else's tries is so for this long at most. */
export const TRY_WINDOW_MS = 15 * 60_000;

/** For an account ten wrong tries, unless told otherwise, whoever makes them; for an address sixty, whatever accounts they are about. */
export function triesAt(what: string, account: string, request: Asked, most = { account: 10, address: 60 }): Tries[] {
  const key = `try:${what}:account:${short(account.trim().toLowerCase())}`;
  return [{ key, most: most.account }, ...triesFrom(what, request, most.address)];
}

/** For an address alone, where there is no account to guess at. */
export function triesFrom(what: string, request: Asked, most: number): Tries[] {
  return [{ key: `try:${what}:address:${short(clientAddress(request.headers))}`, most }];
}

interface Asked {
  headers: { get(name: string): string | null };
}

/**
 * Counts a try before it is known how it ends, so that many at once are as many; the counts survive a restart.
 * @throws TooManyRequestsError with the seconds until the window ends
 */
export async function spendTry(record: RecordStore, tries: readonly Tries[], now: number): Promise<void> {
  await record.tx(async (db) => {
    await db.delete(rateCounter).where(and(like(rateCounter.key, "try:%"), lte(rateCounter.expire, now)));
    for (const { key, most } of tries) {
      const [row] = await db.select().from(rateCounter).where(eq(rateCounter.key, key));
      if (row && row.points >= most) throw tooMany((row.expire ?? now) - now);
      if (row)
        await db
          .update(rateCounter)
          .set({ points: row.points + 1 })
          .where(eq(rateCounter.key, key));
      else await db.insert(rateCounter).values({ key, points: 1, expire: now + TRY_WINDOW_MS });
    }
  });
}

/** What was right does not count. */
export async function giveTryBack(record: RecordStore, tries: readonly Tries[]): Promise<void> {
  const keys = tries.map(({ key }) => key);
  await record.tx((db) =>
    db
      .update(rateCounter)
      .set({ points: sql`${rateCounter.points} - 1` })
      .where(inArray(rateCounter.key, keys)),
  );
}

function tooMany(leftMs: number): TooManyRequestsError {
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  return new TooManyRequestsError(`That was tried too often. Try again in ${Math.ceil(seconds / 60)} minutes.`, seconds);
}

/** Addresses of people stand in no key. */
function short(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
