import { expect, test } from "vitest";
import { mostAgainst, rankedShares } from "@/lib/metrics/ranked-shares";
import { point, resultOf } from "@/tests/support/metric-results";

const split = (rows: Record<string, [kept: number, due: number]>, better: "higher" | "lower" = "higher") =>
  resultOf("follow-through", {
    kind: "rate",
    better,
    by: "team",
    series: Object.keys(rows).map((key) => ({ key, label: key })),
    points: Object.entries(rows).map(([series, [numerator, denominator]]) =>
      point({ series, numerator, denominator, value: denominator === 0 ? null : numerator / denominator }),
    ),
  });

test("worst first; fewer than five are not ranked, however bad; what is not known stands last", () => {
  const rows = rankedShares(split({ good: [9, 10], unknown: [0, 50], bad: [1, 10], few: [0, 4], fewer: [0, 2] }));
  expect(rows.map((row) => [row.key, row.isRanked])).toEqual([
    ["bad", true],
    ["good", true],
    ["few", false],
    ["fewer", false],
    ["unknown", true],
  ]);
});

test("where lower is better the highest is the worst", () => {
  expect(rankedShares(split({ low: [1, 10], high: [9, 10] }, "lower")).map((row) => row.key)).toEqual(["high", "low"]);
});

test("a value with nothing to measure is left out", () => {
  expect(rankedShares(split({ none: [0, 0], some: [1, 1] })).map((row) => row.key)).toEqual(["some"]);
});

test("the most against is a count and not a rate, and never what is not known", () => {
  expect(mostAgainst(split({ small: [0, 5], large: [90, 100], unknown: [0, 500] }))).toEqual({ key: "large", label: "large", count: 10 });
  expect(mostAgainst(split({ all: [5, 5] }))).toBeNull();
});
