#!/usr/bin/env node
// Migrates the record and serves the pages as they were built: the end of `npm start`, and all of it in a container.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { createServer, isIP } from "node:net";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runProgram } from "./node-program.mjs";
import { projectFolder, say, stop } from "./terminal.mjs";

const DRAIN_MS = 10_000;
const ANSWER_MS = 60_000;

const port = process.env.PORT?.trim() || "3000";
// Only this machine may reach the server, unless BIND says which of its addresses others may come to.
const address = process.env.BIND?.trim() || "127.0.0.1";
const isEverywhere = address === "0.0.0.0" || address === "::";
const ownAddress = isEverywhere ? "127.0.0.1" : address;

/** Says in one sentence why the server could not listen, and ends, before anything else is done. */
export async function requireFreePort() {
  const isNumber = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  if (!isNumber) stop(`PORT must be a whole number from 1 to 65535; got "${port}".`);
  if (isIP(address) === 0)
    stop(`BIND must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them; got "${address}".`);
  const problem = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(Number(port), address, () => probe.close(() => resolve(null)));
  });
  if (problem?.code === "EADDRINUSE") {
    stop(`Port ${port} is already in use. Stop the program that uses it, or start Debrief on another: PORT=${Number(port) + 1} npm start`);
  }
  if (problem?.code === "EACCES") stop(`Port ${port} needs more rights than you have. Choose one above 1023: PORT=3000 npm start`);
  if (problem?.code === "EADDRNOTAVAIL") stop(`BIND must be an address of this machine; ${address} is none.`);
  if (problem) stop(`Port ${port} cannot be used: ${problem.message}`);
}

/** Serves until it is asked to end: SIGTERM or SIGINT lets what is being answered be finished, a second one does not. */
export async function serve() {
  await prepareRecord();
  if (!isLoopback() && !process.env.HOST?.trim() && !process.env.PUBLIC_URL?.trim()) {
    say(
      "The server can be reached from other machines, but answers only as localhost: set PUBLIC_URL or HOST to the name that people use.",
    );
  }
  const next = join(projectFolder, "node_modules/next/dist/bin/next");
  const loaded = ["bin/drain.mjs", "bin/socket-address.mjs"].map((file) => `--import=${pathToFileURL(join(projectFolder, file)).href}`);
  const server = spawn(process.execPath, [...loaded, next, "start", "--hostname", address, "--port", port], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    // Next's banner is kept back: it would print before the server answers.
    stdio: ["ignore", "pipe", "inherit"],
  });
  let isAnswering = false;
  let isStopping = false;
  let banner = "";
  server.stdout.on("data", (text) => {
    if (isAnswering) process.stdout.write(text);
    else banner += text;
  });
  server.once("exit", (code) => {
    if (!isAnswering && !isStopping) say(`${banner}The server ended before it answered; the messages above say why.`);
    process.exit(isStopping ? 0 : code || 1);
  });

  const drain = () => {
    if (isStopping) {
      server.kill("SIGKILL");
      return;
    }
    isStopping = true;
    // It stops accepting and finishes what it is answering; what is not done in time is cut off, and was not said to be done.
    server.kill("SIGTERM");
    setTimeout(() => server.kill("SIGKILL"), DRAIN_MS).unref();
  };
  process.on("SIGTERM", drain);
  process.on("SIGINT", drain);

  const isUp = await whenAnswering();
  if (isStopping) return;
  if (!isUp) {
    say(`${banner}The server did not answer within ${ANSWER_MS / 1000} seconds.`);
    drain();
    return;
  }
  isAnswering = true;
  await sayWhatIsWrong();
  process.stdout.write(`Debrief answers at http://${isIP(ownAddress) === 6 ? `[${ownAddress}]` : ownAddress}:${port}\n`);
  await runProgram("lib/cli/first-code.ts", []);
}

/** Checks the settings, makes DATA_DIR and brings the record up to date, before the first request comes in. */
async function prepareRecord() {
  const code = await runProgram("lib/cli/prepare.ts", []);
  if (code !== 0) process.exit(code);
}

function isLoopback() {
  return address === "::1" || address.startsWith("127.");
}

/** Opens the record and its facts before the first person asks, which also resumes what was being imported. */
async function sayWhatIsWrong() {
  const { status, body } = await ask("/api/health/ready");
  if (status !== 503) return;
  for (const { name, isOk } of JSON.parse(body).checks ?? []) if (!isOk) say(WHAT_IS_WRONG[name] ?? `The check "${name}" fails.`);
}

const WHAT_IS_WRONG = {
  record: "The record or its facts cannot be opened.",
  write: "The record cannot be written.",
  disk: "The disk is nearly full: less than 256 MiB are free.",
  backup: "The backup that was due has not been made.",
};

async function whenAnswering() {
  const until = performance.now() + ANSWER_MS;
  while (performance.now() < until) {
    if ((await ask("/api/health/live")).status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Asks the server by whatever address it has, under a name that is always its own; status 0 when it does not answer. */
function ask(path) {
  return new Promise((resolve) => {
    const asked = request({ host: ownAddress, port, path, headers: { host: "localhost" } }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text) => {
        body += text;
      });
      response.once("end", () => resolve({ status: response.statusCode, body }));
    });
    asked.once("error", () => resolve({ status: 0, body: "" }));
    asked.end();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await requireFreePort();
  if (!existsSync(join(projectFolder, ".next/BUILD_ID")))
    stop("The pages have not been built: run npm start, or node bin/build.mjs first.");
  await serve();
}
