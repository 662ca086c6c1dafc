import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail } from "@/lib/stats/chi-square";
import { mantelHaenszel, type Pooled, type Stratum } from "@/lib/stats/mantel-haenszel";

const stratum = (x1: number, n1: number, x2: number, n2: number): Stratum => ({ first: { x: x1, n: n1 }, second: { x: x2, n: n2 } });
/** Kidney stones (Charig et al. 1986): treatment A against B, small stones and large ones. */
const STONES = [stratum(81, 87, 234, 270), stratum(192, 263, 55, 80)];
const digits = (value: number | null | undefined, places = 4) => value?.toFixed(places);
const pooled = (of: Pooled | null, places = 4) => of && [of.value, of.low, of.high].map((value) => digits(value, places));

describe("Mantel–Haenszel", () => {
  it("gives the worked values of the definitions", () => {
    const found = mantelHaenszel(STONES);
    expect(pooled(found.oddsRatio)).toEqual(["1.4468", "0.9158", "2.2858"]);
    expect(pooled(found.riskRatio)).toEqual(["1.0690", "0.9850", "1.1602"]);
    expect(digits(found.test?.chiSquare, 3)).toBe("2.434");
    expect([found.strata, found.first, found.second]).toEqual([2, 350, 350]);
  });

  it("takes half a case off the distance when it corrects for continuity", () => {
    // The gap is 4.2353 + 2.6093 = 6.8446, its variance 6.8446² / 2.434 = 19.25: 6.3446² / 19.25.
    const { test } = mantelHaenszel(STONES);
    expect(digits(test?.corrected.chiSquare, 3)).toBe("2.091");
    expect([digits(test?.p, 3), digits(test?.corrected.p, 3)]).toEqual(["0.119", "0.148"]);
  });

  it("of one stratum, is the plain difference, the plain ratio and the plain odds ratio", () => {
    const found = mantelHaenszel([stratum(8, 10, 4, 10)]);
    expect(digits(found.difference?.value)).toBe("0.4000");
    expect(digits(found.riskRatio?.value)).toBe("2.0000");
    // 8·6 / (2·4); Woolf's interval: ln 6 ± 1.959964·√(1/8 + 1/2 + 1/4 + 1/6).
    expect(pooled(found.oddsRatio)).toEqual(["6.0000", "0.8117", "44.3512"]);
    // (8 − 6)² / (10·10·12·8 / (20²·19)).
    expect(digits(found.test?.chiSquare)).toBe("3.1667");
    // (1.5)² by the same.
    expect(digits(found.test?.corrected.chiSquare)).toBe("1.7813");
    expect(found.homogeneity).toBeNull();
    // Sato: .4·(4 − 8)/4 + (8·6 + 4·2)/(2·20) = 1 over 5²: .4 ± 1.959964·.2.
    expect(pooled(found.difference)).toEqual(["0.4000", "0.0080", "0.7920"]);
  });

  it("weighs the differences of strata by n₁·n₂ ⁄ n", () => {
    // 87·270/357 = 65.80 and 263·80/343 = 61.34: (65.80·.06437 + 61.34·.04254) / 127.14.
    expect(digits(mantelHaenszel(STONES).difference?.value)).toBe("0.0538");
  });

  it("finds strata that agree alike, and strata that contradict each other unlike", () => {
    const alike = mantelHaenszel([stratum(20, 40, 10, 40), stratum(20, 40, 10, 40)]).homogeneity;
    expect([digits(alike?.chiSquare), alike?.df, digits(alike?.p)]).toEqual(["0.0000", 1, "1.0000"]);
    const unlike = mantelHaenszel([stratum(30, 40, 10, 40), stratum(10, 40, 30, 40)]).homogeneity;
    // Pooled odds ratio 1, so 20 expected of each: (10² + 10²) / (1 / (4/20)) = 40.
    expect([digits(unlike?.chiSquare), unlike?.df]).toEqual(["40.0000", 1]);
    expect(unlike?.p).toBeLessThan(1e-9);
  });

  it("leaves out strata that hold one group alone, and counts what is left", () => {
    const found = mantelHaenszel([...STONES, stratum(5, 9, 0, 0), stratum(0, 0, 3, 3), stratum(0, 0, 0, 0)]);
    expect(found).toEqual(mantelHaenszel(STONES));
  });

  it("answers nothing, nobody and everybody without an interval that would say too much", () => {
    for (const none of [[], [stratum(0, 0, 0, 0)], [stratum(1, 2, 0, 0)]])
      expect(mantelHaenszel(none)).toMatchObject({
        strata: 0,
        difference: null,
        oddsRatio: null,
        riskRatio: null,
        test: null,
        homogeneity: null,
      });
    for (const [x1, x2] of [
      [0, 0],
      [5, 5],
    ] as const) {
      const found = mantelHaenszel([stratum(x1, 5, x2, 5)]);
      expect(found).toMatchObject({ difference: { value: 0, low: null, high: null }, oddsRatio: null, test: null });
    }
    expect(mantelHaenszel([stratum(5, 5, 0, 5)])).toMatchObject({ difference: { value: 1, low: null }, oddsRatio: null, riskRatio: null });
  });

  it("never answers with what is no number, and its bounds hold its value", () => {
    fc.assert(
      fc.property(fc.array(anyStratum, { maxLength: 6 }), (strata) => {
        const found = mantelHaenszel(strata);
        expect(
          JSON.stringify(found, (_, value) => (typeof value === "number" && !Number.isFinite(value) ? "broken" : value)),
        ).not.toContain("broken");
        for (const each of [found.difference, found.oddsRatio, found.riskRatio]) {
          if (each === null || each.low === null || each.high === null) continue;
          expect(each.low).toBeLessThanOrEqual(each.value);
          expect(each.high).toBeGreaterThanOrEqual(each.value);
        }
        for (const p of [found.test?.p, found.homogeneity?.p]) if (p !== undefined) expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
  });

  it("turns over when the groups change places", () => {
    fc.assert(
      fc.property(fc.array(anyStratum, { maxLength: 6 }), (strata) => {
        const [there, back] = [
          mantelHaenszel(strata),
          mantelHaenszel(strata.map(({ first, second }) => ({ first: second, second: first }))),
        ];
        expect(back.oddsRatio === null).toBe(there.oddsRatio === null);
        if (there.oddsRatio && back.oddsRatio) {
          expect(back.oddsRatio.value * there.oddsRatio.value).toBeCloseTo(1, 9);
          if (there.oddsRatio.low !== null) expect((back.oddsRatio.high ?? 0) * there.oddsRatio.low).toBeCloseTo(1, 9);
        }
        expect((back.difference?.value ?? 0) + (there.difference?.value ?? 0)).toBeCloseTo(0, 9);
        expect(back.test?.chiSquare ?? 0).toBeCloseTo(there.test?.chiSquare ?? 0, 9);
        expect(back.homogeneity?.chiSquare ?? 0).toBeCloseTo(there.homogeneity?.chiSquare ?? 0, 6);
      }),
    );
  });

  it("has the same ratios when a stratum is cut into two equal halves, and when the strata come in another order", () => {
    fc.assert(
      fc.property(fc.array(anyStratum, { minLength: 1, maxLength: 5 }), (strata) => {
        const [head, ...rest] = strata;
        if (!head) return;
        const double = stratum(2 * head.first.x, 2 * head.first.n, 2 * head.second.x, 2 * head.second.n);
        const [whole, halves] = [mantelHaenszel([double, ...rest]), mantelHaenszel([...rest, head, head])];
        for (const key of ["oddsRatio", "riskRatio", "difference"] as const) {
          expect(halves[key] === null).toBe(whole[key] === null);
          expect(halves[key]?.value ?? 0).toBeCloseTo(whole[key]?.value ?? 0, 9);
        }
        expect(mantelHaenszel(strata.toReversed()).oddsRatio?.value ?? 0).toBeCloseTo(mantelHaenszel(strata).oddsRatio?.value ?? 0, 9);
      }),
    );
  });
});

const group = fc.nat({ max: 30 }).chain((n) => fc.record({ x: fc.nat({ max: n }), n: fc.constant(n) }));
const anyStratum = fc.record({ first: group, second: group });

describe("the tail of χ²", () => {
  it("is the table's", () => {
    // Fisher's table: .05 and .001 at one, five and thirty degrees of freedom.
    expect([chiSquareTail(3.8415, 1), chiSquareTail(11.0705, 5), chiSquareTail(43.773, 30)].map((p) => digits(p))).toEqual([
      "0.0500",
      "0.0500",
      "0.0500",
    ]);
    expect(digits(chiSquareTail(10.8276, 1), 5)).toBe("0.00100");
    expect(digits(chiSquareTail(2, 2), 6)).toBe(digits(Math.exp(-1), 6));
    expect([chiSquareTail(0, 3), chiSquareTail(1e4, 1)]).toEqual([1, 0]);
  });
});
