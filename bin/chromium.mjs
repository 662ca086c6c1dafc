// Finds a Chromium for the browser tests, or installs one. Run by itself it prints the path of the one it found.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFolder, say } from "./terminal.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The path of a Chromium that runs: CHROMIUM_PATH, else the system's, else Playwright's own; null when there is none. */
export function findChromium() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH, ...onPath, ...PLACES, playwrightsOwn()];
  return candidates.find((path) => path && existsSync(path) && runs(path)) ?? null;
}

/** Debian's package when we may install packages, else Playwright's download, which needs an open network. */
export function installChromium() {
  say("Installing Chromium for the browser tests …");
  if (process.getuid?.() === 0 && run("apt-get", ["--version"])) {
    const install = ["install", "-y", "--no-install-recommends", "chromium"];
    if (!run("apt-get", install)) run("apt-get", ["update"]) && run("apt-get", install, "inherit");
  }
  if (findChromium() === null)
    run(process.execPath, [join(projectFolder, "node_modules/playwright/cli.js"), "install", "chromium"], "inherit");
  return findChromium();
}

// Ubuntu's /usr/bin/chromium-browser may be a stub that only says where to get it.
function runs(path) {
  return run(path, ["--version"]);
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)("playwright-core").chromium.executablePath();
  } catch {
    return null;
  }
}

function run(command, args, output = "ignore") {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    spawnSync(command, args, { stdio: ["ignore", output === "ignore" ? "ignore" : 2, output === "ignore" ? "ignore" : 2], env }).status ===
    0
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = findChromium();
  if (path === null) process.exit(1);
  process.stdout.write(`${path}\n`);
}
