import { and, asc, eq, isNull, notInArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failure, fix, procedureVersion } from "@/db/schema";
import { dayOf } from "@/lib/dates";
import { SAMPLE_FIXES } from "@/lib/sample/fixes";

/** What a fix is and by what it will be judged. Days are days since 1970-01-01 in the reporting zone. */
export interface FixPlan {
  id: number;
  code: string;
  /** The failure it counts for: where its own was merged, the one that it was merged into. */
  failureId: number;
  title: string;
  /** The number of the version of the procedure that it brought; null when it names none. */
  version: number | null;
  effectiveAt: number;
  effectiveDay: number;
  /** Ids; empty: all teams. */
  teams: number[];
  /** The rate after may be at most so many times the rate before. */
  targetRatio: number;
  baselineDays: number;
  windowDays: number;
  /** So many occurrences since it took effect and the failure has regressed, at once. */
  neverCount: number | null;
  /** Who set the criterion, and when, epoch ms. */
  criterionBy: string;
  criterionAt: number;
  /** The criterion was set when the fix was in effect already. */
  isRetrospective: boolean;
}

/** Every fix that was not withdrawn, earlier effective dates first; the sample's own only where its interactions are counted. */
export async function fixPlans(db: Db, zone: string, isSample: boolean): Promise<FixPlan[]> {
  const rows = await db
    .select({ fix, version: procedureVersion.version })
    .from(fix)
    .leftJoin(procedureVersion, eq(procedureVersion.id, fix.procedureVersionId))
    .where(and(isNull(fix.withdrawnAt), isSample ? undefined : notInArray(fix.code, SAMPLE_FIXES)))
    .orderBy(asc(fix.effectiveAt), asc(fix.code));
  if (rows.length === 0) return [];
  const survivorOf = await survivors(db);
  return rows.map(({ fix: row, version }) => ({
    id: row.id,
    code: row.code,
    failureId: survivorOf(row.failureId),
    title: row.title,
    version,
    effectiveAt: row.effectiveAt,
    effectiveDay: row.effectiveDay ?? dayOf(row.effectiveAt, zone),
    teams: row.teams ?? [],
    targetRatio: row.targetRatio,
    baselineDays: row.baselineDays,
    windowDays: row.windowDays,
    neverCount: row.neverCount,
    criterionBy: row.createdBy,
    criterionAt: row.criterionAt,
    isRetrospective: isInEffect(row, row.criterionAt, zone),
  }));
}

/** Whether a fix had taken effect; one that names only a day had once that day was over: on it a criterion can still be set. */
function isInEffect({ effectiveAt, effectiveDay }: { effectiveAt: number; effectiveDay: number | null }, at: number, zone: string) {
  return effectiveDay === null ? at >= effectiveAt : dayOf(at, zone) > effectiveDay;
}

/** Follows merges to their end. */
async function survivors(db: Db): Promise<(failureId: number) => number> {
  const merges = new Map((await db.select({ id: failure.id, into: failure.mergedIntoId }).from(failure)).map(({ id, into }) => [id, into]));
  return (failureId) => {
    const chain = new Set<number>();
    let end = failureId;
    for (let next = merges.get(end); next && !chain.has(next); next = merges.get(end)) {
      chain.add(next);
      end = next;
    }
    return end;
  };
}
