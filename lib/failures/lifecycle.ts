import { isNull, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { type FailureArchive, failure } from "@/db/schema";
import { dayOf } from "@/lib/dates";
import { countsSinceArchived, isArchived, isReviewDue } from "@/lib/failures/archive-state";
import { type Escalation, escalationsOf } from "@/lib/failures/escalation";
import { escalationCounts } from "@/lib/failures/escalation-counts";
import { failureState } from "@/lib/failures/failure-state";
import { type FixVerdict, verdictsOf } from "@/lib/fixes/verdicts";
import type { Asked } from "@/lib/metrics/ask";
import type { Recurrence } from "@/lib/metrics/recurrence";

/** How far a failure has come, in the order of its life. */
export const LIFECYCLE_STATES = [
  "candidate",
  "new",
  "ongoing",
  "escalating",
  "fix_planned",
  "verifying",
  "fixed",
  "inconclusive",
  "not_effective",
  "regressed",
  "archived",
] as const;
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** A failure as of the clock. Days are days since 1970-01-01 in the reporting zone. */
export interface Lifecycle {
  failureId: number;
  state: LifecycleState;
  /** The day on which it came into this state; null where that cannot be told. */
  sinceDay: number | null;
  /** It escalates, also where its state says something else, such as that a fix is being verified. */
  isEscalating: boolean;
  /** Why it escalates; null when it does not. */
  escalation: Escalation | null;
  /** Until when it is put aside; null when it is not. */
  archive: (FailureArchive & { isReviewDue: boolean }) | null;
  /** Null when no interaction that counts shows it. */
  seen: Recurrence | null;
  /** Of its latest fix. */
  verdict: FixVerdict | null;
}

/** Every failure that is not merged into another one, by id, as of the clock. */
export async function lifecycles(asked: Asked): Promise<Map<number, Lifecycle>> {
  const { asOf, zone, weekStart } = asked.period;
  const today = dayOf(asOf, zone);
  const failures = await failuresOnSide(asked);
  const putAside = failures.flatMap(({ id, archive }) => (archive === null ? [] : [{ id, archive }]));
  const since = await countsSinceArchived(asked, putAside);
  const counts = await escalationCounts(asked);
  const watched = failures.flatMap(({ id, archive, seen }) => {
    if (!seen || seen.recurringSince === null || (isArchived(archive, since.get(id), asOf) && !archive.escalating)) return [];
    const { areCustomersUnknown, firstSeenAt, recurringSince } = seen;
    return [{ failureId: id, counts: counts.get(id), areCustomersUnknown, firstSeenDay: dayOf(firstSeenAt, zone), recurringSince }];
  });
  const escalations = escalationsOf(watched, today, weekStart);
  const verdicts = await verdictsOf(asked);
  return new Map(
    failures.map(({ id, archive, seen }) => {
      const escalation = escalations.get(id) ?? null;
      const verdict = verdicts.get(id)?.at(-1) ?? null;
      const hasEscalatedSince = archive?.escalating === true && escalation !== null && escalation.sinceDay > dayOf(archive.at, zone);
      const isAside = isArchived(archive, since.get(id), asOf) && !hasEscalatedSince;
      const aside = archive !== null && isAside ? { ...archive, isReviewDue: isReviewDue(archive, asOf) } : null;
      const at = aside ? { state: "archived" as const, sinceDay: dayOf(aside.at, zone) } : failureState(verdict, escalation, seen, today);
      const escalates = aside ? null : escalation;
      return [id, { failureId: id, ...at, isEscalating: escalates !== null, escalation: escalates, archive: aside, seen, verdict }];
    }),
  );
}

interface OnSide {
  id: number;
  archive: FailureArchive | null;
  seen: Recurrence | null;
}

/** The failures that stand on the side of the filters: those seen there, and on the real side those that were never seen at all. */
async function failuresOnSide(asked: Asked): Promise<OnSide[]> {
  const { side } = asked.codes;
  const recurrences = await asked.recurrences();
  const columns = { id: failure.id, archive: failure.archive, createdAt: failure.createdAt };
  const rows = await asked.workspace.record.db.select(columns).from(failure).where(isNull(failure.mergedIntoId)).orderBy(failure.id);
  const isUnseen = rows.some(({ id }) => !recurrences.has(id));
  const shown = isUnseen ? await everShown(asked) : new Set();
  return rows.flatMap(({ id, archive, createdAt }) => {
    const seen = recurrences.get(id) ?? null;
    const isThere = seen !== null || (!(side.isSample && side.holdsBoth) && !shown.has(id) && createdAt <= asked.period.asOf);
    return isThere ? [{ id, archive, seen }] : [];
  });
}

/** Failures that any interaction that counts shows, of any time, side and team. */
async function everShown({ workspace }: Asked): Promise<Set<number>> {
  const rows = await workspace.facts.everything.read((reader) =>
    reader.all<{ failure: number }>(sql`select distinct ${fact.failure} as failure from ${fact} where ${fact.status} = 1`),
  );
  return new Set(rows.map((row) => Number(row.failure)));
}
