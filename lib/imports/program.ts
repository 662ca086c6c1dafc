import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importLimits } from "@/lib/imports/limits";

/**
 * Starts a program of ours in a process of its own, with the heap limit of imports. TypeScript is run as it stands, by
 * tsx: the build of the web server does not hold these programs.
 */
export function startProgram(path: readonly string[], args: readonly string[]): ChildProcess {
  const root = process.cwd();
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      `--import=${pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href}`,
      `--max-old-space-size=${importLimits().heapMib}`,
      // Short-lived rows fill the young generation; a small one keeps the process small.
      "--max-semi-space-size=8",
      join(root, ...path),
      ...args,
    ],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  child.unref();
  return child;
}
