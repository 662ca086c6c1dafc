import { LIFECYCLE_STATES, type LifecycleState } from "@/lib/failures/lifecycle";
import type { FailureRow } from "@/lib/failures/list-failures";
import type { Notice, RawParams } from "@/lib/filters";
import { lastParam } from "@/lib/raw-params";

/** Which failures of a list are shown: those in one state; null: all that are not archived. */
export type StateFilter = LifecycleState | null;

export function parseStateFilter(params: RawParams): { state: StateFilter; notices: Notice[] } {
  const text = lastParam(params, "state");
  if (text === undefined) return { state: null, notices: [] };
  const state = LIFECYCLE_STATES.find((each) => each === text);
  if (state) return { state, notices: [] };
  return { state: null, notices: [{ field: "state", message: `state must be one of ${LIFECYCLE_STATES.join(", ")}; got "${text}"` }] };
}

/** What escalates is found under its own state and under "escalating". */
export function inState(rows: readonly FailureRow[], state: StateFilter): FailureRow[] {
  if (state === null) return rows.filter((row) => row.state !== "archived");
  return rows.filter((row) => row.state === state || (state === "escalating" && row.lifecycle.isEscalating));
}

/** The states that occur, the most urgent first, with how many failures each shows. */
export function statesOf(rows: readonly FailureRow[]): { state: LifecycleState; count: number }[] {
  return URGENT_FIRST.map((state) => ({ state, count: inState(rows, state).length })).filter(({ count }) => count > 0);
}

/** What most needs a decision first; failures whose fix is on its way come late. */
export const URGENT_FIRST: readonly LifecycleState[] = [
  "regressed",
  "escalating",
  "new",
  "ongoing",
  "not_effective",
  "inconclusive",
  "fix_planned",
  "verifying",
  "fixed",
  "candidate",
  "archived",
];
