import type { Escalation } from "@/lib/failures/escalation";
import type { Lifecycle } from "@/lib/failures/lifecycle";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import type { Recurrence } from "@/lib/metrics/recurrence";

/** How many days after meeting the recurrence rule a failure is new. */
export const NEW_FOR_DAYS = 7;

type At = Pick<Lifecycle, "state" | "sinceDay">;

/**
 * The state of a failure that is not put aside, and the day it came into it. What its latest fix says goes before what its
 * numbers say.
 * @param today the day of the clock in the reporting zone
 */
export function failureState(
  verdict: FixVerdict | null,
  escalation: Pick<Escalation, "sinceDay"> | null,
  seen: Pick<Recurrence, "recurringSince"> | null,
  today: number,
): At {
  if (verdict) return fixState(verdict);
  if (escalation) return { state: "escalating", sinceDay: escalation.sinceDay };
  const since = seen?.recurringSince ?? null;
  if (since === null) return { state: "candidate", sinceDay: null };
  return today - since <= NEW_FOR_DAYS ? { state: "new", sinceDay: since } : { state: "ongoing", sinceDay: since + NEW_FOR_DAYS + 1 };
}

function fixState({ stage, outcome, effectiveDay, windowEndDay, regressedDay }: FixVerdict): At {
  if (regressedDay !== null) return { state: "regressed", sinceDay: regressedDay };
  if (stage === "planned") return { state: "fix_planned", sinceDay: null };
  if (stage === "verifying") return { state: "verifying", sinceDay: effectiveDay };
  if (outcome === "effective") return { state: "fixed", sinceDay: windowEndDay };
  return { state: outcome === "worse" ? "not_effective" : "inconclusive", sinceDay: windowEndDay };
}
