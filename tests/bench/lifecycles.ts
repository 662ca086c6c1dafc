import { commandActor } from "@/lib/access/actor";
import { getFailure } from "@/lib/failures/get-failure";
import { lifecycles } from "@/lib/failures/lifecycle";
import { listFailures } from "@/lib/failures/list-failures";
import { parseFilters } from "@/lib/filters";
import { verdictsOf } from "@/lib/fixes/verdicts";
import { askInSnapshot } from "@/lib/metrics/ask";
import type { Workspace } from "@/lib/workspace";
import { generatedWorkspace } from "@/tests/bench/support/generated-workspace";
import { nextClock } from "@/tests/bench/support/next-clock";
import { loadTable } from "@/tests/bench/support/scan";
import { recurringOf } from "@/tests/bench/support/scan-failures";
import { issuesOfFixes } from "@/tests/bench/support/scan-fixes";

/**
 * How long the states of 500 failures and the verdicts of 500 fixes take to work out with nothing remembered, at 100,000
 * interactions (or `npm run bench -- lifecycles N`), beside a scan of typed arrays over the same rows of failures that
 * counts the recurring ones and the issues on both sides of each fix; the bench stops when they differ. Then the whole list
 * of failures and the page of one. Milliseconds of this process, as rows of Markdown tables.
 */
const count = Number(process.argv[2] ?? 100_000);
const ROUNDS = count > 200_000 ? 10 : 20;
const WORKED = { failures: 500, fixes: 500 };
const FAILURE = "failure-3";
const PERIODS: [string, string][] = [
  ["as it opens", "zone=UTC"],
  ["all time", "period=all&zone=UTC"],
];

const actor = commandActor();
const workspace = await generatedWorkspace(count, WORKED);
try {
  const rows = await workspace.facts.read((reader) => loadTable(reader, "failures"));
  print(`${count.toLocaleString("en")} interactions, ${rows.failure?.length.toLocaleString("en")} rows of failures, ${ROUNDS} rounds\n`);
  print("| what | median | p95 |\n|---|---|---|");
  const { filters } = parseFilters(new URLSearchParams("period=all&zone=UTC"));
  const [states, verdicts, both, floor]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = nextClock();
    await askInSnapshot(forgetful(), filters, { now }, async (asked) => {
      const begun = performance.now();
      const judged = await verdictsOf(asked);
      const between = performance.now();
      const found = await lifecycles(asked);
      const ended = performance.now();
      const fixes = [...judged.values()].flat();
      const expected = issuesOfFixes(rows, fixes, now);
      const recurring = recurringOf(rows, now).reduce((sum, each) => sum + each, 0);
      floor.push(performance.now() - ended);
      verdicts.push(between - begun);
      states.push(ended - between);
      both.push(ended - begun);
      assertSame("fixes", fixes.length, WORKED.fixes);
      assertSame("recurring failures", [...found.values()].filter(({ seen }) => seen?.recurringSince != null).length, recurring);
      for (const { id, code, before, after } of fixes) {
        assertSame(`issues before ${code}`, before.issues, expected.get(id)?.before);
        assertSame(`issues after ${code}`, after.issues, expected.get(id)?.after);
      }
    });
  }
  line("verdicts of all fixes", verdicts);
  line("states of all failures, the verdicts known", states);
  line("both", both);
  line("the scan", floor);
  print(
    `| ratio | ${(quantile(both, 0.5) / quantile(floor, 0.5)).toFixed(1)} | ${(quantile(both, 0.95) / quantile(floor, 0.95)).toFixed(1)} |`,
  );
  for (const [label, query] of PERIODS) await measurePages(label, query);
} finally {
  await workspace.close();
}

async function measurePages(label: string, query: string): Promise<void> {
  const { filters } = parseFilters(new URLSearchParams(query));
  const [list, page]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    list.push(await timeOf(async (now) => (await listFailures(forgetful(), actor, filters, { now })).rows.length > 0));
    page.push(
      await timeOf(async (now) => {
        const detail = await getFailure(forgetful(), actor, FAILURE, filters, { now });
        return detail !== null && !("mergedInto" in detail) && detail.counts.interactions > 0;
      }),
    );
  }
  line(`list of failures, ${label}`, list);
  line(`one failure, ${label}`, page);
}

/** The same workspace to whoever remembers by its facts: as if nobody had asked yet. */
function forgetful(): Workspace {
  return { ...workspace, facts: { ...workspace.facts } };
}

async function timeOf(work: (now: number) => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  const isFilled = await work(nextClock());
  const ms = performance.now() - begun;
  if (!isFilled) throw new Error("there is nothing on the page");
  return ms;
}

function assertSame(what: string, found: number, expected: number | undefined): void {
  if (found !== expected) throw new Error(`${what}: counted ${found}, the scan ${expected}`);
}

function line(what: string, times: number[]): void {
  print(`| ${what} | ${quantile(times, 0.5).toFixed(1)} | ${quantile(times, 0.95).toFixed(1)} |`);
}

function quantile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
