import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "fixes", timezoneId: "UTC" });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test("a fix is recorded from the keyboard, gets its verdict at once, and its numbers open their issues", async ({ page }) => {
  await page.goto("/failures?period=all");
  await page.locator("[data-row-link]").first().press("Enter");
  await expect(page.getByText("No fix is recorded.")).toBeVisible();
  await page.getByRole("button", { name: "Record a fix" }).press("Enter");
  await page.keyboard.type("The checklist names the step");
  await page.getByLabel("In effect from").fill(daysAgo(40));
  await page.getByLabel("Watched for days").fill("28");
  await page.getByLabel("Compared with days before").fill("28");
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("in the 4 weeks before.");
  await expectAccessible(page, "dialog[open]");
  await page.getByLabel("What is changed").press("Enter");

  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(verdict).toContainText("criterion: at most half, 4 weeks");
  await expect(verdict).toContainText("The criterion was set after it took effect.");
  await expectAccessible(page);
  const before = verdict.getByRole("definition").first().getByRole("link");
  const count = (await before.innerText()).split(" ")[0] ?? "";
  await before.press("Enter");
  await page.waitForURL(/each=issue/);
  await expect(page.getByRole("heading", { level: 1, name: "Interactions" })).toBeVisible();
  const said = page.getByText(new RegExp(`^${count === "0" ? "No documented" : `${count} issues?`}`));
  await expect(said.filter({ visible: true }).first()).toBeVisible();
  await page.goBack();

  await page.getByRole("button", { name: "Withdraw “The checklist names the step”" }).press("Enter");
  await page.getByRole("button", { name: "Withdraw it" }).press("Enter");
  await expect(page.getByText("No fix is recorded.")).toBeVisible();
});
