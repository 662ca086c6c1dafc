import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Starts one of the programs of lib in a process of its own, with limits of its own, so that the web process stays
 * responsive whatever is done. TypeScript is run as it stands, by tsx: the build of the web server does not hold it.
 * @param path the program, below lib
 */
export function startProgram(
  path: string,
  args: readonly string[],
  options: { heapMib: number; stdio: StdioOptions; env?: Record<string, string | undefined> },
): ChildProcess {
  const root = process.cwd();
  const flags = [
    "--conditions=react-server",
    `--import=${pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href}`,
    `--max-old-space-size=${options.heapMib}`,
    // Short-lived rows fill the young generation; a small one keeps the process small.
    "--max-semi-space-size=8",
  ];
  return spawn(process.execPath, [...flags, join(root, "lib", path), ...args], {
    cwd: root,
    stdio: options.stdio,
    env: { NODE_ENV: process.env.NODE_ENV, ...(options.env ?? process.env) },
  });
}

/** Ends this program when the process that started it has gone: nobody would be told how it ends. */
export function endWithParent(): { stop(): void } {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1_000);
  return { stop: () => clearInterval(timer) };
}
