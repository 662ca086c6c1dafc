import { openRecord } from "@/db/client";
import { promise } from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise } from "@/tests/support/arrange-record";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ apart: "callbacks", timezoneId: "UTC" });

const HOUR = 3_600_000;

test("a queue is worked by the keyboard alone, and each thing done is said and can be taken back", async ({ page, server }) => {
  const now = Date.now();
  const record = await openRecord({ dataDir: server.dataDir });
  await record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId: await addSource(db), externalId: "call-1", contactedAt: now - 90 * HOUR });
    const add = (text: string, due: number) =>
      addPromise(db, { interactionId, text, madeAt: now - 80 * HOUR, firstDueAt: now + due * HOUR });
    await add("Ring about the invoice", -50);
    await add("Send the draft", -30);
    await add("Tell the partner", -10);
    await add("Confirm the refund", 24 * 30);
  });
  await record.close();

  await page.goto("/callbacks");
  await expect(page.getByText("3 promises are overdue")).toBeVisible();
  await expectAccessible(page);
  const overdue = page.getByRole("region", { name: "Overdue" });
  const row = (words: string) => page.getByRole("listitem").filter({ hasText: words });
  const link = (words: string) => page.getByRole("link", { name: words });
  const said = page.getByRole("status");
  await expect(overdue.getByRole("listitem")).toHaveCount(3);

  await page.keyboard.press("j");
  await expect(link("Ring about the invoice")).toBeFocused();
  await page.keyboard.press("t");
  await expect(said.filter({ hasText: "You have taken the promise." })).toHaveCount(1);
  await expect(row("Ring about the invoice")).toContainText("taken by you");
  await expect(link("Ring about the invoice")).toBeFocused();

  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: "Log a progress report" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Still looking; wrote to a.b@example.com");
  await page.keyboard.press("Enter");
  await expect(row("Ring about the invoice")).toContainText("1 progress report");
  await expect(link("Ring about the invoice")).toBeFocused();

  await page.keyboard.press("c");
  await expect(page.getByRole("radio", { name: "Not asked" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Yes" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Thank you");
  await page.keyboard.press("Enter");
  await expect(row("Ring about the invoice")).toContainText("Done late");
  await expect(row("Ring about the invoice")).toContainText("the customer was satisfied");
  // It stays where it stood, and so does the focus.
  await expect(overdue.getByRole("listitem")).toHaveCount(3);
  await expect(link("Ring about the invoice")).toBeFocused();
  await page.keyboard.press("z");
  await expect(said.filter({ hasText: "Taken back." })).toHaveCount(1);
  await expect(row("Ring about the invoice")).not.toContainText("Done late");
  await expect(link("Ring about the invoice")).toBeFocused();

  await page.keyboard.press("j");
  await page.keyboard.press("m");
  await expect(page.getByLabel("New date")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row("Send the draft")).toContainText(/first due .*, now /);
  await expect(link("Send the draft")).toBeFocused();
  await page.keyboard.press("w");
  await page.keyboard.press("Tab");
  await page.keyboard.type("No longer needed");
  await page.keyboard.press("Enter");
  await expect(row("Send the draft")).toContainText("Withdrawn after it was due");
  await page.keyboard.press("z");
  await expect(row("Send the draft")).not.toContainText("Withdrawn after it was due");

  // Several at once: ticked, taken.
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 promises selected")).toBeVisible();
  await page.keyboard.press("t");
  await expect(row("Tell the partner")).toContainText("taken by you");
  await expect(row("Send the draft")).toContainText("taken by you");

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Withdraw the promise")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/interactions\/\d+$/);
  await expect(page.getByText("Still looking; wrote to [email]")).toBeVisible();
});

test("what somebody else has completed meanwhile is put back as it is, with their name", async ({ page, server }) => {
  const record = await openRecord({ dataDir: server.dataDir });
  const id = await record.tx(async (db) => {
    const interactionId = await addInteraction(db, {
      sourceId: await addSource(db, "other"),
      externalId: "call-2",
      contactedAt: Date.now() - 9 * HOUR,
    });
    return addPromise(db, { interactionId, text: "Ring the shop", firstDueAt: Date.now() - HOUR });
  });
  await page.goto("/callbacks?section=overdue&kind=callback");
  const row = page.getByRole("listitem").filter({ hasText: "Ring the shop" });
  await expect(row).toBeVisible();
  await record.tx((db) => db.update(promise).set({ doneAt: Date.now() }));
  await record.close();
  await row.getByRole("link").focus();
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "has completed this promise already. Nothing was changed" })).toBeVisible();
  expect(id).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  // What is shown then is what holds: it is not overdue any more.
  await expect(row).toHaveCount(0);
});
