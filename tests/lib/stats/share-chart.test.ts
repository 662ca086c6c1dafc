import { describe, expect, it } from "vitest";
import { newcombeDifference } from "@/lib/stats/newcombe-difference";
import { laneySigmaOfShares, pChart, shareLimits } from "@/lib/stats/share-chart";

const of = (size: number, counts: number[]) => counts.map((count) => ({ count, size, isComplete: true }));
const digits = (values: (number | undefined)[], places = 4) => values.map((value) => value?.toFixed(places));

// NIST/Montgomery: leaking cans of orange juice in samples of 50, and after the machine was adjusted.
const CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6];
const AFTER = [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5];
const limitsOf = (counts: number[]) => {
  const chart = pChart(of(50, counts));
  return digits([chart.centre, chart.bounds[0]?.high, chart.bounds[0]?.low]);
};

describe("a p chart", () => {
  it("of the orange juice is .2313 with .4102 and .0524, and samples 15 and 23 lie beyond", () => {
    expect(limitsOf(CANS)).toEqual(["0.2313", "0.4102", "0.0524"]);
    const { bounds } = pChart(of(50, CANS));
    const beyond = CANS.flatMap((count, at) =>
      count / 50 > (bounds[at]?.high ?? 1) || count / 50 < (bounds[at]?.low ?? 0) ? [at + 1] : [],
    );
    expect(beyond).toEqual([15, 23]);
  });

  it("without those two is .2150 with .3893 and .0407", () => {
    expect(limitsOf(CANS.filter((_, at) => at !== 14 && at !== 22))).toEqual(["0.2150", "0.3893", "0.0407"]);
  });

  it("after the fix starts anew at .1108 with .2440 and 0", () => {
    expect(limitsOf(AFTER)).toEqual(["0.1108", "0.2440", "0.0000"]);
  });

  it("gives each point the limits of its own size, and none to what rests on nothing", () => {
    // 10 of 100 and 40 of 400: 3·√(.09/100) = .09 and 3·√(.09/400) = .045.
    const chart = pChart([...of(100, [10]), ...of(400, [40]), { count: 0, size: 0, isComplete: true }]);
    expect(digits(chart.bounds.map((bound) => bound?.high))).toEqual(["0.1900", "0.1450", undefined]);
  });

  it("never leaves 0–1, and needs eight complete points", () => {
    expect(pChart(of(5, [5, 4, 5, 5, 5, 4, 5, 5])).bounds[0]?.high).toBe(1);
    expect(shareLimits(of(50, CANS.slice(0, 7)))).toBeNull();
    expect(shareLimits(of(50, CANS))?.chart).toBe("p");
  });
});

describe("Laney's p′ chart", () => {
  it("of 500 to 580 of 10,000 has σz 3.5244 and limits .02826 and .07507, where the plain one has .04503 and .05831", () => {
    const points = of(10_000, [500, 560, 470, 540, 450, 580]);
    const sigmaZ = laneySigmaOfShares(points);
    const [stretched, plain] = [pChart(points, sigmaZ), pChart(points)];
    expect(sigmaZ).toBeCloseTo(3.5244, 4);
    expect([stretched.chart, plain.chart]).toEqual(["p′", "p"]);
    expect(digits([stretched.centre, stretched.bounds[0]?.low, stretched.bounds[0]?.high], 5)).toEqual(["0.05167", "0.02826", "0.07507"]);
    expect(digits([plain.bounds[0]?.low, plain.bounds[0]?.high], 5)).toEqual(["0.04503", "0.05831"]);
  });

  it("is the plain one where σz is 1", () => {
    const points = of(10_000, [500, 560, 470, 540, 450, 580]);
    expect(pChart(points, 1)).toEqual(pChart(points));
  });
});

describe("the difference of two shares", () => {
  const between = (x1: number, n1: number, x2: number, n2: number) => {
    const found = newcombeDifference({ x: x1, n: n1 }, { x: x2, n: n2 });
    return digits([found?.difference, found?.low, found?.high]);
  };

  it("has Newcombe's intervals", () => {
    expect(between(56, 70, 48, 80)).toEqual(["0.2000", "0.0524", "0.3339"]);
    expect(between(9, 10, 3, 10)).toEqual(["0.6000", "0.1705", "0.8090"]);
    expect(between(0, 10, 0, 10)).toEqual(["0.0000", "-0.2775", "0.2775"]);
  });

  it("before and after the orange juice was fixed is .1042 (.0760–.1319), z 7.10", () => {
    expect(between(301, 1400, 133, 1200)).toEqual(["0.1042", "0.0760", "0.1319"]);
    expect(newcombeDifference({ x: 301, n: 1400 }, { x: 133, n: 1200 })?.z).toBeCloseTo(7.1, 2);
  });

  it("is nothing where a side was not looked at, and has no z where nothing varies", () => {
    expect(newcombeDifference({ x: 0, n: 0 }, { x: 1, n: 2 })).toBeNull();
    expect(newcombeDifference({ x: 0, n: 10 }, { x: 0, n: 10 })?.z).toBeNull();
  });
});
