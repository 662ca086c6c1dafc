import { and, asc, gt, inArray, lt, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importJob, rejectedRow } from "@/db/schema";

const AT_ONCE = 200;

/** The ids of rows that imports before a time (epoch ms) could not take and that still hold their cells, some at once. */
export async function* oldRejectedRows(db: Db, before: number): AsyncGenerator<number[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .select({ id: rejectedRow.id })
      .from(rejectedRow)
      .where(
        and(
          gt(rejectedRow.id, after),
          ne(sql`cast(${rejectedRow.cells} as text)`, "[]"),
          inArray(rejectedRow.importId, db.select({ id: importJob.id }).from(importJob).where(lt(importJob.createdAt, before))),
        ),
      )
      .orderBy(asc(rejectedRow.id))
      .limit(AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map(({ id }) => id);
  }
}

/** The rows stay and are counted, with line and reason. */
export async function emptyOldRejectedRows(db: Db, ids: readonly number[]): Promise<void> {
  await db
    .update(rejectedRow)
    .set({ cells: [], value: null })
    .where(inArray(rejectedRow.id, [...ids]));
}
