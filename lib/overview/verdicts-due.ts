import { dayOf } from "@/lib/dates";
import { countFailures } from "@/lib/failures/failure-counts";
import { leftByFilters } from "@/lib/failures/left-by-filters";
import type { Lifecycle } from "@/lib/failures/lifecycle";
import { type FixVerdict, verdictsOf } from "@/lib/fixes/verdicts";
import type { Asked } from "@/lib/metrics/ask";
import { seriesNames } from "@/lib/metrics/split";

/** A fix whose window ended in the last days, or ends in the next. */
export interface VerdictDue {
  code: string;
  title: string;
  verdict: FixVerdict;
  /** The teams that the fix is for; none: all. */
  teams: { code: string; name: string }[];
}

/** The latest that came due first, then those to come, the next first; `more` are beyond those listed. */
export interface VerdictsDue {
  items: VerdictDue[];
  more: number;
}

/** How many days back and ahead a verdict is near. */
const NEAR_DAYS = 7;
const MOST_VERDICTS = 2;

/** Verdicts of failures in view that came due in the last week up to the clock, or will in the next. */
export async function verdictsDue(asked: Asked, states: ReadonlyMap<number, Lifecycle>): Promise<VerdictsDue> {
  const today = dayOf(asked.period.asOf, asked.period.zone);
  const due = [...(await verdictsOf(asked)).values()].flat().filter(({ failureId, stage, windowEndDay: end }) => {
    const isNear = end > today - NEAR_DAYS && end <= today + NEAR_DAYS;
    return isNear && stage !== "planned" && states.has(failureId) && states.get(failureId)?.state !== "archived";
  });
  if (due.length === 0) return { items: [], more: 0 };
  const ids = [...new Set(due.map(({ failureId }) => failureId))];
  const inView = new Set([...(await leftByFilters(asked, ids)), ...(await countFailures(asked)).keys()]);
  const { db } = asked.workspace.record;
  const names = await seriesNames(db, "failure", ids);
  const found = due.flatMap((verdict) => {
    const name = names.get(verdict.failureId);
    return name && inView.has(verdict.failureId) ? [{ code: name.key, title: name.label, verdict }] : [];
  });
  // Those that came due before those to come, each the nearest first.
  const distance = ({ verdict: { windowEndDay: end } }: (typeof found)[number]) => (end <= today ? today - end : NEAR_DAYS + end - today);
  const shown = found.toSorted((a, b) => distance(a) - distance(b) || (a.verdict.code < b.verdict.code ? -1 : 1)).slice(0, MOST_VERDICTS);
  const teams = await seriesNames(db, "team", [...new Set(shown.flatMap(({ verdict }) => verdict.teams))]);
  const teamOf = (id: number) => {
    const name = teams.get(id);
    return name ? [{ code: name.key, name: name.label }] : [];
  };
  return {
    items: shown.map((each) => ({ ...each, teams: each.verdict.teams.flatMap(teamOf) })),
    more: found.length - shown.length,
  };
}
