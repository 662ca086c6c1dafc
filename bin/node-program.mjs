// Runs one of the project's TypeScript programs as the server would run it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectFolder } from "./terminal.mjs";

/**
 * Runs a program with this terminal and returns its exit code; a signal sent to us is passed on to it.
 * react-server is the condition under which `server-only` lets itself be imported.
 */
export function runProgram(path, args, env = {}) {
  const tsx = import.meta.resolve("tsx");
  // A small young generation keeps a large import below 300 MB; rows live too short to need more.
  const flags = ["--conditions=react-server", "--max-semi-space-size=8", "--import", tsx];
  const child = spawn(process.execPath, [...flags, join(projectFolder, path), ...args], {
    cwd: projectFolder,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}
