import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "@/lib/stats/wilson";

describe("the Wilson interval", () => {
  it.each([
    // Newcombe 1998, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    // The worked follow-through example.
    [2, 5, 0.1176, 0.7693],
    [3, 5, 0.2307, 0.8824],
  ])("of %i in %i is %f to %f", (x, n, low, high) => {
    const interval = wilson(x, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("is exactly 0 below when nothing succeeded and exactly 1 above when everything did", () => {
    expect(wilson(0, 7)?.low).toBe(0);
    expect(wilson(7, 7)?.high).toBe(1);
  });

  it("does not exist without trials", () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it("stays within 0 and 1, contains the proportion and shrinks as trials grow at the same proportion", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.integer({ min: 2, max: 20 }), (n, seed, times) => {
        const x = seed % (n + 1);
        const once = wilson(x, n);
        const more = wilson(x * times, n * times);
        if (!once || !more) throw new Error("no interval");
        expect(once.low).toBeGreaterThanOrEqual(0);
        expect(once.high).toBeLessThanOrEqual(1);
        expect(once.low).toBeLessThanOrEqual(x / n);
        expect(once.high).toBeGreaterThanOrEqual(x / n);
        expect(more.high - more.low).toBeLessThan(once.high - once.low);
      }),
    );
  });
});
