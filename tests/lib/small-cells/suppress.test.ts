import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Sum, suppress } from "@/lib/small-cells/suppress";

const RUNS = process.env.LONG ? 5_000 : 150;
const THRESHOLD = 11;

/** A list with its total, which comes last. */
const list = (parts: number[]) => {
  const counts = [...parts, parts.reduce((sum, each) => sum + each, 0)];
  return { counts, sums: [{ whole: parts.length, parts: parts.map((_, at) => at) }] };
};

/** Rows by columns with both totals and the total of all, row by row. */
function twoWay(rows: number[][]): { counts: number[]; sums: Sum[] } {
  const add = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);
  const withTotals = rows.map((row) => [...row, add(row)]);
  const bottom = (withTotals[0] ?? []).map((_, column) => add(withTotals.map((row) => row[column] ?? 0)));
  const counts = [...withTotals, bottom].flat();
  const width = bottom.length;
  const line = (from: number, step: number, length: number): Sum => ({
    whole: from + step * (length - 1),
    parts: Array.from({ length: length - 1 }, (_, at) => from + step * at),
  });
  return {
    counts,
    sums: [
      ...[...rows, []].map((_, row) => line(row * width, 1, width)),
      ...Array.from({ length: width }, (_, column) => line(column, width, rows.length + 1)),
    ],
  };
}

const held = ({ counts, sums }: { counts: number[]; sums: Sum[] }) => {
  const isHeld = suppress(counts, sums, THRESHOLD);
  return counts.map((count, at) => (isHeld[at] ? "<11" : count));
};

describe("small counts of a list", () => {
  test("are held back, and with them the next smallest, so that the total does not give them away", () => {
    expect(held(list([3, 40, 25, 0]))).toEqual(["<11", 40, "<11", 0, 68]);
  });
  test("are held back alone where there are enough of them", () => {
    expect(held(list([3, 9, 7, 40]))).toEqual(["<11", "<11", "<11", 40, 59]);
  });
  test("do not stand alone together either where their sum is a small count", () => {
    expect(held(list([1, 1, 20, 30]))).toEqual(["<11", "<11", "<11", 30, 52]);
  });
  test("take the total with them where nothing else is there", () => {
    expect(held(list([4, 0, 0]))).toEqual(["<11", 0, 0, "<11"]);
  });
  test("are none from the threshold on, at nothing, and where nothing is held back", () => {
    expect(held(list([11, 0, 300]))).toEqual([11, 0, 300, 311]);
    expect(suppress([1, 2, 3], [{ whole: 2, parts: [0, 1] }], 0)).toEqual([false, false, false]);
  });
});

test("a table of two ways holds back a second count in the row and in the column, and one where these meet", () => {
  expect(
    held(
      twoWay([
        [5, 20, 30],
        [40, 50, 60],
        [70, 80, 90],
      ]),
    ),
  ).toEqual(["<11", "<11", 30, 55, "<11", "<11", 60, 150, 70, 80, 90, 240, 115, 150, 180, 445]);
});

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 60 }));
const tables = fc.oneof(
  fc.array(count, { minLength: 1, maxLength: 8 }).map(list),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([height, width]) => fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }))
    .map(twoWay),
);

test("no small count is ever shown, and nothing that is 0 is held back", () => {
  fc.assert(
    fc.property(tables, ({ counts, sums }) => {
      const isHeld = suppress(counts, sums, THRESHOLD);
      counts.forEach((each, at) => {
        if (each > 0 && each < THRESHOLD) expect(isHeld[at]).toBe(true);
        if (each === 0) expect(isHeld[at]).toBe(false);
      });
    }),
    { numRuns: RUNS },
  );
});

test("no count that is held back follows from what is shown: by the equations, nor by every count held back being 1 at least", () => {
  fc.assert(
    fc.property(tables, ({ counts, sums }) => {
      const isHeld = suppress(counts, sums, THRESHOLD);
      const unknowns = counts.flatMap((_, at) => (isHeld[at] ? [at] : []));
      const equations = sums.map(({ whole, parts }) => equationOf(counts, unknowns, whole, parts));
      for (const [index, place] of unknowns.entries()) {
        expect(isDetermined(equations, index), `${place} of ${counts}`).toBe(false);
        expect(
          differsSomewhere(
            equations,
            unknowns.map((at) => counts[at] ?? 0),
            index,
          ),
          `${place} of ${counts}`,
        ).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
});

test("by one sum alone a small count could be any small count", () => {
  fc.assert(
    fc.property(tables, ({ counts, sums }) => {
      const isHeld = suppress(counts, sums, THRESHOLD);
      for (const { whole, parts } of sums) {
        const hidden = parts.filter((part) => isHeld[part]);
        if (isHeld[whole] || hidden.length === 0) continue;
        const together = hidden.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
        expect(together - (hidden.length - 1)).toBeGreaterThanOrEqual(THRESHOLD);
      }
    }),
    { numRuns: RUNS },
  );
});

/** A reader's equation: coefficients of what is held back, and what they come to. */
interface Equation {
  of: number[];
  is: number;
}

function equationOf(counts: number[], unknowns: number[], whole: number, parts: readonly number[]): Equation {
  const sign = (at: number) => (at === whole ? -1 : parts.includes(at) ? 1 : 0);
  const shown = [...parts, whole].filter((at) => !unknowns.includes(at));
  return { of: unknowns.map(sign), is: -shown.reduce((sum, at) => sum + sign(at) * (counts[at] ?? 0), 0) };
}

/** Whether an unknown follows by elimination: an equation can be made in which it alone stands. */
function isDetermined(equations: Equation[], index: number): boolean {
  const rankOf = (rows: number[][]) => {
    const matrix = rows.map((row) => [...row]);
    let rank = 0;
    for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
      const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9);
      if (pivot === -1) continue;
      const [row] = matrix.splice(pivot, 1);
      if (!row) continue;
      for (const other of matrix.slice(rank)) {
        const by = (other[column] ?? 0) / (row[column] ?? 1);
        for (let at = 0; at < other.length; at++) other[at] = (other[at] ?? 0) - by * (row[at] ?? 0);
      }
      matrix.splice(rank, 0, row);
      rank++;
    }
    return rank;
  };
  const rows = equations.map(({ of }) => of);
  const alone = (rows[0] ?? []).map((_, at) => (at === index ? 1 : 0));
  return rows.length > 0 && rankOf([...rows, alone]) === rankOf(rows);
}

/** Whether whole numbers from 1 on, of which one is another than it is, satisfy every equation: by trying, near what they are. */
function differsSomewhere(equations: Equation[], is: number[], index: number): boolean {
  const holds = (values: number[]) =>
    equations.every(({ of, is: total }) => of.reduce((sum, by, at) => sum + by * (values[at] ?? 0), 0) === total);
  const tryFrom = (values: number[], at: number): boolean => {
    if (at === values.length) return holds(values);
    const choices = at === index ? [1, -1, 2, -2] : [0, 1, -1];
    for (const by of choices) {
      const value = (is[at] ?? 0) + by;
      if (value < 1) continue;
      const next = values.with(at, value);
      // What no later unknown is part of is settled by now.
      const isWrong = equations.some(
        ({ of, is: total }) =>
          of.slice(at + 1).every((each) => each === 0) && of.reduce((sum, each, k) => sum + each * (next[k] ?? 0), 0) !== total,
      );
      if (!isWrong && tryFrom(next, at + 1)) return true;
    }
    return false;
  };
  return tryFrom(is, 0);
}
