import { chromium } from "playwright-core";
const [base, out, which] = [process.argv[2], process.argv[3], process.argv[4] ?? "all"];
const flags=["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
const pages: [string,string][] = [["overview","/"],["overview12","/?period=12m"],["causes","/causes"],["failures","/failures?period=12m"],["follow","/follow-through"],["comm","/commendations"],["inter","/interactions"],["imports","/imports"],["defs","/definitions"],["stock","/failures/order-confirmation-sent-before-the-stock-check?period=12m"]];
for (const [w,h,scheme] of [[1280,900,"light"],[360,740,"light"],[1280,900,"dark"],[360,740,"dark"]] as const) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme });
  const page = await ctx.newPage();
  for (const [name, path] of pages) {
    if (which !== "all" && !which.split(",").includes(name)) continue;
    if (scheme==="dark" && !["overview","failures"].includes(name)) continue;
    await page.goto(base + path); await page.waitForTimeout(1800);
    await page.screenshot({ path: `${out}/${name}-${w}-${scheme}.png`, fullPage: true });
  }
  await ctx.close();
}
await browser.close();
