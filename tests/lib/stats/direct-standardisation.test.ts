import { describe, expect, test } from "vitest";
import { directlyStandardised } from "@/lib/stats/direct-standardisation";
import { weightedShares } from "@/lib/stats/weighted-shares";
import { wilson } from "@/lib/stats/wilson";

describe("the interval of a weighted sum of shares", () => {
  test("is Wilson's for one share, and Newcombe's published one for a difference", () => {
    expect(weightedShares([{ weight: 1, x: 81, n: 263 }])).toMatchObject(wilson(81, 263) ?? {});
    // Newcombe 1998, table II, row (a), method 10: 56/70 and 48/80.
    const difference = weightedShares([
      { weight: 1, x: 56, n: 70 },
      { weight: -1, x: 48, n: 80 },
    ]);
    expect(difference?.value).toBeCloseTo(0.2, 10);
    expect(difference?.low).toBeCloseTo(0.0524, 4);
    expect(difference?.high).toBeCloseTo(0.3339, 4);
  });

  test("has a width where every share is 0 or 1, and does not exist of nothing", () => {
    const none = weightedShares([
      { weight: 0.5, x: 0, n: 10 },
      { weight: 0.5, x: 10, n: 10 },
    ]);
    expect(none?.value).toBe(0.5);
    expect((none?.high ?? 0) - (none?.low ?? 0)).toBeGreaterThan(0.2);
    expect(weightedShares([])).toBeNull();
    expect(weightedShares([{ weight: 1, x: 0, n: 0 }])).toBeNull();
  });
});

describe("direct standardisation", () => {
  const worked = [
    { key: "small", first: { x: 81, n: 87 }, second: { x: 234, n: 270 } },
    { key: "large", first: { x: 192, n: 263 }, second: { x: 55, n: 80 } },
  ];

  test("gives the worked values on weights 357 and 343, and says that the order turns round", () => {
    const found = directlyStandardised(worked);
    expect(found?.first.value).toBeCloseTo(0.8325, 4);
    expect(found?.second.value).toBeCloseTo(0.7789, 4);
    expect(found?.first.crude.value).toBeCloseTo(273 / 350, 10);
    expect(found?.second.crude.value).toBeCloseTo(289 / 350, 10);
    expect(found?.isOrderReversed).toBe(true);
    // Worked out apart from the program, from the Wilson limits of the four shares.
    const limits = [found?.first, found?.second, found?.difference].map((each) => [each?.low.toFixed(4), each?.high.toFixed(4)]);
    expect(limits).toEqual([
      ["0.7859", "0.8635"],
      ["0.7210", "0.8270"],
      ["-0.0133", "0.1193"],
    ]);
  });

  test("leaves out of both what one of them lacks, and says how much of each was compared", () => {
    const found = directlyStandardised([
      ...worked,
      { key: "only a", first: { x: 5, n: 5 }, second: { x: 0, n: 0 } },
      { key: "only b", first: { x: 0, n: 0 }, second: { x: 1, n: 9 } },
    ]);
    expect(found?.first.value).toBeCloseTo(0.8325, 4);
    expect([found?.first.covered, found?.first.crude.n, found?.second.covered, found?.second.crude.n]).toEqual([350, 355, 350, 359]);
    expect(found?.strata.onlyFirst.map(({ key }) => key)).toEqual(["only a"]);
    expect(found?.strata.onlySecond.map(({ key }) => key)).toEqual(["only b"]);
  });

  test("compares nothing where no stratum is common", () => {
    expect(directlyStandardised([{ key: "a", first: { x: 1, n: 2 }, second: { x: 0, n: 0 } }])).toBeNull();
  });
});
