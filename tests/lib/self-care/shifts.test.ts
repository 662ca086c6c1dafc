import fc from "fast-check";
import { expect, test } from "vitest";
import { SHIFT_GAP_MS, shiftsOf } from "@/lib/self-care/shifts";

const HOUR = 3_600_000;

test("a gap of eight hours begins a shift, and a shorter one does not", () => {
  const contacts = [0, 2, 9.9, 18, 19].map((hours) => ({ at: hours * HOUR, isDifficult: hours !== 2 }));
  expect(shiftsOf(contacts.toReversed())).toEqual([
    { from: 18 * HOUR, to: 19 * HOUR, interactions: 2, difficult: 2 },
    { from: 0, to: 9.9 * HOUR, interactions: 3, difficult: 2 },
  ]);
  expect(shiftsOf([])).toEqual([]);
});

test("every contact is in one shift, and shifts lie eight hours or more apart", () => {
  const contact = fc.record({ at: fc.integer({ min: 0, max: 40 * 24 * HOUR }), isDifficult: fc.boolean() });
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 80 }), (contacts) => {
      const shifts = shiftsOf(contacts);
      expect(shifts.reduce((sum, { interactions }) => sum + interactions, 0)).toBe(contacts.length);
      expect(shifts.reduce((sum, { difficult }) => sum + difficult, 0)).toBe(contacts.filter(({ isDifficult }) => isDifficult).length);
      for (const [index, { from }] of shifts.entries()) {
        const before = shifts[index + 1];
        if (before) expect(from - before.to).toBeGreaterThanOrEqual(SHIFT_GAP_MS);
      }
    }),
  );
});
