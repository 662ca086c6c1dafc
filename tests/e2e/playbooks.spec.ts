import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "playbooks", timezoneId: "UTC" });

test("by keyboard: a version of a playbook is written with a step moved and one more, and a step is rated", async ({ page }) => {
  await page.goto("/playbooks", { waitUntil: "networkidle" });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Four steps to managing resistance" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Four steps to managing resistance" })).toBeVisible();
  await expect(page.getByText("and from the beginning, until it is settled")).toBeVisible();

  const opinion = page.getByRole("listitem").filter({ hasText: "Honour it" }).first();
  await opinion.getByText("What do you think of it?").click();
  await opinion.getByRole("radio", { name: "4 often helps" }).check();
  await opinion.getByLabel("Your comment").fill("Helps; ask jo@example.org");
  await opinion.getByRole("button", { name: "Save" }).press("Enter");
  await expect(opinion.getByText("Helps; ask [email]").first()).toBeVisible();
  await expect(opinion.getByText("One rating: too few to show.")).toBeVisible();

  await page.getByText("Write version 2").first().focus();
  await page.keyboard.press("Enter");
  const editor = page.getByRole("form", { name: "Steps of the next version" });
  await editor.getByRole("button", { name: "Move “Honour it” up" }).press("Enter");
  await expect(page.getByText("“Honour it” is now step 1.")).toHaveCount(1);
  await editor.getByRole("button", { name: "Add a step" }).press("Enter");
  await editor.getByRole("textbox", { name: "5. Step" }).fill("Ask what would help");
  await editor.getByLabel("What is different, and why").fill("One question more");
  await expectAccessible(page);
  await editor.getByRole("button", { name: "Write version 2" }).press("Enter");
  await expect(page.getByText("New: “Ask what would help”. One step is in another place.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 3 }).first()).toHaveText("Honour it");
});

for (const path of [
  "/playbooks",
  "/playbooks/eleven-step-call",
  "/playbooks/irate-call?view=call",
  "/learning",
  "/recognition",
  "/callbacks",
])
  test(`${path} fits a telephone, in light and dark`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(path, { waitUntil: "networkidle" });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectAccessible(page);
    }
  });
