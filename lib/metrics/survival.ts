import type { Part } from "@/lib/metrics/define";
import type { Counted } from "@/lib/metrics/query";
import { type Ending, kaplanMeier, type SurvivalStep, timeUntil, timeUntilInterval } from "@/lib/stats/kaplan-meier";

/** A curve as it is drawn: how many (0–1) are still open after so many minutes, and out of how many that is said. */
export type Curve = { minutes: number; open: number; low: number; high: number; atRisk: number; ended: number }[];

/** What is drawn at most: a curve of thousands of steps looks no different. */
const MOST_STEPS = 160;

export interface Survival {
  /** Minutes; null when not reached. */
  median: number | null;
  low: number | null;
  high: number | null;
  p90: number | null;
  /** How many ended, and how many were watched in all. */
  events: number;
  watched: number;
  curve: Curve;
}

/** The Kaplan–Meier curve over counted rows: numerator parts ended, denominator parts were still open. */
export function curveOf(parts: Part[], cells: readonly Counted[]): Survival {
  const roles = new Map(parts.map((part) => [part.part, part.role]));
  const endings = cells.flatMap(({ part, minutes, rows }): Ending[] => {
    const role = roles.get(part);
    if (role === "numerator") return [{ at: minutes, events: rows, censored: 0 }];
    return role === "denominator" ? [{ at: minutes, events: 0, censored: rows }] : [];
  });
  const steps = kaplanMeier(endings);
  return {
    median: timeUntil(steps, 0.5),
    ...timeUntilInterval(steps, 0.5),
    p90: timeUntil(steps, 0.1),
    events: endings.reduce((sum, { events }) => sum + events, 0),
    watched: endings.reduce((sum, { events, censored }) => sum + events + censored, 0),
    curve: drawn(steps),
  };
}

/** The steps at which the curve falls visibly, the first and the last always among them. */
function drawn(steps: SurvivalStep[]): Curve {
  const last = steps.at(-1);
  let [shownAt, ended] = [Number.POSITIVE_INFINITY, 0];
  return steps.flatMap((step) => {
    ended += step.events;
    const isShown = step === last || (step.events > 0 && shownAt - step.survival >= 1 / MOST_STEPS);
    if (!isShown) return [];
    shownAt = step.survival;
    return [{ minutes: step.at, open: step.survival, low: step.low, high: step.high, atRisk: step.atRisk, ended }];
  });
}
