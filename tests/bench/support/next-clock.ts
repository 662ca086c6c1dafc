import { NOW } from "@/tests/bench/support/generate";

/** As many different clocks as all filters of one number have rounds, within the last day of the generated record. */
const CLOCKS = 120;
let asked = 0;

/**
 * Another clock at each call, before the last contacts: neither answers nor recurrences, which a process keeps by the clock,
 * come from memory.
 */
export function nextClock(): number {
  asked = (asked % CLOCKS) + 1;
  return NOW - asked * 4 * 60_000;
}
