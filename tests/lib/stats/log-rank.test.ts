import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "@/lib/stats/chi-square";
import type { Ending } from "@/lib/stats/kaplan-meier";
import { logRank } from "@/lib/stats/log-rank";

const events = (...times: number[]): Ending[] => times.map((at) => ({ at, events: 1, censored: 0 }));
const open = (...times: number[]): Ending[] => times.map((at) => ({ at, events: 0, censored: 1 }));

/** Weeks of remission of 42 children with acute leukaemia (Freireich and others, Blood 1963): 6-MP and placebo. */
const MERCAPTOPURINE = [...events(6, 6, 6, 7, 10, 13, 16, 22, 23), ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
const PLACEBO = events(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

/** Weeks survived with two kinds of glioma (Bland and Altman, BMJ 2004): astrocytoma and glioblastoma. */
const ASTROCYTOMA = [...events(6, 13, 21, 30, 37, 38, 49, 50, 63, 79, 86, 98, 202, 219), ...open(31, 47, 80, 82, 82, 149)];
const GLIOBLASTOMA = [
  ...events(10, 10, 12, 13, 14, 15, 16, 17, 18, 20, 24, 24, 25, 28, 30, 33, 35, 37, 40, 40, 46, 48, 76, 81, 82, 91, 112, 181),
  ...open(34, 40, 70),
];

describe("the log-rank test", () => {
  it("of the leukaemia trial is 16.79 on one degree of freedom", () => {
    const result = logRank([MERCAPTOPURINE, PLACEBO]);
    expect(result?.chiSquared).toBeCloseTo(16.793, 3);
    expect(result?.df).toBe(1);
    expect(result?.p).toBeCloseTo(4.17e-5, 7);
    expect(result?.groups.map(({ observed }) => observed)).toEqual([9, 21]);
    expect(result?.groups[0]?.expected).toBeCloseTo(19.25, 2);
    expect(result?.groups[1]?.expected).toBeCloseTo(10.75, 2);
  });

  it("of the glioma data says with Bland and Altman that 14 of an expected 22.48 and 28 of 19.52 died", () => {
    const result = logRank([ASTROCYTOMA, GLIOBLASTOMA]);
    expect(result?.groups.map(({ observed, expected }) => [observed, Number(expected.toFixed(2))])).toEqual([
      [14, 22.48],
      [28, 19.52],
    ]);
    // Their own, simpler statistic, which takes E for the variance; the variance proper is smaller, so ours is larger.
    const simple = (result?.groups ?? []).reduce((sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected, 0);
    expect(simple).toBeCloseTo(6.88, 2);
    expect(chiSquareTail(simple, 1)).toBeCloseTo(0.009, 3);
    expect(result?.chiSquared).toBeGreaterThan(simple);
    expect(result?.p).toBeCloseTo(0.006, 3);
  });

  it("of two small groups is what it is by hand", () => {
    // a: 1, 3+; b: 2, 4. At 1: n 2+2, d 1, E .5, V .25. At 2: n 1+2, E 1/3, V 2/9. At 4: a has none left. O 1, E 5/6, V 17/36.
    const result = logRank([[...events(1), ...open(3)], events(2, 4)]);
    expect(result?.groups[0]?.expected).toBeCloseTo(5 / 6, 12);
    expect(result?.chiSquared).toBeCloseTo((1 / 6) ** 2 / (17 / 36), 12);
  });

  it("counts together what is given as so many at one time", () => {
    const together = (group: Ending[]) => {
      const times = new Map<number, Ending>();
      for (const { at, events: ended, censored } of group) {
        const found = times.get(at) ?? { at, events: 0, censored: 0 };
        times.set(at, { at, events: found.events + ended, censored: found.censored + censored });
      }
      return [...times.values()];
    };
    expect(logRank([together(MERCAPTOPURINE), together(PLACEBO)])).toEqual(logRank([MERCAPTOPURINE, PLACEBO]));
  });

  it("finds nothing between groups that are the same, and cannot compare what never ended or a single group", () => {
    const same = logRank([PLACEBO, PLACEBO, PLACEBO]);
    expect([same?.df, same?.chiSquared, same?.p]).toEqual([2, expect.closeTo(0, 12), expect.closeTo(1, 6)]);
    expect(logRank([open(1, 2), open(3)])).toBeNull();
    expect(logRank([PLACEBO])).toBeNull();
  });

  it("does not depend on the order of the groups, and expects as many in all as were seen", () => {
    const group = fc.array(
      fc.record({ at: fc.integer({ min: 1, max: 20 }), events: fc.integer({ min: 0, max: 3 }), censored: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 3, maxLength: 12 },
    );
    fc.assert(
      fc.property(group, group, group, (a, b, c) => {
        const [one, other] = [logRank([a, b, c]), logRank([c, a, b])];
        if (!one || !other) return;
        expect(other.chiSquared).toBeCloseTo(one.chiSquared, 6);
        const [observed, expected] = (["observed", "expected"] as const).map((side) =>
          one.groups.reduce((total, each) => total + each[side], 0),
        );
        expect(expected).toBeCloseTo(observed ?? 0, 8);
      }),
    );
  });
});

describe("the tail of chi-squared", () => {
  it.each([
    [3.841459, 1, 0.05],
    [6.634897, 1, 0.01],
    [5.991465, 2, 0.05],
    [11.0705, 5, 0.05],
    [0.0157908, 1, 0.9],
    [30, 2, Math.exp(-15)],
  ])("of %d with %d degrees of freedom is as in the tables", (value, df, p) => {
    expect(chiSquareTail(value, df)).toBeCloseTo(p, 6);
  });

  it("is 1 at 0", () => {
    expect(chiSquareTail(0, 3)).toBe(1);
  });
});
