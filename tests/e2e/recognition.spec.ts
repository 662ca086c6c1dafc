import { expectAccessible } from "./support/accessibility";
import { ownFile } from "./support/own-file";
import { expect, test } from "./support/test";

test.use({ files: [praisedFile()], apart: "recognition", timezoneId: "UTC" });

test("praise is captured, verified, and its thanks are given", async ({ page }) => {
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

  const nobody = page.getByText("1 more names nobody");
  await nobody.press("Enter");
  await expect(page.getByRole("link", { name: "Evidence: handled by nobody" })).toBeVisible();
  await expectAccessible(page);

  const waiting = page.getByRole("listitem").filter({ hasText: "Kept every word, thank you" });
  await waiting.getByRole("button", { name: /^Thank / }).press("Enter");
  const thanks = page.getByRole("form", { name: /^Thank / });
  await thanks.getByLabel("Message").fill("You called when you had said you would.");
  await expectAccessible(page);
  await thanks.getByRole("button", { name: "Give the thanks" }).press("Enter");
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole("table", { name: "Thanks given" }).getByRole("link", { name: "Kept a promise" })).toBeVisible();

  await page.setViewportSize({ width: 360, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

/** One interaction with the agent who handled it, and one that was praised and says nothing of whoever handled it. */
function praisedFile(): string {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return ownFile("praised", [
    { external_id: "handled", is_difficult: "yes", contacted_at: day(3), agent: "a-1", agent_name: "Sam Example" },
    {
      external_id: "handled by nobody",
      is_difficult: "no",
      contacted_at: day(5),
      commendation_received_at: day(4),
      commendation_verified: "yes",
    },
  ]);
}
