import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

test("interactions are linked together from the explorer, failures are merged by keyboard, and both are taken back", async ({ page }) => {
  await page.goto("/interactions?period=30d");
  await page.locator("[data-row]").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("1 interaction selected")).toBeVisible();
  await page.getByRole("button", { name: /^All [\d,]+ interactions that match/ }).click();
  await page.getByRole("button", { name: "Link to a failure…" }).click();
  await page.getByLabel("Name of the failure").fill("two order numbers");
  await page.getByRole("radio", { name: /Two order numbers/ }).waitFor();
  await expectAccessible(page, "dialog[open]");
  await page.getByRole("button", { name: "Link", exact: true }).click();
  await expect(page.getByText(/^[\d,]+ interactions? linked to “Two order numbers after a split shipment”\./)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/linked to “Two order numbers/)).toBeHidden();

  await page.goto("/failures?period=all");
  const rows = page.locator("[data-row]");
  await rows.first().waitFor();
  const before = await rows.count();
  for (const key of ["j", "x", "j", "x", "m"]) await page.keyboard.press(key);
  const dialog = page.getByRole("dialog", { name: "Merge 2 failures into one" });
  await expect(dialog.getByText("Together")).toBeVisible();
  await expectAccessible(page, "dialog[open]");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Merged into “/)).toBeVisible();
  await expect(rows).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(before);

  await page.locator("[data-row-link]").first().click();
  await page.getByRole("button", { name: "New rule…" }).click();
  await page.getByLabel("Product").selectOption({ index: 1 });
  await expect(page.getByText(/^Matches [\d,]+ interactions? of /)).toBeVisible();
  await expectAccessible(page, "dialog[open]");
});
