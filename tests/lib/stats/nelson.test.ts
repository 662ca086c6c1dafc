import { describe, expect, it, test } from "vitest";
import { DEFAULT_RULES, NELSON_VERSION, type NelsonRule, nelsonAlarms } from "@/lib/stats/nelson";

const first = (rule: NelsonRule, z: (number | null)[]) => nelsonAlarms(z, [rule])[0]?.at ?? null;
const times = (count: number, ...values: number[]) => Array.from({ length: count }, () => values).flat();

describe("Nelson's rules", () => {
  test.each<[NelsonRule, number[], number | null]>([
    [1, [0, 0.5, 3.01], 2],
    [1, [0, 0.5, 3], null],
    [2, times(9, 0.1), 8],
    [2, times(8, 0.1), null],
    [2, times(9, -0.1), 8],
    [2, [...times(8, 0.1), 0, 0.1], null],
    [3, [-1, -0.5, 0, 0.4, 0.8, 0.95], 5],
    [3, [-1, -0.5, 0, 0.4, 0.4, 0.95], null],
    [4, times(7, 0.5, -0.5), 13],
    [4, times(6, 0.5, -0.5), null],
    [5, [2.1, 0, 2.2], 2],
    [5, [2.1, 0, -2.2], null],
    [6, [1.1, 1.2, 0, 1.3, 1.4], 4],
    [6, [1.1, 1.2, 0, 1.3, -1.4], null],
    [8, [1.1, -1.2, 1.3, -1.4, 1.5, -1.1, 1.2, -1.3], 7],
    [8, [1.1, -1.2, 1.3, -0.4, 1.5, -1.1, 1.2, -1.3], null],
  ])("rule %i on %j is first met at %o", (rule, z, at) => {
    expect(first(rule, z)).toBe(at);
  });

  it("mark every point that contributes, and no other", () => {
    expect(nelsonAlarms([2.1, 0, 2.2])).toEqual([{ rule: 5, at: 2, points: [0, 2] }]);
    expect(nelsonAlarms(times(9, 0.1))).toEqual([{ rule: 2, at: 8, points: [0, 1, 2, 3, 4, 5, 6, 7, 8] }]);
  });

  it("start again after a point that is not judged", () => {
    expect(first(2, [...times(5, 0.1), null, ...times(4, 0.1)])).toBeNull();
    expect(first(5, [2.1, null, 2.2])).toBeNull();
  });

  it("are named, and only 1, 2, 3 and 5 unless asked for", () => {
    expect(NELSON_VERSION).toBe("Nelson 1984, version 1");
    expect(DEFAULT_RULES).toEqual([1, 2, 3, 5]);
    expect(nelsonAlarms(times(7, 0.5, -0.5))).toEqual([]);
  });
});
