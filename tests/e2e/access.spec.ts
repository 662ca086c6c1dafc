import { execFile } from "node:child_process";
import { request } from "node:http";
import { expectAccessible } from "./support/accessibility";
import { type DebriefServer, signIn } from "./support/server";
import { expect, test } from "./support/test";

test.use({ apart: "access" });

/** Stands in the data, and in no answer to those who may not see it. */
const KEY_NAME = "Canary nightjar export";
const SUMMARY = "Canary bittern waited for a parcel";
const AGENT = { email: "agent@example.com", password: "slow orchard 81 kettle" };

test.beforeAll(async ({ server }) => {
  const { key } = JSON.parse(await server.debrief("key", "create", KEY_NAME, "--scope", "interactions:write", "--json"));
  const sent = await fetch(`${server.address}/api/v1/interactions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ externalId: "N-1", contactedAt: "2024-03-04T09:12:00Z", team: "North", summary: SUMMARY }),
  });
  expect(sent.status).toBe(201);
  await addAgent(server);
});

const PREFETCH = { "next-router-prefetch": "1" };
/** Ways to a page or a route around those who would ask who is coming. */
const WAYS: readonly (readonly [string, string, Record<string, string>])[] = [
  ["GET", "/settings/keys", {}],
  ["GET", "/settings/keys.rsc", {}],
  ["GET", "/settings/keys.segments/_tree.segment.rsc", {}],
  ["GET", "/settings/keys", { rsc: "1" }],
  ["GET", "/settings/keys?_rsc=abcde", { rsc: "1" }],
  ["GET", "/settings/keys?_rsc=abcde", { rsc: "1", ...PREFETCH }],
  ["GET", "/settings/keys", { rsc: "1", ...PREFETCH, "next-router-segment-prefetch": "/_tree" }],
  ["GET", "/settings/keys", { rsc: "1", "next-router-prefetch": "2" }],
  ["GET", "//settings/keys", {}],
  ["GET", "/%73ettings/keys", {}],
  ["GET", "/%2573ettings/keys", {}],
  ["GET", "/settings/../settings/keys", {}],
  ["GET", "/settings/keys/", {}],
  ["GET", "/SETTINGS/KEYS", {}],
  ["GET", "/settings/keys", { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" }],
  ["GET", "/settings/keys", { "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1" }],
  ["GET", "/settings/keys", { "x-original-url": "/", "x-rewrite-url": "/", "x-invoke-path": "/" }],
  ["HEAD", "/settings/keys", {}],
  ["POST", "/settings/keys", { "x-http-method-override": "GET" }],
  ["GET", "/api/keys", {}],
  ["GET", "/api//keys", {}],
  ["GET", "/API/keys", {}],
  ["GET", "/api/keys/", {}],
  ["GET", "/api/keys%2f", {}],
  ["GET", "/api/%6beys", {}],
  ["GET", "/api/views/../keys", {}],
  ["GET", "/api/health/live/../../keys", {}],
  ["GET", "/api/keys.rsc", {}],
  ["GET", "/api/keys", { rsc: "1", ...PREFETCH }],
  ["HEAD", "/api/keys", {}],
  ["POST", "/api/keys", { "x-http-method-override": "GET" }],
  ["GET", "/api/keys", { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "x-forwarded-host": "localhost" }],
];

test("no way around leads to what somebody may not see", async ({ server }) => {
  const agent = await signIn(server.address, AGENT);
  for (const [who, cookie] of [
    ["nobody", ""],
    ["an agent", agent],
  ] as const)
    for (const [method, path, headers] of WAYS) {
      const answer = await ask(server.port, method, path, { host: `127.0.0.1:${server.port}`, ...headers, ...(cookie && { cookie }) });
      const way = [who, method, path, JSON.stringify(headers)];
      expect([...way, answer.body.includes(KEY_NAME)]).toEqual([...way, false]);
      if (path.toLowerCase().includes("api")) expect([...way, answer.status === 200]).toEqual([...way, false]);
    }
  // The same requests of somebody who may: what is not to be found is there.
  for (const [method, path, headers] of [WAYS[0], WAYS[3], WAYS[19]].flatMap((way) => (way ? [way] : []))) {
    const answer = await ask(server.port, method, path, { host: `127.0.0.1:${server.port}`, cookie: server.cookie, ...headers });
    expect([path, answer.body.includes(KEY_NAME)]).toEqual([path, true]);
  }
});

test("whoever has not signed in is led to where they can, from every kind of page", async ({ server }) => {
  for (const path of ["/", "/interactions", "/settings", "/settings/keys", "/definitions", "/views/gone", "/v/none"])
    for (const headers of kindsOf(path)) {
      const { status, body, location } = await ask(server.port, "GET", path, { host: `127.0.0.1:${server.port}`, ...headers });
      expect([path, headers, body.includes("Canary"), `${location} ${body}`.includes("/sign-in")]).toEqual([path, headers, false, true]);
      expect(status).toBeLessThan(400);
    }
});

test("an agent is offered what an agent may do, and told calmly what not", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.address, extraHTTPHeaders: {} });
  const [name = "", value = ""] = (await signIn(server.address, AGENT)).split("; ")[0]?.split("=") ?? [];
  await context.addCookies([{ name, value, url: server.address }]);
  const page = await context.newPage();
  await page.goto("/interactions?period=all");
  await expect(page.getByRole("link", { name: SUMMARY })).toBeVisible();
  const rail = page.getByRole("navigation", { name: "Pages" });
  await expect(rail.getByRole("link", { name: "Settings" })).toBeVisible();
  await expect(rail.getByRole("link", { name: "Imports" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Export" })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/interactions/);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("import");
  await expect(page.getByRole("option", { name: /search|interactions/i }).first()).toBeVisible();
  await expect(page.getByRole("option", { name: "Import a file" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await rail.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "API reference" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "API keys" })).toHaveCount(0);
  await page.goto("/settings/keys");
  await expect(page.getByRole("heading", { level: 1, name: "You may not see this page" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "Reference" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the Overview" }).click();
  await expect(page).toHaveURL(`${server.address}/`);
  await context.close();
});

test("an administrator is offered all of it, and what is not there is 404", async ({ page }) => {
  await page.goto("/interactions?period=all");
  await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Imports" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Export" })).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  expect((await page.request.get("/v/none")).status()).toBe(404);
});

/** A page is asked for as a document and as what a link fetches. */
function kindsOf(path: string): Record<string, string>[] {
  return path === "/v/none" ? [{}] : [{}, { rsc: "1" }];
}

async function addAgent({ dataDir }: DebriefServer): Promise<void> {
  const env = { ...process.env, DATA_DIR: dataDir };
  const adding = execFile(process.execPath, ["bin/debrief.mjs", "user", "add", AGENT.email, "--role", "agent", "--team", "north"], { env });
  adding.stdin?.end(AGENT.password);
  expect(await new Promise((resolve) => adding.once("exit", resolve))).toBe(0);
}

/** As no browser would: the path as it is written here. */
function ask(port: number, method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; location: string; body: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", body }));
    });
    asked.once("error", reject);
    asked.end();
  });
}
