// Installs what package-lock.json names, when it is missing or has changed. Used by start, test, debrief and bench;
// writes to standard error only, so that a command's output stays its own.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, say, stop } from "./terminal.mjs";

const lockFile = join(projectFolder, "package-lock.json");
// The checksum of the lock file that was installed.
const stampFile = join(projectFolder, "node_modules/.debrief-installed");

export function installWhatIsMissing() {
  requireNode(20, 19);
  if (!isInstalled()) install();
  if (!sqliteLoads()) rebuildSqlite();
}

function requireNode(major, minor) {
  const [ourMajor = 0, ourMinor = 0] = process.versions.node.split(".").map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  stop(`Debrief needs Node ${major}.${minor} or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`);
}

function isInstalled() {
  if (existsSync(stampFile)) return readFileSync(stampFile, "utf8") === lockChecksum();
  // Perhaps somebody ran npm themselves: believe them when every package we name is there in the version we name.
  const { dependencies, devDependencies } = readJson("package.json");
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  if (!wanted.every(([name, version]) => readJson(`node_modules/${name}/package.json`)?.version === version)) return false;
  writeFileSync(stampFile, lockChecksum());
  return true;
}

function readJson(path) {
  const file = join(projectFolder, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function install() {
  say("Installing packages (the first time takes a minute or two, longer when SQLite has to be compiled) …");
  const isDone = npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  // better-sqlite3 is the one package that may have to be compiled; without a compiler npm stops there.
  if (!isDone) stop(`The packages could not be installed; npm's message above says why. If it speaks of node-gyp: ${NO_SQLITE}`);
  writeFileSync(stampFile, lockChecksum());
}

function sqliteLoads() {
  const program = "new (require('better-sqlite3'))(':memory:').close()";
  const ran = spawnSync(process.execPath, ["--input-type=commonjs", "--eval", program], { cwd: projectFolder, stdio: "ignore" });
  return ran.status === 0;
}

// Happens when install scripts were switched off, or when another version of Node installed the packages.
function rebuildSqlite() {
  say("Building better-sqlite3 for this machine (up to two minutes) …");
  const isDone = npm(["rebuild", "better-sqlite3", "--ignore-scripts=false", "--loglevel=error"]);
  if (!isDone || !sqliteLoads()) stop(NO_SQLITE);
}

/** The npm that started us when there is one. Its output goes to standard error. */
function npm(args) {
  const ours = process.env.npm_execpath;
  const [command, first] = ours?.endsWith(".js") ? [process.execPath, [ours]] : ["npm", []];
  const shell = process.platform === "win32" && command === "npm";
  return spawnSync(command, [...first, ...args], { cwd: projectFolder, stdio: ["ignore", 2, 2], shell }).status === 0;
}

function lockChecksum() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex");
}

const NO_SQLITE =
  "better-sqlite3 has no prebuilt binary for this machine and could not be compiled: install python3, make and g++, then run npm start again.";
