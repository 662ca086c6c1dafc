import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

/** A drawing comes after the page, and later on a busy machine. */
const DRAWN = { timeout: 30_000 };

/** How many rows the explorer says it holds, once it is the page that is shown. */
async function rowsShown(page: Page): Promise<number> {
  await expect(page.getByRole("heading", { level: 1, name: "Interactions" })).toBeVisible();
  const filters = page.getByRole("region", { name: "Filters" });
  return numberIn(await filters.getByText(/^[\d,]+ (interaction|promise|failure)s?$/).textContent());
}

function numberIn(words: string | null): number {
  return Number(/[\d,]+/.exec(words ?? "")?.[0].replaceAll(",", ""));
}

test.describe("what the page shows", () => {
  test("a first visit brings its numbers along and asks for nothing more", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (new URL(request.url()).pathname.startsWith("/api/")) asked.push(request.url());
    });
    await page.goto("/", { waitUntil: "networkidle" });
    await expect(page.getByRole("article", { name: "Difficult interactions" })).toBeVisible();
    await expect(page.locator("a[data-point]").first()).toBeVisible(DRAWN);
    expect(asked).toEqual([]);
  });

  test("the numbers and the chart's table are in the page before any script runs", async ({ request }) => {
    const html = await (await request.get("/")).text();
    expect(html).toContain("Show the numbers as a table");
    expect(html).toContain("Week of ");
    expect(html).toMatch(/difficult interactions<\/strong>/);
  });

  test("opens with a sentence whose number is that of the tile", async ({ page }) => {
    await page.goto("/");
    const tile = numberIn(await page.getByRole("article", { name: "Difficult interactions" }).locator("p").first().textContent());
    await expect(page.getByRole("link", { name: `${tile} difficult interactions` })).toBeVisible();
  });

  test("a week far out of the ordinary is marked and labelled", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("a[data-point] text").first()).toBeVisible(DRAWN);
    await page.getByText("Show the numbers as a table").click();
    await expect(page.getByText("beyond the limit", { exact: true }).first()).toBeVisible();
  });
});

test.describe("every mark opens its rows", () => {
  test("the numbers of a tile", async ({ page }) => {
    await page.goto("/?period=90d");
    const links = page.getByRole("article", { name: "Follow-through" }).getByRole("link");
    const words = (await links.allTextContents()).filter((each) => !each.includes("%"));
    expect(words.length).toBeGreaterThanOrEqual(2);
    for (const each of words) {
      await page.getByRole("article", { name: "Follow-through" }).getByRole("link", { name: each, exact: true }).click();
      expect([each, await rowsShown(page)]).toEqual([each, numberIn(each)]);
      await page.goBack();
    }
  });

  test("how it is computed opens into parts that add up to all of it, each with its rows", async ({ page }) => {
    await page.goto("/?period=90d");
    await page.getByRole("button", { name: "How follow-through is computed" }).click();
    const popup = page.getByRole("dialog");
    const counts = (await popup.getByRole("table").getByRole("link").allTextContents()).map(numberIn);
    const sum = numberIn(
      await popup
        .getByRole("row", { name: /in all/ })
        .getByRole("cell")
        .textContent(),
    );
    expect(counts.reduce((all, count) => all + count, 0)).toBe(sum);
    await popup.getByRole("table").getByRole("link").first().click();
    expect(await rowsShown(page)).toBe(counts[0]);
  });

  test("a point of the chart, by keyboard alone", async ({ page }) => {
    await page.goto("/");
    const stop = page.locator("a[data-point][tabindex='0']");
    await stop.focus();
    await page.keyboard.press("ArrowLeft");
    const chosen = page.locator("a[data-point]:focus");
    const label = await chosen.getAttribute("aria-label");
    await page.keyboard.press("Enter");
    expect(await rowsShown(page)).toBe(numberIn(/: ([\d,]+) /.exec(label ?? "")?.[1] ?? null));
  });

  test("a line of the chart's table, a row of the ranking and a cell of the cross-table", async ({ page }) => {
    await page.goto("/?period=12m");
    await page.getByText("Show the numbers as a table").click();
    const places = [
      page
        .getByRole("table", { name: /a week$/ })
        .getByRole("link")
        .nth(3),
      page
        .getByRole("list", { name: "What broke" })
        .getByRole("link", { name: /interactions$/ })
        .first(),
      page.getByRole("table", { name: /×/ }).getByRole("link").first(),
    ];
    for (const place of places) {
      const words = (await place.getAttribute("aria-label")) ?? (await place.textContent());
      const count = numberIn(/[\d,]+(?=\D*$)/.exec(words ?? "")?.[0] ?? null);
      await place.click();
      expect([words, await rowsShown(page)]).toEqual([words, count]);
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    }
  });
});

test.describe("the filter", () => {
  test("is all in the address: a chip puts it there, × takes it off, back brings it back", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "+ filter" }).click();
    await page.getByRole("button", { name: "Channel" }).click();
    await page.getByLabel("chat").check();
    await page.getByLabel("phone").check();
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL("/?channel=chat&channel=phone");
    await expect(page.getByRole("button", { name: "Channel chat, phone" })).toBeVisible();
    await page.getByRole("button", { name: "Remove the filter Channel" }).click();
    await page.waitForURL("/");
    await page.goBack();
    await expect(page.getByRole("button", { name: "Channel chat, phone" })).toBeVisible();
  });

  test("goes along to the other pages", async ({ page }) => {
    await page.goto("/?team=support-north&period=90d");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Causes" }).click();
    await page.waitForURL("/causes?period=90d&team=support-north");
    await expect(page.getByRole("button", { name: "Team Support North" })).toBeVisible();
  });

  test("moves the period by its own length, printed", async ({ page }) => {
    await page.goto("/?period=custom&from=2026-03-01&to=2026-04-01");
    await page.getByRole("button", { name: "Earlier period" }).click();
    await page.waitForURL("/?from=2026-02-01&period=custom&to=2026-03-01");
    await expect(page.getByRole("button", { name: /1 Feb – 28 Feb/ })).toBeVisible();
  });

  test("says aloud what of the address it did not understand, and shows the rest", async ({ page }) => {
    const answer = await page.goto("/?period=someday&grain=hourly&team=nobody&asOf=2999-01-01");
    expect(answer?.status()).toBe(200);
    for (const words of ['got "someday"', 'got "hourly"', 'there is no team "nobody"', "asOf must not lie in the future"]) {
      await expect(page.getByText(words)).toBeVisible();
    }
    await expect(page.getByRole("link", { name: "Clear the filters" })).toBeVisible();
  });
});

test.describe("for everybody", () => {
  // Each look once, each width once: colours do not depend on the width.
  for (const { colorScheme, width } of [
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 360 },
  ] as const) {
    test(`${colorScheme} at ${width} px: axe finds nothing, nothing scrolls sideways`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of ["/", "/causes", "/definitions", "/?team=nobody"]) {
        await page.goto(path, { waitUntil: "networkidle" });
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect([path, overflow]).toEqual([path, Math.min(overflow, 0)]);
      }
    });
  }

  test("the colours that were chosen are there before anything is painted, and stay", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto("/definitions");
    await page.getByRole("button", { name: /Change to light/ }).click();
    await page.getByRole("button", { name: /Change to dark/ }).click();
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction(() => document.body?.firstElementChild !== null);
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(20, 19, 18)");
  });

  test("on a telephone the pages are behind a menu that Escape closes, and a finger hits every target", async ({ browser, server }) => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      baseURL: server.address,
    });
    const page = await context.newPage();
    await page.goto("/", { waitUntil: "networkidle" });
    const menu = page.getByRole("button", { name: "Open the menu" });
    await menu.click();
    const causes = page.getByRole("link", { name: "Causes" });
    await expect(causes).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(causes).toBeHidden();
    await expect(menu).toBeFocused();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, summary, header a, section a, [aria-label='Filters'] a")].flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isInText = getComputedStyle(element).display === "inline";
        return isInText || width === 0 || (height >= 44 && width >= 44) ? [] : [`${element.textContent} ${width}×${height}`];
      }),
    );
    expect(small).toEqual([]);
    await context.close();
  });

  test("the first Tab leads past the rail to the content", async ({ page }) => {
    await page.goto("/definitions");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("#content")).toBeFocused();
  });
});
