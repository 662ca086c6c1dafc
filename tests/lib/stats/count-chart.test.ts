import { describe, expect, it } from "vitest";
import { cChart, countLimits } from "@/lib/stats/count-chart";

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
