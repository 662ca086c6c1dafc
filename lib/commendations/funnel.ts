import type { Commendations } from "@/lib/commendations/read-commendations";
import type { Total } from "@/lib/metrics/result";

export type Stage = "contacted" | "closed" | "mature" | "commended";

/** A step on the way from difficult to commended: how many reach it, and how many of them go no further. */
export interface FunnelStage {
  stage: Stage;
  count: number;
  /** 0–1 of the first stage: how long its bar is. */
  length: number;
  /** 0–1 of the stage before; null for the first one, and where that is empty. The last one is the conversion. */
  share: number | null;
  lost: number;
  /** How many reached it in the compared period; null without one, and for "contacted", which all time alone has. */
  before: number | null;
}

/**
 * The way to a commendation as nested counts: each stage is the one before less what is lost there.
 * "Difficult" stands first only over all time: a period dates it by contact and everything after by closing, so that
 * otherwise the one is not part of the other.
 */
export function funnelOf({ conversion, contacted, period }: Pick<Commendations, "conversion" | "contacted" | "period">): FunnelStage[] {
  const mature = conversion.total.denominator ?? 0;
  const closed = mature + conversion.total.immature;
  const isAllTime = period.fromDay === null && period.toDay === null && contacted.difficult - contacted.unclosed === closed;
  const stages: [Stage, number][] = [
    ...(isAllTime ? ([["contacted", contacted.difficult]] satisfies [Stage, number][]) : []),
    ["closed", closed],
    ["mature", mature],
    ["commended", conversion.total.numerator],
  ];
  const first = stages[0]?.[1] ?? 0;
  return stages.map(([stage, count], index) => ({
    stage,
    count,
    length: first === 0 ? 0 : count / first,
    share: shareOf(count, stages[index - 1]?.[1]),
    lost: count - (stages[index + 1]?.[1] ?? count),
    before: reachedBefore(conversion.comparison?.total, stage),
  }));
}

function shareOf(count: number, before: number | undefined): number | null {
  return before === undefined || before === 0 ? null : count / before;
}

function reachedBefore(total: Total | undefined, stage: Stage): number | null {
  if (!total || stage === "contacted") return null;
  const mature = total.denominator ?? 0;
  return { closed: mature + total.immature, mature, commended: total.numerator }[stage];
}
