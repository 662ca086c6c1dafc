import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A built Debrief that serves data of its own. */
export interface DebriefServer {
  /** Such as http://127.0.0.1:40123, without a slash at the end. */
  address: string;
  port: number;
  dataDir: string;
  /** What the browser of its administrator, who has signed in, sends as Cookie. */
  cookie: string;
  /** Runs the `debrief` command on the same data; returns its standard output. */
  debrief(...args: string[]): Promise<string>;
  /** Asks it to end as a service manager would; returns its exit code. */
  stop(): Promise<number | null>;
}

/** Imports the files into a fresh DATA_DIR, which `fill` may fill before, and starts the server on a free port, as `npm start` does. */
export async function startServer(
  files: readonly string[] = [],
  settings: Record<string, string> = {},
  fill: (dataDir: string) => Promise<void> = async () => {},
): Promise<DebriefServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "debrief-e2e-"));
  const port = await freePort();
  const env = { ...process.env, ...settings, DATA_DIR: dataDir, PORT: String(port) };
  const debrief = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, ["bin/debrief.mjs", ...args], { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
  await fill(dataDir);
  for (const file of files) await debrief("import", file);
  await addAdministrator(env);
  const server = spawn(process.execPath, ["bin/start.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const address = await Promise.race([announced(server.stdout), ended.then(() => null)]);
  if (address === null) throw new Error("The server ended before it answered.");
  const stop = async () => {
    server.kill("SIGTERM");
    const code = await ended;
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  const cookie = await signIn(address, ADMINISTRATOR);
  return { address, port, dataDir, cookie, debrief, stop };
}

export const ADMINISTRATOR = { email: "robin@example.com", password: "quiet lantern 47 harbour" };

async function addAdministrator(env: NodeJS.ProcessEnv): Promise<void> {
  const adding = execFile(process.execPath, ["bin/debrief.mjs", "user", "add", ADMINISTRATOR.email, "--name", "Robin", "--role", "admin"], {
    env,
  });
  adding.stdin?.end(ADMINISTRATOR.password);
  const code = await new Promise((resolve) => adding.once("exit", resolve));
  if (code !== 0) throw new Error("The administrator could not be added");
}

/** Signs somebody in; what their browser sends as Cookie from then on. */
export async function signIn(address: string, who: { email: string; password: string }): Promise<string> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${address}/api/session`, { method: "POST", headers, body: JSON.stringify(who) });
  if (!answer.ok) throw new Error(`${who.email} could not sign in: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The probe has no port.");
  return address.port;
}

/** The address that the server prints once it answers. */
async function announced(output: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of output) {
    text += chunk;
    const address = /Debrief answers at (\S+)/.exec(text)?.[1];
    if (address) {
      output.resume();
      return address;
    }
  }
  throw new Error(`The server never said where it answers: ${text}`);
}
