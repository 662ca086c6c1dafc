import { mostAgainst } from "@/lib/metrics/ranked-shares";
import type { FollowThrough } from "@/lib/promises/read-follow-through";

/** What the page says as a whole: counts of each part, and where most of what was not kept lies. */
export interface FollowThroughSummary {
  onTime: number;
  late: number;
  missed: number;
  due: number;
  notDue: number;
  /** Of the split that most promises are known on; null when nothing was broken or nothing is known. */
  worst: { by: "team" | "kind" | "procedure"; label: string; key: string; count: number } | null;
}

export function summariseFollowThrough({ overall, by }: Pick<FollowThrough, "overall" | "by">): FollowThroughSummary {
  const count = (part: string) => overall.parts.find((each) => each.part === part)?.count ?? 0;
  const splits = (["procedure", "team", "kind"] as const).map((each) => ({
    by: each,
    worst: mostAgainst(by[each]),
    values: by[each].series.length,
  }));
  // A split with a single value says nothing about where to look.
  const telling = splits.find((split) => split.worst !== null && split.values > 2) ?? splits.find((split) => split.worst !== null);
  return {
    onTime: count("on-time"),
    late: count("late"),
    missed: count("missed"),
    due: overall.total.denominator ?? 0,
    notDue: overall.total.immature,
    worst: telling?.worst ? { by: telling.by, ...telling.worst } : null,
  };
}
