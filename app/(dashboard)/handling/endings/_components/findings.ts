import type { Comparison } from "@/lib/handling/compare-factors";

/** What is called standing out from chance: at most one in twenty of such findings is expected to be none. */
const MOST_Q = 0.05;

export function isStandingOut({ q, adjusted }: Comparison): boolean {
  return q !== null && q <= MOST_Q && adjusted.difference !== null;
}

export function differenceOf({ adjusted }: Comparison): number {
  return adjusted.difference?.value ?? 0;
}
