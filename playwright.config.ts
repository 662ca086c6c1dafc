import { defineConfig } from "@playwright/test";
import { chromiumFlags, chromiumPath } from "./tests/support/browser";

const isCounted = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE !== undefined;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/build.ts",
  fullyParallel: false,
  workers: 2,
  // A busy machine gets a second look, and the list says "flaky"; what is wrong fails both times.
  retries: isCounted ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: isCounted ? [["list"], ["json"]] : [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
