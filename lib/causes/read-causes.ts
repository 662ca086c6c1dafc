import "server-only";
import { CAUSE_AXES } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { Filters } from "@/lib/filters";
import { type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import type { CauseAxis } from "@/lib/metrics/dimensions";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import { type CountedTrend, trendIn } from "@/lib/overview/read-overview";
import { hasKnown, type RankedRow, rankedRows } from "@/lib/overview/what-broke";
import type { Workspace } from "@/lib/workspace";

/** The causes of the difficult interactions on one axis, ranked, with the trend of one of them. */
export interface Causes {
  axis: CauseAxis;
  /** Axes on which anything is known under these filters. */
  knownAxes: CauseAxis[];
  result: MetricResult;
  rows: RankedRow[];
  /** The cause whose trend is shown; null when there is none. */
  chosen: RankedRow | null;
  trend: CountedTrend | null;
}

export interface CausesRequest extends AskOptions {
  /** Absent: the first axis that anything is known on. */
  axis?: CauseAxis;
  /** Code of a cause; one that is not ranked gives way to the largest. */
  chosen?: string;
}

/** @throws BadFilterError, ForbiddenError */
export async function readCauses(workspace: Workspace, actor: Actor, filters: Filters, request: CausesRequest): Promise<Causes> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, request, async (asked) => {
    const results = new Map<CauseAxis, MetricResult>();
    for (const axis of CAUSE_AXES) results.set(axis, await resultOf(asked, { id: "difficult-rate", by: `cause.${axis}` }));
    const knownAxes = CAUSE_AXES.filter((axis) => hasKnown(results.get(axis) ?? NOTHING));
    const axis = request.axis ?? knownAxes[0] ?? "anger";
    const result = results.get(axis) ?? (await resultOf(asked, { id: "difficult-rate", by: `cause.${axis}` }));
    const rows = rankedRows(result);
    const chosen = rows.find((row) => row.key === request.chosen) ?? rows.find((row) => !row.isUnknown) ?? null;
    const trend = chosen && (await trendIn(asked, { id: "difficult-rate", by: `cause.${axis}` }));
    return { axis, knownAxes, result, rows, chosen, trend };
  });
}

const NOTHING = { series: [] };

/** The axis of an address, when it names one. */
export function parseAxis(text: string | undefined): CauseAxis | undefined {
  return CAUSE_AXES.find((axis) => axis === text);
}
