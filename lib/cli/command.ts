import type { Command } from "commander";
import { openRecord, type RecordStore } from "@/db/client";
import { type Actor, commandActor } from "@/lib/access/actor";
import type { Terminal } from "@/lib/cli/terminal";
import type { Environment } from "@/lib/env";
import { openWorkspace, type Workspace } from "@/lib/workspace";

/** 0 done; 1 done, with something to look at (rejected rows, findings); 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** What every command is given. */
export interface Running {
  terminal: Terminal;
  environment(): Environment;
  actor: Actor;
  /** How the command ends; the last call counts. */
  end(code: ExitCode): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, running: Running) => void;

export function running(terminal: Terminal, environment: () => Environment, end: (code: ExitCode) => void): Running {
  return { terminal, environment, actor: commandActor(), end };
}

/** Opens the workspace with facts of this command's own, counted up to now, and closes it whatever happens. */
export async function withWorkspace<T>({ environment }: Running, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = environment();
  const workspace = await openWorkspace({ dataDir, databaseUrl, facts: "memory" });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

/** Opens the record alone and closes it whatever happens: for what counts nothing. */
export async function withRecord<T>({ environment }: Running, work: (record: RecordStore) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = environment();
  const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
  try {
    return await work(record);
  } finally {
    await record.close();
  }
}

/** One JSON value, indented, with a line end: all that `--json` writes to standard output. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
