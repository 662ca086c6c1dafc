import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { count, like, sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { apiAnswer, interaction, promise } from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { askApi, keyFor } from "@/tests/support/ask-api";
import { freshWorkspace } from "@/tests/support/workspace";

const KILLS = Number(process.env.API_KILLS ?? 2);

afterEach(() => {
  globalThis.debriefWorkspace = undefined;
  vi.unstubAllEnvs();
});

test("a server that is killed while programs send has everything it said yes to, once, and says the same again", {
  timeout: 600_000,
}, async () => {
  const workspace = await freshWorkspace();
  const key = await keyFor(workspace);
  const said = new Map<number, string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const before = said.size;
    for (const line of await untilKilled(workspace, key, before)) {
      const [at = "", ...answer] = line.split(" ");
      said.set(Number(at), answer.join(" "));
    }
    expect(said.size, "it should have answered before it was killed").toBeGreaterThan(before);
  }

  vi.stubEnv("API_REQUESTS_PER_MINUTE", "1000000");
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  const { db } = workspace.record;
  // Everything up to the last one that was said, and at most one more that was kept and not said yet.
  for (const [at, answer] of said) {
    const items = [
      { externalId: `K-${at}`, contactedAt: "2024-03-04", promises: [{ dueAt: "2024-03-05" }] },
      { externalId: `L-${at}`, contactedAt: "2024-03-04" },
    ];
    const again = await askApi(key, "POST", "/api/v1/interactions", { items }, { "idempotency-key": `key-${at}` });
    expect([`${again.status} ${again.text}`, again.headers.get("idempotent-replayed")]).toEqual([answer, "true"]);
  }
  for (const [prefix, perRequest] of [
    ["K-%", 1],
    ["L-%", 1],
  ] as const) {
    const [rows] = await db
      .select({ n: count(), different: sql<number>`count(distinct ${interaction.externalId})` })
      .from(interaction)
      .where(like(interaction.externalId, prefix));
    expect(Number(rows?.different)).toBe(rows?.n);
    expect(rows?.n).toBeGreaterThanOrEqual(said.size * perRequest);
    expect(rows?.n).toBeLessThanOrEqual(said.size + KILLS);
  }
  const [answers] = await db.select({ n: count() }).from(apiAnswer);
  const [kept] = await db.select({ n: count() }).from(interaction).where(like(interaction.externalId, "K-%"));
  const [promises] = await db.select({ n: count() }).from(promise);
  expect([answers?.n, promises?.n]).toEqual([kept?.n, kept?.n]);
  expect(await db.all(sql`pragma integrity_check`)).toEqual([{ integrity_check: "ok" }]);
  await workspace.close();
});

/** The lines that a process said before it was killed at some moment. */
async function untilKilled({ record }: Workspace, key: string, from: number): Promise<string[]> {
  const args = ["--conditions=react-server", "--import", "tsx", "tests/faults/api-process.ts", record.dataDir, key, String(from)];
  const env = { ...process.env, API_REQUESTS_PER_MINUTE: "1000000" };
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env });
  const ended = once(child, "exit");
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  while (!output.includes("\n") && child.exitCode === null) await pause(5);
  await pause(Math.random() * 300);
  child.kill("SIGKILL");
  await ended;
  return output.split("\n").slice(0, -1);
}
