import { spawnSync } from "node:child_process";
import { chromium, type Page } from "@playwright/test";
import { openRecord } from "@/db/client";
import { generateInteractions } from "@/tests/bench/support/generate";
import { type PageWeight, weighPage } from "@/tests/e2e/support/page-weight";
import { startServer } from "@/tests/e2e/support/server";
import { chromiumFlags, chromiumPath } from "@/tests/support/browser";

/**
 * What each page costs a browser that has never seen it: `npm run bench -- page`, over 100,000 generated interactions (or
 * `npm run bench -- page N`). Medians of five cold loads from the built server on this machine; the first load after the
 * start, which opens the facts, is not among them.
 */
const ROUNDS = 5;
const PAGES = ["/", "/causes", "/failures", "/follow-through", "/commendations", "/interactions", "/imports", "/definitions"];
/** What the Overview may cost. */
const BUDGET: PageWeight = { firstScripts: 250_000, allScripts: Number.POSITIVE_INFINITY, shift: 0, largestPaintMs: 1500 };
const count = Number(process.argv[2] ?? 100_000);

if (spawnSync(process.execPath, ["bin/build.mjs"], { stdio: "inherit" }).status !== 0) throw new Error("the pages could not be built");
const server = await startServer([], {}, async (dataDir) => {
  const record = await openRecord({ dataDir });
  generateInteractions(record, count);
  await record.close();
});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
try {
  print(`${count.toLocaleString("en")} interactions, medians of ${ROUNDS} cold loads`);
  print(
    `${"page".padEnd(18)}${"first scripts".padStart(15)}${"all scripts".padStart(13)}${"shift".padStart(8)}${"largest paint".padStart(15)}`,
  );
  for (const path of PAGES) {
    await weighPage(browser, server.address + path, isAtRest);
    const weights: PageWeight[] = [];
    for (let round = 0; round < ROUNDS; round += 1) weights.push(await weighPage(browser, server.address + path, isAtRest));
    report(path, weights);
  }
} finally {
  await browser.close();
  await server.stop();
}

function report(path: string, weights: PageWeight[]) {
  const middle = (of: keyof PageWeight) =>
    weights.map((weight) => weight[of]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const columns = [
    kB(middle("firstScripts")),
    kB(middle("allScripts")),
    middle("shift").toFixed(3),
    `${Math.round(middle("largestPaintMs"))} ms`,
  ];
  print(path.padEnd(18) + columns.map((column, index) => column.padStart([15, 13, 8, 15][index] ?? 0)).join(""));
  if (path !== "/") return;
  const missed = (["firstScripts", "shift", "largestPaintMs"] as const).filter((each) => middle(each) > BUDGET[each]);
  if (missed.length === 0) return print(`  held: ${kB(BUDGET.firstScripts)}, no shift, ${BUDGET.largestPaintMs} ms`);
  print(`  MISSED: ${missed.map((each) => `${each} ${middle(each)} of ${BUDGET[each]}`).join(", ")}`);
  process.exitCode = 1;
}

/** Pages with a chart are at rest once it is drawn. */
async function isAtRest(page: Page): Promise<void> {
  const hasChart = (await page.locator("figure [data-drawing] .skeleton").count()) > 0;
  if (hasChart) await page.locator("a[data-point]").first().waitFor({ timeout: 30_000 });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
