import { chromium } from "playwright-core";
const paths = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
for (const [w,scheme] of [[1280,"light"],[360,"dark"]]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: w===1280?900:780 }, colorScheme: scheme, storageState: "/tmp/state.json" });
  const page = await ctx.newPage();
  page.on("console", m => { if (m.type()==="error") console.log("CONSOLE", page.url(), m.text().slice(0,300)); });
  page.on("pageerror", e => console.log("PAGEERROR", page.url(), e.message.slice(0,300)));
  for (const p of paths) {
    await page.goto("http://127.0.0.1:4000"+p, { waitUntil: "networkidle" }).catch(e=>console.log(p,e.message.slice(0,100)));
    await page.waitForTimeout(700);
    const sw = await page.evaluate(() => document.documentElement.scrollWidth);
    if (sw > w) console.log("WIDE", p, sw);
    await page.screenshot({ path: `/tmp/shots/n${p.replace(/[^a-z0-9]+/g,"_")}-${w}.png`, fullPage: true });
  }
  await ctx.close();
}
await browser.close();
