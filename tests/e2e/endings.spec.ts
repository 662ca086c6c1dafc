import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

test("what goes with a good ending: each number opens as many rows as it says", async ({ page }) => {
  await page.goto("/handling/endings?period=all", { waitUntil: "networkidle" });
  await expectAccessible(page);
  const counted = page.getByRole("region", { name: "What is counted" });
  const measured = counted.getByRole("link", { name: /measurable$/ });
  const [count = ""] = /^[\d,]+/.exec(await measured.innerText()) ?? [];
  expect(count).not.toBe("0");
  await measured.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/interactions\?.*ending=/);
  const filters = page.getByRole("region", { name: "Filters" });
  const shown = filters.getByText(new RegExp(`^${count} interactions?$`)).filter({ visible: true });
  await expect(shown.first()).toBeVisible();
});

test("what goes with a good ending fits a telephone, in light and dark", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/handling/endings?period=all", { waitUntil: "networkidle" });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  }
});
