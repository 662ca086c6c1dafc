import type { FailureRow } from "@/lib/failures/list-failures";
import { pareto } from "@/lib/metrics/pareto";

/** What a list of failures says as a whole. */
export interface FailureSummary {
  seen: number;
  /** New ones included. */
  recurring: number;
  isNew: number;
  /** In that state. */
  regressed: number;
  /** Whatever their state says beside. */
  escalating: number;
  /** Recurring without an owner in production. */
  unowned: number;
  /** The few that make up 80 %: of the minutes where any are recorded, else of the interactions. */
  vital: { count: number; of: "minutes" | "interactions" };
}

export function summariseFailures(rows: readonly FailureRow[]): FailureSummary {
  const recurring = rows.filter((row) => row.recurringSince !== null);
  const of = rows.some((row) => (row.counts.minutes ?? 0) > 0) ? "minutes" : "interactions";
  const ranked = pareto(
    rows.map((row) => ({ key: row.code, label: row.title, count: of === "minutes" ? (row.counts.minutes ?? 0) : row.counts.interactions })),
  );
  return {
    seen: rows.length,
    recurring: recurring.length,
    isNew: rows.filter((row) => row.state === "new").length,
    regressed: rows.filter((row) => row.state === "regressed").length,
    escalating: rows.filter((row) => row.lifecycle.isEscalating).length,
    unowned: recurring.filter((row) => row.productionOwner === null).length,
    vital: { count: ranked.filter((row) => row.isVital).length, of },
  };
}
