import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

test("a cause that is selected shows its trend, in the address", async ({ page }) => {
  await page.goto("/causes?period=12m");
  await expect(page.getByRole("link", { name: "How it felt" })).toHaveAttribute("aria-current", "page");
  const ranking = page.getByRole("list", { name: "Causes by interactions" });
  await ranking.getByRole("link", { name: "not working", exact: true }).click();
  await page.waitForURL(/chosen=not-working/);
  await expect(page.getByRole("figure", { name: "Not working: interactions a week" })).toBeVisible();
});

test("cumulative shares end at 100 % and what is not known stands outside", async ({ page }) => {
  await page.goto("/causes?period=12m");
  const rows = page.getByRole("list", { name: "Causes by interactions" }).getByRole("listitem");
  await expect(rows.last()).toContainText("Not known");
  await expect(rows.last()).not.toContainText("so far");
  await expect(rows.nth((await rows.count()) - 2)).toContainText(/100\s%\sso far/);
});

test("an axis that nothing is recorded on says so, and one that does not exist is named", async ({ page }) => {
  await page.goto("/causes?axis=resistance");
  await expect(page.getByText("No cause is recorded on this axis in this view.")).toBeVisible();
  await page.goto("/causes?axis=weather");
  await expect(page.getByText('axis must be anger, resistance or topic; got "weather"')).toBeVisible();
  await expect(page.getByRole("list", { name: "Causes by interactions" })).toBeVisible();
});

test("only this cause: the filter takes it over", async ({ page }) => {
  await page.goto("/causes?period=12m");
  await page.getByRole("link", { name: "only this cause" }).click();
  await page.waitForURL(/cause=promise-broken/);
  await expect(page.getByRole("button", { name: "Cause promise broken" })).toBeVisible();
});

test("every metric has its words under its own anchor", async ({ page }) => {
  await page.goto("/definitions#follow-through");
  const words = page.getByRole("article", { name: /Follow-through/ });
  await expect(words).toBeInViewport();
  for (const field of ["Definition", "Numerator", "Denominator", "Unit", "Cohort date", "Maturity", "Source", "Better", "Caveat"]) {
    await expect(words.getByRole("term").filter({ hasText: field })).toBeVisible();
  }
});

test("an address with nothing behind it says so", async ({ request }) => {
  const answer = await request.get("/nothing-here");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toContain("There is nothing at this address");
});
