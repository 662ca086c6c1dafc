import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ apart: "privacy" });

test("a customer is looked for, held, and then erased on the settings page, and a receipt is left", async ({ page, request, server }) => {
  const key = (await server.debrief("key", "create", "Desk", "--scope", "interactions:write")).trim();
  const item = { contactedAt: "2024-03-04T09:12:00Z", customer: "anna.quxmeier@example.org", narrative: "The quxlamp arrived broken" };
  const items = [1, 2].map((n) => ({ ...item, externalId: `QUX-${n}` }));
  await request.post("/api/v1/interactions", { headers: { authorization: `Bearer ${key}` }, data: { items } });

  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "Privacy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Privacy" })).toBeVisible();
  await page.getByLabel("Try a text").fill("My name is Anna Kowalska, call me on +49 30 901820");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText("My name is [name], call me on [phone]")).toBeVisible();
  await page.getByLabel("Narratives, and rows that imports could not take").fill("12");
  await page.getByRole("button", { name: "Count what tomorrow would go" }).click();
  await expect(page.getByText("Tomorrow would go: 2 narratives.")).toBeVisible();

  await page.getByLabel("Name of the hold").fill("Case 12");
  await page.getByLabel("Why").fill("Court");
  await page.getByLabel("What their source calls the customer").fill("anna.quxmeier@example.org");
  await page.getByRole("button", { name: "Hold it" }).click();
  const hold = page.getByRole("row", { name: /Case 12/ });
  await expect(hold).toContainText("a customer");
  const look = async () => {
    await page.getByLabel("What their source calls them").fill("Anna.Quxmeier@example.org");
    await page.getByRole("button", { name: "Look what is kept" }).click();
    await expect(page.getByText("2 interactions, 2 of them with a text, 0 promises and 0 commendations are kept.")).toBeVisible();
  };
  await look();
  await expect(page.getByText("The legal hold “Case 12” keeps this. Release it first.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Erase for ever" })).toHaveCount(0);
  await expectAccessible(page);

  await hold.getByRole("button", { name: "Release Case 12" }).click();
  await hold.getByRole("button", { name: "Release it" }).click();
  await expect(hold).toContainText("released");
  await look();
  await page.getByRole("button", { name: "Erase for ever" }).click();
  const receipt = page.getByRole("row", { name: /E-[0-9a-f]{10}/ });
  await expect(receipt).toContainText("done", { timeout: 20_000 });
  await expectAccessible(page);
  const told = await (await page.request.get((await receipt.getByRole("link").getAttribute("href")) ?? "")).json();
  expect(told).toMatchObject({ subject: "customer", counts: { interactions: 2, texts: 2 } });

  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(width).toBeLessThanOrEqual(room ?? 0);
  await expectAccessible(page);
});
