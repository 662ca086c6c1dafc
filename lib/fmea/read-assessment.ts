import { and, eq, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { failure } from "@/db/schema";
import { dayOf, isoDay } from "@/lib/dates";
import { type ActionPriority, actionPriority } from "@/lib/fmea/action-priority";
import type { Assessment } from "@/lib/fmea/assess-failure";
import { suggestedOccurrence } from "@/lib/fmea/suggested-occurrence";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { filterConditions, inRange, int } from "@/lib/metrics/where";

/** What people judge a failure to be, and what the data speaks for. */
export interface FailureAssessment extends Assessment {
  /** Null until all three are judged. */
  priority: ActionPriority | null;
  suggested: {
    occurrence: number;
    interactions: number;
    /** The days that were counted, as `[from, to)`, YYYY-MM-DD. */
    from: string;
    to: string;
  };
}

/** How many days before the clock are looked at. */
const LOOKED_AT_DAYS = 90;

/** Under the page's filters, apart from its period. */
export async function assessmentOf(asked: Asked, failureId: number): Promise<FailureAssessment> {
  const { severity = null, occurrence = null, detection = null } = (await judged(asked, failureId)) ?? {};
  const isWhole = severity !== null && occurrence !== null && detection !== null;
  const end = dayOf(asked.period.asOf, asked.period.zone) + 1;
  const days = { fromDay: end - LOOKED_AT_DAYS, toDay: end };
  const interactions = await countIn(asked, failureId, days);
  return {
    severity,
    occurrence,
    detection,
    priority: isWhole ? actionPriority({ severity, occurrence, detection }) : null,
    suggested: {
      occurrence: suggestedOccurrence(interactions / 3),
      interactions,
      from: isoDay(days.fromDay),
      to: isoDay(days.toDay),
    },
  };
}

async function judged({ workspace }: Asked, failureId: number): Promise<Assessment | undefined> {
  const { severity, occurrence, detection } = failure;
  const [row] = await workspace.record.db.select({ severity, occurrence, detection }).from(failure).where(eq(failure.id, failureId));
  return row;
}

async function countIn({ reader, filters, codes, period }: Asked, failureId: number, days: { fromDay: number; toDay: number }) {
  const contacted = { at: fact.contactedAt, day: fact.contactedDay };
  const [row] = await reader.all<{ rows: number }>(sql`
    select count(*) as rows from ${fact} where ${and(
      sql`${fact.status} = 1`,
      sql`${fact.failure} = ${int(failureId)}`,
      existsAt(fact, period.asOf),
      ...filterConditions(fact, filters, codes),
      ...inRange(contacted, days, period.zone),
    )}`);
  return Number(row?.rows ?? 0);
}
