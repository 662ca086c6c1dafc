import { expectAccessible } from "./support/accessibility";
import { ownFile } from "./support/own-file";
import { expect, test } from "./support/test";

test.use({ files: [endingsFile()], timezoneId: "UTC" });

test("what goes with a good ending: each number opens as many rows as it says", async ({ page }) => {
  await page.goto("/handling/endings?period=all", { waitUntil: "networkidle" });
  await expectAccessible(page);
  const counted = page.getByRole("region", { name: "What is counted" });
  const measured = counted.getByRole("link", { name: /measurable$/ });
  const [count = ""] = /^[\d,]+/.exec(await measured.innerText()) ?? [];
  expect(count).not.toBe("0");
  await measured.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/interactions\?.*ending=/);
  const filters = page.getByRole("region", { name: "Filters" });
  const shown = filters.getByText(new RegExp(`^${count} interactions?$`)).filter({ visible: true });
  await expect(shown.first()).toBeVisible();
});

test("what goes with a good ending fits a telephone, in light and dark", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/handling/endings?period=all", { waitUntil: "networkidle" });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  }
});

/** Two hundred difficult interactions of two causes; those with an early apology more often end well. */
function endingsFile(): string {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return ownFile(
    "endings",
    Array.from({ length: 200 }, (_, n) => ({
      external_id: `E-${n}`,
      is_difficult: "yes",
      contacted_at: day(2 + (n % 90)),
      closed_at: day(1 + (n % 90)),
      severity: String(1 + (n % 2)),
      anger_causes: n % 3 === 0 ? "promise broken" : "open too long",
      apology_timing: n % 2 === 0 ? "before_facts" : "after_facts",
      outcome: n % 10 < (n % 2 === 0 ? 7 : 4) ? "resolved" : "unresolved",
      mood_start: "1",
      mood_end: String(1 + (n % 5)),
      ...(n % 7 === 0 && { gesture_kinds: "voucher", gesture_values: "12.50", gesture_currencies: "EUR", gesture_at: day(2 + (n % 90)) }),
    })),
  );
}
