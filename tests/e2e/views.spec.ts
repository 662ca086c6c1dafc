import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

test("a view is saved, opened by its short address, changed, deleted and brought back", async ({ page, request }) => {
  await page.goto("/failures?period=90d&sort=customers");
  await page.getByRole("button", { name: "views" }).click();
  await page.getByLabel("Save what is shown as a view").fill("Most customers, a quarter back");
  await page.keyboard.press("Enter");
  const chip = page.getByRole("button", { name: /^View Most customers/ });
  await expect(chip).toHaveText("View Most customers, a quarter back");
  await page.waitForURL("**/failures?period=90d&sort=customers&view=most-customers-a-quarter-back");

  const moved = await request.get("/v/most-customers-a-quarter-back", { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([
    307,
    "/failures?period=90d&sort=customers&view=most-customers-a-quarter-back",
  ]);
  await page.goto("/v/most-customers-a-quarter-back");
  await expect(page.getByRole("columnheader", { name: /Customers/ })).toHaveAttribute("aria-sort", "descending");
  await expect(chip).toHaveText("View Most customers, a quarter back");
  // Written another way it is the same view.
  await page.goto("/failures?sort=customers&compare=previous&period=90d");
  await expect(chip).toHaveText("View Most customers, a quarter back");

  await page.goto("/v/most-customers-a-quarter-back");
  await page
    .getByRole("columnheader", { name: /Minutes/ })
    .getByRole("link")
    .click();
  await expect(chip).toContainText("· changed");
  await page.getByRole("button", { name: /^Last 90 days/ }).click();
  await page.getByRole("link", { name: "Last 7 days" }).click();
  await page.waitForURL(/period=7d/);
  await expect(chip).toContainText("· changed");
  await chip.click();
  await page.getByRole("dialog").waitFor();
  await expectAccessible(page, "[role=dialog]");
  await page.getByRole("button", { name: "Replace with what is shown" }).click();
  await expect(chip).not.toContainText("changed");

  await chip.click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("“Most customers, a quarter back” is deleted.")).toBeVisible();
  await expect(page.getByRole("button", { name: "views" })).toBeVisible();
  const gone = await request.get("/v/most-customers-a-quarter-back");
  expect(gone.status()).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(chip).toHaveText("View Most customers, a quarter back");
  expect((await (await request.get("/api/views")).json()).views).toEqual([
    { code: "most-customers-a-quarter-back", name: "Most customers, a quarter back", path: "/failures", query: "period=7d&sort=minutes" },
  ]);

  await page.goto("/views");
  await expect(page.getByRole("cell", { name: "Last 7 days; by minutes" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Rename Most customers, a quarter back" }).click();
  await page.keyboard.type("This week");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "This week" }).click();
  await page.waitForURL("**/failures?period=7d&sort=minutes&view=most-customers-a-quarter-back");
});

test("the report comes as CSV and XLSX from the keyboard, both with the same rows", async ({ page, request }) => {
  await page.goto("/failures?period=90d");
  await page.getByRole("button", { name: "Recurring-issue report" }).focus();
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: /^XLSX/ });
  await expect(link).toBeVisible();
  while (!(await link.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe("recurring-issues.xlsx");
  const { sheets } = await readXlsx(await readFile(await download.path()));
  expect(sheets.map((sheet) => sheet.name)).toEqual(["Recurring issues", "Scope", "Definitions"]);

  await page.getByRole("button", { name: "Recurring-issue report" }).click();
  const href = await page.getByRole("link", { name: /^CSV/ }).getAttribute("href");
  const csv = await (await request.get(href ?? "")).text();
  const rows = Papa.parse<string[]>(csv.slice(csv.indexOf("\r\n\r\n") + 4), { skipEmptyLines: true }).data;
  const asText = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ""));
  expect(sheets[0]?.rows.map((row) => row.map(asText))).toEqual(rows);
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(page.getByRole("button", { name: "Recurring-issue report" })).toBeFocused();
});
