import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], timezoneId: "UTC" });

const numberIn = (words: string | null) => Number(/[\d,]+/.exec(words ?? "")?.[0].replaceAll(",", ""));

/** How many rows the explorer says it holds, and how many lines it lists. */
async function explored(page: Page): Promise<{ count: number; lines: number }> {
  await expect(page.getByRole("heading", { level: 1, name: "Interactions" })).toBeVisible();
  const filters = page.getByRole("region", { name: "Filters" });
  const count = numberIn(await filters.getByText(/^[\d,]+ (interaction|promise|failure|customer)s?$/).textContent());
  return { count, lines: await page.locator("[data-row]").count() };
}

/** Opens each link of a place in turn; each shows as many rows as it says. */
async function expectRowsBehind(page: Page, path: string, links: () => ReturnType<Page["locator"]>) {
  await page.goto(path);
  // The page streams: its numbers may come after its frame.
  await links().first().waitFor();
  const hrefs = await links().evaluateAll((found) =>
    found.map((link) => [link.getAttribute("href") ?? "", link.firstChild?.textContent ?? ""]),
  );
  expect(hrefs.length).toBeGreaterThan(0);
  for (const [href = "", words = ""] of hrefs) {
    await page.goto(href);
    const { count, lines } = await explored(page);
    expect([words, count, lines]).toEqual([words, numberIn(words), Math.min(count, 50)]);
  }
}

test.describe("every number opens its rows", () => {
  const query = "period=90d";

  test("on Failures: interactions, customers and missed promises of each", async ({ page }) => {
    const rows = () => page.getByRole("table", { name: "Failures seen in the period" });
    await expectRowsBehind(page, `/failures?${query}`, () => rows().getByRole("link", { name: / interactions of / }));
    await expectRowsBehind(page, `/failures?${query}`, () => rows().getByRole("link", { name: / customers of / }));
    await expectRowsBehind(page, `/failures?${query}`, () => rows().getByRole("link", { name: / missed promises of / }));
  });

  test("on Follow-through: each part, and each value of each split", async ({ page }) => {
    const main = () => page.locator("main");
    await expectRowsBehind(page, `/follow-through?${query}`, () =>
      main().getByRole("region", { name: "What the promises came to" }).getByRole("link"),
    );
    for (const name of ["By team", "By kind", "By procedure"]) {
      await expectRowsBehind(page, `/follow-through?${query}`, () => main().getByRole("table", { name }).locator("td:last-child a"));
    }
  });

  test("on Commendations: every step of the funnel and every loss", async ({ page }) => {
    for (const path of [`/commendations?${query}`, "/commendations?period=all"]) {
      const funnel = () => page.getByRole("region", { name: "From difficult to commended" }).getByRole("listitem").getByRole("link");
      await expectRowsBehind(page, path, funnel);
    }
  });

  test("on a failure's own page: each line of its chart's table, by when it happened", async ({ page }) => {
    await page.goto(`/failures?${query}`);
    await page.getByRole("link", { name: "Refund waits for a second approval", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: /Refund waits/ })).toBeVisible();
    const path = page.url();
    const lines = () => page.getByRole("table", { name: /by when it happened/, includeHidden: true }).locator("td a");
    await page.goto(path);
    const links = await lines().evaluateAll((found) =>
      found.slice(0, 4).map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""]),
    );
    for (const [href = "", words = ""] of links) {
      await page.goto(href);
      if (words !== "0") expect((await explored(page)).count).toBe(Number(words));
      else await expect(page.getByText("Nothing matches these filters")).toBeVisible();
    }
  });
});

test.describe("the list of interactions", () => {
  test("says how many, pages to older rows and back to newer ones", async ({ page }) => {
    await page.goto("/interactions?period=all");
    const { count } = await explored(page);
    await expect(page.getByText(`${count.toLocaleString("en")} documented interactions`)).toBeVisible();
    const first = await page.locator("[data-row-link]").first().getAttribute("href");
    await page.getByRole("link", { name: "Older" }).click();
    await expect(page.getByRole("link", { name: "Newer" })).toBeVisible();
    expect(await page.locator("[data-row-link]").first().getAttribute("href")).not.toBe(first);
    await page.getByRole("link", { name: "Newer" }).click();
    await expect(page.locator("[data-row-link]").first()).toHaveAttribute("href", first ?? "");
  });

  test("is walked with j and k and opened with Enter, never while writing or with a modifier", async ({ page }) => {
    await page.goto("/interactions?period=all");
    await expect(page.locator("[data-row-link]").first()).toBeVisible();
    await page.keyboard.press("Control+j");
    await expect(page.locator("[data-row-link]:focus")).toHaveCount(0);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const second = page.locator("[data-row-link]").nth(1);
    await expect(second).toBeFocused();
    const href = await second.getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${href}`);
    await expect(page.getByRole("heading", { level: 2, name: "What happened" })).toBeVisible();
  });

  test("comes as a file with exactly the rows it shows", async ({ page, request }) => {
    await page.goto("/interactions?period=90d&metric=follow-through&part=missed");
    const { count } = await explored(page);
    const href = await page.getByRole("link", { name: "export" }).getAttribute("href");
    const file = await (await request.get(href ?? "")).text();
    const rows = Papa.parse<Record<string, string>>(file.slice(file.indexOf("\r\n\r\n") + 4), { header: true, skipEmptyLines: true }).data;
    expect(rows).toHaveLength(count);
    const shown = await page.locator("[data-row] td:nth-child(2) span").first().textContent();
    expect(rows[0]?.external_id).toBe(shown);
  });

  test("says what of its address it did not understand, and shows the rest", async ({ page, request }) => {
    const answer = await page.goto("/interactions?metric=nope&after=x&period=all");
    expect(answer?.status()).toBe(200);
    await expect(page.getByText('got "nope"')).toBeVisible();
    await expect(page.getByText("after must be taken from a link")).toBeVisible();
    expect((await explored(page)).count).toBeGreaterThan(100);
    for (const query of ["metric=nope", "metric=follow-through&part=nope", "team=nobody", "format=xml", "metric=follow-through&bucket=x"]) {
      const refused = await request.get(`/api/interactions?${query}`);
      expect([query, refused.status()]).toEqual([query, 400]);
      expect((await refused.json()).error).toMatchObject({ code: "bad_filter", field: query.split("&").at(-1)?.split("=")[0] });
    }
  });
});

test.describe("the failures", () => {
  test("sort by each column from the address, and turn round", async ({ page }) => {
    await page.goto("/failures?period=90d");
    const customers = () =>
      page.getByRole("link", { name: / customers of / }).evaluateAll((links) => links.map((link) => Number(link.firstChild?.textContent)));
    await page
      .getByRole("columnheader", { name: /Customers/ })
      .getByRole("link")
      .click();
    await page.waitForURL(/sort=customers/);
    const falling = await customers();
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    await expect(page.getByRole("columnheader", { name: /Customers/ })).toHaveAttribute("aria-sort", "descending");
    await page
      .getByRole("columnheader", { name: /Customers/ })
      .getByRole("link")
      .click();
    await page.waitForURL(/sort=-customers/);
    await expect.poll(customers).toEqual(falling.toReversed());
    await page.goto("/failures?period=90d&sort=beauty");
    await expect(page.getByText("sort must be one of")).toBeVisible();
  });

  test("a code or a number that is none is not found, never an error", async ({ page }) => {
    for (const path of ["/failures/nobody", "/failures/a%20b%2Fc", "/interactions/0", "/interactions/999999999999", "/interactions/x"]) {
      const answer = await page.goto(path);
      expect([path, (answer?.status() ?? 500) < 500]).toEqual([path, true]);
      await expect(page.getByRole("heading", { level: 1, name: /nothing at this address|not there/ })).toBeVisible();
    }
  });

  test("an address that cannot be decoded is a bad request", async ({ request }) => {
    for (const path of ["/failures/%E0%A4%A", "/interactions/%ff", "/api/metrics/%ff"])
      expect((await request.get(path)).status()).toBe(400);
  });
});

test("the commendations page counts what it lists", async ({ page }) => {
  await page.goto("/commendations?period=all");
  const said = page.getByRole("region", { name: "What customers said" });
  const [received = 0] = [...((await said.locator("p").first().textContent()) ?? "").matchAll(/[\d,]+/g)].map(([digits]) =>
    numberIn(digits),
  );
  await expect(said.locator("ol > li")).toHaveCount(Math.min(received, 25));
});

test.describe("for everybody", () => {
  // Each look once, each width once: colours do not depend on the width.
  for (const { colorScheme, width } of [
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 360 },
  ] as const) {
    test(`${colorScheme} at ${width} px: axe finds nothing, nothing scrolls sideways`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const failure = "/failures/refunds-refund-waits-for-a-second-approval";
      for (const path of [
        "/interactions",
        "/interactions/1",
        failure,
        "/failures",
        "/follow-through",
        "/commendations",
        "/handling",
        "/imports",
        "/imports/1",
      ]) {
        await page.goto(path, { waitUntil: "networkidle" });
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect([path, overflow]).toEqual([path, Math.min(overflow, 0)]);
      }
    });
  }
});
