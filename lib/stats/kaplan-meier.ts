import { Z } from "@/lib/stats/wilson";

/** How many things ended, and how many were last seen still open, after the same time. */
export interface Ending {
  /** Time from the start, in any unit; not negative. */
  at: number;
  events: number;
  censored: number;
}

/** A step of the curve: from `at` on, `survival` (0–1) of them are still open. */
export class SurvivalStep implements Ending {
  readonly #greenwood: number;

  /** @param atRisk still open and watched just before `at` */
  constructor(
    readonly at: number,
    readonly events: number,
    readonly censored: number,
    readonly atRisk: number,
    readonly survival: number,
    greenwood: number,
  ) {
    this.#greenwood = greenwood;
  }

  /** Greenwood's. */
  get standardError(): number {
    return this.survival <= 0 ? 0 : this.survival * Math.sqrt(this.#greenwood);
  }

  /** Log-log 95 % interval, worked out when it is asked for: of thousands of steps few are shown. 0 and 1 where nothing can be said. */
  get low(): number {
    return this.#bound(-1);
  }

  get high(): number {
    return this.#bound(1);
  }

  #bound(side: -1 | 1): number {
    const { survival } = this;
    if (survival >= 1) return 1;
    if (survival <= 0) return side === -1 ? 0 : 1;
    return survival ** Math.exp((side * Z * Math.sqrt(this.#greenwood)) / Math.log(survival));
  }
}

/**
 * The product-limit estimate of how many are still open after a time, where some are only known to have been open so long:
 * S(t) = Π (1 − dᵢ/nᵢ) over event times up to t, events before censorings at ties (Kaplan & Meier 1958); Greenwood's
 * variance S²·Σ dᵢ/(nᵢ(nᵢ−dᵢ)) and the interval S^exp(±z·se/(S·ln S)) (Kalbfleisch & Prentice 1980).
 * @param endings in any order; the same time may occur more than once
 * @returns one step for each time, censorings included, ascending
 */
export function kaplanMeier(endings: readonly Ending[]): SurvivalStep[] {
  const inOrder = endings.toSorted((a, b) => a.at - b.at);
  let atRisk = inOrder.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let [survival, greenwood] = [1, 0];
  const steps: SurvivalStep[] = [];
  for (let from = 0; from < inOrder.length; ) {
    const at = inOrder[from]?.at ?? 0;
    let [events, censored] = [0, 0];
    for (; inOrder[from]?.at === at; from++) {
      events += inOrder[from]?.events ?? 0;
      censored += inOrder[from]?.censored ?? 0;
    }
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
    }
    steps.push(new SurvivalStep(at, events, censored, atRisk, survival, greenwood));
    atRisk -= events + censored;
  }
  return steps;
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
