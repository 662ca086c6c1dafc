import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ apart: "webhooks", settings: { ALLOW_PRIVATE_TARGETS: "127.0.0.1" }, timezoneId: "UTC" });

const BODY = JSON.stringify({
  ticket: {
    id: 7001,
    created_at: "2026-03-02T09:00:00Z",
    via: { channel: "email" },
    subject: "Parcel never arrived",
    status: "open",
    priority: "high",
    submitter_id: 5,
  },
});

/** Sends a body as Zendesk signs it. */
function deliver(request: APIRequestContext, path: string, secret: string, at: string, body = BODY) {
  const signature = createHmac("sha256", secret).update(at).update(body).digest("base64");
  return request.post(path, {
    data: Buffer.from(body),
    headers: {
      "content-type": "application/json",
      "x-zendesk-webhook-signature": signature,
      "x-zendesk-webhook-signature-timestamp": at,
    },
  });
}

const fitsWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test("a webhook is made, takes in what is signed, refuses what is not, and is rotated", async ({ page, request }) => {
  await page.goto("/settings/sources");
  await expectAccessible(page);
  await page.getByLabel("Name").first().fill("Help desk");
  await page.getByLabel("Sender").selectOption("Zendesk");
  await page.getByLabel("Secret", { exact: true }).fill("an invented secret");
  await page.getByRole("button", { name: "Make the webhook" }).click();
  await expect(page.getByText("The webhook Help desk is ready")).toBeVisible();
  await expect(page.getByText("an invented secret")).toBeVisible();
  await page.getByRole("link", { name: "I have kept it" }).click();
  await page.waitForURL("**/settings/sources/webhooks/help-desk");
  await expect(page.getByText("an invented secret")).toHaveCount(0);

  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("The test went well: its ticket was understood. Nothing was written.")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("test");

  const at = new Date().toISOString();
  const first = await deliver(request, "/api/webhooks/help-desk", "an invented secret", at);
  expect([first.status(), await first.json()]).toMatchObject([200, { created: 1, rejected: 0 }]);
  const replay = await deliver(request, "/api/webhooks/help-desk", "an invented secret", at);
  expect([replay.status(), await replay.text()]).toEqual([200, await first.text()]);
  const forged = await deliver(request, "/api/webhooks/help-desk", "a guess", at);
  expect(forged.status()).toBe(401);

  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(4);
  await expect(page.getByRole("row").nth(1)).toContainText("refused, 401");
  await expect(page.getByRole("row").nth(1)).toContainText("fits none of the secrets of this webhook");
  await expect(page.getByRole("row").nth(2)).toContainText("taken");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Add a secret" }).click();
  const added = await page.getByRole("status").locator("code").textContent();
  expect(added).toMatch(/^[\w-]{43}$/);
  await page
    .getByRole("button", { name: /^Take away the secret added/ })
    .last()
    .click();
  await expect(page.getByRole("button", { name: /^Take away/ })).toHaveCount(0);
  expect((await deliver(request, "/api/webhooks/help-desk", "an invented secret", new Date().toISOString())).status()).toBe(401);
  expect((await deliver(request, "/api/webhooks/help-desk", added ?? "", new Date().toISOString())).status()).toBe(200);

  await page.goto("/interactions?period=all");
  await expect(page.getByRole("row").filter({ hasText: "Parcel never arrived" })).toHaveCount(1);
});

test.describe("connectors", () => {
  // A refused address is answered with 400, which the browser writes down.
  test.use({ mayComplain: true });

  test("a connector is made and fetches at once; a narrow screen shows all of it", async ({ page }) => {
    const answer = {
      tickets: [
        { ...JSON.parse(BODY).ticket, id: 8001, subject: "Lamp flickers" },
        { ...JSON.parse(BODY).ticket, id: 8002, created_at: "someday" },
      ],
      after_cursor: "ZW5k",
      end_of_stream: true,
    };
    const desk = createServer((_, response) => response.end(JSON.stringify(answer)));
    await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
    const place = desk.address();
    const port = typeof place === "object" ? place?.port : null;

    await page.goto("/settings/sources");
    const form = page.getByRole("region", { name: "Make a connector" });
    await form.getByLabel("Name").fill("Our desk");
    await form.getByLabel("Address", { exact: true }).fill("http://10.0.0.1/admin");
    await form.getByLabel("API token").fill("t0ken");
    await form.getByRole("button").click();
    await expect(form.getByRole("alert")).toContainText("without a path");
    await form.getByLabel("Address", { exact: true }).fill(`http://127.0.0.1:${port}`);
    await form.getByRole("button").click();
    await page.waitForURL("**/settings/sources/connectors/our-desk");
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("row").nth(1)).toContainText("partly", { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText("Ticket 8002").first()).toBeAttached();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await fitsWidth(page)).toBe(true);
    for (const path of ["/settings/sources", "/settings/sources/webhooks/help-desk"]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect([path, await fitsWidth(page)]).toEqual([path, true]);
    }
    desk.closeAllConnections();
    desk.close();
  });
});
