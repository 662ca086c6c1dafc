import { expect, test } from "vitest";
import { benjaminiHochberg } from "@/lib/stats/benjamini-hochberg";

const P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

test("the published fifteen: four stand out at q = .05, in whatever order they come", () => {
  expect(benjaminiHochberg(P)).toEqual(P.map((_, index) => index < 4));
  expect(benjaminiHochberg(P.toReversed())).toEqual(P.map((_, index) => index >= 11));
});

test("none of none, and none of those that are all large", () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([0.3, 0.9])).toEqual([false, false]);
});
