import { commandActor } from "@/lib/access/actor";
import { type Filters, parseFilters } from "@/lib/filters";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/define";
import { latestChanges } from "@/lib/metrics/latest-changes";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetric } from "@/lib/metrics/run";
import { versionedProcedures } from "@/lib/metrics/versioned-procedures";
import { DAY_MS, NOW } from "@/tests/bench/support/generate";
import { generatedWorkspace } from "@/tests/bench/support/generated-workspace";
import { nextClock } from "@/tests/bench/support/next-clock";
import { loadScan, type ScanData, type ScanFilter } from "@/tests/bench/support/scan";
import type { ScanContext, Scanned } from "@/tests/bench/support/scan-loops";
import { SCANS } from "@/tests/bench/support/scans";

/**
 * Every metric at 100,000 interactions (or `npm run bench -- metrics N`), over four filters, beside a typed-array scan
 * that counts the same; the bench stops when a count or a median differs. Milliseconds of this process, as rows of a Markdown table.
 */
const count = Number(process.argv[2] ?? 100_000);
const ROUNDS = count > 200_000 ? 12 : 30;
const MOST_MS = 50;
const MOST_RATIO = 3;

const many = (name: string, n: number) => Array.from({ length: n }, (_, index) => `${name}=${name}-${index + 1}`).join("&");
const FILTERS: [string, string][] = [
  ["none", "period=all"],
  ["90 days", "period=90d"],
  ["one team and severity", "period=all&team=team-3&severity=2"],
  [
    "5 teams, 2 channels, 10 products, 3 causes, 1 year",
    `period=12m&${many("team", 5)}&${many("channel", 2)}&${many("product", 10)}&cause=topic-1&cause=topic-2&cause=topic-3`,
  ],
];

const workspace = await generatedWorkspace(count);
try {
  const scan = await workspace.facts.read(loadScan);
  print(`${count.toLocaleString("en")} interactions, ${ROUNDS} rounds\n`);
  print("| metric | filter | median | p95 | scan, median | scan, p95 | ratio of p95 |\n|---|---|---|---|---|---|---|");
  const cells: { p95: number; ratio: number }[] = [];
  for (const id of METRIC_IDS) for (const [label, query] of FILTERS) cells.push(await compare(id, label, query, scan));
  const ratios = cells.map((cell) => cell.ratio);
  print(
    `\nmedian ratio ${quantile(ratios, 0.5).toFixed(1)}, largest ${quantile(ratios, 1).toFixed(1)}; of ${cells.length} cells ${cells.filter(({ p95 }) => p95 > MOST_MS).length} over ${MOST_MS} ms, ${ratios.filter((ratio) => ratio > MOST_RATIO).length} over ${MOST_RATIO} times the scan`,
  );
} finally {
  await workspace.close();
}

async function compare(id: MetricId, label: string, query: string, scan: ScanData): Promise<{ p95: number; ratio: number }> {
  const { filters } = parseFilters(new URLSearchParams(`${query}&compare=off&zone=UTC`));
  const plain = scanFilter(filters, scan);
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = nextClock();
    const begun = performance.now();
    const result = await runMetric(workspace, commandActor(), id, filters, { grain: id === "difficult-rate" ? "week" : "none", now });
    ours.push(performance.now() - begun);
    const context = await contextOf(now);
    const scanned = performance.now();
    const expected = SCANS[id](scan, plain, context);
    floor.push(performance.now() - scanned);
    assertSame(`${id} over ${label}`, result, expected);
  }
  const [p95, scanP95] = [quantile(ours, 0.95), quantile(floor, 0.95)];
  const ms = (value: number) => value.toFixed(1);
  print(
    `| ${id} | ${label} | ${ms(quantile(ours, 0.5))} | ${ms(p95)} | ${ms(quantile(floor, 0.5))} | ${ms(scanP95)} | ${ms(p95 / scanP95)} |`,
  );
  return { p95, ratio: p95 / scanP95 };
}

/** @throws Error when the answer and the scan differ in a count or in a median */
function assertSame(what: string, { kind, total, parts }: MetricResult, expected: Scanned): void {
  const found = new Map(parts.map(({ part, count: rows }) => [part, rows]));
  const same =
    total.numerator === expected.numerator &&
    total.denominator === (expected.denominator ?? null) &&
    (kind !== "duration" || total.value === expected.median) &&
    Object.entries(expected.parts ?? {}).every(([part, rows]) => found.get(part) === rows);
  if (same) return;
  const { numerator, denominator, value } = total;
  throw new Error(
    `${what}: counted ${JSON.stringify({ numerator, denominator, value, ...Object.fromEntries(found) })}, the scan ${JSON.stringify(expected)}`,
  );
}

/** What is worked out beside the facts: when the procedure of each failure last changed. */
async function contextOf(now: number): Promise<ScanContext> {
  const changes = await latestChanges(workspace.record.db, now);
  const procedures = await versionedProcedures(workspace.record.db);
  return {
    asOf: now,
    changes: new Map(changes.map(({ failure, at }) => [failure, at])),
    versions: new Map(procedures.map(({ procedure, versions }) => [procedure, versions])),
  };
}

/** The generated ids are the numbers in the codes. */
function scanFilter(filters: Filters, { causeSets }: ScanData): ScanFilter {
  const ids = (codes: string[]) => (codes.length === 0 ? null : new Set(codes.map((code) => Number(code.split("-").at(-1)))));
  const causes = ids(filters.cause);
  const tomorrow = (Math.floor(NOW / DAY_MS) + 1) * DAY_MS;
  const from =
    filters.period === "90d" ? tomorrow - 90 * DAY_MS : filters.period === "12m" ? Date.UTC(2025, 10, 22) : Number.NEGATIVE_INFINITY;
  return {
    fromAt: from,
    toAt: filters.period === "all" ? Number.POSITIVE_INFINITY : tomorrow,
    teams: ids(filters.team),
    channels: ids(filters.channel),
    products: ids(filters.product),
    causeSets: causes && new Set([...causeSets].flatMap(([set, members]) => (members.some((cause) => causes.has(cause)) ? [set] : []))),
    severity: filters.severity[0] ? Number(filters.severity[0]) : null,
  };
}

function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
