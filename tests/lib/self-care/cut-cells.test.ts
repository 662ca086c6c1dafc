import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curveAt, cutOf, mayBeShown, type PersonCell, teamsToShow } from "@/lib/self-care/cut-cells";

const MINIMUM = { interactions: 25, people: 5 };
/** So many people with so many interactions each at one place. */
const people = (nth: number, count: number, each: number, from = 1, team = 1): PersonCell[] =>
  Array.from({ length: count }, (_, index) => ({ nth, person: from + index, team, interactions: each, well: Math.floor(each / 2) }));

describe("a cell", () => {
  test("needs 25 interactions of 5 people, of whom nobody has more than half", () => {
    expect(mayBeShown(people(1, 5, 5), MINIMUM)).toBe(true);
    expect(mayBeShown(people(1, 5, 4), MINIMUM)).toBe(false);
    expect(mayBeShown(people(1, 4, 100), MINIMUM)).toBe(false);
    const dominated = [...people(1, 4, 5), ...people(1, 1, 21, 50)];
    expect(mayBeShown(dominated, MINIMUM)).toBe(false);
    expect(mayBeShown([...people(1, 4, 5), ...people(1, 1, 20, 50)], MINIMUM)).toBe(true);
    expect(mayBeShown([], MINIMUM)).toBe(false);
  });

  test("that is too small goes into the one before, with everything later", () => {
    const rows = [...people(1, 6, 10), ...people(2, 6, 5), ...people(3, 4, 5), ...people(4, 1, 3)];
    expect(cutOf([rows], MINIMUM)).toBe(2);
    const [first, rest] = curveAt(rows, 2);
    expect([first?.interactions, first?.people, first?.isLast]).toEqual([60, 6, false]);
    expect([rest?.interactions, rest?.people, rest?.isLast]).toEqual([53, 6, true]);
    expect(first?.value).toBe(0.5);
    expect(cutOf([people(1, 4, 100)], MINIMUM)).toBe(0);
    expect(curveAt(rows, 0)).toEqual([]);
  });
});

describe("teams", () => {
  test("two large ones are both shown, cut at the same place", () => {
    const rows = [...people(1, 6, 10), ...people(2, 6, 10), ...people(1, 6, 10, 20, 2), ...people(2, 3, 4, 20, 2)];
    expect(teamsToShow(rows, MINIMUM)).toEqual({ teams: [1, 2], cut: 1 });
  });

  test("one is not shown where it leaves a few people whom its difference to all would tell of", () => {
    const rows = [...people(1, 8, 10), ...people(1, 2, 20, 20, 2)];
    expect(teamsToShow(rows, MINIMUM)).toEqual({ teams: [], cut: 0 });
    // A third that is large enough hides them, where the second one is not shown beside it.
    const more = [...rows, ...people(1, 6, 9, 40, 3)];
    expect(teamsToShow(more, MINIMUM)).toEqual({ teams: [1], cut: 1 });
  });

  test("a single team is no choice", () => {
    expect(teamsToShow(people(1, 8, 10), MINIMUM)).toEqual({ teams: [], cut: 0 });
  });
});

test("no difference between whatever is shown is a cell that could not be shown", () => {
  const row = fc.record({
    nth: fc.integer({ min: 1, max: 5 }),
    person: fc.integer({ min: 1, max: 30 }),
    team: fc.integer({ min: 0, max: 4 }),
    interactions: fc.integer({ min: 1, max: 30 }),
    well: fc.constant(0),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
      const all = cutOf([rows], MINIMUM);
      const { teams, cut } = teamsToShow(rows, MINIMUM);
      if (teams.length > 0) expect(cut).toBeLessThanOrEqual(all);
      const enough = { ...MINIMUM };
      const shown = (each: PersonCell[]) => {
        const held = each.reduce((sum, { interactions }) => sum + interactions, 0);
        return held === 0 || (held >= enough.interactions && new Set(each.map(({ person }) => person)).size >= enough.people);
      };
      // Everything that can be worked out: all, less any of the teams that are shown, at any place or places together.
      for (let chosen = 0; chosen < 2 ** teams.length; chosen += 1) {
        const taken = teams.filter((_, index) => chosen & (1 << index));
        const rest = rows.filter(({ team }) => !taken.includes(team));
        const places = taken.length > 0 ? cut : all;
        for (let place = 1; place <= places; place += 1)
          expect(shown(rest.filter(({ nth }) => (place === places ? nth >= place : nth === place)))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
