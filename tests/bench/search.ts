import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import { searchIndexOf } from "@/db/search/search-index";
import { parseFilters } from "@/lib/filters";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseWhich } from "@/lib/interactions/which";
import { generateInteractions, NOW } from "@/tests/bench/support/generate";
import { inventedTexts, MARKED } from "@/tests/bench/support/invented-words";
import { ownerActor } from "@/tests/support/signed-in";

/**
 * How long it takes to make 100,000 interactions searchable (or `npm run bench -- search N`), with the longest piece of
 * work, and how long the first page of a search takes: the whole answer in the process, from the address to marked
 * lines. Each search is asked again and again with nothing remembered of its matches, and again with them.
 */
const count = Number(process.argv[2] ?? 100_000);
const ROUNDS = 30;
const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
const record = await openRecord({ dataDir: folder });

try {
  generateInteractions(record, count);
  const bytes = writeTexts();
  await buildIndex(bytes);
  const facts = await openFacts(record, { path: ":memory:" });
  const workspace = { record, facts, clock: () => NOW, close: async () => {} };
  const filters: [string, string][] = [
    ["no filter", ""],
    ["90 days", "from=2026-08-23&to=2026-11-21"],
    ["one team and severity", "team=team-7&severity=3"],
    ["one of 500", "team=team-12&severity=4&product=product-30&channel=channel-4"],
  ];
  const searches: [string, Record<string, string>][] = [
    ["rare word", { q: MARKED.rare }],
    ["word in 30 %", { q: `"${MARKED.common}"` }],
    ["its beginning", { q: MARKED.common.slice(0, 6) }],
    ["phrase in 5 %", { q: `"${MARKED.phrase}"` }],
    ["two words", { q: `${MARKED.phrase.split(" ")[0]} "${MARKED.common}"` }],
    ["missed promises, word in 30 %", { q: `"${MARKED.common}"`, metric: "follow-through", part: "missed" }],
  ];
  console.log("| search | filter | rows | median | p95 | again, median |\n|---|---|---|---|---|---|");
  for (const [name, params] of searches) {
    for (const [filterName, query] of filters) {
      const { which, notices } = parseWhich(params);
      if (notices[0]) throw new Error(notices[0].message);
      const parsed = parseFilters(new URLSearchParams(query), { defaultPeriod: "all" }).filters;
      const ask = () => listInteractions(workspace, ownerActor(), parsed, which, { now: NOW });
      const fresh: number[] = [];
      const again: number[] = [];
      let rows = "";
      for (let round = 0; round < ROUNDS; round++) {
        // The same words under another version of the index: nothing is remembered.
        record.sqlite?.write.exec("update search_state set version = version + 1");
        const begun = performance.now();
        const list = await ask();
        fresh.push(performance.now() - begun);
        const asked = performance.now();
        await ask();
        again.push(performance.now() - asked);
        rows = `${list.count}${list.search?.isMore ? "+" : ""}`;
      }
      console.log(`| ${name} | ${filterName} | ${rows} | ${at(fresh, 0.5)} | ${at(fresh, 0.95)} | ${at(again, 0.5)} |`);
    }
  }
  await facts.close();
} finally {
  await record.close();
  rmSync(folder, { recursive: true, force: true });
}

function writeTexts(): number {
  const database = record.sqlite?.write;
  if (!database) throw new Error("the bench fills a SQLite record");
  const texts = inventedTexts(20261121);
  const write = database.prepare("update interaction set summary = ?, narrative = ? where id = ?");
  let bytes = 0;
  database.transaction(() => {
    for (let id = 1; id <= count; id++) {
      const { summary, narrative } = texts();
      bytes += summary.length + narrative.length;
      write.run(summary, narrative, id);
    }
  })();
  return bytes;
}

async function buildIndex(bytes: number): Promise<void> {
  const fileBytes = () => statSync(join(folder, "debrief.sqlite")).size;
  const sizeOf = () => {
    record.sqlite?.write.pragma("wal_checkpoint(truncate)");
    return fileBytes();
  };
  const before = sizeOf();
  const pieces: number[] = [];
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await searchIndexOf(record).catchUp({
    between: async (ms) => {
      pieces.push(ms);
      await new Promise(setImmediate);
    },
  });
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `index of ${count} rows of ${(bytes / count).toFixed(0)} bytes: ${((user + system) / count).toFixed(1)} µs of processor a row, ` +
      `${((ms * 1_000) / count).toFixed(1)} µs by the clock; pieces: median ${at(pieces, 0.5)} ms, p95 ${at(pieces, 0.95)} ms, longest ${at(pieces, 1)} ms; ` +
      `${((sizeOf() - before) / bytes).toFixed(2)} bytes a byte of text`,
  );
}

function at(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}
