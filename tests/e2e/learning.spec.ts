import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "learning", timezoneId: "UTC" });

test("what was learnt from an interaction is written down with something to do, found again, and done", async ({ page }) => {
  await page.goto("/interactions?period=all&difficult=yes");
  await page.locator("[data-row] a").first().click();
  await page.getByRole("link", { name: "Write down what was learnt" }).click();
  const form = page.getByRole("form", { name: "What was learnt" });
  await form.getByLabel("In one line").fill("Ask what the paper is for");
  await form.getByLabel("What could have been handled better").fill("The agent should have asked jo@example.org first");
  // Hints never block.
  await expect(form.getByRole("listitem").first()).toBeVisible();
  await form.getByRole("button", { name: "Add something to be done" }).click();
  await form.getByLabel("What", { exact: true }).fill("Put the question into the playbook");
  await form.getByLabel("By when").fill("2030-01-31");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Keep the lesson" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ask what the paper is for" })).toBeVisible();
  await expect(page.getByText("should have asked [email] first")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/learning");
  await expect(page.getByRole("link", { name: "Ask what the paper is for" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Done: Put the question into the playbook" }).press("Enter");
  await expect(page.getByRole("button", { name: "Done: Put the question into the playbook" })).toHaveCount(0);
});
