import { and, asc, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factFailure as fact } from "@/db/facts/tables";
import { survivorsOf } from "@/db/merged-failures";
import * as schema from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { dayOf } from "@/lib/dates";
import { countFailures, countPromises, type FailureCounts } from "@/lib/failures/failure-counts";
import { type FailureName, failureNames } from "@/lib/failures/failure-names";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange } from "@/lib/metrics/where";
import type { ResolvedPeriod } from "@/lib/period";
import { commendationsLost, type Praise, praiseByFailure } from "@/lib/priorities/lost-commendations";
import { type Measured, type Ranked, rankByShares } from "@/lib/priorities/rank";
import { type Saving, savingOf } from "@/lib/priorities/saving";
import { priorityWeights, SEVERITIES, type Weights } from "@/lib/priorities/weights";
import type { Workspace } from "@/lib/workspace";

/** A failure with everything that speaks for fixing it first. */
export interface PriorityRow extends FailureName {
  measures: Measured;
  counts: FailureCounts;
  /** How many interactions are of each severity, in the order of SEVERITIES. */
  severities: number[];
  praise: Praise | null;
  /** Null when there are too few interactions to expect anything. */
  saving: Saving | null;
  /** The fix whose target the saving goes by; null where none is planned. */
  plannedFix: string | null;
}

export interface Priorities {
  /** Most pressing first. */
  rows: Ranked<PriorityRow>[];
  weights: Weights;
  /** How many days the period covers up to the clock. */
  days: number;
  period: ResolvedPeriod;
  notices: Notice[];
}

/** What to fix first among the failures seen in the period, in one snapshot. @throws ForbiddenError */
export async function readPriorities(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<Priorities> {
  require(actor, "read");
  const { db } = workspace.record;
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const weights = await priorityWeights(db);
    const counts = await countFailures(asked);
    const promises = await countPromises(asked);
    const severities = await countSeverities(asked);
    const praise = await praiseByFailure(asked);
    const planned = await plannedFixes(db, asked.period.asOf);
    const recurrences = await asked.recurrences();
    const days = daysOf(asked);
    const rows = (await failureNames(asked, [...counts.keys()])).flatMap((name): PriorityRow[] => {
      const own = counts.get(name.id);
      if (!own) return [];
      const bySeverity = severities.get(name.id) ?? SEVERITIES.map(() => 0);
      const fix = planned.get(name.id);
      return [
        {
          ...name,
          measures: {
            interactions: own.interactions,
            customers: recurrences.get(name.id)?.areCustomersUnknown ? null : own.customers,
            minutes: own.minutes,
            missed: promises.get(name.id)?.missed ?? 0,
            commendations: commendationsLost(praise.get(name.id)),
            severity: SEVERITIES.reduce((sum, severity, at) => sum + weights.severity[severity] * (bySeverity[at] ?? 0), 0),
          },
          counts: own,
          severities: bySeverity,
          praise: praise.get(name.id) ?? null,
          saving: savingOf(own, days, fix?.targetRatio),
          plannedFix: fix?.title ?? null,
        },
      ];
    });
    return { rows: rankByShares(rows, weights.measures), weights, days, period: asked.period, notices: asked.codes.notices };
  });
}

async function countSeverities({ reader, period, filters, codes }: Asked): Promise<Map<number, number[]>> {
  const contacted = { at: fact.contactedAt, day: fact.contactedDay };
  const rows = await reader.all<{ failure: number; severity: number; rows: number }>(sql`
    select ${fact.failure} as failure, ${fact.severity} as severity, count(*) as rows from ${fact}
    where ${and(
      sql`${fact.status} = 1`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      ...inRange(contacted, period, period.zone),
    )} group by 1, 2 order by 1, 2`);
  const counted = new Map<number, number[]>();
  for (const row of rows) {
    const own = counted.get(Number(row.failure)) ?? SEVERITIES.map(() => 0);
    const place = SEVERITIES.findIndex((severity) => severity === (row.severity === 0 ? "unknown" : String(row.severity)));
    counted.set(Number(row.failure), own.with(place === -1 ? SEVERITIES.indexOf("unknown") : place, Number(row.rows)));
  }
  return counted;
}

/** By failure, the next fix of it, or of one merged into it, that has not become effective yet. */
async function plannedFixes(db: Db, asOf: number): Promise<Map<number, { title: string; targetRatio: number }>> {
  const { fix } = schema;
  const rows = await db
    .select({ failureId: fix.failureId, title: fix.title, targetRatio: fix.targetRatio })
    .from(fix)
    .where(and(isNull(fix.withdrawnAt), gt(fix.effectiveAt, asOf)))
    .orderBy(asc(fix.effectiveAt), asc(fix.code));
  const next = new Map<number, { title: string; targetRatio: number }>();
  const survivors = await survivorsOf(
    db,
    rows.map((row) => row.failureId),
  );
  for (const { failureId, title, targetRatio } of rows) {
    const survivor = survivors.get(failureId) ?? failureId;
    if (!next.has(survivor)) next.set(survivor, { title, targetRatio });
  }
  return next;
}

/** Days of the period up to the clock; an open one has those from the first contact to the last. */
function daysOf({ period, data }: Asked): number {
  const today = dayOf(period.asOf, period.zone);
  const first = period.fromDay ?? data?.firstDay ?? today;
  const last = Math.min(period.toDay ?? (data?.lastDay ?? today) + 1, today + 1);
  return last - first;
}
