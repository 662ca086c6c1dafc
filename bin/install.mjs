// Installs what package-lock.json names, when it is missing or has changed. Used by start, test, debrief and bench;
// writes to standard error only, so that a command's output stays its own.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, say, stop } from "./terminal.mjs";

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

/** Whether node_modules holds what package-lock.json asks for, by npm's own list of what it installed. */
function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional, peer, extraneous }]) => {
    // What is optional is mostly another machine's binary; what is extraneous npm does not install. A container holds what runs alone.
    const isLeftOut = dev === true && process.env.NODE_ENV === "production";
    const isNeeded = path !== "" && !(isLeftOut || optional || devOptional || peer || extraneous);
    return !isNeeded || installed[path]?.version === version;
  });
}

function packagesOf(lockFile) {
  const path = join(projectFolder, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}

function install() {
  say("Installing packages (the first time takes a minute or two, longer when SQLite has to be compiled) …");
  const kinds = process.env.NODE_ENV === "production" ? "--omit=dev" : "--include=dev";
  const problem = npm(["ci", kinds, "--no-audit", "--no-fund", "--loglevel=error"]);
  if (problem === null) return;
  // better-sqlite3 is the one package that may have to be compiled; what its compiler says helps few.
  if (/node_modules[\\/]better-sqlite3/.test(problem)) stop(NO_SQLITE);
  stop(`${problem}\nThe packages could not be installed; npm's message above says why.`);
}

function sqliteLoads() {
  const program = "new (require('better-sqlite3'))(':memory:').close()";
  const ran = spawnSync(process.execPath, ["--input-type=commonjs", "--eval", program], { cwd: projectFolder, stdio: "ignore" });
  return ran.status === 0;
}

// Happens when install scripts were switched off, or when another version of Node installed the packages.
function rebuildSqlite() {
  say("Building better-sqlite3 for this machine (up to two minutes) …");
  const problem = npm(["rebuild", "better-sqlite3", "--ignore-scripts=false", "--loglevel=error"]);
  if (problem !== null || !sqliteLoads()) stop(NO_SQLITE);
}

/** Runs the npm that started us, or the one there is; null when it did its work, else what it complained of. */
function npm(args) {
  const ours = process.env.npm_execpath;
  const [command, first] = ours?.endsWith(".js") ? [process.execPath, [ours]] : ["npm", []];
  const shell = process.platform === "win32" && command === "npm";
  const ran = spawnSync(command, [...first, ...args], {
    cwd: projectFolder,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    shell,
  });
  if (ran.status === 0) return null;
  return ran.error ? ran.error.message : ran.stderr;
}

const NO_SQLITE =
  "better-sqlite3 has no prebuilt binary for this machine and could not be compiled: install python3, make and g++, then run npm start again.";
