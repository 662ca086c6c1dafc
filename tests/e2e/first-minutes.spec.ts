import { inventedFile } from "./support/invented-file";
import { weighPage } from "./support/page-weight";
import { expect, test } from "./support/test";

test.use({ timezoneId: "UTC", apart: "first minutes" });

test("an own file is a chart three clicks after the first visit, on a page that is light and does not move", async ({
  page,
  browser,
  server,
}) => {
  test.slow();
  const begun = performance.now();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Nothing is documented here yet" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles(inventedFile());
  await page.getByRole("button", { name: /^Import [\d,]+ rows$/ }).click({ timeout: 30_000 });
  await page.getByRole("link", { name: "See what it says" }).click({ timeout: 60_000 });
  await page.locator("a[data-point]").first().waitFor({ timeout: 30_000 });
  expect((performance.now() - begun) / 1000).toBeLessThan(60);
  await expect(page.getByRole("link", { name: /\d+ difficult interactions/ })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("period")).toBe("custom");

  const weight = await weighPage(browser, server.address, (each) => each.locator("a[data-point]").first().waitFor({ timeout: 30_000 }));
  expect(weight.firstScripts).toBeLessThan(250_000);
  expect(weight.shift).toBe(0);
});
