import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "calendars", timezoneId: "UTC" });

test("by keyboard: a calendar is made, takes holidays, holds for all, and is chosen for a team", async ({ page }) => {
  await page.goto("/settings/calendars", { waitUntil: "networkidle" });
  await page.getByLabel("Name").focus();
  await page.keyboard.type("Berlin office");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Europe/Berlin");
  await page.getByLabel("Monday").fill("08:00-12:00, 13:00-17:00");
  await page.keyboard.press("Enter");

  const made = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /Berlin office/ }) });
  await expect(made).toContainText("holds for teams that name none");
  await expect(made).toContainText("08:00–12:00, 13:00–17:00");
  await expect(made).toContainText("Tuesday – Friday");
  await made.getByText("No holidays yet").click();
  await made.getByLabel("Holidays to add to Berlin office").fill("2026-12-25 Christmas Day\n2026-12-26 Boxing Day");
  await made.getByRole("button", { name: "Add holidays" }).click();
  await expect(made.getByRole("row", { name: /25 Dec 2026 Christmas Day/ })).toBeVisible();
  await expectAccessible(page);

  const team = page.getByRole("combobox", { name: /^Calendar of / }).first();
  await team.selectOption({ label: "Berlin office" });
  await page.reload();
  await expect(team).toHaveValue("berlin-office");

  await page.goto("/follow-through?period=all", { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "elapsed and business" }).click();
  await expect(page).toHaveURL(/hours=business/);
  const hours = page.getByRole("table", { name: "In business hours" });
  await expect(hours.getByRole("row", { name: /^All promises \d+ h/ })).toBeVisible();
  await expectAccessible(page);
});

test("a calendar address is made, read by a calendar program, and ended", async ({ page, request, server }) => {
  await page.goto("/me", { waitUntil: "networkidle" });
  await page.getByLabel(/^My teams/).check();
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  const address = await page.locator("[data-shown-once]").innerText();
  expect(address).toMatch(/\/api\/promises\/feed\/[A-Za-z0-9_-]{43}\.ics$/);
  await expectAccessible(page);

  const path = new URL(address).pathname;
  const answer = await request.get(`${server.address}${path}`, { headers: { cookie: "" } });
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  const etag = answer.headers().etag ?? "";
  expect((await request.get(`${server.address}${path}`, { headers: { "if-none-match": etag } })).status()).toBe(304);

  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("button", { name: /^End the calendar address/ }).click();
  await page.getByRole("button", { name: "End it for ever" }).click();
  await expect(page.getByRole("button", { name: /^End the calendar address/ })).toHaveCount(0);
  expect((await request.get(`${server.address}${path}`)).status()).toBe(404);
});

test("an hour of the picture of arrivals opens as many interactions as it says", async ({ page }) => {
  await page.goto("/arrivals?period=all", { waitUntil: "networkidle" });
  const cell = page.getByRole("figure").getByRole("link").filter({ visible: true }).first();
  const count = await cell.innerText();
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/interactions\?.*arrived=/);
  const filters = page.getByRole("region", { name: "Filters" });
  await expect(
    filters
      .getByText(new RegExp(`^${count} interactions?$`))
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});

for (const address of [
  "/follow-through?period=all&curve=team&hours=business",
  "/arrivals?period=all",
  "/settings/calendars",
  "/me",
  "/definitions",
]) {
  test(`${address} fits a telephone, in light and dark`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address, { waitUntil: "networkidle" });
      const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(width).toBeLessThanOrEqual(room ?? 0);
      await expectAccessible(page);
    }
  });
}
