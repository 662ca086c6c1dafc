#!/usr/bin/env node
// Runs the benchmarks of tests/bench one after another: `npm run bench`, or `npm run bench -- NAME` for those whose name begins so.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { installWhatIsMissing } from "./install.mjs";
import { runProgram } from "./node-program.mjs";
import { projectFolder, stop } from "./terminal.mjs";

installWhatIsMissing();
const [wanted = "", ...args] = process.argv.slice(2);
const programs = readdirSync(join(projectFolder, "tests/bench")).filter((name) => name.endsWith(".ts"));
const chosen = programs.filter((name) => name.startsWith(wanted)).sort();
if (chosen.length === 0)
  stop(`No benchmark begins with "${wanted}"; there are ${programs.map((name) => name.replace(".ts", "")).join(", ")}.`);
for (const name of chosen) {
  const code = await runProgram(`tests/bench/${name}`, args);
  if (code !== 0) process.exit(code);
}
