import { type Actor, require } from "@/lib/access/actor";
import { type Filters, LIST_FILTERS } from "@/lib/filters";
import { rowsOf } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS, type Which } from "@/lib/interactions/which";
import { askInSnapshot } from "@/lib/metrics/ask";
import type { MetricUnit } from "@/lib/metrics/define";
import type { Workspace } from "@/lib/workspace";

/** A filter in force whose taking off alone would show rows. */
export interface Hiding {
  /** A list filter, `facet.<code>`, "difficult" or "period". */
  field: string;
  /** Rows there would be without it; with a search counted up to COUNTED_ROWS. */
  count: number;
  isMore: boolean;
  /** What those rows are. */
  unit: MetricUnit;
  /** The filters without it. */
  without: Filters;
}

/**
 * The filter that hides most where nothing is shown: each is taken off in turn and the rows are counted. Null when no
 * single one brings anything back. Ask it only when there is nothing, as it counts once for each filter in force.
 * @throws ForbiddenError
 */
export async function whatHidesMost(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { which?: Which; now?: number } = {},
): Promise<Hiding | null> {
  require(actor, "read-rows");
  const { which = ALL_INTERACTIONS, ...clock } = options;
  const found: Hiding[] = [];
  for (const { field, without } of eachTakenOff(filters)) {
    const { count, unit, search } = await askInSnapshot(workspace, without, clock, (asked) => rowsOf(asked, which, { limit: 0 }));
    if (count > 0) found.push({ field, count, isMore: search?.isMore ?? false, unit, without });
  }
  return found.toSorted((a, b) => b.count - a.count)[0] ?? null;
}

function eachTakenOff(filters: Filters): Pick<Hiding, "field" | "without">[] {
  const { from: _from, to: _to, ...undated } = filters;
  const lists = LIST_FILTERS.filter((key) => filters[key].length > 0).map((key) => ({ field: key, without: { ...filters, [key]: [] } }));
  const facets = Object.keys(filters.facets).map((code) => {
    const { [code]: _own, ...others } = filters.facets;
    return { field: `facet.${code}`, without: { ...filters, facets: others } };
  });
  return [
    ...lists,
    ...facets,
    ...(filters.difficult === "any" ? [] : [{ field: "difficult", without: { ...filters, difficult: "any" as const } }]),
    ...(filters.period === "all" ? [] : [{ field: "period", without: { ...undated, period: "all" as const } }]),
  ];
}
