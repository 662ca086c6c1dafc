import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

test("by keyboard alone: the palette finds what the record holds, and the shortcuts do what their list says", async ({ page }) => {
  test.slow();
  await page.goto("/causes?period=90d", { waitUntil: "networkidle" });
  const field = page.getByRole("combobox", { name: "Find anything" });
  const begun = page.getByRole("link", { name: "Definitions", exact: true });
  await begun.focus();

  await test.step("Escape gives the focus back", async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(field).toBeHidden();
    await expect(begun).toBeFocused();
  });

  await test.step("a team becomes a filter of the page, and is recent afterwards", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("support nor");
    await expect(page.getByRole("dialog").getByRole("option", { name: /Support North/ })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await page.waitForURL("/causes?period=90d&team=support-north");
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("option").first()).toHaveText(/Support North.*take it off/);
    await page.keyboard.press("Enter");
    await page.waitForURL("/causes?period=90d");
  });

  await test.step("a failure opens, and words that nothing is called by are searched for", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("second appr");
    await page
      .getByRole("dialog")
      .getByRole("option", { name: /Refund waits/ })
      .waitFor();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: /Refund waits/ })).toBeVisible();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zebra");
    await expect(page.getByRole("dialog").getByRole("option")).toHaveText(["Search interactions for “zebra”"]);
    await page.keyboard.press("Escape");
  });

  await test.step("every shortcut of the list that goes to a page goes there", async () => {
    await page.goto("/?period=90d", { waitUntil: "networkidle" });
    const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(list.getByRole("region", { name: "Go to" })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expectAccessible(page);
    const pages = await list
      .getByRole("region", { name: "Go to" })
      .locator("dl > div")
      .evaluateAll((rows) => rows.map((row) => [row.querySelector("dt")?.textContent ?? "", row.querySelector("dd")?.textContent ?? ""]));
    expect(pages.length).toBeGreaterThan(7);
    await page.keyboard.press("j");
    await expect(list).toBeVisible();
    await page.keyboard.press("Escape");
    for (const [name = "", keys = ""] of pages) {
      // A page that is still coming may take the second key's time.
      await expect(async () => {
        for (const key of keys) await page.keyboard.press(key);
        await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible({ timeout: 8_000 });
      }).toPass();
    }
  });

  await test.step("a list is walked, selected in and opened; the period moves; a field keeps its letters", async () => {
    await page.goto("/failures?period=90d", { waitUntil: "networkidle" });
    for (const key of ["j", "j", "x", "k", "x"]) await page.keyboard.press(key);
    await expect(page.getByText("2 failures selected")).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/period=custom/);
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
    await page.keyboard.type("jxg?/");
    await expect(field).toHaveValue("jxg?/");
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    const first = await page.locator("[data-row-link]:focus").textContent();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: first ?? "" })).toBeVisible();
  });
});

test("on paper: light in any theme, as wide as the sheet, with its tables, its filter and its address", async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.addInitScript(() => localStorage.setItem("theme", "dark"));
  await page.goto("/?period=90d&channel=phone", { waitUntil: "networkidle" });
  await page.locator("a[data-point]").first().waitFor({ timeout: 30_000 });
  const screenWidth = await page
    .locator("svg.recharts-surface")
    .first()
    .evaluate((drawing) => drawing.getBoundingClientRect().width);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const paper = await page.evaluate(() => ({
    colour: getComputedStyle(document.body).backgroundColor,
    drawing: document.querySelector("svg.recharts-surface")?.getBoundingClientRect().width ?? 0,
    foot: getComputedStyle(document.documentElement).getPropertyValue("--sheet"),
  }));
  expect(screenWidth).toBeLessThan(340);
  expect(paper).toMatchObject({ colour: "rgb(255, 255, 255)", drawing: 680 });
  expect(paper.foot).toMatch(
    /^"Overview · Last 90 days, .*; channel phone · vs .* · as of .* UTC · \d+ interactions\\a http:.*period=90d&channel=phone"$/,
  );
  await expect(page.getByRole("table", { name: /a week$/ })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeHidden();
  await expect(page.getByRole("button", { name: "+ filter" })).toBeHidden();
  const file = await page.pdf({ format: "A4" });
  expect(file.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
});
