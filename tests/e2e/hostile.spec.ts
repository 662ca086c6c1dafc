import type { Page } from "@playwright/test";
import { hostileFile } from "../support/hostile-file";
import { HOSTILE } from "../support/hostile-strings";
import { expect, test } from "./support/test";

test.use({ files: [hostileFile(HOSTILE)], timezoneId: "UTC" });

const PAGES = [
  "/interactions?period=all",
  "/failures?period=all",
  "/?period=all",
  "/causes?period=all",
  "/procedures?period=all",
  "/follow-through?period=all",
  "/handling?period=all",
  "/commendations?period=all",
  "/agenda",
  "/failures/first",
  "/failures/emerging",
  "/imports",
  "/settings",
  "/settings/ownership",
  "/volumes",
  "/views",
];

test("whatever a text holds is shown as a text: nothing is run, loaded or made of it", async ({ page }) => {
  const dialogs: string[] = [];
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  const pages = process.env.LONG ? PAGES : PAGES.slice(0, 5);
  for (const path of pages) await expectPlain(page, path);
  for (const list of ["/interactions?period=all", "/failures?period=all", "/procedures?period=all"]) {
    await page.goto(list);
    const within = list.slice(0, list.indexOf("?"));
    await page.locator(`main a[href^="${within}/"]`).first().waitFor();
    const hrefs = await page
      .locator(`main a[href^="${within}/"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const different = [...new Set(hrefs)].filter((href) => !/\/(first|emerging)\b/.test(href));
    expect(different.length).toBeGreaterThan(5);
    for (const href of process.env.LONG ? different : different.slice(0, 2)) await expectPlain(page, href);
  }
  expect(dialogs).toEqual([]);
});

test("searched for and filtered by, a text stays a text", async ({ page }) => {
  for (const text of process.env.LONG ? HOSTILE : HOSTILE.slice(0, 4)) {
    const said = encodeURIComponent(text);
    await expectPlain(page, `/interactions?period=all&q=${said}&team=${said}&facet.${said}=${said}`);
  }
});

/** Opens a page that holds some of the texts, and sees that they are words on it and nothing more. */
async function expectPlain(page: Page, path: string) {
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const made = await page.evaluate(() => ({
    elements: document.querySelectorAll("[data-hostile], iframe, object, embed, svg [onbegin], [onerror], [onload], [onmouseover]").length,
    addresses: [...document.querySelectorAll("[href], [src], [action]")]
      .flatMap((element) => ["href", "src", "action"].map((name) => element.getAttribute(name) ?? ""))
      .filter((address) => /^\s*(javascript|data|vbscript):/i.test(address) || address.startsWith("https://evil")),
    hasRun: "hostile" in window,
  }));
  expect([path, made]).toEqual([path, { elements: 0, addresses: [], hasRun: false }]);
}
