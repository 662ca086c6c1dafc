import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "agenda", timezoneId: "UTC" });

test("a meeting decides by keyboard, is kept, and is read and printed as it was", async ({ page }) => {
  await page.goto("/agenda");
  await expect(page.getByRole("heading", { level: 1, name: "Agenda" })).toBeVisible();
  const opener = page.getByRole("button", { name: /^Decide about/ }).first();
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("What was decided")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Call back within a day");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Decided" }).getByText("Call back within a day")).toBeVisible();
  await expect(opener).toBeFocused();
  await expectAccessible(page);

  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });

  await page.getByRole("button", { name: "Keep this meeting" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Meeting of/ })).toBeVisible();
  const decided = page.getByRole("region", { name: "Decided in this meeting" });
  await expect(decided.getByText("Call back within a day")).toBeVisible();
  await expect(page.getByText("unchanged since it was kept")).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(decided).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.goto("/agenda");
  await expect(page.getByRole("link", { name: "Today's meeting is kept" })).toBeVisible();
  await page.getByRole("button", { name: /^Done: .*Call back within a day/ }).click();
  await expect(page.getByText("No decision of an earlier meeting is open.")).toBeVisible();
});

test("what to fix first follows the weights, and a failure is judged beside what the data speaks for", async ({ page }) => {
  await page.goto("/failures?period=90d");
  await page.getByRole("link", { name: "What to fix first" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What to fix first" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Promises missed").fill("50");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Kept; the ranking above goes by them.")).toBeVisible();
  await page.getByRole("button", { name: "Back to the usual weights" }).click();
  await expect(page.getByLabel("Promises missed")).toHaveValue("1");

  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);

  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByRole("combobox", { name: "Severity" }).selectOption("10");
  await page.getByRole("combobox", { name: "Occurrence" }).selectOption("3");
  await page.getByRole("combobox", { name: "Detection" }).selectOption("4");
  await page.getByRole("button", { name: "Keep the judgement" }).click();
  await expect(page.getByText("Action priority medium")).toBeVisible();
  await expectAccessible(page);
});
