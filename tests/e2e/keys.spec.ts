import { request as httpRequest } from "node:http";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ apart: "keys" });

test("a key is made on its page, opens what it was made for, is seen to be used, and ends when it is revoked", async ({
  page,
  request,
  server,
}) => {
  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "API keys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API keys" })).toBeVisible();
  await page.getByLabel("Name of the program").fill("Night export");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Choose" })).toHaveText("Choose at least one thing that it may do.");
  await page.getByLabel(/Make and change interactions/).check();
  await page.getByLabel(/Read single interactions/).check();
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = await page.locator("[data-shown-once]").innerText();
  expect(key).toMatch(/^dbk_[a-z0-9]{8}_[A-Za-z0-9_-]{32}$/);
  await expectAccessible(page);

  const ask = (method: string, path: string, data?: object) =>
    request.fetch(`${server.address}${path}`, { method, headers: { authorization: `Bearer ${key}` }, ...(data && { data }) });
  const sent = await ask("POST", "/api/v1/interactions", {
    externalId: "N-1",
    contactedAt: "2024-03-04T09:12:00Z",
    summary: "Parcel missing",
  });
  expect(sent.status()).toBe(201);
  const { id } = await sent.json();
  expect(await (await ask("GET", `/api/v1/interactions/${id}`)).json()).toMatchObject({ externalId: "N-1", source: "night-export" });
  expect((await ask("GET", "/api/v1/promises")).status()).toBe(403);
  expect((await ask("GET", "/api/keys")).status()).toBe(403);
  expect((await request.get("/api/v1/interactions")).status()).toBe(401);

  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  const row = page.getByRole("row", { name: /Night export/ });
  await expect(row).not.toContainText("never");
  await row.getByRole("button", { name: "Revoke the key of Night export" }).click();
  await row.getByRole("button", { name: "Revoke it for ever" }).click();
  await expect(row).toContainText(/revoked/);
  expect((await ask("GET", `/api/v1/interactions/${id}`)).status()).toBe(401);
});

test("a program's body may hold 10 MiB and not a byte more, sent whole or in pieces", async ({ server, request }) => {
  const key = (await server.debrief("key", "create", "Sizes", "--scope", "interactions:write")).trim();
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const sized = (bytes: number) => {
    const frame = JSON.stringify({ externalId: "S-1", contactedAt: "2024-03-04" });
    return Buffer.from(frame + " ".repeat(bytes - frame.length));
  };
  const post = async (bytes: number) => (await request.post("/api/v1/interactions", { headers, data: sized(bytes) })).status();
  expect(await post(10 * 1024 * 1024)).toBe(201);
  expect(await post(10 * 1024 * 1024 + 1)).toBe(413);
  expect(await inPieces(`${server.address}/api/v1/interactions`, headers, sized(10 * 1024 * 1024 + 1))).toBe(413);
  expect((await request.get("/api/v1/interactions/%E0%A4%A", { headers })).status()).toBe(400);
});

test("the description of the interface is read by people and by programs", async ({ page, request }) => {
  const told = await (await request.get("/api/openapi.json")).json();
  expect(told.openapi).toBe("3.1.0");
  await page.goto("/settings/api");
  for (const [path, methods] of Object.entries<Record<string, { operationId: string }>>(told.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      await expect(page.locator(`article[aria-labelledby=${operationId}] code`).first()).toHaveText(`${method.toUpperCase()} ${path}`);
    }
  }
  await expectAccessible(page);
});

for (const address of ["/settings", "/settings/keys", "/settings/api"]) {
  test(`${address} fits a telephone, in light and dark`, async ({ page, server }) => {
    await server.debrief("key", "create", `A program with a rather long name ${address}`, "--scope", "interactions:write,promises:write");
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

/** Sends a body without saying how long it is; the status of the answer. */
function inPieces(address: string, headers: Record<string, string>, body: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(address, { method: "POST", headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", reject);
    for (let from = 0; from < body.length; from += 1024 * 1024) sent.write(body.subarray(from, from + 1024 * 1024));
    sent.end();
  });
}
