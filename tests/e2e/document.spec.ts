import { execFile } from "node:child_process";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { type DebriefServer, signIn } from "./support/server";
import { expect, test } from "./support/test";

/*
 * The paper case of docs/paper-case.md, documented by keyboard by somebody who has never seen the form, and found again in
 * every analysis that it belongs to.
 */

test.use({ apart: "document" });

const NEW_USER = { email: "new.agent@example.com", password: "slow orchard 81 kettle" };
const SUMMARY = "Partner needed a draft invoice before their purchase order could be approved";
const FAILURE = "No draft invoice before the purchase order is approved";
const WORKAROUND = "A letter with the amounts, signed by the desk";
const PREVENTION = "A pro forma invoice on request";

test("a new user documents the paper case by keyboard and finds it in every analysis it belongs to", async ({ page, server }) => {
  await becomeNewUser(page, server);
  await page.goto("/interactions");
  await expect(page.getByRole("link", { name: "Document", exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await expect(page.getByRole("heading", { level: 1, name: "Document an interaction" })).toBeVisible();
  await expect(page.getByLabel("Customer", { exact: true })).toBeFocused();
  await expectAccessible(page);

  // What matters, from field to field with Tab.
  await type(page, "partner-4711");
  await type(page, "PO-2204");
  await choose(page, "2");
  await type(page, "America/Vancouver");
  await type(page, `${SUMMARY}; they asked ada.finch@example.org three times`);
  await type(page, "Phone");
  await type(page, "Partner desk");
  await type(page, "Licences");
  await page.getByLabel("Why they were upset", { exact: true }).focus();
  await type(page, "Slow resolution");
  await type(page, "Needs not understood");
  await choose(page, "2");
  await choose(page, "4");
  await choose(page, "3");
  await type(page, "Invoicing");
  await page.keyboard.type("circ");
  await page.keyboard.press("Tab");
  await type(page, FAILURE);
  // Nothing is lost by Esc.
  await page.keyboard.press("Escape");
  await choose(page, "4");
  await expect(page.getByRole("radio", { name: "Policy or legal limit" })).toBeChecked();
  await page.getByRole("textbox", { name: "What was promised" }).focus();
  await type(page, "The pro forma invoice");
  await page.getByRole("button", { name: "tomorrow noon" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("9 of 10 fields of a complete documentation are filled; missing: whose fault it was.")).toBeVisible();

  // What was typed is on the server, whatever happens to the page.
  await expect(page.getByText(/Draft kept at/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Failure", { exact: true })).toHaveValue(FAILURE);

  await unfold(page, "Facts from both sides");
  await page.getByLabel("What the customer says happened", { exact: true }).focus();
  await type(page, "No purchase order is approved here without an invoice");
  await type(page, "Finance issues invoices only after delivery");
  await unfold(page, "Fault, wish and options");
  await page.getByRole("group", { name: "Whose fault it was" }).getByRole("radio").first().focus();
  await choose(page, "1");
  await type(page, "A draft invoice");
  await unfold(page, "Workaround and prevention");
  await page.getByLabel("Workaround", { exact: true }).focus();
  await type(page, WORKAROUND);
  await type(page, PREVENTION);
  await unfold(page, "Escalation and handover");
  await page.getByLabel("Escalation level reached", { exact: true }).focus();
  await type(page, "2");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Kind", exact: true }).getByRole("radio").first().focus();
  await choose(page, "1");
  await type(page, "2");
  await type(page, "Finance lead");
  await choose(page, "1");
  await type(page, "May an invoice be issued before delivery?");
  await unfold(page, "Loops, waiting and minutes");
  await page.getByLabel("Back to step one, times", { exact: true }).focus();
  await type(page, "3");
  await page.getByLabel("Waited on", { exact: true }).focus();
  await type(page, "Finance");
  await type(page, "3 days");
  await choose(page, "1");
  await page.keyboard.press("Control+Enter");

  const filed = page.getByRole("status").filter({ hasText: /Documented in \d+ seconds?\./ });
  await expect(filed).toContainText("All 10 fields of a complete documentation are filled.");
  await expectAccessible(page);
  await expectOnItsPage(page);
  await expectInEveryAnalysis(page);

  // The draft is gone, and the next form knows team, channel and product.
  await page.goto("/interactions/new");
  await expect(page.getByLabel("Team", { exact: true })).toHaveValue("Partner desk");
  await expect(page.getByText("to finish")).toHaveCount(0);
  // The same customer and issue: the earlier contact is there to be followed up, and how it was handled.
  await page.getByLabel("Customer", { exact: true }).fill("Partner-4711");
  await page.getByLabel("Issue", { exact: true }).fill("PO-2204");
  const earlier = page.getByRole("region", { name: "Earlier contacts of this customer" });
  await expect(earlier).toContainText("same issue");
  await earlier.getByRole("button", { name: /follow-up/ }).click();
  await expect(earlier).toContainText("This is filed as a follow-up of it.");
  await page.getByLabel("Procedure", { exact: true }).fill("Invoicing");
  await page.getByText("How others handled it").click();
  await expect(page.getByRole("button", { name: "Use this workaround" })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expectAccessible(page);
});

test.describe("a form that is not right at once", () => {
  // A refusal is an answer of 422, which the browser writes to its console.
  test.use({ mayComplain: true });

  test("says beside the field what cannot be taken; what was filed is corrected field by field", async ({ page, server }) => {
    await becomeNewUser(page, server, "second.agent@example.com");
    await page.goto("/interactions/new");
    await page.getByLabel("What happened, in a sentence or two", { exact: true }).fill("A parcel was late");
    await page.getByLabel("Team", { exact: true }).fill("Desk two");
    await page.getByText("Loops, waiting and minutes").click();
    await page.getByLabel("On hold", { exact: true }).fill("ages");
    await page.getByText("Loops, waiting and minutes").click();
    await page.getByRole("button", { name: "File", exact: true }).click();
    await expect(page.getByLabel("On hold", { exact: true })).toBeFocused();
    await expect(page.getByRole("alert").filter({ hasText: "This must be minutes" }).first()).toBeVisible();
    await page.getByLabel("On hold", { exact: true }).fill("12");
    // Twice, as somebody in a hurry does.
    await page.getByRole("button", { name: "File", exact: true }).dblclick();
    await expect(page.getByRole("status").filter({ hasText: "Documented in" })).toBeVisible();
    await page.getByRole("link", { name: "Correct", exact: true }).click();
    await expect(page.getByLabel("What happened, in a sentence or two", { exact: true })).toHaveValue("A parcel was late");
    await page.getByRole("group", { name: "Severity" }).getByRole("radio", { name: "3 serious" }).check();
    await page.getByRole("button", { name: "Save the correction" }).click();
    await expect(page.getByText("The correction is saved.")).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: "3 serious" })).toBeVisible();
    // Another form is an empty one, with an id of its own.
    await page.goBack();
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await expect(page.getByRole("textbox", { name: "What happened, in a sentence or two" })).toHaveValue("");
    await expect(page.getByRole("button", { name: "File", exact: true })).toBeEnabled();
    await page.goto("/interactions?period=all&team=desk-two");
    await expect(page.getByRole("link", { name: "A parcel was late" })).toHaveCount(1);
  });
});

async function expectOnItsPage(page: Page): Promise<void> {
  // The form that was left stays in the page, hidden, until it is loaded anew.
  await page.reload();
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${SUMMARY}; they asked [email] three times`);
  for (const told of [
    "Finance issues invoices only after delivery",
    WORKAROUND,
    PREVENTION,
    "May an invoice be issued before delivery?",
    "time zones",
    "3 times",
    "America/Vancouver",
    "told in person",
    FAILURE,
  ])
    await expect(main.getByText(told).first()).toBeVisible();
  await expect(main.getByText(/New agent, in \d+ (s|min)/)).toBeVisible();
}

async function expectInEveryAnalysis(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await page.goto("/causes?period=all");
  await expect(main.getByText("Slow resolution").first()).toBeVisible();
  await page.goto("/failures?period=all");
  await main.getByRole("link", { name: FAILURE }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(FAILURE);
  await expect(main.getByText(WORKAROUND).filter({ visible: true }).first()).toBeVisible();
  await page.goto("/handling?period=all");
  await expect(main.getByText("Finance").filter({ visible: true }).first()).toBeVisible();
  await page.goto("/follow-through?period=all");
  await expect(
    main
      .getByText(/not yet due|not due|due/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await page.goto("/interactions?period=all&workaround=yes");
  await expect(main.getByRole("link", { name: new RegExp(SUMMARY) })).toBeVisible();
}

/** Somebody of all teams who signs in for the first time. */
async function becomeNewUser(page: Page, server: DebriefServer, email = NEW_USER.email): Promise<void> {
  const env = { ...process.env, DATA_DIR: server.dataDir };
  const adding = execFile(process.execPath, ["bin/debrief.mjs", "user", "add", email, "--name", "New agent", "--role", "manager"], { env });
  adding.stdin?.end(NEW_USER.password);
  expect(await new Promise((resolve) => adding.once("exit", resolve))).toBe(0);
  const [name = "", value = ""] = (await signIn(server.address, { ...NEW_USER, email })).split("; ")[0]?.split("=") ?? [];
  await page.context().clearCookies();
  await page.context().addCookies([{ name, value, url: server.address }]);
}

/** Types into the field that has the focus and goes on to the next one. */
async function type(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words);
  await page.keyboard.press("Tab");
}

/** Chooses by a digit in the row of choices that has the focus, and goes on. */
async function choose(page: Page, digit: string): Promise<void> {
  await page.keyboard.press(digit);
  await page.keyboard.press("Tab");
}

/** Opens a part that is folded away, by keyboard. */
async function unfold(page: Page, title: string): Promise<void> {
  await page.locator("summary").filter({ hasText: title }).focus();
  await page.keyboard.press("Enter");
}
