import { type BusinessCalendar, businessMinutesBetween } from "@/lib/calendars/business-hours";

/** How far a promise is past a date; negative while the date is still to come. */
export interface PromiseClocks {
  /** Milliseconds. */
  elapsed: number;
  /** Whole minutes in which its team was at work, or will be; null without a calendar. */
  working: number | null;
}

/** How far a promise is past its first and its current date. Every clock that the queue shows is made here and nowhere else. */
export function promiseClocks(
  { firstDueAt, dueAt }: { firstDueAt: number; dueAt: number },
  until: number,
  calendar: BusinessCalendar | null,
): { first: PromiseClocks; current: PromiseClocks } {
  const clocks = (due: number): PromiseClocks => ({
    elapsed: until - due,
    working: calendar && (until >= due ? businessMinutesBetween(calendar, due, until) : -businessMinutesBetween(calendar, until, due)),
  });
  return { first: clocks(firstDueAt), current: clocks(dueAt) };
}
