import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
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

/** The failure by which each of these counts: itself, or where its merges end. */
export async function survivorsOf(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const merges = new Map<number, number | null>();
  for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
    const rows = await db.select({ id: failure.id, into: failure.mergedIntoId }).from(failure).where(inArray(failure.id, wanted));
    for (const row of rows) merges.set(row.id, row.into);
    wanted = rows.flatMap(({ into }) => (into === null || merges.has(into) ? [] : [into]));
  }
  return new Map(ids.map((id) => [id, endOf(merges, id)]));
}

function endOf(merges: ReadonlyMap<number, number | null>, id: number): number {
  const passed = new Set<number>();
  let end = id;
  for (let next = merges.get(id); next !== undefined && next !== null && !passed.has(end); next = merges.get(next)) {
    passed.add(end);
    end = next;
  }
  return end;
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
