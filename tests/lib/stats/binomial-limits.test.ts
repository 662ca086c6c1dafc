import { expect, it } from "vitest";
import { binomialLimits, TAILS } from "@/lib/stats/binomial-limits";

it("ten throws of a coin lie between 2 and 8, and hardly ever outside 1 and 9", () => {
  // P(X ≤ 1) = 11/1024 = 1.07 %, P(X ≤ 2) = 56/1024 = 5.5 %; P(X ≤ 0) = 1/1024 = 0.098 %.
  expect(binomialLimits(10, 0.5, TAILS.usual)).toEqual({ low: 2, high: 8 });
  expect(binomialLimits(10, 0.5, TAILS.far)).toEqual({ low: 1, high: 9 });
});

it("few trials can hardly be unusual, and what is certain has no room", () => {
  expect(binomialLimits(2, 0.5, TAILS.usual)).toEqual({ low: 0, high: 2 });
  expect(binomialLimits(5, 1, TAILS.usual)).toEqual({ low: 5, high: 5 });
  expect(binomialLimits(5, 0, TAILS.usual)).toEqual({ low: 0, high: 0 });
});
