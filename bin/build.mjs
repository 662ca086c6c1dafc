// Builds the pages when what they are made of has changed since the last build. `npm start` and the browser tests
// both call this, so whichever comes second finds the work done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { duration, projectFolder, say } from "./terminal.mjs";

const INPUTS = [
  "app",
  "db",
  "lib",
  "public",
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const buildFolder = join(projectFolder, ".next");
const stampFile = join(buildFolder, "debrief-inputs");

/** Returns false when the build failed; Next has then said why. */
export function buildWhatChanged() {
  const inputs = inputsChecksum();
  if (existsSync(join(buildFolder, "BUILD_ID")) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === inputs) return true;
  say("Building the pages …");
  const startedAt = performance.now();
  const next = join(projectFolder, "node_modules/next/dist/bin/next");
  const ran = spawnSync(process.execPath, [next, "build"], {
    cwd: projectFolder,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (ran.status !== 0) {
    say(`${ran.stdout}${ran.stderr}\nThe pages could not be built; the messages above say why.`);
    return false;
  }
  writeFileSync(stampFile, inputs);
  say(`Built in ${duration(startedAt)}.`);
  return true;
}

/** One checksum over the path and content of every file the build reads. */
function inputsChecksum() {
  const checksum = createHash("sha256").update(process.versions.node);
  for (const path of INPUTS.flatMap(filesOf).sort()) {
    checksum.update(`\0${path}\0`).update(readFileSync(join(projectFolder, path)));
  }
  return checksum.digest("hex");
}

function filesOf(input) {
  const path = join(projectFolder, input);
  if (!existsSync(path)) return [];
  if (input.includes(".")) return [input];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = buildWhatChanged() ? 0 : 1;
