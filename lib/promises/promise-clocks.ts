/** How far a promise is past a date, in milliseconds; negative while the date is still to come. */
export interface PromiseClocks {
  elapsed: number;
}

/**
 * How far a promise is past its first and its current date. Every clock that the queue shows is made here and nowhere else:
 * one by a team's business hours stands beside `elapsed`.
 */
export function promiseClocks(
  { firstDueAt, dueAt }: { firstDueAt: number; dueAt: number },
  until: number,
): { first: PromiseClocks; current: PromiseClocks } {
  return { first: { elapsed: until - firstDueAt }, current: { elapsed: until - dueAt } };
}
