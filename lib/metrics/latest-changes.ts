import { and, eq, gt, isNull, lte, max } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failure, procedureVersion } from "@/db/schema";
import type { MetricContext } from "@/lib/metrics/define";

/** When the procedure of each failure last changed, up to the clock. Its first version is where it began, not a change. */
export async function latestChanges(db: Db, asOf: number): Promise<MetricContext["changes"]> {
  const rows = await db
    .select({ failure: failure.id, at: max(procedureVersion.effectiveAt) })
    .from(failure)
    .innerJoin(procedureVersion, eq(procedureVersion.procedureId, failure.procedureId))
    .where(and(gt(procedureVersion.version, 1), lte(procedureVersion.effectiveAt, asOf), isNull(failure.mergedIntoId)))
    .groupBy(failure.id)
    .orderBy(failure.id);
  return rows.flatMap(({ failure: id, at }) => (at === null ? [] : [{ failure: id, at: Number(at) }]));
}
