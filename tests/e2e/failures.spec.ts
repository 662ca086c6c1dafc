import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "failures", timezoneId: "UTC" });

test("by keyboard alone: failures are ticked, get an owner, are put aside, and are back with z", async ({ page }) => {
  await page.goto("/failures?period=90d", { waitUntil: "networkidle" });
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(4);
  expect(await page.evaluate(() => document.querySelector("table")?.parentElement?.scrollWidth)).toBeLessThanOrEqual(
    await page.evaluate(() => document.querySelector("table")?.parentElement?.clientWidth ?? 0),
  );
  await expectAccessible(page);
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
  await expect(page.getByText("2 failures selected")).toBeVisible();

  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: "Who owns these 2 failures?" })).toBeVisible();
  await page.keyboard.type("Sup");
  await expect(page.getByLabel("Production", { exact: true })).toHaveValue("support-north");
  for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByText("2 assigned")).toBeVisible();
  await expect(rows.filter({ hasText: "Support North /" })).toHaveCount(2);

  for (const key of ["j", "x"]) await page.keyboard.press(key);
  await expect(page.getByText("One failure selected")).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { name: "Put this failure aside" })).toBeVisible();
  for (const key of ["Tab", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByText("1 archived")).toBeVisible();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press("z");
  await expect(rows).toHaveCount(4);
});
