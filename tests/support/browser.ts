import { execFileSync } from "node:child_process";

/** The path of a Chromium that runs here: CHROMIUM_PATH, else the system's, else Playwright's own. */
export function chromiumPath(): string {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  try {
    return execFileSync(process.execPath, ["bin/chromium.mjs"], { encoding: "utf8" }).trim();
  } catch {
    throw new Error("No Chromium was found: npm test installs one, or set CHROMIUM_PATH to yours.");
  }
}

/** Keeps a headless browser in a container quiet: no sandbox (root), no GPU, nothing fetched in the background. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
