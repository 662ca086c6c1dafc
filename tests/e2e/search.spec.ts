import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

/** 60 invented interactions: every third is about a refund, every second of billing; one, of delivery, mentions a zeppelin. */
function textsFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), "debrief-texts-")), "texts.csv");
  const rows = Array.from({ length: 60 }, (_, n) => [
    `T-${n}`,
    "yes",
    `2026-03-01T10:${String(n).padStart(2, "0")}:00Z`,
    n % 2 === 0 ? "Billing" : "Delivery",
    n % 3 === 0 ? `<b>Refund</b> number ${n} was late` : `Parcel ${n} is missing`,
    n === 31 ? "The driver said, quote, a Zeppelin would bring it." : "The customer waited for a week and then wrote to us again.",
  ]);
  const lines = [["external_id", "is_difficult", "contacted_at", "team", "summary", "narrative"], ...rows];
  writeFileSync(path, lines.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n"));
  return path;
}

test.use({ files: [textsFile()], timezoneId: "UTC" });

test("words are searched, marked, combined with a filter, and cleared", async ({ page, request }) => {
  await page.goto("/interactions?period=all");
  const field = page.getByRole("searchbox", { name: "Search summaries and narratives" });
  const rows = page.locator("[data-row]");
  const header = page.locator("main header");
  await field.fill("late refund");
  await field.press("Enter");
  await expect(header).toContainText("20 interactions mention “late refund”, newest first.");
  await expect(rows).toHaveCount(20);
  await expect(rows.first().getByRole("link")).toHaveText("<b>Refund</b> number 57 was late");
  expect(await rows.first().locator("mark").allTextContents()).toEqual(["Refund", "late"]);

  // A filter keeps the words, other words keep the filter, and the file is what the list is.
  await page.goto(`${page.url()}&team=billing`);
  await expect(header).toContainText("10 interactions mention “late refund”");
  await expect(field).toHaveValue("late refund");
  const file = await request.get(new URL(page.url().replace("/interactions", "/api/interactions")).toString());
  expect((await file.text()).split("\r\n\r\n")[1]?.trim().split("\r\n")).toHaveLength(11);

  await field.fill("zepp");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByText("Nothing here mentions “zepp”")).toBeVisible();
  await page.getByRole("link", { name: "Without any filter 1 interaction mentions it" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows.locator("mark")).toHaveText("Zeppelin");

  await page.getByRole("link", { name: "Clear the search" }).click();
  await expect(rows).toHaveCount(50);
  await expect(field).toHaveValue("");
});

test("whatever is written gives a sentence, and the field fits a narrow page", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const written of ['" OR (NEAR/*', "-refund", "?!…", "'; drop table interaction"]) {
    await page.goto(`/interactions?${new URLSearchParams({ period: "all", q: written })}`);
    await expect(page.getByRole("heading", { level: 1, name: "Interactions" })).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue(written);
  }
  await page.goto("/interactions?period=all&q=late");
  await expect(page.locator("mark").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
});
