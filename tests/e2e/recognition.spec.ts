import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "recognition", timezoneId: "UTC" });

test("praise is captured, verified and waits for thanks", async ({ page }) => {
  await page.goto("/interactions?period=all&difficult=yes");
  await page.locator("[data-row] a").first().click();
  const section = page.getByRole("region", { name: "Commendations of this interaction" });
  await section.getByRole("button", { name: "Add a commendation" }).click();
  await section.getByLabel("What the customer said").fill("Kept every word, thank you");
  await section.getByLabel("Behaviour that is praised").fill("Kept a promise");
  await section.getByRole("button", { name: "Keep the commendation" }).click();
  await expect(section.getByText("“Kept every word, thank you”")).toBeVisible();
  await expectAccessible(page);
  await section.getByRole("button", { name: /^Verify commendation/ }).click();
  await expect(section.getByText(/verified by/)).toBeVisible();

  await page.goto("/recognition");
  await expect(page.getByText("“Kept every word, thank you”")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
