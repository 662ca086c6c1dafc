import type { Part } from "@/lib/metrics/define";
import type { Counted } from "@/lib/metrics/query";
import { type Ending, kaplanMeier, type SurvivalStep, timeUntil, timeUntilInterval } from "@/lib/stats/kaplan-meier";

/** A curve as it is drawn: how many (0–1) are still open after so many minutes, and out of how many that is said. */
export type Curve = { minutes: number; open: number; low: number; high: number; atRisk: number; ended: number }[];

/** The curve at round times: how many had ended by then, and how many were still watched just before. */
export type CurveTable = { minutes: number; open: number; low: number; high: number; ended: number; atRisk: number }[];

const HOUR = 60;
const DAY = 24 * HOUR;
const ROUND_TIMES = [
  HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  60 * DAY,
  90 * DAY,
  180 * DAY,
  365 * DAY,
];

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
  table: CurveTable;
}

const known = new WeakMap<readonly Counted[], Survival>();

/** The Kaplan–Meier curve over counted rows: numerator parts ended, denominator parts were still open. Worked out once for the same cells. */
export function curveOf(parts: Part[], cells: readonly Counted[]): Survival {
  const found = known.get(cells) ?? workOut(parts, cells);
  known.set(cells, found);
  return found;
}

function workOut(parts: Part[], cells: readonly Counted[]): Survival {
  const endings = endingsOf(parts, cells);
  const steps = kaplanMeier(endings);
  return {
    median: timeUntil(steps, 0.5),
    ...timeUntilInterval(steps, 0.5),
    p90: timeUntil(steps, 0.1),
    events: endings.reduce((sum, { events }) => sum + events, 0),
    watched: endings.reduce((sum, { events, censored }) => sum + events + censored, 0),
    curve: drawn(steps),
    table: tabled(steps),
  };
}

/** When how many ended, and how many were last seen open: what curves are made of and compared by. */
export function endingsOf(parts: Part[], cells: readonly Counted[]): Ending[] {
  const roles = new Map(parts.map((part) => [part.part, part.role]));
  return cells.flatMap(({ part, minutes, rows }): Ending[] => {
    const role = roles.get(part);
    if (role === "numerator") return [{ at: minutes, events: rows, censored: 0 }];
    return role === "denominator" ? [{ at: minutes, events: 0, censored: rows }] : [];
  });
}

function tabled(steps: SurvivalStep[]): CurveTable {
  const last = steps.at(-1)?.at ?? 0;
  // One round time past the end would say nothing new.
  const times = ROUND_TIMES.filter((_, at) => (ROUND_TIMES[at - 1] ?? 0) < last);
  let [at, ended] = [0, 0];
  return times.map((minutes) => {
    const atRisk = steps.find((step) => step.at >= minutes)?.atRisk ?? 0;
    for (; (steps[at]?.at ?? Number.POSITIVE_INFINITY) <= minutes; at++) ended += steps[at]?.events ?? 0;
    const { survival: open, low, high } = steps[at - 1] ?? { survival: 1, low: 1, high: 1 };
    return { minutes, open, low, high, ended, atRisk };
  });
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
