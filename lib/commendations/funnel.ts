import type { Commendations } from "@/lib/commendations/read-commendations";
import { NOT_RESOLVED, PATH_STAGES } from "@/lib/metrics/commendation-path";
import type { PartCount, Total } from "@/lib/metrics/result";
import { wilson } from "@/lib/stats/wilson";

export type Stage = "contacted" | "closed" | "mature" | "resolved" | "kept" | "commended";

/** A step on the way from difficult to commended: how many reach it, and how many of them go no further. */
export interface FunnelStage {
  stage: Stage;
  count: number;
  /** 0–1 of the first stage: how long its bar is. */
  length: number;
  /** 0–1 of the stage before; null for the first one, and where that is empty. */
  share: number | null;
  /** Its 95 % interval (Wilson), 0–1. */
  interval: { low: number; high: number } | null;
  lost: number;
  /** How many reached it in the compared period; null without one, and for "contacted", which all time alone has. */
  before: number | null;
}

/**
 * The way to a commendation as nested counts: each stage is the one before less what is lost there. Praise that came
 * without all of the way is not in the last stage; `commendedOtherwise` closes the sum to the conversion.
 * "Difficult" stands first only over all time: a period dates it by contact and everything after by closing, so that
 * otherwise the one is not part of the other.
 */
export function funnelOf({ path, contacted, period }: Pick<Commendations, "path" | "contacted" | "period">): FunnelStage[] {
  const reached = reachedIn(path.total, path.parts);
  const isAllTime = period.fromDay === null && period.toDay === null && contacted.difficult - contacted.unclosed === reached.closed;
  const stages: [Stage, number][] = [
    ...(isAllTime ? ([["contacted", contacted.difficult]] satisfies [Stage, number][]) : []),
    ...AFTER_CLOSING.map((stage): [Stage, number] => [stage, reached[stage]]),
  ];
  const first = stages[0]?.[1] ?? 0;
  const before = path.comparison && reachedIn(path.comparison.total, path.comparison.parts);
  return stages.map(([stage, count], index) => ({
    stage,
    count,
    length: first === 0 ? 0 : count / first,
    share: shareOf(count, stages[index - 1]?.[1]),
    interval: intervalOf(count, stages[index - 1]?.[1]),
    lost: count - (stages[index + 1]?.[1] ?? count),
    before: before === null || stage === "contacted" ? null : before[stage],
  }));
}

/** Commended although not resolved, or although a promise was broken or is still open. */
export function commendedOtherwise({ path }: Pick<Commendations, "path">): number {
  return path.total.numerator - countOf(path.parts, PATH_STAGES.commended);
}

/** Why those who could be measured were not resolved, by outcome; each opens its rows. */
export function lostByOutcome({ outcomes }: Pick<Commendations, "outcomes">): { key: string; label: string; count: number }[] {
  const labels = new Map(outcomes.series.map(({ key, label }) => [key, label]));
  return outcomes.points
    .filter(({ series, denominator }) => series !== null && NOT_RESOLVED.some((outcome) => outcome === series) && (denominator ?? 0) > 0)
    .map(({ series, denominator }) => ({ key: series ?? "", label: labels.get(series ?? "") ?? series ?? "", count: denominator ?? 0 }));
}

const AFTER_CLOSING = ["closed", "mature", "resolved", "kept", "commended"] as const;

function reachedIn(total: Total, parts: readonly PartCount[]): Record<(typeof AFTER_CLOSING)[number], number> {
  const mature = total.denominator ?? 0;
  return {
    closed: mature + total.immature,
    mature,
    resolved: countOf(parts, PATH_STAGES.resolved),
    kept: countOf(parts, PATH_STAGES.kept),
    commended: countOf(parts, PATH_STAGES.commended),
  };
}

function countOf(parts: readonly PartCount[], names: readonly string[]): number {
  return parts.reduce((sum, { part, count }) => (names.includes(part) ? sum + count : sum), 0);
}

function intervalOf(count: number, before: number | undefined): FunnelStage["interval"] {
  return before === undefined ? null : wilson(count, before);
}

function shareOf(count: number, before: number | undefined): number | null {
  return before === undefined || before === 0 ? null : count / before;
}
