import { describe, expect, it } from "vitest";
import { changeOf } from "@/lib/overview/change";

const value = (value: number | null) => ({ value });

describe("a change", () => {
  it("of a count is in percent of the prior, and fewer difficult interactions are good", () => {
    // 412 after 448: 36 fewer, 8.04 % of 448.
    const change = changeOf("count", "lower", value(412), value(448));
    expect(change).toMatchObject({ kind: "percent", prior: 448, goodness: "good" });
    expect(change?.by).toBeCloseTo(-0.08036, 5);
  });

  it("of a rate is in points, and a lower follow-through is bad", () => {
    const change = changeOf("rate", "higher", value(0.83), value(0.89));
    expect(change).toMatchObject({ kind: "points", goodness: "bad" });
    expect(change?.by).toBeCloseTo(-0.06, 10);
  });

  it("of nothing is neutral", () => {
    expect(changeOf("count", "lower", value(5), value(5))).toEqual({ kind: "same", by: 0, prior: 5, goodness: "neutral" });
    expect(changeOf("count", "lower", value(0), value(0))).toEqual({ kind: "same", by: 0, prior: 0, goodness: "neutral" });
  });

  it("from nothing is new, never a division by zero", () => {
    expect(changeOf("count", "lower", value(3), value(0))).toEqual({ kind: "new", by: 3, prior: 0, goodness: "bad" });
  });

  it("to nothing is minus one hundred percent", () => {
    expect(changeOf("count", "lower", value(0), value(4))).toEqual({ kind: "percent", by: -1, prior: 4, goodness: "good" });
  });

  it("is not judged where neither direction is better", () => {
    expect(changeOf("count", "neither", value(6), value(4))?.goodness).toBe("neutral");
  });

  it("is not there without a comparison, or where one side cannot be measured", () => {
    expect(changeOf("rate", "higher", value(0.5), null)).toBeNull();
    expect(changeOf("rate", "higher", value(0.5), undefined)).toBeNull();
    expect(changeOf("rate", "higher", value(null), value(0.5))).toBeNull();
    expect(changeOf("rate", "higher", value(0.5), value(null))).toBeNull();
  });
});
