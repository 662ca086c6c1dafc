import { describe, expect, it } from "vitest";
import { pareto } from "@/lib/metrics/pareto";

const rows = (counts: Record<string, number>) => Object.entries(counts).map(([key, count]) => ({ key, label: key, count }));

describe("a Pareto", () => {
  it("of A,A,A,B,B,C is 50, 83.3 and 100 % with A and B as the vital few", () => {
    const found = pareto(rows({ C: 1, A: 3, B: 2 }));
    expect(found.map((row) => row.key)).toEqual(["A", "B", "C"]);
    expect(found.map((row) => Math.round(row.cumulative * 1000) / 10)).toEqual([50, 83.3, 100]);
    expect(found.map((row) => row.isVital)).toEqual([true, true, false]);
  });

  it("stops the vital few exactly at 80 %", () => {
    expect(pareto(rows({ a: 4, b: 4, c: 2 })).map((row) => row.isVital)).toEqual([true, true, false]);
  });

  it("orders ties by key, whatever order they came in", () => {
    expect(pareto(rows({ z: 2, a: 2, m: 2 })).map((row) => row.key)).toEqual(["a", "m", "z"]);
  });

  it("of nothing is empty", () => {
    expect(pareto(rows({ a: 0 }))).toEqual([]);
  });
});
