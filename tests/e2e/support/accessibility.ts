import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { RunOptions } from "axe-core";

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}

/**
 * Fails with what axe finds on the page as it stands: WCAG 2.2 A and AA, and axe's best practices.
 * @param within only this part: what an open popup half covers is no target to be judged
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async ([part, options]) => (await window.axe.run(part, options)).violations, [
    within,
    options,
  ] as const);
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const options: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
};
