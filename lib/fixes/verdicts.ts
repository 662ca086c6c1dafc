import type { Asked } from "@/lib/metrics/ask";
import type { RateRatio } from "@/lib/stats/rate-ratio";

/** What the numbers say of a fix by its criterion: met, worse than before, or neither can be said. */
export type VerdictOutcome = "effective" | "worse" | "inconclusive";

/** A fix as of the clock. Days are days since 1970-01-01 in the reporting zone. */
export interface FixVerdict {
  id: number;
  code: string;
  failureId: number;
  title: string;
  /** "planned" until it is effective, "verifying" while its window runs (the outcome is "so far"), then "final". */
  stage: "planned" | "verifying" | "final";
  /** Null while planned, or when nothing can be compared. */
  outcome: VerdictOutcome | null;
  effectiveAt: number;
  effectiveDay: number;
  /** The day after the window's last one. */
  windowEndDay: number;
  ratio: RateRatio | null;
  /** The day on which it was seen to have regressed after an effective verdict; null when it has not. */
  regressedDay: number | null;
}

/** Every fix that was not withdrawn, as of the clock, by failure; the latest effective date last. */
export async function verdictsOf(_asked: Asked): Promise<Map<number, FixVerdict[]>> {
  return new Map();
}
