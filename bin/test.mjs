#!/usr/bin/env node
// `npm test`: installs what is missing and runs every check, one named step after the other, stopping at the first that
// fails. `npm run test:long` does the same with the full counts of what is tried at random, over and over, or killed.
// `npm test -- unit` runs one step; what follows its name is handed on: `npm test -- unit tests/lib/dates.test.ts`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, installChromium } from "./chromium.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { duration, projectFolder, say, stop } from "./terminal.mjs";

const results = mkdtempSync(join(tmpdir(), "debrief-test-"));
const vitest = (projects) => [
  "node_modules/vitest/vitest.mjs",
  "run",
  ...projects.map((name) => `--project=${name}`),
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${join(results, `${projects[0]}.json`)}`,
];

const STEPS = {
  migrations: { about: "both migration folders follow db/schema.ts", commands: [["bin/generate-migrations.mjs", "--check"]] },
  lint: { about: "biome", commands: [["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]] },
  types: {
    about: "tsc",
    commands: [
      ["node_modules/next/dist/bin/next", "typegen"],
      ["node_modules/typescript/bin/tsc", "--noEmit"],
    ],
  },
  unit: { about: "everything but the browser, on the default record", commands: [vitest(["unit"])] },
  record: { about: "the record on SQLite and on PostgreSQL", commands: [vitest(["record-sqlite", "record-postgres"])] },
  build: { about: "the pages", commands: [["bin/build.mjs"]] },
  browser: { about: "the pages in Chromium", commands: [["node_modules/@playwright/test/cli.js", "test"]], needsChromium: true },
};

/** The full counts; a setting that is there already stays. */
const FULL = {
  LONG: "1",
  FUZZ_RUNS: "10000",
  IMPORT_KILLS: "200",
  IMPORT_KILL_ROWS: "20000",
  API_KILLS: "100",
  WEBHOOK_KILLS: "100",
  TRIAL_KILLS: "100",
  API_WRITES: "2000",
  API_RUNS: "10000",
  SEARCH_RUNS: "200",
};

const asked = process.argv.slice(2);
const isLong = asked[0] === "--long";
if (isLong) asked.shift();
const [only, ...extra] = asked;
if (only !== undefined && !(only in STEPS)) stop(`There is no step "${only}"; there are ${Object.keys(STEPS).join(", ")}.`);
installWhatIsMissing();

const startedAt = performance.now();
const failed = Object.entries(STEPS).find(([name, step]) => (only === undefined || name === only) && !passes(name, step));
report();

function passes(name, step) {
  const stepStartedAt = performance.now();
  say(`\n── ${name}: ${step.about}`);
  const env = {
    ...(isLong && FULL),
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, "browser.json"),
  };
  if (step.needsChromium) {
    const chromium = findChromium() ?? installChromium();
    if (chromium === null) stop("No Chromium was found and none could be installed: install one, or set CHROMIUM_PATH to it.");
    env.CHROMIUM_PATH = chromium;
  }
  const isPassed = step.commands.every((command, at) => {
    const args = at === step.commands.length - 1 ? [...command, ...extra] : command;
    return spawnSync(process.execPath, args, { cwd: projectFolder, stdio: "inherit", env }).status === 0;
  });
  say(`── ${name} ${isPassed ? "passed" : "failed"} in ${duration(stepStartedAt)}`);
  return isPassed;
}

function report() {
  const counts = ["unit.json", "record-sqlite.json", "browser.json"].map(countsOf);
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  rmSync(results, { recursive: true, force: true });
  say(
    failed
      ? `\nTo repeat what failed: ${isLong ? "npm run test:long" : "npm test"} -- ${[failed[0], ...extra].join(" ")}`
      : `\nDone in ${duration(startedAt)}.`,
  );
  if (sum("passed") + sum("failed") > 0) process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
  process.exitCode = failed ? 1 : 0;
}

/** What vitest or Playwright counted; zeros for a step that did not run. */
function countsOf(file) {
  const text = readIfThere(join(results, file));
  if (text === null) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, stats } = JSON.parse(text);
  if (stats?.flaky > 0) say(`${stats.flaky} of the browser tests passed only when repeated: see "flaky" above.`);
  if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  return { passed: numPassedTests, failed: numFailedTests };
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
