import { describe, expect, test } from "vitest";
import { commendationsLost } from "@/lib/priorities/lost-commendations";
import { type Measured, rankByShares } from "@/lib/priorities/rank";
import { savingOf } from "@/lib/priorities/saving";
import { parseWeights } from "@/lib/priorities/weight-requests";
import { DEFAULT_WEIGHTS } from "@/lib/priorities/weights";

const NONE: Measured = { interactions: 0, customers: 0, minutes: 0, missed: 0, commendations: 0, severity: 0 };
const row = (code: string, measures: Partial<Measured>) => ({ code, measures: { ...NONE, ...measures } });
const ranking = (rows: ReturnType<typeof row>[], weights = DEFAULT_WEIGHTS.measures) =>
  rankByShares(rows, weights).map(({ row: { code }, score }) => [code, Number(score.toFixed(4))]);

describe("the ranking", () => {
  test("adds up shares, so that every failure together makes 1 and units do not matter", () => {
    const rows = [row("a", { interactions: 3, minutes: 100 }), row("b", { interactions: 1, minutes: 300 }), row("c", { interactions: 6 })];
    // Of interactions .3, .1, .6; of minutes .25, .75, 0; the mean of both.
    expect(ranking(rows)).toEqual([
      ["b", 0.425],
      ["c", 0.3],
      ["a", 0.275],
    ]);
    const hours = rows.map((each) => ({ ...each, measures: { ...each.measures, minutes: (each.measures.minutes ?? 0) / 60 } }));
    expect(ranking(hours)).toEqual(ranking(rows));
    const sum = rankByShares(rows, DEFAULT_WEIGHTS.measures).reduce((all, { score }) => all + score, 0);
    expect(sum).toBeCloseTo(1, 12);
  });

  test("follows the weights, breaks ties by code, and takes what is not known as nothing", () => {
    const rows = [row("b", { interactions: 5, minutes: null }), row("a", { interactions: 5 }), row("c", { minutes: 8 })];
    expect(ranking(rows, { ...DEFAULT_WEIGHTS.measures, minutes: 3 })).toEqual([
      ["c", 0.75],
      ["a", 0.125],
      ["b", 0.125],
    ]);
    expect(ranking(rows, { ...DEFAULT_WEIGHTS.measures, minutes: 0 })).toEqual([
      ["a", 0.5],
      ["b", 0.5],
      ["c", 0],
    ]);
  });

  test("says 0 where nothing that weighs was measured", () => {
    expect(ranking([row("a", {})])).toEqual([["a", 0]]);
  });
});

describe("what a fix is expected to spare", () => {
  test("is its interactions of a month times what the fix takes away, with the interval of a count", () => {
    // 10 in a twelfth of a year, half of them: 5, and Garwood's 4.795 to 18.390 halved.
    const saving = savingOf({ interactions: 10, minutes: 90, minutesKnown: 9 }, 365.25 / 12);
    expect(saving?.interactions).toBeCloseTo(5, 10);
    expect(saving?.low).toBeCloseTo(2.3977, 3);
    expect(saving?.high).toBeCloseTo(9.1952, 3);
    expect(saving?.minutes).toBeCloseTo(50, 10);
    const planned = savingOf({ interactions: 12, minutes: null, minutesKnown: 0 }, 365.25, 0.25);
    expect(planned).toMatchObject({ interactions: 0.75, minutes: null, targetRatio: 0.25 });
  });

  test("is not said for fewer than 5 interactions", () => {
    expect(savingOf({ interactions: 4, minutes: 40, minutesKnown: 4 }, 30)).toBeNull();
    expect(savingOf({ interactions: 5, minutes: 40, minutesKnown: 4 }, 30)).not.toBeNull();
  });
});

test("commendations are lost against the conversion of all others, and never fewer than none", () => {
  // 20 closed at 30 % elsewhere would have been 6; 2 were.
  expect(commendationsLost({ closed: 20, commended: 2, others: { closed: 10, commended: 3 } })).toBeCloseTo(4, 10);
  expect(commendationsLost({ closed: 20, commended: 9, others: { closed: 10, commended: 3 } })).toBe(0);
  expect(commendationsLost({ closed: 20, commended: 2, others: { closed: 0, commended: 0 } })).toBeNull();
  expect(commendationsLost(undefined)).toBeNull();
});

describe("weights", () => {
  test("that are not sent are the usual ones: a minor interaction weighs 1, a critical one 10, an unknown one 1", () => {
    expect(parseWeights('{"weights":{}}')).toEqual(DEFAULT_WEIGHTS);
    expect(DEFAULT_WEIGHTS.severity).toEqual({ "1": 1, "2": 3, "3": 6, "4": 10, unknown: 1 });
    expect(parseWeights('{"weights":null}')).toBeNull();
  });

  test("that make no ranking are refused with what would", () => {
    expect(() => parseWeights('{"weights":{"measures":{"minutes":-1}}}')).toThrow("measures.minutes must be a number from 0 to 100");
    const nothing = { interactions: 0, customers: 0, minutes: 0, missed: 0, commendations: 0, severity: 0 };
    expect(() => parseWeights(JSON.stringify({ weights: { measures: nothing } }))).toThrow("at least one weight above 0");
    expect(() => parseWeights("{")).toThrow("body must be JSON");
  });
});
