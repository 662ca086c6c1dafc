import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failure } from "@/db/schema";

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
