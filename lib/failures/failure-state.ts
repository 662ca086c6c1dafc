import type { Recurrence } from "@/lib/metrics/recurrence";

/**
 * How far a failure has come: seen too seldom to say ("candidate"), met the recurrence rule within the last 7 days
 * ("new"), or met it before that ("recurring").
 */
export type FailureState = "candidate" | "new" | "recurring";

/** How many days after meeting the rule a failure is new. */
export const NEW_FOR_DAYS = 7;

/** @param today the day of the clock in the reporting zone */
export function failureState(recurrence: Pick<Recurrence, "recurringSince"> | undefined, today: number): FailureState {
  const since = recurrence?.recurringSince ?? null;
  if (since === null) return "candidate";
  return today - since <= NEW_FOR_DAYS ? "new" : "recurring";
}
