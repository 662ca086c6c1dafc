import { describe, expect, it } from "vitest";
import { rateLimits, uChart } from "@/lib/stats/rate-chart";

const sized = (counts: number[], size: number | number[]) =>
  counts.map((count, at) => ({ count, size: typeof size === "number" ? size : (size[at] ?? 0), isComplete: true }));

describe("a u chart", () => {
  // NIST/Montgomery: nonconformities in samples of five.
  const SAMPLES = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5];

  it("of samples of five has centre 1.93 and limits .066 and 3.794", () => {
    const chart = uChart(sized(SAMPLES, 5));
    expect(chart.centre).toBeCloseTo(1.93, 10);
    expect(chart.bounds[0]?.high).toBeCloseTo(3.794, 3);
    expect(chart.bounds[0]?.low).toBeCloseTo(0.066, 3);
    expect(chart.beyond).toEqual([]);
  });

  it("gives each point the limits of its own size", () => {
    // 10 of 100 and 40 of 400: centre .1; 3·√(.1/100) = .0949 and 3·√(.1/400) = .0474.
    const chart = uChart(sized([10, 40], [100, 400]));
    expect(chart.bounds.map((bound) => bound?.high.toFixed(4))).toEqual(["0.1949", "0.1474"]);
  });

  it("leaves out what has no size, and what is not complete", () => {
    const points = [
      ...sized([10, 10, 10, 10, 10, 10, 10, 10, 5], [100, 100, 100, 100, 100, 100, 100, 100, 0]),
      { count: 90, size: 100, isComplete: false },
    ];
    const chart = rateLimits(points);
    expect(chart?.centre).toBeCloseTo(0.1, 10);
    expect([chart?.bounds[8], chart?.beyond]).toEqual([null, []]);
    expect(rateLimits(points.slice(0, 7))).toBeNull();
  });

  it("is stretched where 20 points of 1,000 and more vary more than chance, and only there", () => {
    // 400 and 600 of 10,000 in turn: ū .05, z = ∓.01/√(.05/10,000) = ∓4.4721, every range 8.9443, σz = 8.9443/1.128 = 7.9293.
    const counts = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 400 : 600));
    const chart = rateLimits(sized(counts, 10_000));
    expect([chart?.chart, chart?.sigmaZ.toFixed(4), chart?.beyond]).toEqual(["u′", "7.9293", []]);
    expect(rateLimits(sized(counts.slice(1), 10_000))?.chart).toBe("u");
    expect(
      rateLimits(
        sized(
          counts.map((count) => count / 20),
          500,
        ),
      )?.chart,
    ).toBe("u");
  });
});
