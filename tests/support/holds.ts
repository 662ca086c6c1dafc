import { expect } from "vitest";

/** Fails with the rule and the places that break it. */
export function holds(rule: string, broken: string[]): void {
  expect(broken, `${rule}. This does not hold in:\n  ${broken.join("\n  ")}\n`).toEqual([]);
}
