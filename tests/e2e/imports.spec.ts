import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

const EXCERPT = "tests/fixtures/imports/cfpb_excerpt.csv";
const rowsOf = (path: string) => Papa.parse(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data.length;

/** Imports the draft that is open. */
async function commit(page: Page) {
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByRole("button", { name: /^Import( [\d,]+ rows?)?$/ }).click();
}

/** Chooses a file by the button, imports it as it is read, and waits until its import has ended. */
async function importFile(page: Page, path: string, state = "done") {
  await page.goto("/imports");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: /Choose a(nother)? (CSV )?file/ }).click(),
  ]);
  await chooser.setFiles(path);
  await commit(page);
  await expect(page.getByRole("heading", { level: 1 }).getByText(state, { exact: true })).toBeVisible({ timeout: 30_000 });
}

test.use({ apart: "imports" });
test.describe.configure({ mode: "serial" });

test("an empty workspace says what to do, and its sources and the template are there", async ({ page, request }) => {
  await page.goto("/imports");
  await expect(page.getByText("Nothing has been imported yet.")).toBeVisible();
  for (const kind of ["Debrief template", "CFPB consumer complaints", "NYC 311 service requests"])
    await expect(page.getByText(kind)).toBeVisible();
  await expectAccessible(page);
  const link = await page.getByRole("link", { name: "Download the template" }).getAttribute("href");
  expect(await (await request.get(link ?? "")).text()).toContain("contacted_at");
  for (const path of ["/interactions", "/failures", "/follow-through", "/commendations"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Nothing is documented here yet" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
  }
  await expectAccessible(page);
});

test("a file comes in by the button: rows = accepted + rejected, and the next step shows its days", async ({ page }) => {
  await importFile(page, EXCERPT);
  const rows = rowsOf(EXCERPT).toLocaleString("en");
  const numbers = (await page.getByRole("region", { name: "What came in" }).innerText()).replaceAll(/\s+/g, " ");
  expect(numbers).toContain(`Rows ${rows} = Accepted ${rows} + Rejected 0`);
  expect(numbers).toContain(`Accepted ${rows} = New ${rows} + Changed 0 + Unchanged 0`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "See what it says" }).click();
  await page.waitForURL(/\/\?from=\d{4}-\d{2}-\d{2}&period=custom&to=\d{4}-\d{2}-\d{2}$/);
  await expect(page.getByRole("article", { name: "Difficult interactions" }).getByRole("link", { name: rows, exact: true })).toBeVisible();
});

test("the same file again changes nothing and says so", async ({ page }) => {
  await importFile(page, EXCERPT);
  await expect(page.getByText("Nothing has changed")).toBeVisible();
  await page.goto("/imports");
  await expect(page.getByText("Nothing new")).toBeVisible();
  await expect(page.getByRole("table", { name: "Imports, newest first" }).getByRole("row")).toHaveCount(3);
});

test("a file comes in by dropping it", async ({ page }) => {
  await page.goto("/imports");
  const bytes = readFileSync("tests/fixtures/imports/nyc311_excerpt.csv", "utf8");
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return transfer;
  }, bytes);
  await page.getByRole("region", { name: "Import a file" }).dispatchEvent("drop", { dataTransfer: dropped });
  await commit(page);
  await expect(page.getByRole("heading", { level: 1, name: /dropped\.csv\s+done/ })).toBeVisible({ timeout: 30_000 });
});

test("rejected rows stand with line, column, value, reason and hint, and come back as a file", async ({ page, request }) => {
  const path = join(tmpdir(), `debrief-rejected-${process.pid}.csv`);
  writeFileSync(path, "external_id,contacted_at,severity\r\nR-1,2026-03-01,2\r\nR-2,the day before,2\r\nR-3,2026-03-02,9\r\n");
  await importFile(page, path);
  await expect(page.getByText("2 rows were rejected and can be mended.")).toBeVisible();
  const table = page.getByRole("table", { name: "Rejected rows" });
  await expect(table.getByRole("row", { name: /^3 contacted_at the day before/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /^4 severity 9/ })).toBeVisible();
  const href = await page.getByRole("link", { name: "Rejected rows as CSV" }).getAttribute("href");
  expect(await (await request.get(href ?? "")).text()).toContain("the day before");
  await expectAccessible(page);
});

test.describe("refused", () => {
  // The browser writes every answer of 400 to its console.
  test.use({ mayComplain: true });

  test("a file that is no table is refused with what would be right, and nothing is listed", async ({ page }) => {
    const path = join(tmpdir(), `debrief-unknown-${process.pid}.csv`);
    writeFileSync(path, "%PDF-1.7 is no table");
    await page.goto("/imports");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose a file" }).click()]);
    await chooser.setFiles(path);
    const alert = page.getByRole("alert").filter({ hasText: "The file was not imported" });
    await expect(alert).toBeVisible();
    expect((await alert.innerText()).length).toBeGreaterThan(40);
    await expect(page).toHaveURL(/\/imports$/);
  });
});

test.describe("an import that runs", () => {
  /** Large enough to be seen at work. */
  const large = () => {
    const path = join(tmpdir(), `debrief-large-${process.pid}.csv`);
    const rows = Array.from({ length: 60_000 }, (_, index) => `L-${index},2026-04-01T00:00:00Z,phone,It was late again`);
    writeFileSync(path, ["external_id,contacted_at,channel,summary", ...rows].join("\r\n"));
    return path;
  };

  test("shows how far it is, survives a reload, and can be cancelled with what came in kept", async ({ page }) => {
    await page.goto("/imports");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose a file" }).click()]);
    await chooser.setFiles(large());
    await commit(page);
    const bar = page.getByRole("progressbar", { name: /^Progress of debrief-large/ });
    await expect(bar).toBeVisible();
    await expect(page.getByText(/ of 60,000 rows · .*rows a second/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("status")).toContainText("percent done");
    await expectAccessible(page);
    await page.reload();
    await expect(bar).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("This import was cancelled")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("what had come in until then stays")).toBeVisible();
  });
});

test("a number that is no import is not found, never an error", async ({ page }) => {
  for (const path of ["/imports/999999", "/imports/0", "/imports/nobody", "/imports/1.5"]) {
    const answer = await page.goto(path);
    expect([path, answer?.status() === 500]).toEqual([path, false]);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  }
});
