import { rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { type DebriefServer, startServer } from "./support/server";
import { expect, test } from "./support/test";

const TIMES = process.env.LONG ? 20 : 1;
const WRITERS = 8;
const UNLIMITED = { API_REQUESTS_PER_MINUTE: "1000000" };

test("asked to end while programs write, the server ends in time and has kept everything it said yes to", async () => {
  test.setTimeout(60_000 * TIMES);
  for (let time = 0; time < TIMES; time++) {
    const server = await startServer([], UNLIMITED);
    const key = await keyOf(server);
    const acknowledged: string[] = [];
    let isOver = false;
    // Each over one connection that it keeps, as a program or a proxy does.
    const writers = Array.from({ length: WRITERS }, async (_, name) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let n = 0; !isOver; n++) {
        const id = `${name}-${n}`;
        const status = await send(server, key, id, { agent });
        if (status === 200 || status === 201) acknowledged.push(id);
        if (status === 0) break;
      }
      agent.destroy();
    });
    while (acknowledged.length < 40) await pause(10);

    const begun = performance.now();
    // Somebody who is in the middle of sending when the server is asked to end is heard to the end.
    const slow = send(server, key, "slow", { pauseMs: 700 });
    await pause(200);
    const code = await server.end();
    const seconds = (performance.now() - begun) / 1_000;
    isOver = true;
    await Promise.all(writers);
    expect([code, await slow]).toEqual([0, 200]);
    expect(seconds).toBeLessThan(10);

    const kept = keptIn(server);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(kept.has("slow")).toBe(true);
    // What was not answered may have been kept: at most one of each writer.
    expect(kept.size).toBeLessThanOrEqual(acknowledged.length + 1 + WRITERS);
    process.stdout.write(`ended in ${seconds.toFixed(1)} s with ${acknowledged.length} acknowledged, none of them lost\n`);
    rmSync(server.dataDir, { recursive: true });
  }
});

test("asked twice, the server ends at once", async () => {
  const server = await startServer([], UNLIMITED);
  const unfinished = send(server, await keyOf(server), "never", { pauseMs: 60_000 });
  await pause(300);
  const first = server.end();
  await pause(500);
  const begun = performance.now();
  expect(await Promise.all([first, server.end()])).toEqual([0, 0]);
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(await unfinished).toBe(0);
  rmSync(server.dataDir, { recursive: true });
});

async function keyOf(server: DebriefServer): Promise<string> {
  return (await server.debrief("key", "create", "Writer", "--scope", "interactions:write")).trim();
}

/** Sends one interaction, its second half after a pause; 0 when nobody answered. */
function send(server: DebriefServer, key: string, externalId: string, how: { agent?: Agent; pauseMs?: number }): Promise<number> {
  const body = JSON.stringify({ items: [{ externalId, contactedAt: "2024-03-04" }] });
  const headers = {
    host: "localhost",
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "idempotency-key": externalId,
  };
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port: server.port, method: "POST", path: "/api/v1/interactions", headers, agent: how.agent };
    const asked = request(options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", () => resolve(0));
    });
    asked.once("error", () => resolve(0));
    if (how.pauseMs === undefined) {
      asked.end(body);
      return;
    }
    asked.write(body.slice(0, 10));
    setTimeout(() => asked.end(body.slice(10)), how.pauseMs).unref();
  });
}

function keptIn(server: DebriefServer): Set<string> {
  const file = new Database(join(server.dataDir, "debrief.sqlite"));
  const rows = file.prepare<[], { id: string }>("select external_id as id from interaction").all();
  expect(file.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  file.close();
  return new Set(rows.map(({ id }) => id));
}
