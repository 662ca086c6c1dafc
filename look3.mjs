import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const ctx = await browser.newContext({ viewport: { width: 1280, height: 900 }, storageState: "/tmp/state.json" });
const page = await ctx.newPage();
page.on("pageerror", e => console.log("PAGEERROR", page.url(), e.message.slice(0,100), e.stack?.slice(0,1500)));
await page.goto("http://127.0.0.1:4000/", { waitUntil: "networkidle" });
await page.waitForTimeout(1000);
await browser.close();
