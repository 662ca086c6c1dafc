import { Z } from "@/lib/stats/wilson";

/** How many things ended, and how many were last seen still open, after the same time. */
export interface Ending {
  /** Time from the start, in any unit; not negative. */
  at: number;
  events: number;
  censored: number;
}

/** A step of the curve: from `at` on, `survival` of them are still open. */
export interface SurvivalStep extends Ending {
  /** Still open and watched just before `at`. */
  atRisk: number;
  /** 0–1. */
  survival: number;
  /** Greenwood's standard error. */
  standardError: number;
  /** Log-log 95 % interval; 0 and 1 where nothing can be said. */
  low: number;
  high: number;
}

/**
 * The product-limit estimate of how many are still open after a time, where some are only known to have been open so long:
 * S(t) = Π (1 − dᵢ/nᵢ) over event times up to t, events before censorings at ties (Kaplan & Meier 1958); Greenwood's
 * variance S²·Σ dᵢ/(nᵢ(nᵢ−dᵢ)) and the interval S^exp(±z·se/(S·ln S)) (Kalbfleisch & Prentice 1980).
 * @param endings in any order; the same time may occur more than once
 * @returns one step for each time, censorings included, ascending
 */
export function kaplanMeier(endings: readonly Ending[]): SurvivalStep[] {
  const byTime = new Map<number, Ending>();
  for (const { at, events, censored } of endings) {
    const known = byTime.get(at);
    if (known) {
      known.events += events;
      known.censored += censored;
    } else byTime.set(at, { at, events, censored });
  }
  const times = [...byTime.values()].sort((a, b) => a.at - b.at);
  let atRisk = times.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let [survival, greenwood] = [1, 0];
  return times.map((ending) => {
    const { events, censored } = ending;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
    }
    const step = { ...ending, atRisk, survival, ...uncertainty(survival, greenwood) };
    atRisk -= events + censored;
    return step;
  });
}

/** The first time at which no more than `open` (0–1) are still open; null when the curve does not reach it. */
export function timeUntil(steps: readonly { at: number; survival: number }[], open: number): number | null {
  // The product of exact fractions is not exact: a half may come out as 0.5000000000000001.
  return steps.find(({ survival }) => survival <= open + 1e-12)?.at ?? null;
}

/** The 95 % interval of that time: where the curve's own interval crosses the level (Brookmeyer & Crowley 1982); null = not reached. */
export function timeUntilInterval(steps: readonly SurvivalStep[], open: number): { low: number | null; high: number | null } {
  const reached = (bound: "low" | "high") => steps.find((step) => step.events > 0 && step[bound] <= open + 1e-12)?.at ?? null;
  return { low: reached("low"), high: reached("high") };
}

function uncertainty(survival: number, greenwood: number): Pick<SurvivalStep, "standardError" | "low" | "high"> {
  if (survival <= 0) return { standardError: 0, low: 0, high: 1 };
  const standardError = survival * Math.sqrt(greenwood);
  if (survival >= 1) return { standardError, low: 1, high: 1 };
  const width = (Z * Math.sqrt(greenwood)) / Math.log(survival);
  return { standardError, low: survival ** Math.exp(-width), high: survival ** Math.exp(width) };
}
