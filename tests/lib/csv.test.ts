import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine, originalCell, safeCell } from "@/lib/csv";
import { splitRows } from "@/lib/imports/row-splitter";

describe("a text cell", () => {
  test.each(["=1+1", "+49 30 1", "-cmd", "@SUM(A1)", "\tx", "\rx", "  =1", "\ufeff=1", "＝1", "＋1", "－1", "＠x", "'quoted'"])(
    "that begins like %j is put behind a quote",
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
    },
  );

  test.each(["", "plain", "-12.5", "-7", "a=b", "Müller", "12"])("such as %j stays as it is", (text) => {
    expect(safeCell(text)).toBe(text);
  });

  test("comes back exactly as it went out", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => originalCell(safeCell(text)) === text));
    fc.assert(
      fc.property(
        fc.constantFrom("'", "''", "=", " =", "-", "'-5", "'=", "＝"),
        fc.string(),
        (start, rest) => originalCell(safeCell(start + rest)) === start + rest,
      ),
    );
  });
});

test("what is written as CSV is read back cell by cell", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "ü", ",", ";", '"', "\n", "\r", " ", "'", "=", "😀") });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const rows = splitRows(csvLine(cells), ",");
      const isBlank = cells.every((each) => each.trim() === "");
      expect(rows.map((row) => row.cells)).toEqual(isBlank ? [] : [cells]);
    }),
    { numRuns: 500 },
  );
});
