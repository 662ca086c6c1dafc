import { runDebrief } from "@/lib/cli/program";
import { processTerminal } from "@/lib/cli/terminal";

process.exitCode = await runDebrief(process.argv.slice(2), processTerminal());
