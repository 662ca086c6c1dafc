import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { freePort } from "./support/server";

/** A server that nobody has signed in to yet, and what its console says. */
const test = base.extend<{ fresh: { address: string; code: string } }>({
  fresh: async ({ browserName: _ }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), "debrief-first-"));
    const env = { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()) };
    const server = spawn(process.execPath, ["bin/start.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
    await use(await console(server));
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  },
});

const PASSWORD = "quiet lantern 47 harbour";

test("the code of the console makes an administrator, who invites an agent, who sees less and is out when disabled", async ({
  page,
  browser,
  fresh: { address, code },
}) => {
  test.setTimeout(90_000);
  await page.goto(`${address}/failures?team=north`);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Debrief" })).toBeVisible();
  await eachWidth(page);
  await page.getByLabel("Code of the console").fill("aaaa-bbbb-cccc-dddd");
  await page.getByLabel("Your name").fill("Robin Example");
  await page.getByLabel("E-mail address").fill("robin@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That code is not right" })).toBeVisible();
  await page.getByLabel("Code of the console").fill(code);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is documented here yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Robin Example: your account" })).toBeVisible();

  await page.goto(`${address}/settings/users`);
  await page.getByLabel("E-mail address").fill("kim@example.com");
  await expect(page.getByText("There are no teams yet")).toBeVisible();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.locator("[data-shown-once]").innerText();
  await eachWidth(page);

  const other = await browser.newContext({ baseURL: address });
  const agent = await other.newPage();
  await agent.goto(link);
  await expect(agent.getByText("As kim@example.com, with the role agent.")).toBeVisible();
  await agent.getByLabel("Your name").fill("Kim");
  await agent.getByLabel("Password").fill(PASSWORD);
  await agent.getByRole("button", { name: "Accept" }).click();
  await expect(agent.getByRole("link", { name: "Kim: your account" })).toBeVisible();
  expect((await agent.request.get("/api/users")).status()).toBe(403);
  expect((await page.request.get(`${address}/api/users`)).status()).toBe(200);
  await agent.goto("/account");
  await expect(agent.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await eachWidth(agent);

  await page.reload();
  await page.getByRole("button", { name: "Change Kim" }).click();
  await page.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("disabled", { exact: false }).first()).toBeVisible();
  await agent.getByRole("link", { name: "Causes" }).click();
  await expect(agent.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await eachWidth(agent);
  await agent.getByLabel("E-mail address").fill("kim@example.com");
  await agent.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
  await agent.getByRole("button", { name: "Sign in" }).click();
  await expect(agent.getByText("That e-mail address and password do not belong together.")).toBeVisible();
  await other.close();
});

/** Nothing for axe to find, and nothing to scroll sideways, on a telephone in the dark and at a desk in the light. */
async function eachWidth(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    expect(wide).toBeLessThanOrEqual(room ?? 0);
    await expectAccessible(page);
    if (process.env.LOOK)
      await page.screenshot({
        path: `${process.env.LOOK}/${new URL(page.url()).pathname.replaceAll("/", "_").slice(0, 20)}-${width}.png`,
        fullPage: true,
      });
  }
}

/** What the console says: where it answers, and the code. */
async function console(server: ChildProcess): Promise<{ address: string; code: string }> {
  let said = "";
  for await (const chunk of server.stdout ?? []) {
    said += chunk;
    const address = /Debrief answers at (\S+)/.exec(said)?.[1];
    const code = /within a day: ([a-z2-7-]+)\n/.exec(said)?.[1];
    if (address && code) {
      server.stdout?.resume();
      return { address, code };
    }
  }
  throw new Error(`The console never showed a code: ${said}`);
}
