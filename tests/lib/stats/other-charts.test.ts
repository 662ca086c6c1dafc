import { describe, expect, it } from "vitest";
import { gapLimits, gChart } from "@/lib/stats/gap-chart";
import { individualsChart, individualsLimits } from "@/lib/stats/individuals-chart";
import { pettitt } from "@/lib/stats/pettitt";

describe("a g chart", () => {
  it("of gaps 3 1 5 2 8 1 4 has centre 3.4286 and limits 0 and 15.118", () => {
    const chart = gChart([3, 1, 5, 2, 8, 1, 4]);
    expect([chart.centre.toFixed(4), chart.low, chart.high.toFixed(3)]).toEqual(["3.4286", 0, "15.118"]);
    expect(gapLimits([3, 1, 5, 2, 8, 1, 4])).toBeNull();
  });
});

describe("an individuals chart", () => {
  // NIST/SEMATECH e-Handbook 6.3.2.2: flow rates.
  const FLOWS = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

  it("of NIST's flow rates has centre 50.81, limits 45.816 and 55.804, and 6.1347 for a single step", () => {
    const chart = individualsChart(FLOWS);
    expect([chart.centre, chart.low, chart.high].map((value) => value.toFixed(3))).toEqual(["50.810", "45.816", "55.804"]);
    expect(chart.rangeHigh).toBeCloseTo(6.1347, 4);
  });

  it("goes no lower than a value can, and needs eight values", () => {
    expect(individualsLimits([10, 100, 10, 100, 10, 100, 10, 100], 0)?.low).toBe(0);
    expect(individualsLimits(FLOWS.slice(0, 7), 0)).toBeNull();
  });
});

describe("Pettitt's change point", () => {
  it("of four low and four high values is the fifth: K = 16, p = 2·exp(−6·256/576) = .1390", () => {
    const found = pettitt([1, 2, 1, 2, 5, 6, 5, 6]);
    expect(found?.at).toBe(4);
    expect(found?.p).toBeCloseTo(0.139, 4);
  });

  it("of values that never change is none, and its p is never above 1", () => {
    expect(pettitt([3, 3, 3, 3])).toBeNull();
    expect(pettitt([1, 2, 1, 2, 1, 2])?.p).toBe(1);
  });
});
