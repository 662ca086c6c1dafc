import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandActor } from "@/lib/access/actor";
import { type Filters, parseFilters } from "@/lib/filters";
import type { MetricRequest } from "@/lib/metrics/ask";
import { runMetric } from "@/lib/metrics/run";
import { openWorkspace } from "@/lib/workspace";
import { generateInteractions, NOW } from "@/tests/bench/support/generate";
import { Scan, type ScanFilter } from "@/tests/bench/support/scan";

/**
 * Every metric of the Overview at 100,000 interactions (or `npm run bench -- overview N`), over four filters, beside a
 * typed-array scan that counts the same. The counts must agree; times are in milliseconds of this process.
 */
const ROUNDS = 30;
const count = Number(process.argv[2] ?? 100_000);

const many = (name: string, n: number) => Array.from({ length: n }, (_, index) => `${name}=${name}-${index + 1}`).join("&");
const FILTERS: [string, string][] = [
  ["no filter", "period=all"],
  ["90 days", "period=90d"],
  ["one team and severity", "period=all&team=team-3&severity=2"],
  [
    "5 teams, 2 channels, 10 products, 3 causes, 1 year",
    `period=12m&${many("team", 5)}&${many("channel", 2)}&${many("product", 10)}&cause=topic-1&cause=topic-2&cause=topic-3`,
  ],
];
const REQUESTS: MetricRequest[] = [
  { id: "difficult-rate", grain: "week" },
  { id: "follow-through", grain: "none" },
  { id: "commendation-conversion", grain: "none" },
  { id: "cause-share" },
  { id: "recurring-failures", grain: "none" },
];

const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
const workspace = await openWorkspace({ dataDir: folder, facts: "memory" });
try {
  const filled = time(() => generateInteractions(workspace.record, count));
  const started = performance.now();
  await workspace.facts.rebuild();
  print(
    `${count.toLocaleString("en")} interactions; written in ${(filled / 1000).toFixed(1)} s, facts built in ${((performance.now() - started) / 1000).toFixed(2)} s (${(((performance.now() - started) * 1000) / count).toFixed(1)} µs each)`,
  );
  const scan = await workspace.facts.read((reader) => Scan.load(reader));
  print(
    `${"metric".padEnd(26)}${"filter".padEnd(54)}${"median".padStart(8)}${"p95".padStart(8)}${"scan".padStart(8)}${"scan p95".padStart(10)}${"ratio".padStart(8)}`,
  );
  const ratios: number[] = [];
  for (const request of REQUESTS) for (const [label, query] of FILTERS) ratios.push(await compare(request, label, query, scan));
  print(`median ratio to the scan ${quantile(ratios, 0.5).toFixed(1)}, largest ${quantile(ratios, 1).toFixed(1)}`);
} finally {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(request: MetricRequest, label: string, query: string, scan: Scan): Promise<number> {
  const { filters } = parseFilters(new URLSearchParams(`${query}&compare=off&zone=UTC`));
  const plain = await scanFilter(filters);
  const { id, ...options } = request;
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    // Another minute each round, so that nothing is answered from memory.
    const now = NOW + round * 60_000;
    const result = await runMetric(workspace, commandActor(), id, filters, { ...options, now });
    ours.push(performance.now() - begun);
    let expected = 0;
    floor.push(time(() => (expected = scanned(scan, id, plain, now))));
    if (result.total.numerator !== expected)
      throw new Error(`${id} over ${label}: counted ${result.total.numerator}, the scan ${expected}`);
  }
  const ratio = quantile(ours, 0.5) / quantile(floor, 0.5);
  const ms = (value: number) => value.toFixed(1);
  print(
    `${id.padEnd(26)}${label.padEnd(54)}${ms(quantile(ours, 0.5)).padStart(8)}${ms(quantile(ours, 0.95)).padStart(8)}${ms(quantile(floor, 0.5)).padStart(8)}${ms(quantile(floor, 0.95)).padStart(10)}${ratio.toFixed(1).padStart(8)}`,
  );
  return ratio;
}

function scanned(scan: Scan, id: MetricRequest["id"], filter: ScanFilter, asOf: number): number {
  if (id === "difficult-rate") return scan.difficult(filter, asOf).numerator;
  if (id === "follow-through") return scan.followThrough(filter, asOf).numerator;
  if (id === "commendation-conversion") return scan.conversion(filter, asOf).numerator;
  if (id === "cause-share") return scan.causes(filter, asOf).numerator;
  return scan.recurring(filter, asOf).numerator;
}

/** The generated ids are the numbers in the codes. */
async function scanFilter(filters: Filters): Promise<ScanFilter> {
  const ids = (codes: string[]) => (codes.length === 0 ? null : new Set(codes.map((code) => Number(code.split("-").at(-1)))));
  const causes = ids(filters.cause);
  const day = 86_400_000;
  const tomorrow = (Math.floor(NOW / day) + 1) * day;
  const from =
    filters.period === "90d" ? tomorrow - 90 * day : filters.period === "12m" ? Date.UTC(2025, 10, 22) : Number.NEGATIVE_INFINITY;
  const sets = await workspace.facts.read(async (reader) => reader.causeSets);
  return {
    fromAt: from,
    toAt: filters.period === "all" ? Number.POSITIVE_INFINITY : tomorrow,
    teams: ids(filters.team),
    channels: ids(filters.channel),
    products: ids(filters.product),
    causeSets: causes && new Set([...sets].flatMap(([set, members]) => (members.some((cause) => causes.has(cause)) ? [set] : []))),
    severity: filters.severity[0] ? Number(filters.severity[0]) : null,
  };
}

function time(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
