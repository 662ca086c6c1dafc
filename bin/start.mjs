#!/usr/bin/env node
// `npm start`: installs what is missing, builds what has changed, migrates the record, and serves.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { buildWhatChanged } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { runProgram } from "./node-program.mjs";
import { projectFolder, say, stop } from "./terminal.mjs";

// Only this machine may reach the server; to publish it, put a reverse proxy before it and set HOST to its name.
const ADDRESS = "127.0.0.1";
const DRAIN_MS = 10_000;
const ANSWER_MS = 60_000;

const port = process.env.PORT?.trim() || "3000";
await requireFreePort();
installWhatIsMissing();
if (!buildWhatChanged()) process.exit(2);
await prepareRecord();
await serve();

async function requireFreePort() {
  const isNumber = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  if (!isNumber) stop(`PORT must be a whole number from 1 to 65535; got "${port}".`);
  const problem = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(Number(port), ADDRESS, () => probe.close(() => resolve(null)));
  });
  if (problem?.code === "EADDRINUSE") {
    stop(`Port ${port} is already in use. Stop the program that uses it, or start Debrief on another: PORT=${Number(port) + 1} npm start`);
  }
  if (problem?.code === "EACCES") stop(`Port ${port} needs more rights than you have. Choose one above 1023: PORT=3000 npm start`);
  if (problem) stop(`Port ${port} cannot be used: ${problem.message}`);
}

/** Checks the settings, makes DATA_DIR and brings the record up to date, before the first request comes in. */
async function prepareRecord() {
  const code = await runProgram("lib/cli/prepare.ts", []);
  if (code !== 0) process.exit(code);
}

async function serve() {
  const next = join(projectFolder, "node_modules/next/dist/bin/next");
  const server = spawn(process.execPath, [next, "start", "--hostname", ADDRESS, "--port", port], {
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
    if (isStopping) return;
    isStopping = true;
    // Next stops accepting and finishes what it is answering; what is not done in time is cut off.
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
  process.stdout.write(`Debrief answers at http://${ADDRESS}:${port}\n`);
  await runProgram("lib/cli/first-code.ts", []);
}

/** Opens the record and its facts before the first person asks, which also resumes what was being imported. */
async function sayWhatIsWrong() {
  const response = await fetch(`http://${ADDRESS}:${port}/api/health/ready`).catch(() => null);
  if (response === null || response.ok) return;
  const { checks = [] } = await response.json();
  for (const check of checks) if (!check.isOk) say(check.message);
}

async function whenAnswering() {
  const until = performance.now() + ANSWER_MS;
  while (performance.now() < until) {
    const response = await fetch(`http://${ADDRESS}:${port}/api/health/live`).catch(() => null);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
