import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { survivorsOf } from "@/db/merged-failures";
import { failure } from "@/db/schema";
import { NotFoundError } from "@/lib/errors";

/** A failure and every one that counts as it, because it was merged into it or into one of these: the links of all are its interactions. */
export async function familyOf(db: Db, failureId: number): Promise<number[]> {
  const family = new Set([failureId]);
  for (let last = [failureId]; last.length > 0; ) {
    const rows = await db.select({ id: failure.id }).from(failure).where(inArray(failure.mergedIntoId, last)).orderBy(asc(failure.id));
    last = rows.map((row) => row.id).filter((id) => !family.has(id));
    for (const id of last) family.add(id);
  }
  return [...family];
}

export type FailureRecord = typeof failure.$inferSelect;

/** @throws NotFoundError */
export async function failureByCode(db: Db, code: string): Promise<FailureRecord> {
  const [row] = await db.select().from(failure).where(eq(failure.code, code));
  if (!row) throw new NotFoundError(`there is no failure "${code}"`, "failure");
  return row;
}

/** A failure that counts by itself. Of one that was merged, the one it counts as. @throws NotFoundError */
export async function survivorByCode(db: Db, code: string): Promise<FailureRecord> {
  const row = await failureByCode(db, code);
  const survivor = (await survivorsOf(db, [row.id])).get(row.id) ?? row.id;
  if (survivor === row.id) return row;
  const [found] = await db.select().from(failure).where(eq(failure.id, survivor));
  return found ?? row;
}
