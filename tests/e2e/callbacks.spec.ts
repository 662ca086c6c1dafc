import { expectAccessible } from "./support/accessibility";
import { ownFile } from "./support/own-file";
import { expect, test } from "./support/test";

const HOUR = 3_600_000;

test.use({ files: [promisesFile()], apart: "callbacks", timezoneId: "UTC" });

test("a queue is worked by the keyboard alone, and each thing done is said and can be taken back", async ({ page }) => {
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
  await expect(said.filter({ hasText: "The promise is completed." })).toHaveCount(1);
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
  await expect(said.filter({ hasText: "The promise is withdrawn." })).toHaveCount(1);
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

test.describe("a promise that somebody else has completed meanwhile", () => {
  // The refusal itself is one.
  test.use({ mayComplain: true });

  test("is put back as it is, with their name", async ({ page }) => {
    await page.goto("/callbacks?section=overdue&kind=callback");
    const row = page.getByRole("listitem").filter({ hasText: "Tell the partner" });
    await expect(row).toBeVisible();
    const id = Number(/\d+$/.exec((await row.getByRole("link").getAttribute("id")) ?? "")?.[0]);
    // Another window of the same person; the answer names whoever it was.
    const elsewhere = await page.request.post(`/api/promises/${id}/completion`, { data: { satisfied: null } });
    expect(elsewhere.status()).toBe(200);
    await row.getByRole("link").focus();
    await page.keyboard.press("c");
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("alert").filter({ hasText: "Robin has completed this promise already. Nothing was changed" }),
    ).toBeVisible();
    await page.keyboard.press("Escape");
    // What is shown then is what holds: it is not overdue any more.
    await expect(row).toHaveCount(0);
  });
});

/** One interaction with four promises: three that are overdue and one that is due in a month. */
function promisesFile(): string {
  const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().slice(0, 16).replace("T", " ");
  return ownFile("promises", [
    {
      external_id: "call-1",
      is_difficult: "yes",
      contacted_at: at(-90),
      promise_kinds: "callback|delivery|callback|refund",
      promise_texts: "Ring about the invoice|Send the draft|Tell the partner|Confirm the refund",
      promise_made_at: [-80, -80, -80, -80].map(at).join("|"),
      promise_first_due_at: [-50, -30, -10, 720].map(at).join("|"),
    },
  ]);
}
