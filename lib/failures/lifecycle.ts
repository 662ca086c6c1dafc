import { dayOf } from "@/lib/dates";
import { NEW_FOR_DAYS } from "@/lib/failures/failure-state";
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
  /** Null when no interaction that counts shows it. */
  seen: Recurrence | null;
  /** Of its latest fix. */
  verdict: FixVerdict | null;
}

/** Every failure that is not merged into another one, by id, as of the clock. */
export async function lifecycles(asked: Asked): Promise<Map<number, Lifecycle>> {
  const today = dayOf(asked.period.asOf, asked.period.zone);
  const verdicts = await verdictsOf(asked);
  return new Map(
    [...(await asked.recurrences())].map(([failureId, seen]) => {
      const since = seen.recurringSince;
      const state = since === null ? "candidate" : today - since <= NEW_FOR_DAYS ? "new" : "ongoing";
      return [
        failureId,
        { failureId, state, sinceDay: since, isEscalating: false, seen, verdict: verdicts.get(failureId)?.at(-1) ?? null },
      ];
    }),
  );
}
