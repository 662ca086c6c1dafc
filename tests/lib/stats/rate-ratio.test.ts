import { expect, test } from "vitest";
import { atLeastOf, clopperPearson } from "@/lib/stats/binomial";
import { rateRatio, smallestProvable } from "@/lib/stats/rate-ratio";

const rounded = (value: { ratio: number; low: number; high: number; p: number } | null, digits = 4) =>
  value && [value.ratio, value.low, value.high, value.p].map((each) => Number(each.toFixed(digits)));

test("the exact rate ratio gives the published values", () => {
  expect(rounded(rateRatio({ count: 12, exposure: 1000 }, { count: 3, exposure: 1000 }))).toEqual([0.25, 0.0453, 0.9264, 0.0352]);
  expect(rounded(rateRatio({ count: 15, exposure: 19_017 }, { count: 41, exposure: 28_010 }))).toEqual([1.8558, 1.0057, 3.6093, 0.0477]);
});

test.each([
  [0, 0, 0.3599],
  [1, 0.0019, 0.5632],
  [2, 0.0181, 0.7486],
  [4, 0.0784, 1.0998],
])("12 before and %i after over equal windows lie in (%f, %f)", (after, low, high) => {
  const found = rateRatio({ count: 12, exposure: 90 }, { count: after, exposure: 90 });
  expect([found?.low, found?.high].map((each) => Number(each?.toFixed(4)))).toEqual([low, high]);
});

test.each([
  [3, 2.42],
  [4, 1.515],
  [5, 1.091],
  [6, 0.849],
])("nothing after %i proves at most %f", (before, high) => {
  const found = rateRatio({ count: before, exposure: 30 }, { count: 0, exposure: 30 });
  expect(found?.low).toBe(0);
  expect(Math.abs((found?.high ?? 0) - high)).toBeLessThan(0.006);
});

test("nothing before gives no ratio", () => {
  expect(rateRatio({ count: 0, exposure: 30 }, { count: 4, exposure: 30 })).toBeNull();
});

test("p is below .05 exactly when the interval excludes 1", () => {
  for (let before = 1; before <= 30; before++)
    for (let after = 0; after <= 30; after++) {
      const found = rateRatio({ count: before, exposure: 60 }, { count: after, exposure: 45 });
      expect(Number(found?.p) < 0.05, `${before} and ${after}`).toBe(Number(found?.high) < 1 || Number(found?.low) > 1);
    }
});

test("the smallest baseline that nothing after could prove", () => {
  expect(smallestProvable(1, 90, 90)).toBe(6);
  expect(smallestProvable(0.5, 90, 90)).toBe(10);
  expect(smallestProvable(1, 90, 180)).toBe(4);
});

test.each([
  [3, 7, 0.148],
  [4, 8, 0.0563],
  [5, 9, 0.0196],
  [6, 10, 0.0064],
  [1, 1, 0.2],
  [2, 2, 0.04],
  [3, 3, 0.008],
])("%i of %i in a fifth of the time by chance: %f", (x, n, p) => {
  expect(Number(atLeastOf(x, n, 0.2).toFixed(4))).toBe(p);
});

test("the exact interval of a proportion reaches 0 and 1", () => {
  expect(clopperPearson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.3085, 4) });
  expect(clopperPearson(10, 10)).toEqual({ low: expect.closeTo(0.6915, 4), high: 1 });
});
