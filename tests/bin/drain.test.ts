import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";

/** A server that ends as Next does: it stops accepting, and when the last connection has gone, so has it. */
const SERVER = `
  const server = require("node:http").createServer((request, response) => setTimeout(() => response.end("done"), 30));
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
  process.once("SIGTERM", () => server.close(() => process.exit(0)));
`;

test("a program that goes on asking over one connection is answered, and does not hold the end up", async () => {
  const { seconds, answers, broken } = await endWhileAsked(["--import=./bin/drain.mjs"]);
  expect(seconds).toBeLessThan(2);
  expect(answers).toBeGreaterThan(3);
  // Nothing that was begun was dropped: what came after was told that the connection is over, or found nobody.
  expect(broken).toBe(0);
});

test("without what is loaded into it, the server would be held up for as long as it is asked", async () => {
  expect((await endWhileAsked([])).seconds).toBeGreaterThan(2);
});

/** How long a server takes to end while it is asked without a pause, how many answers came whole, how many did not. */
async function endWhileAsked(flags: string[]): Promise<{ seconds: number; answers: number; broken: number }> {
  const server = spawn(process.execPath, [...flags, "--eval", SERVER], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const [said] = await once(server.stdout, "data");
  const port = Number(String(said));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const counts = { answers: 0, broken: 0 };
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const outcome = await ask(port, agent);
      if (outcome === "refused") return;
      counts[outcome] += 1;
    }
  })();
  while (counts.answers < 3) await pause(10);
  const begun = performance.now();
  server.kill("SIGTERM");
  await Promise.race([ended, pause(3_000)]);
  const seconds = (performance.now() - begun) / 1_000;
  isOver = true;
  await asking;
  server.kill("SIGKILL");
  agent.destroy();
  return { seconds, ...counts };
}

function ask(port: number, agent: Agent): Promise<"answers" | "broken" | "refused"> {
  return new Promise((resolve) => {
    const asked = get({ host: "127.0.0.1", port, agent }, (response) => {
      response.resume();
      response.once("end", () => resolve("answers"));
      response.once("error", () => resolve("broken"));
    });
    asked.once("error", (error) => resolve("code" in error && error.code === "ECONNREFUSED" ? "refused" : "broken"));
  });
}
