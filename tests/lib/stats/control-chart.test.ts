import { describe, expect, it } from "vitest";
import { cChart, countLimits, rateLimits, uChart } from "@/lib/stats/control-chart";

const complete = (counts: number[]) => counts.map((count) => ({ count, isComplete: true }));

// NIST/SEMATECH e-Handbook 6.3.3.1: defects on 25 wafers.
const WAFERS = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13];

describe("a c chart", () => {
  it("of NIST's wafers has centre 16 and limits 4 and 28; only the point strictly beyond is an alarm", () => {
    const chart = cChart(complete(WAFERS));
    expect(chart).toMatchObject({ chart: "c", centre: 16, low: 4, high: 28, beyond: [23] });
  });

  it("never falls below zero", () => {
    expect(cChart(complete([1, 2, 1, 0, 2, 1, 3, 1])).low).toBe(0);
  });
});

describe("the limits of a trend of counts", () => {
  it("are not drawn from fewer than eight complete buckets", () => {
    expect(countLimits(complete([5, 6, 7, 5, 6, 7, 5]))).toBeNull();
  });

  it("leave an incomplete bucket out of the centre and out of the alarms", () => {
    const chart = countLimits([...complete([10, 12, 8, 11, 9, 10, 10, 10]), { count: 0, isComplete: false }]);
    expect(chart?.centre).toBe(10);
    expect(chart?.beyond).toEqual([]);
  });

  it("stay a plain c chart where twenty buckets vary no more than chance", () => {
    const chart = countLimits(complete([10, 12, 9, 11, 10, 8, 12, 10, 9, 11, 10, 12, 9, 10, 11, 8, 10, 11, 9, 10]));
    expect(chart?.chart).toBe("c");
    expect(chart?.sigmaZ).toBe(1);
  });

  it("are stretched by the mean moving range over 1.128 where counts vary more than chance", () => {
    // 80 and 120 in turn: z is −2 and +2, every range 4, σz = 4 / 1.128 = 3.5461, half width 3·10·3.5461.
    const chart = countLimits(complete(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 80 : 120))));
    expect(chart?.chart).toBe("c′");
    expect(chart?.sigmaZ).toBeCloseTo(3.5461, 4);
    expect(chart?.high).toBeCloseTo(206.383, 3);
    expect(chart?.beyond).toEqual([]);
  });
});

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
