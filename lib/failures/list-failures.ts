import { type Actor, require } from "@/lib/access/actor";
import { bucketOf, dayOf } from "@/lib/dates";
import {
  comparedCounts,
  countByWeek,
  countFailures,
  countInteractions,
  countPromises,
  type FailureCounts,
} from "@/lib/failures/failure-counts";
import { type FailureName, failureNames } from "@/lib/failures/failure-names";
import { inHandUnseen } from "@/lib/failures/left-by-filters";
import { type Lifecycle, type LifecycleState, lifecycles } from "@/lib/failures/lifecycle";
import type { Filters, Notice } from "@/lib/filters";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import type { ResolvedPeriod } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

/** A failure as the list shows it: counts of the period, and first and last seen over all time up to the clock. */
export interface FailureRow extends FailureName {
  state: LifecycleState;
  lifecycle: Lifecycle;
  /** The day the recurrence rule was first met; null for a candidate. */
  recurringSince: number | null;
  /** None of its interactions, of any time, has a known customer. */
  areCustomersUnknown: boolean;
  counts: FailureCounts;
  /** Interactions in the compared period; null where there is none to compare with. */
  interactionsBefore: number | null;
  /** What else it cost in the compared period; null where there is none to compare with. */
  before: { customers: number; minutes: number | null; missed: number } | null;
  promises: { missed: number; due: number };
  /** Epoch ms of the first and the last contact; null where there was none at all. */
  firstSeenAt: number | null;
  lastSeenAt: number | null;
  /** Interactions in each of the weeks of the list, oldest first. */
  weeks: number[];
}

export interface FailureList {
  /** Those seen in the period, in no particular order: see sortFailures. */
  rows: FailureRow[];
  /** Those that were not and still ask for something: see inHandUnseen. */
  unseen: FailureRow[];
  /** Interactions that the filters leave in the period, with or without a failure: what a share is of. */
  interactions: number;
  /** First days of the weeks that every row is drawn over. */
  weeks: number[];
  /** Interactions with at least one failure are counted once for each of them. */
  version: number;
  period: ResolvedPeriod;
  data: Asked["data"];
  /** These are failures of the sample: invented. */
  isSample: boolean;
  notices: Notice[];
}

/** How many weeks the small picture of a failure shows. */
export const SPARK_WEEKS = 26;

/** The failures seen in the period, with what they cost, and those in hand beside, in one snapshot. @throws ForbiddenError */
export async function listFailures(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { now?: number } = {},
): Promise<FailureList> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { period } = asked;
    const counts = await countFailures(asked);
    const weeks = sparkWeeks(asked, counts);
    const first = weeks[0] ?? 0;
    const compared = period.compare && (await comparedCounts(asked, period.compare));
    const byWeek = await countByWeek(asked, first, first + 7 * SPARK_WEEKS);
    const promises = await countPromises(asked);
    const states = await lifecycles(asked);
    const unseen = await inHandUnseen(asked, states, counts);
    const names = await failureNames(asked, [...counts.keys(), ...unseen]);
    const rows = names.flatMap((name): FailureRow[] => {
      const lifecycle = states.get(name.id);
      if (!lifecycle) return [];
      const { seen } = lifecycle;
      return [
        {
          ...name,
          state: lifecycle.state,
          lifecycle,
          recurringSince: seen?.recurringSince ?? null,
          areCustomersUnknown: seen?.areCustomersUnknown ?? false,
          counts: counts.get(name.id) ?? NOTHING,
          interactionsBefore: compared?.of(name.id).interactions ?? null,
          before: compared?.of(name.id) ?? null,
          promises: promises.get(name.id) ?? { missed: 0, due: 0 },
          firstSeenAt: seen?.firstSeenAt ?? null,
          lastSeenAt: seen?.lastSeenAt ?? null,
          weeks: weeks.map((week) => byWeek.get(name.id)?.get(week) ?? 0),
        },
      ];
    });
    return {
      rows: rows.filter(({ id }) => counts.has(id)),
      unseen: rows.filter(({ id }) => !counts.has(id)),
      interactions: await countInteractions(asked),
      weeks,
      version: asked.reader.version,
      period,
      data: asked.data,
      isSample: asked.codes.side.isSample,
      notices: asked.codes.notices,
    };
  });
}

const NOTHING: FailureCounts = { interactions: 0, customers: 0, customerUnknown: 0, minutes: null, minutesKnown: 0, lastAt: 0 };

/** The weeks up to the end of the period, or, where it is open, up to the last interaction in it; never past the clock. The last week may be cut. */
function sparkWeeks({ period }: Asked, counts: ReadonlyMap<number, FailureCounts>): number[] {
  const lastAt = Math.max(0, ...[...counts.values()].map((each) => each.lastAt));
  const endsAt = Math.min(period.asOf, period.toAt === null ? lastAt : period.toAt - 1);
  const last = bucketOf(dayOf(endsAt, period.zone), "week", period.weekStart);
  return Array.from({ length: SPARK_WEEKS }, (_, index) => last - 7 * (SPARK_WEEKS - 1 - index));
}
