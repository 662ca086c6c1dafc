import { describe, expect, it } from "vitest";
import { type Ending, kaplanMeier, timeUntil, timeUntilInterval } from "@/lib/stats/kaplan-meier";

const events = (...times: number[]): Ending[] => times.map((at) => ({ at, events: 1, censored: 0 }));
const open = (...times: number[]): Ending[] => times.map((at) => ({ at, events: 0, censored: 1 }));
const survivals = (endings: Ending[]) =>
  kaplanMeier(endings)
    .filter((step) => step.events > 0)
    .map((step) => Number(step.survival.toFixed(4)));

describe("Kaplan–Meier", () => {
  it("gives the published curve of Bewick 2004", () => {
    expect(survivals([...events(1, 1, 4, 5), ...open(6), ...events(9), ...open(9), ...events(22)])).toEqual([0.75, 0.625, 0.5, 0.3333, 0]);
  });

  it("gives the worked curve of eight promises, its median, and Greenwood's error with the log-log interval at day 3", () => {
    const endings = [...events(1, 2, 2, 3, 5), ...open(1, 4, 6)];
    const steps = kaplanMeier(endings);
    expect(survivals(endings)).toEqual([0.875, 0.5833, 0.4375, 0.2188]);
    expect(timeUntil(steps, 0.5)).toBe(3);
    expect(timeUntil(steps, 0.1)).toBeNull();
    const third = steps.find(({ at }) => at === 3);
    expect(third?.standardError).toBeCloseTo(0.1879, 4);
    expect(third?.low).toBeCloseTo(0.1014, 4);
    expect(third?.high).toBeCloseTo(0.7419, 4);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([8, 6, 4, 3, 2, 1]);
  });

  it("brackets the median by where the curve's interval crosses one half", () => {
    const steps = kaplanMeier([...events(1, 2, 2, 3, 5), ...open(1, 4, 6)]);
    // Day 1: 0.875^exp(1.9615) = 0.387 is below one half already; day 5: 0.2188^exp(−1.067) = 0.593 is still above it.
    expect(timeUntilInterval(steps, 0.5)).toEqual({ low: 1, high: null });
  });

  it("without open ones is the share of those that took longer", () => {
    const times = [3, 1, 4, 1, 5, 9, 2, 6];
    for (const step of kaplanMeier(events(...times))) {
      expect(step.survival).toBeCloseTo(times.filter((time) => time > step.at).length / times.length, 12);
    }
  });

  it("with only open ones never leaves 1", () => {
    expect(kaplanMeier(open(1, 2, 3)).map(({ survival, low, high }) => [survival, low, high])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });
});
