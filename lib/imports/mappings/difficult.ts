import type { Condition, Mapping } from "@/lib/imports/mapping";

/** What makes a row difficult, and how that is said of one and of several. */
export interface DifficultRule {
  when: Condition;
  because: [one: string, many: string];
}

/** Rows for which any of the rules holds are difficult, and how many those are is said for each rule. */
export function difficultBy(noun: [one: string, many: string], rules: readonly DifficultRule[]) {
  return {
    difficult: { any: rules.map(({ when }) => when) },
    notes: rules.map(({ when, because: [one, many] }) => ({
      code: "difficult_by_rule" as const,
      when,
      says: [`${noun[0]} is difficult because ${one}`, `${noun[1]} are difficult because ${many}`] satisfies [string, string],
    })),
  } satisfies Partial<Mapping>;
}
