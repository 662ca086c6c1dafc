import { describe, expect, it } from "vitest";
import { hasKnown, rankedRows, vitalFew } from "@/lib/overview/what-broke";
import { countTotal, point, resultOf } from "@/tests/support/metric-results";

const split = (counts: Record<string, number>, total: number) =>
  resultOf("difficult-rate", {
    by: "failure",
    total: countTotal(total),
    series: Object.keys(counts).map((key) => ({ key, label: key.toUpperCase() })),
    points: Object.entries(counts).map(([series, numerator]) => point({ series, numerator })),
  });

describe("what broke", () => {
  it("ranks by interactions, shares of all of them, cumulates over mentions, unknown last and outside", () => {
    // A,A,A,B,B,C over five interactions, two more without any: 3/8, 2/8, 1/8 of all; 50, 83.3, 100 % of the mentions.
    const rows = rankedRows(split({ b: 2, a: 3, c: 1, unknown: 2 }, 8));
    expect(rows.map((row) => [row.key, row.count, row.share, row.isVital, row.isUnknown])).toEqual([
      ["a", 3, 0.375, true, false],
      ["b", 2, 0.25, true, false],
      ["c", 1, 0.125, false, false],
      ["unknown", 2, 0.25, false, true],
    ]);
    expect(rows.map((row) => row.cumulative)).toEqual([0.5, 5 / 6, 1, null]);
    expect(rows.map((row) => row.length)).toEqual([1, 2 / 3, 1 / 3, 2 / 3]);
    expect(rows.some((row) => row.isCut)).toBe(false);
    expect(vitalFew(rows)).toEqual({ vital: 2, all: 3 });
  });

  it("carries the compared period's number, nought where it had none", () => {
    const result = split({ a: 3, b: 1, unknown: 2 }, 6);
    expect(rankedRows(result).map((row) => row.before)).toEqual([null, null, null]);
    const comparison = {
      from: null,
      to: null,
      total: countTotal(5),
      parts: [],
      points: [point({ series: "b", numerator: 4 }), point({ series: "unknown", numerator: 1 })],
      duration: null,
    };
    expect(rankedRows({ ...result, comparison }).map((row) => [row.key, row.before])).toEqual([
      ["a", 0],
      ["b", 4],
      ["unknown", 1],
    ]);
  });

  it("does not let what is not known dwarf what is: its bar is cut at the length of the largest", () => {
    const rows = rankedRows(split({ a: 4, b: 1, unknown: 95 }, 100));
    expect(rows.map((row) => [row.key, row.length, row.isCut])).toEqual([
      ["a", 1, false],
      ["b", 0.25, false],
      ["unknown", 1, true],
    ]);
    expect(rankedRows(split({ unknown: 7 }, 7))).toMatchObject([{ key: "unknown", length: 1, isCut: false, share: 1 }]);
  });

  it("has no rows where nothing was counted", () => {
    expect(rankedRows(split({}, 0))).toEqual([]);
  });

  it("knows whether anything but the unknown was recorded", () => {
    expect(hasKnown(split({ unknown: 4 }, 4))).toBe(false);
    expect(hasKnown(split({ a: 1, unknown: 4 }, 5))).toBe(true);
  });
});
