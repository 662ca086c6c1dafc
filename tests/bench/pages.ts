import { commandActor } from "@/lib/access/actor";
import { readArrivals } from "@/lib/arrivals/read-arrivals";
import { readCauses } from "@/lib/causes/read-causes";
import { readCommendations } from "@/lib/commendations/read-commendations";
import { getFailure } from "@/lib/failures/get-failure";
import { listFailures } from "@/lib/failures/list-failures";
import { type Filters, parseFilters } from "@/lib/filters";
import { readEndings } from "@/lib/handling/endings";
import { DEFAULT_ASK } from "@/lib/handling/endings-ask";
import { readHandling } from "@/lib/handling/read-handling";
import { explore } from "@/lib/interactions/explore";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { comparedCurves } from "@/lib/metrics/compared-curves";
import { readOverview } from "@/lib/overview/read-overview";
import { brokenPromises } from "@/lib/promises/broken-promises";
import { readFollowThrough } from "@/lib/promises/read-follow-through";
import { silences } from "@/lib/promises/silences";
import { readRecognition } from "@/lib/recognition/read-recognition";
import { generatedWorkspace } from "@/tests/bench/support/generated-workspace";
import { nextClock } from "@/tests/bench/support/next-clock";

/**
 * How long the server takes to read what a whole page shows, with nothing in memory, at 100,000 interactions (or
 * `npm run bench -- pages N`): each page as it opens (the last 30 days beside the 30 before), over a year and over all time.
 * Milliseconds of this process, as rows of a Markdown table; drawing the page is not in it.
 */
const count = Number(process.argv[2] ?? 100_000);
/** `npm run bench -- pages N Follow-through`: only the pages whose name begins so, or that belong to the one that does. */
const only = process.argv[3];
const ROUNDS = 10;
const FAILURE = "failure-3";

const workspace = await generatedWorkspace(count);
const actor = commandActor();
type Read = (filters: Filters, now: number) => Promise<{ rows: number }>;

/** One panel of a page alone, in a snapshot of its own. */
function panel(read: (asked: Asked) => Promise<number>): Read {
  return async (filters, now) => ({ rows: await askInSnapshot(workspace, filters, { now }, read) });
}

/** Every page says how many rows it is about, so that a page that shows nothing is not measured as a fast one. */
const PAGES: Record<string, Read> = {
  Overview: async (filters, now) => ({ rows: (await readOverview(workspace, actor, filters, { now })).difficult.total.numerator }),
  Causes: async (filters, now) => ({ rows: (await readCauses(workspace, actor, filters, { now })).result.total.numerator }),
  Failures: async (filters, now) => ({ rows: (await listFailures(workspace, actor, filters, { now })).rows.length }),
  "one failure": async (filters, now) => {
    const detail = await getFailure(workspace, actor, FAILURE, filters, { now });
    return { rows: detail === null || "mergedInto" in detail ? 0 : detail.counts.interactions };
  },
  "Follow-through": async (filters, now) => ({
    rows: (await readFollowThrough(workspace, actor, filters, { now })).overall.total.numerator,
  }),
  "its curves, by team": panel(async (asked) => (await comparedCurves(asked, "time-to-follow-up", "team")).groups.length),
  "its curves, first resolution by channel": panel(
    async (asked) => (await comparedCurves(asked, "time-to-resolution", "channel")).groups.length,
  ),
  "its curves in business hours": panel(
    async (asked) => (await comparedCurves(asked, "time-to-follow-up", "team", true)).groups.filter(({ business }) => business).length,
  ),
  "its first resolution in business hours": panel(
    async (asked) => (await comparedCurves(asked, "time-to-resolution", "team", true)).groups.filter(({ business }) => business).length,
  ),
  "its silences": panel(async (asked) => (await silences(asked, 2)).all.promises),
  "its broken promises": panel(async (asked) => (await brokenPromises(asked)).total.due),
  Commendations: async (filters, now) => ({ rows: (await readCommendations(workspace, actor, filters, { now })).contacted.difficult }),
  Handling: async (filters, now) => ({ rows: (await readHandling(workspace, actor, filters, { now })).settled.total.numerator }),
  "what goes with a good ending": async (filters, now) => ({
    rows: (await readEndings(workspace, actor, filters, DEFAULT_ASK, { now })).measured,
  }),
  Arrivals: async (filters, now) => ({ rows: (await readArrivals(workspace, actor, filters, { now })).timed }),
  Recognition: async (_filters, now) => ({ rows: (await readRecognition(workspace, actor, { now })).waits.unnamedCount }),
  Interactions: async (filters, now) => ({ rows: (await explore(workspace, actor, filters, {}, { now })).list.count }),
  "Interactions, missed promises": async (filters, now) => ({
    rows: (await explore(workspace, actor, filters, { metric: "follow-through", part: "missed" }, { now })).list.count,
  }),
};
const PERIODS: [string, string][] = [
  ["as it opens", "zone=UTC"],
  ["12 months", "period=12m&zone=UTC"],
  ["all time", "period=all&zone=UTC"],
];

try {
  print(`${count.toLocaleString("en")} interactions, ${ROUNDS} rounds\n`);
  print("| page | period | median | p95 |\n|---|---|---|---|");
  for (const [page, read] of Object.entries(PAGES).filter(isWanted))
    for (const [label, query] of PERIODS) await measure(page, read, label, query);
} finally {
  await workspace.close();
}

function isWanted([page]: [string, Read]): boolean {
  return only === undefined || page.startsWith(only) || (only === "Follow-through" && page.startsWith("its "));
}

async function measure(page: string, read: Read, label: string, query: string): Promise<void> {
  const { filters } = parseFilters(new URLSearchParams(query));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = nextClock();
    const begun = performance.now();
    const { rows } = await read(filters, now);
    times.push(performance.now() - begun);
    if (rows === 0) throw new Error(`${page}, ${label}: there is nothing on it`);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (p: number) => (sorted[Math.min(ROUNDS - 1, Math.ceil(p * ROUNDS) - 1)] ?? Number.NaN).toFixed(1);
  print(`| ${page} | ${label} | ${at(0.5)} | ${at(0.95)} |`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
