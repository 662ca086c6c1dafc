import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const ctx = await browser.newContext({ viewport: { width: 1280, height: 900 }, storageState: "/tmp/state.json" });
const page = await ctx.newPage(); page.on("console", m => { if (m.type()==="error") console.log("C", m.text().slice(0,3500)); });
page.on("pageerror", e => console.log("PAGEERROR", page.url(), e.message.slice(0,3500)));
await page.goto("http://127.0.0.1:4001/", { waitUntil: "load" });
await page.waitForTimeout(9000);
await browser.close();
