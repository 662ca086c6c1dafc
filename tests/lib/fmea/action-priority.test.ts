import { describe, expect, test } from "vitest";
import { actionPriority } from "@/lib/fmea/action-priority";
import { suggestedOccurrence } from "@/lib/fmea/suggested-occurrence";

const ONE_TO_TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const RANK = { low: 0, medium: 1, high: 2 };
const of = (severity: number, occurrence: number, detection: number) => actionPriority({ severity, occurrence, detection });

describe("the action priority", () => {
  test("tells 6·4·5 from 10·3·4, though both products are 120", () => {
    expect([of(6, 4, 5), of(10, 3, 4)]).toEqual(["low", "medium"]);
  });

  test("is never lowered by a higher rating, whatever the other two are", () => {
    const lowered: string[] = [];
    for (const s of ONE_TO_TEN)
      for (const o of ONE_TO_TEN)
        for (const d of ONE_TO_TEN)
          for (const [s2, o2, d2] of [
            [s + 1, o, d],
            [s, o + 1, d],
            [s, o, d + 1],
          ] as const)
            if (Math.max(s2, o2, d2) <= 10 && RANK[of(s2, o2, d2)] < RANK[of(s, o, d)]) lowered.push(`${s}·${o}·${d}`);
    expect(lowered).toEqual([]);
  });

  test("goes by severity first", () => {
    expect([of(10, 10, 1), of(8, 10, 1), of(5, 10, 1), of(3, 10, 1), of(1, 10, 10)]).toEqual(["high", "high", "medium", "low", "low"]);
    expect([of(9, 1, 1), of(9, 1, 7), of(9, 2, 1), of(9, 2, 7), of(9, 4, 1), of(9, 4, 2)]).toEqual([
      "low",
      "medium",
      "medium",
      "high",
      "medium",
      "high",
    ]);
  });
});

test("an occurrence is suggested by how many interactions there are in a month", () => {
  expect([0, 1 / 12, 0.4, 1, 4, 63.9, 64, 500].map(suggestedOccurrence)).toEqual([1, 2, 2, 4, 6, 9, 10, 10]);
});
