import { expectAccessible } from "./support/accessibility";
import { inventedFile } from "./support/invented-file";
import { expect, test } from "./support/test";

test.use({ files: [inventedFile()], apart: "share-links" });

test("a page is shared by a link, read by somebody who has not signed in, and gone at once when it is revoked", async ({
  page,
  browser,
  server,
}) => {
  await page.goto("/failures?period=all");
  await page.getByRole("button", { name: "share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share this page" });
  await dialog.getByLabel("Name, for your own list").fill("For the board");
  await dialog.getByLabel("30 days").check();
  await expectAccessible(page, "dialog[open]");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const address = await page.locator("[data-shown-once]").innerText();
  expect(address).toMatch(/^http:\/\/[^/]+\/shared\/[A-Za-z0-9_-]{43}$/);
  await dialog.getByRole("button", { name: "I have kept it" }).click();

  const outside = await browser.newContext({ baseURL: server.address, storageState: { cookies: [], origins: [] } });
  const reader = await outside.newPage();
  const answer = await reader.goto(address);
  expect(answer?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await expect(reader.getByRole("heading", { level: 1, name: "Failures" })).toBeVisible();
  await expect(reader.getByRole("rowheader", { name: "Refund waits for a second approval" })).toBeVisible();
  expect(await reader.getByRole("link").count()).toBe(0);
  await expectAccessible(reader);
  await reader.setViewportSize({ width: 360, height: 740 });
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await reader.goto("/failures");
  await expect(reader).toHaveURL(/\/sign-in/);

  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "Share links" }).click();
  await expect(page.getByRole("rowheader", { name: "For the board" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke the link For the board" }).click();
  await page.getByRole("button", { name: "Revoke it for ever" }).click();
  await expect(page.getByText(/^revoked /)).toBeVisible();

  const ofAll = async (path: string) => {
    await reader.goto(path);
    await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
    return reader.getByRole("main").innerText();
  };
  expect(await ofAll(address)).toBe(await ofAll("/shared/nothing-like-it"));
  await outside.close();
});
