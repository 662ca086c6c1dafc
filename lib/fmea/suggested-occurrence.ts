/** The occurrence that interactions a month speak for, 1–10: the steps are about doublings, from one a year on. */
export function suggestedOccurrence(perMonth: number): number {
  return 1 + STEPS.filter((step) => perMonth >= step).length;
}

/** Interactions a month from which on an occurrence is 2, 3 … 10. */
export const STEPS = [1 / 12, 0.5, 1, 2, 4, 8, 16, 32, 64] as const;
