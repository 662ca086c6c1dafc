import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ files: [waitingFile()], apart: "procedures", timezoneId: "UTC" });

test("by keyboard: a procedure gets owners and its next version, and a cell of who waits on whom opens its interactions", async ({
  page,
}) => {
  await page.goto("/procedures?period=all", { waitUntil: "networkidle" });
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Refunds" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Production").focus();
  await page.keyboard.type("Ledger");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Support");
  await page.getByRole("button", { name: "Save" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Production")).toHaveValue("ledger");

  const add = page.getByText("Add version 2").first();
  await add.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What it says").focus();
  await page.keyboard.type("Approve refunds under 50 at once");
  await page.keyboard.press("Tab");
  await page.keyboard.type("https://wiki.example.com/refunds");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Approve refunds under 50 at once")).toBeVisible();
  await expect(page.getByText("Version 2 is added.")).toBeVisible();
  await page.goto("/procedures?period=all");
  await expect(page.getByRole("row", { name: /Refunds/ })).toContainText("Ledger / Support");
  await expect(page.getByRole("row", { name: /Refunds/ })).toContainText("version 2");
  await expectAccessible(page);

  await page.goto("/handling?period=all");
  const cell = page.getByRole("link", { name: "Support waiting on Ledger: 6 h in 8 interactions" });
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/team=support&waitingOn=ledger/);
  const filters = page.getByRole("region", { name: "Filters" });
  await expect(filters.getByText("8 interactions").filter({ visible: true }).first()).toBeVisible();
});

for (const address of ["/procedures?period=all", "/procedures/refunds?period=all", "/handling?period=all"]) {
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

/** Twelve contacts under one procedure: eight of them waited on Ledger for 45 minutes each. */
function waitingFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), "debrief-waiting-")), "waiting.csv");
  const columns = ["external_id", "customer", "contacted_at", "team", "procedure", "procedure_version", "procedure_version_effective_at"];
  const own = ["waiting_on_team", "waiting_on_minutes", "workaround", "failure_procedures", "failure_modes", "failure_titles"];
  const rows = Array.from({ length: 12 }, (_, index) => {
    const day = String(index + 1).padStart(2, "0");
    const contact = [`R-${index}`, `C-${index % 4}`, `2026-03-${day}T09:00:00Z`, index < 8 ? "Support" : "Ledger"];
    const waits = index < 8 ? ["Ledger", "45", "Paid by hand"] : ["", "", ""];
    return [...contact, "Refunds", "1", "2026-01-01T00:00:00Z", ...waits, "Refunds", "late", "Refund waits"];
  });
  writeFileSync(path, [[...columns, ...own], ...rows].map((cells) => cells.join(",")).join("\r\n"));
  return path;
}
