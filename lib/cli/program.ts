import { Command, CommanderError } from "commander";
import { addAudit } from "@/lib/cli/audit";
import { addBackup } from "@/lib/cli/backup";
import { type ExitCode, type Running, running } from "@/lib/cli/command";
import { addDemo } from "@/lib/cli/demo";
import { addErase } from "@/lib/cli/erase";
import { addExport } from "@/lib/cli/export";
import { addImport } from "@/lib/cli/import";
import { addKey } from "@/lib/cli/key";
import { addMetrics } from "@/lib/cli/metrics";
import { addPersonExport } from "@/lib/cli/person-export";
import { addPull } from "@/lib/cli/pull";
import { addRebuildFacts } from "@/lib/cli/rebuild-facts";
import { addRestore } from "@/lib/cli/restore";
import { addRetention } from "@/lib/cli/retention";
import { sentenceOf } from "@/lib/cli/sentence";
import type { Terminal } from "@/lib/cli/terminal";
import { addUndo } from "@/lib/cli/undo";
import { addUserCommands } from "@/lib/cli/user";
import { addVerify } from "@/lib/cli/verify";
import { environment } from "@/lib/env";

/**
 * Runs the `debrief` command.
 * @param settings the environment variables it runs under
 * @returns 0 done; 1 done, with rejected rows or findings; 2 could not run, and standard error says why in one sentence
 */
export async function runDebrief(
  args: string[],
  terminal: Terminal,
  settings: Record<string, string | undefined> = process.env,
): Promise<ExitCode> {
  let ended: ExitCode = 0;
  const end = (code: ExitCode) => {
    ended = code;
  };
  try {
    await debrief(running(terminal, () => environment(settings), end)).parseAsync(args, { from: "user" });
    return ended;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.say(`debrief: ${sentenceOf(error)}\n`);
    return 2;
  }
}

function debrief(command: Running): Command {
  const { terminal } = command;
  const program = new Command("debrief")
    .description("Import documented interactions, count them, and hand out the recurring issues.")
    .exitOverride()
    .configureOutput({
      writeOut: terminal.write,
      writeErr: terminal.say,
      outputError: (text, write) => write(text.replace(/^error/, "debrief")),
    })
    .showHelpAfterError("Add --help to see how it is used.")
    .addHelpText("after", AFTER_HELP);
  for (const add of [
    addImport,
    addUndo,
    addDemo,
    addMetrics,
    addExport,
    addKey,
    addUserCommands,
    addPull,
    addRebuildFacts,
    addAudit,
    addVerify,
    addBackup,
    addRestore,
    addErase,
    addPersonExport,
    addRetention,
  ])
    add(program, command);
  for (const each of program.commands) each.copyInheritedSettings(program);
  return program;
}

const AFTER_HELP = `
Settings: DATA_DIR is where everything is kept (default ./data), DATABASE_URL a PostgreSQL record.
Exit codes: 0 done; 1 done, with rejected rows or findings; 2 could not run.
With --json, standard output is one JSON value and nothing else.`;
