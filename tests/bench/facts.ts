import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { openRecord } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import { factInteraction, interactionFacts } from "@/db/facts/tables";
import { generateInteractions } from "@/tests/bench/support/generate";

/**
 * How long the facts take at 100,000 interactions (or `npm run bench -- facts N`): a rebuild, syncs of 1 to 10,000 changed
 * interactions, an idle round, a read, reopening; and for how long each keeps the event loop.
 */
const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
const record = await openRecord({ dataDir: folder });
const path = join(folder, "facts", "server.duckdb");
let longestBlock = 0;
let lastTick = performance.now();
const ticking = setInterval(() => {
  longestBlock = Math.max(longestBlock, performance.now() - lastTick - 1);
  lastTick = performance.now();
}, 1);

try {
  generateInteractions(record, count);
  const facts = await measure("build and open", count, () => openFacts(record, { path }));
  await measure("rebuild", count, () => facts.rebuild());
  for (const changed of [1, 1_000, 10_000]) {
    await record.tx(async (db) => {
      await db.run(sql`update interaction set severity = 1 + severity % 4 where id <= ${changed}`);
    });
    await measure(`sync of ${changed}`, changed, () => facts.sync());
  }
  await measure("idle round", 1, () => facts.sync());
  await measure("read", 1, () => facts.read((reader) => reader.all(sql`select count(*) from ${factInteraction}`)));
  const rows = await facts.read(async (reader) => {
    const counts = interactionFacts.map((table) => reader.all<{ rows: number }>(sql`select count(*) as rows from ${table}`));
    return (await Promise.all(counts)).reduce((sum, [one]) => sum + (one?.rows ?? 0), 0);
  });
  console.log(`${count} interactions, ${rows} rows of facts`);
  await facts.close();
  const again = await measure("reopen", 1, () => openFacts(record, { path }));
  await again.close();
} finally {
  clearInterval(ticking);
  await record.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure<T>(name: string, rows: number, work: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  longestBlock = 0;
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  const each = rows > 1 ? `, ${((ms * 1_000) / rows).toFixed(1)} µs each` : "";
  console.log(
    `${name.padEnd(16)} ${ms.toFixed(0).padStart(6)} ms${each}; cpu ${((user + system) / 1_000).toFixed(0)} ms; longest block ${longestBlock.toFixed(0)} ms`,
  );
  return result;
}
