import type { Browser, Page } from "@playwright/test";

/** What a page costs a browser that has never seen it. Bytes are those of the compressed scripts. */
export interface PageWeight {
  /** Scripts that the page itself names: what must arrive before it can be used. */
  firstScripts: number;
  /** All scripts once the page is at rest, those that come later included. */
  allScripts: number;
  /** Cumulative layout shift, without a unit. */
  shift: number;
  /** Milliseconds to the largest contentful paint. */
  largestPaintMs: number;
}

declare global {
  interface Window {
    pageWeight?: { shift: number; largestPaintMs: number };
  }
}

/** Loads an address in a fresh browser context and weighs it once nothing more comes. */
export async function weighPage(browser: Browser, address: string, settled: (page: Page) => Promise<unknown>): Promise<PageWeight> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPaint);
    const response = await page.goto(address, { waitUntil: "networkidle" });
    const html = (await response?.text()) ?? "";
    await settled(page);
    // The last shift and paint are told after the frame they belong to.
    await page.waitForTimeout(500);
    const named = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source = ""]) => new URL(source, address).pathname);
    const scripts = await page.evaluate(() =>
      performance.getEntriesByType("resource").flatMap((entry) => {
        const path = new URL(entry.name).pathname;
        return path.endsWith(".js") && entry instanceof PerformanceResourceTiming ? [{ path, bytes: entry.encodedBodySize }] : [];
      }),
    );
    const bytes = new Map(scripts.map((script) => [script.path, script.bytes]));
    const sum = (paths: Iterable<string>) => [...new Set(paths)].reduce((total, path) => total + (bytes.get(path) ?? 0), 0);
    const paint = await page.evaluate(() => window.pageWeight);
    if (!paint || paint.largestPaintMs === 0 || sum(named) === 0) throw new Error(`${address} painted nothing or named no script`);
    return { firstScripts: sum(named), allScripts: sum(bytes.keys()), ...paint };
  } finally {
    await context.close();
  }
}

function watchPaint() {
  const seen = { shift: 0, largestPaintMs: 0 };
  window.pageWeight = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ("hadRecentInput" in entry && entry.hadRecentInput === false && "value" in entry) seen.shift += Number(entry.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.largestPaintMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
}
