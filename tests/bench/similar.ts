import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord, type RecordStore } from "@/db/client";
import { openFacts } from "@/db/facts/duckdb";
import { failure, interactionFailure, needGroupMember, procedure, refusedLink, source } from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { NO_FILTERS } from "@/lib/filters";
import { getSimilar } from "@/lib/similar/get-similar";
import { NEWEST_GROUPED, needGrouping } from "@/lib/similar/group-needs";
import { needGrouper } from "@/lib/similar/need-grouper";
import { comparedText } from "@/lib/similar/read-texts";
import { stemsOf } from "@/lib/similar/terms";
import { countWordUse } from "@/lib/similar/word-use";
import type { Workspace } from "@/lib/workspace";
import { generateInteractions, NOW } from "@/tests/bench/support/generate";
import { inventedTexts } from "@/tests/bench/support/invented-words";
import { type Labelled, labelledFiles, writeLabelled } from "@/tests/bench/support/labelled-texts";
import { ownerActor } from "@/tests/support/signed-in";

/**
 * How well what reads alike is found, on public texts that people have labelled (half of a label's texts are linked to a
 * failure, the other half is to be found among all the rest), how pure groups of them are, and what both cost over 100,000
 * generated interactions: `npm run bench -- similar [N]`.
 */
const count = Number(process.argv[2] ?? 100_000);
const FEWEST_OF_LABEL = 50;
const ROUNDS = 5;
const actor = ownerActor();

for (const { name, texts } of labelledFiles()) {
  await inWorkspace(async (workspace) => {
    await workspace.record.tx((db) => db.insert(source).values({ code: "file", name: "File", zone: "UTC" }));
    await writeLabelled(workspace.record, texts, NOW);
    await searchIndexOf(workspace.record).catchUp();
    await workspace.facts.sync();
    await measureGroups(workspace.record, name, texts);
    await measureSimilar(workspace, name, texts);
  });
}
await inWorkspace(measureCost);

async function measureSimilar(workspace: Workspace, name: string, texts: readonly Labelled[]) {
  const { record, facts } = workspace;
  await record.tx(async (db) => {
    await db.insert(procedure).values({ code: "p", name: "P" });
    await db.insert(failure).values({ code: "f", title: "F", procedureId: 1, mode: "late", createdAt: 0 });
  });
  const labels = [...new Set(texts.map(({ label }) => label))];
  console.log(
    `\n${name}: ${texts.length} texts\n| label | of it | linked | its share of the rest | precision of 10 | of the first offer | of ${ROUNDS} offers | recall of ${ROUNDS} offers |\n|---|---|---|---|---|---|---|---|`,
  );
  const sums = [0, 0, 0, 0];
  let measured = 0;
  for (const label of labels) {
    const own = texts.flatMap((text, index) => (text.label === label ? [index + 1] : []));
    if (own.length < FEWEST_OF_LABEL) continue;
    const linked = own.filter((_, index) => index % 2 === 0);
    const wanted = new Set(own.filter((_, index) => index % 2 === 1));
    await link(record, linked);
    await facts.sync();
    const offered: number[][] = [];
    // A person goes through each offer, links what is right and refuses what is not.
    for (let round = 0; round < ROUNDS; round++) {
      const similar = await getSimilar(workspace, actor, "f", NO_FILTERS, { now: NOW });
      const ids = similar?.quotes.map(({ interactionId }) => interactionId) ?? [];
      if (ids.length === 0) break;
      offered.push(ids);
      await link(
        record,
        ids.filter((id) => wanted.has(id)),
      );
      const wrong = ids.filter((id) => !wanted.has(id));
      if (wrong.length > 0)
        await record.tx((db) => db.insert(refusedLink).values(wrong.map((interactionId) => ({ interactionId, failureId: 1, at: NOW }))));
      await facts.sync();
    }
    const right = (ids: readonly number[]) => ids.filter((id) => wanted.has(id)).length;
    const all = offered.flat();
    const first = offered[0] ?? [];
    const precision = (ids: readonly number[]) => (ids.length === 0 ? 0 : right(ids) / ids.length);
    const values = [precision(first.slice(0, 10)), precision(first), precision(all), right(all) / wanted.size];
    for (const [index, value] of values.entries()) sums[index] = (sums[index] ?? 0) + value;
    measured++;
    const share = wanted.size / (texts.length - linked.length);
    console.log(
      `| ${label.slice(0, 50)} | ${own.length} | ${linked.length} | ${share.toFixed(2)} | ${values.map((value) => value.toFixed(2)).join(" | ")} |`,
    );
    await record.tx(async (db) => {
      await db.delete(interactionFailure);
      await db.delete(refusedLink);
    });
    await facts.sync();
  }
  console.log(`| mean | | | | ${sums.map((sum) => (sum / measured).toFixed(2)).join(" | ")} |`);
}

async function link(record: RecordStore, ids: readonly number[]) {
  if (ids.length === 0) return;
  await record.tx(async (db) => {
    for (let from = 0; from < ids.length; from += 200)
      await db.insert(interactionFailure).values(ids.slice(from, from + 200).map((interactionId) => ({ interactionId, failureId: 1 })));
  });
}

async function measureGroups(record: RecordStore, name: string, texts: readonly Labelled[]) {
  await needGrouping(record).regroup(NOW);
  const members = await record.db.select({ group: needGroupMember.groupId, id: needGroupMember.interactionId }).from(needGroupMember);
  const groups = new Map<number, string[]>();
  for (const { group, id } of members) groups.set(group, [...(groups.get(group) ?? []), texts[id - 1]?.label ?? ""]);
  const tally = (labels: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return [...counts.values()];
  };
  const pairs = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const everyLabel = tally(texts.map(({ label }) => label));
  const ofGroups = [...groups.values()];
  const pure = ofGroups.reduce((sum, labels) => sum + Math.max(...tally(labels)), 0) / members.length;
  const together = pairs(ofGroups.map((labels) => labels.length));
  const right = ofGroups.reduce((sum, labels) => sum + pairs(tally(labels)), 0);
  console.log(
    `\n${name}: ${groups.size} groups with ${members.length} of ${texts.length} texts; purity ${pure.toFixed(2)} (all in one group: ${(Math.max(...everyLabel) / texts.length).toFixed(2)}); ` +
      `pairs: precision ${(right / together).toFixed(2)} (by chance ${(pairs(everyLabel) / pairs([texts.length])).toFixed(2)}), recall ${(right / pairs(everyLabel)).toFixed(5)}`,
  );
}

async function measureCost(workspace: Workspace) {
  const { record, facts } = workspace;
  generateInteractions(record, count);
  const bytes = writeTexts(record);
  const indexed = await usage(() => searchIndexOf(record).catchUp());
  await facts.sync();
  const codes = (await record.db.select({ code: failure.code }).from(failure)).map(({ code }) => code).slice(0, 20);
  const times: number[] = [];
  let offered = 0;
  for (const code of codes) {
    const begun = performance.now();
    offered += (await getSimilar(workspace, actor, code, NO_FILTERS, { now: NOW }))?.count ?? 0;
    times.push(performance.now() - begun);
  }
  const [first = 0, ...later] = times;
  const sorted = later.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
  console.log(
    `\n${count} rows of ${(bytes / count).toFixed(0)} bytes: similar interactions of one failure, ms: first ${first.toFixed(0)}, then median ${at(0.5)}, p95 ${at(0.95)}; ${offered} offered for ${codes.length} failures`,
  );
  const texts = readTexts(record);
  const stems = await usage(() => texts.map(stemsOf));
  const use = countWordUse(texts.map(stemsOf));
  const documents = texts.map((text, index) => ({ id: index, customerId: index, contactedAt: 0, stems: stemsOf(text) }));
  const grouper = needGrouper(use);
  const grouped = await usage(() => {
    for (const document of documents) grouper.add(document);
  });
  const whole = await usage(() => needGrouping(record).regroup(NOW));
  const per = (us: number, rows: number) => us / rows;
  const [stemming, grouping, indexing] = [per(stems, texts.length), per(grouped, texts.length), per(indexed, count)];
  console.log(
    `grouping, µs of processor a row over ${texts.length} rows: ${stemming.toFixed(0)} for stems, ${grouping.toFixed(0)} for bands and joining, ` +
      `together ${(stemming + grouping).toFixed(0)} = ${((stemming + grouping) / indexing).toFixed(2)} times making it searchable (${indexing.toFixed(0)}); ` +
      `a whole round with reading and keeping: ${(whole / 1_000).toFixed(0)} ms`,
  );
}

/** Microseconds of processor. */
async function usage(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function writeTexts(record: RecordStore): number {
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

function readTexts(record: RecordStore): string[] {
  const rows = record.sqlite?.read
    .prepare<[number], { summary: string; narrative: string }>("select summary, narrative from interaction order by id desc limit ?")
    .all(NEWEST_GROUPED);
  return (rows ?? []).map(comparedText);
}

async function inWorkspace(work: (workspace: Workspace) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
  const record = await openRecord({ dataDir: folder });
  try {
    const facts = await openFacts(record, { path: ":memory:" });
    await work({ record, facts, clock: () => NOW, close: async () => {} });
    await facts.close();
  } finally {
    await record.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
