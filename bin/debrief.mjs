#!/usr/bin/env node
// The `debrief` command: `npm run -s debrief -- --help`.
import { installWhatIsMissing } from "./install.mjs";
import { runProgram } from "./node-program.mjs";

installWhatIsMissing();
// npm changes to the project's folder; file names mean the folder the person is in.
const folder = process.env.npm_lifecycle_event ? process.env.INIT_CWD : process.cwd();
process.exitCode = await runProgram("lib/cli/main.ts", process.argv.slice(2), { INIT_CWD: folder });
