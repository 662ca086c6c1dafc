import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Place } from "./record";

/** Runs tests/support/record-process.ts; `said` is its first line, `ended` all of its output, both rejected when it fails. */
export function otherProcess(place: Place, ...command: string[]): { said: Promise<string>; ended: Promise<string>; kill(): Promise<void> } {
  const script = fileURLToPath(new URL("./record-process.ts", import.meta.url));
  const { dataDir, databaseUrl } = place;
  const args = ["--conditions=react-server", "--import", "tsx", script, JSON.stringify({ dataDir, databaseUrl }), ...command];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(output.trim()) : reject(new Error(`the other process ended with ${code}: ${errors}`)),
    );
  });
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes("\n")) resolve(output.split("\n", 1)[0] ?? "");
    });
    ended.catch(reject);
  });
  // Whoever asks for only one of the two still hears of a failure through it.
  said.catch(() => {});
  ended.catch(() => {});
  const kill = async () => {
    child.kill("SIGKILL");
    await ended.catch(() => {});
  };
  return { said, ended, kill };
}
