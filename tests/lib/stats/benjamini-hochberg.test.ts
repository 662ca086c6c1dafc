import { expect, test } from "vitest";
import { benjaminiHochberg, smallestQ } from "@/lib/stats/benjamini-hochberg";

const P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

test("the published fifteen: four stand out at q = .05, in whatever order they come", () => {
  expect(benjaminiHochberg(P)).toEqual(P.map((_, index) => index < 4));
  expect(benjaminiHochberg(P.toReversed())).toEqual(P.map((_, index) => index >= 11));
});

test("none of none, and none of those that are all large", () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([0.3, 0.9])).toEqual([false, false]);
});

test("the smallest q of each: at or below .05 for exactly the four, never falling with p, in whatever order they come", () => {
  const q = smallestQ(P);
  // .0019 · 15 / 3, .0095 · 15 / 4, and .0344 · 15 / 8 for all from the fifth to the eighth it is not above.
  expect([q[2], q[3], q[7]].map((value) => value?.toFixed(4))).toEqual(["0.0095", "0.0356", "0.0645"]);
  expect(q.map((value) => value <= 0.05)).toEqual(benjaminiHochberg(P));
  expect(q).toEqual(q.toSorted((a, b) => a - b));
  expect(smallestQ(P.toReversed())).toEqual(q.toReversed());
  expect([smallestQ([]), smallestQ([0.2])]).toEqual([[], [0.2]]);
});
