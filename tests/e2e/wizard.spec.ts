import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { realFile } from "@/tests/support/real-data";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/test";

test.use({ timezoneId: "UTC", apart: "wizard" });
test.describe.configure({ mode: "serial" });

const importButton = (page: Page) => page.getByRole("button", { name: /^Import( [\d,]+ rows?)?$/ });

function written(name: string, content: string): string {
  const path = join(tmpdir(), `debrief-${process.pid}-${name}`);
  writeFileSync(path, content);
  return path;
}

/** One click and a choice: the file is shown as it would come in. */
async function choose(page: Page, path: string) {
  await page.goto("/imports");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose a file" }).click()]);
  await chooser.setFiles(path);
  await page.waitForURL(/\/imports\/\d+$/);
}

async function becomesDone(page: Page) {
  await expect(page.getByRole("heading", { level: 1 }).getByText("done", { exact: true })).toBeVisible({ timeout: 30_000 });
}

test("a public file with commas comes in with two clicks, and says first what will come in", async ({ page }) => {
  const path = realFile("cfpb_2013_no_narrative.csv");
  test.skip(path === null, "the public data files do not lie beside the project");
  await choose(page, path ?? "");
  await expect(
    page.getByText(
      "3,186 rows: 3,186 new interactions, none rejected. Month comes first in the dates. Nothing is written until you import.",
    ),
  ).toBeVisible();
  await expect(page.getByText("Recognised by its columns: CFPB consumer complaints.")).toBeVisible();
  await expectAccessible(page);
  await importButton(page).click();
  await becomesDone(page);
  await expect(page.getByText("3,186 interactions are in; no row was rejected.")).toBeVisible();
});

test("a public file with semicolons in ISO-8859-1 comes in the same way", async ({ page }) => {
  const path = realFile("bpi2016_uwv_complaints.csv");
  test.skip(path === null, "the public data files do not lie beside the project");
  await choose(page, path ?? "");
  await expect(page.getByText(/^289 rows: 289 new interactions, none rejected\./)).toBeVisible();
  await expect(page.getByLabel("Encoding")).toHaveValue("iso-8859-1");
  await expect(page.getByLabel("Cells are separated by")).toHaveValue(";");
  await importButton(page).click();
  await becomesDone(page);
});

test("a file that does not say whether the day comes first is asked about, and cannot come in before", async ({ page }) => {
  await choose(page, written("ambiguous.csv", "external_id,contacted_at,summary\r\n1,03/04/2024,Late\r\n2,05/06/2024,Late again\r\n"));
  await expect(page.getByText("One question has to be answered first. Nothing is written until you import.")).toBeVisible();
  const question = page.getByRole("region", { name: "Does the day or the month come first?" });
  await expect(question.getByText("03/04/2024 is 3 Apr 2024")).toBeVisible();
  await expect(question.getByText("03/04/2024 is 4 Mar 2024")).toBeVisible();
  await expect(importButton(page)).toBeDisabled();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Day first" }).click();
  await expect(page.getByText("2 rows: 2 new interactions, none rejected. The day comes first in the dates.")).toBeVisible();
  await importButton(page).click();
  await becomesDone(page);
});

const TICKETS = [
  "Vorgang;Eingang;Weg;Wer;Grund;Note;Was war",
  ...Array.from({ length: 40 }, (_, at) =>
    [
      `V-${at}`,
      `${String((at % 28) + 1).padStart(2, "0")}.03.2024`,
      ["Telefon", "Brief"][at % 2],
      `K${at}`,
      "Lieferung",
      String((at % 5) + 1),
      "Es kam zu spät",
    ].join(";"),
  ),
].join("\r\n");

test("a file of unknown columns is mapped by hand, survives a reload, and is known the next time", async ({ page }) => {
  await choose(page, written("tickets.csv", TICKETS));
  await expect(page.getByText("No mapping knows these columns")).toBeVisible();
  const becomes = (column: string) => page.getByLabel(`What “${column}” becomes`);
  await expect(becomes("Eingang")).toHaveValue("contactedAt");
  await becomes("Weg").selectOption("channelId");
  await becomes("Wer").selectOption("customer");
  await expect(becomes("Wer")).toHaveValue("customer");
  await becomes("Note").selectOption("facet");
  const rules = page.getByRole("region", { name: /^Difficult interactions/ });
  await expect(rules.getByText("all rows")).toBeVisible();
  await rules.getByRole("button", { name: "Add a rule" }).click();
  await rules.getByLabel("Column").selectOption("Note");
  await rules.getByLabel("Condition").selectOption("at-most");
  await rules.getByLabel("Number").fill("2");
  await rules.getByRole("button", { name: "Apply" }).click();
  await expect(rules.getByText("Note is at most 2")).toBeVisible();
  // Of 40 rows with notes 1 to 5 in turn, 16 have a 1 or a 2.
  await expect(rules.getByText("16 rows")).toBeVisible();
  await page.reload();
  await expect(rules.getByText("Note is at most 2")).toBeVisible();
  await expect(becomes("Weg")).toHaveValue("channelId");
  await expectAccessible(page);
  await page.getByLabel("Remember these columns as").fill("Tickets of the shop");
  await importButton(page).click();
  await becomesDone(page);

  await choose(page, written("tickets-2.csv", TICKETS.replaceAll("V-", "W-")));
  await expect(page.getByText("Read by your mapping “Tickets of the shop”.")).toBeVisible();
  await expect(page.getByText(/^40 rows: 40 new interactions/)).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard" }).click();
  await page.waitForURL(/\/imports$/);
  const mappings = page.getByRole("region", { name: "Your mappings" });
  await expect(mappings.getByRole("row", { name: /Tickets of the shop/ })).toBeVisible();
  await expectAccessible(page);
});

test("a mapping is renamed, handed on as JSON, and brought back", async ({ page, request }) => {
  await page.goto("/imports");
  const mappings = page.getByRole("region", { name: "Your mappings" });
  await mappings.getByRole("button", { name: "Rename: Tickets of the shop" }).click();
  await mappings.getByLabel("New name of Tickets of the shop").fill("Shop tickets");
  await mappings.getByRole("button", { name: "Save" }).click();
  await expect(mappings.getByRole("row", { name: /Shop tickets/ })).toBeVisible();
  const href = await mappings.getByRole("link", { name: "Download: Shop tickets" }).getAttribute("href");
  const json = await (await request.get(href ?? "")).text();
  expect(JSON.parse(json)).toMatchObject({ name: "Shop tickets", difficult: { any: [{ atMost: ["Note", 2] }] } });
  await mappings.getByRole("button", { name: "Delete: Shop tickets" }).click();
  await mappings.getByRole("button", { name: "Delete for good: Shop tickets" }).click();
  await expect(mappings.getByText("None yet")).toBeVisible();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    mappings.getByRole("button", { name: "Add a mapping (JSON)" }).click(),
  ]);
  await chooser.setFiles(written("mapping.json", json));
  await expect(mappings.getByRole("row", { name: /Shop tickets/ })).toBeVisible();
});

test("cells that are pasted are a file like any other", async ({ page }) => {
  await page.goto("/imports");
  await page.getByRole("button", { name: "or paste cells" }).click();
  await page
    .getByLabel("Cells or text, with the column names in the first row")
    .fill("external_id\tcontacted_at\tsummary\nP-1\t2024-03-04\tPasted");
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await expect(page.getByText(/^1 row: 1 new interaction, none rejected\./)).toBeVisible();
});

test("an import is taken back, and the same file comes in again as new", async ({ page }) => {
  const text = "external_id,contacted_at,summary\r\nU-1,2024-03-04,Late\r\nU-2,2024-03-05,Late\r\n";
  await choose(page, written("undo.csv", text));
  await importButton(page).click();
  await becomesDone(page);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("2 interactions go, with all that hangs on them.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove 2 interactions" }).click();
  await expect(page.getByText("This import was undone. 2 interactions went, 0 were kept.")).toBeVisible({ timeout: 30_000 });
  await choose(page, written("undo.csv", text));
  await expect(page.getByText(/^2 rows: 2 new interactions, none rejected\./)).toBeVisible();
});

test("a program drafts, says how the dates are written, looks, and commits", async ({ request }) => {
  const made = await request.post("/api/imports?draft=1", {
    headers: { "x-file-name": "program.csv" },
    data: Buffer.from("external_id,contacted_at\r\nH-1,03/04/2024\r\n"),
  });
  expect(made.status()).toBe(201);
  const { id, state } = await made.json();
  expect(state).toBe("draft");
  const before = await (await request.get(`/api/imports/${id}/preview`)).json();
  expect(before.first.question).toMatchObject({ column: "contacted_at", rows: 1 });
  const refused = await request.put(`/api/imports/${id}/reading`, { data: { dates: "ymd" } });
  expect([refused.status(), (await refused.json()).error.field]).toEqual([400, "dates"]);
  const after = await (await request.put(`/api/imports/${id}/reading`, { data: { dates: "mdy" } })).json();
  expect(after.whole.preview).toMatchObject({ rows: 1, created: 1, question: null });
  expect((await request.post(`/api/imports/${id}/commit`)).status()).toBe(202);
  await expect.poll(async () => (await (await request.get(`/api/imports/${id}`)).json()).state, { timeout: 30_000 }).toBe("done");
  expect((await request.delete(`/api/imports/${id}`)).status()).toBe(409);
  expect((await request.post(`/api/imports/${id}/commit`)).status()).toBe(409);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a telephone, ${colorScheme}, a draft has no sideways scroll`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 800 });
    await choose(page, written(`narrow-${colorScheme}.csv`, TICKETS.replaceAll("Vorgang", "A column with a rather long name")));
    await expect(page.getByText("No mapping knows these columns")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    await expectAccessible(page);
  });
}
