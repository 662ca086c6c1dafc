import { expect, test } from "vitest";
import type { BusinessCalendar } from "@/lib/calendars/business-hours";
import { promiseClocks } from "@/lib/promises/promise-clocks";

const NINE_TO_FIVE: [number, number][] = [[540, 1020]];
const office: BusinessCalendar = {
  zone: "Europe/Berlin",
  hours: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [], []],
  holidays: new Set(),
};
/** Friday 16:00 and Monday 10:30 in Berlin, over the change to summer time. */
const [friday, monday] = [Date.parse("2026-03-27T15:00Z"), Date.parse("2026-03-30T08:30Z")];

test("both clocks of a promise that is late: 65.5 hours have passed, of which its team worked 2.5", () => {
  const { first, current } = promiseClocks({ firstDueAt: friday, dueAt: monday }, monday, office);
  expect(first).toEqual({ elapsed: 65.5 * 3_600_000, working: 150 });
  expect(current).toEqual({ elapsed: 0, working: 0 });
});

test("of one that is still to come: both are negative; without a calendar nobody knows when its team works", () => {
  expect(promiseClocks({ firstDueAt: monday, dueAt: monday }, friday, office).current).toEqual({
    elapsed: -65.5 * 3_600_000,
    working: -150,
  });
  expect(promiseClocks({ firstDueAt: monday, dueAt: monday }, friday, null).current.working).toBeNull();
});
