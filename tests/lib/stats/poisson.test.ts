import { describe, expect, it } from "vitest";
import { garwood } from "@/lib/stats/poisson";

describe("Garwood's interval", () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
  ])("of %i is %d to %d", (count, low, high) => {
    const interval = garwood(count);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it("of a large count comes near ± 1.96 square roots", () => {
    const { low, high } = garwood(1_000_000);
    expect((1_000_000 - low) / 1000).toBeCloseTo(1.96, 1);
    expect((high - 1_000_000) / 1000).toBeCloseTo(1.96, 1);
  });
});
