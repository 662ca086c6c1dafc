import { execFile } from "node:child_process";
import { request } from "node:http";
import { startServer } from "./support/server";
import { expect, test } from "./support/test";

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** As no browser would: any Host, any Origin. */
function ask(port: number, method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.once("error", reject);
    asked.end();
  });
}

test("the server says that it lives and is ready", async ({ server }) => {
  const live = await fetch(`${server.address}/api/health/live`);
  expect([live.status, await live.json()]).toEqual([200, { isLive: true }]);
  const ready = await fetch(`${server.address}/api/health/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([200, { isReady: true }]);
});

test("a foreign Host is refused by pages and by the API", async ({ server }) => {
  const host = "evil.example";
  const page = await ask(server.port, "GET", "/", { host });
  expect(page.status).toBe(421);
  expect(page.body).toMatch(/^This server answers as localhost, 127\.0\.0\.1 or \[::1\], not as "evil\.example"\./);
  for (const path of ["/api/health/live", "/api/metrics/follow-through", "/api/imports"]) {
    const answer = await ask(server.port, "GET", path, { host });
    expect([path, answer.status]).toEqual([path, 421]);
  }
});

const FOREIGN = [
  ["origin", "https://evil.example"],
  ["origin", "null"],
  ["sec-fetch-site", "cross-site"],
] as const;

test("a change sent by a foreign page is refused, an upload too", async ({ server }) => {
  const host = `127.0.0.1:${server.port}`;
  for (const path of ["/api/imports", "/api/metrics/follow-through", "/"]) {
    for (const [name, value] of FOREIGN) {
      const answer = await ask(server.port, "POST", path, { host, [name]: value });
      expect([path, name, value, answer.status]).toEqual([path, name, value, 403]);
    }
  }
});

test("every answer carries the security headers and none the server's make", async ({ server }) => {
  for (const path of ["/", "/api/health/live"]) {
    const { headers } = await ask(server.port, "GET", path, { host: "localhost" });
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin" });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("every inline script of every document carries the nonce of its own answer, and no other may run", async ({ server }) => {
  const seen = new Set<string>();
  for (const path of ["/", "/", "/interactions", "/settings/keys", "/nothing-here", "/interactions/999999"]) {
    const { headers, body } = await ask(server.port, "GET", path, { host: "localhost", cookie: server.cookie });
    const policy = String(headers["content-security-policy"]);
    const nonce = /script-src 'self' 'nonce-([^']{24})' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
    seen.add(nonce);
    expect([path, policy.includes("unsafe-eval"), policy.match(/'unsafe-inline'/g)?.length]).toEqual([path, false, 1]);
    for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "style-src-attr 'unsafe-inline'"]) {
      expect(policy).toContain(directive);
    }
    const tags = body.match(/<(script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(10);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(seen.size).toBe(6);
});

test("a nonce that is sent along is not taken over", async ({ server }) => {
  const forged = "Zm9yZ2VkZm9yZ2VkZm9yZ2VkCg==";
  const sent = { "x-nonce": forged, "content-security-policy": `script-src 'nonce-${forged}'` };
  const { headers, body } = await ask(server.port, "GET", "/", { host: "localhost", cookie: server.cookie, ...sent });
  expect(`${headers["content-security-policy"]}${body}`).not.toContain(forged);
});

test("no page takes a form or an action", async ({ server }) => {
  const host = `127.0.0.1:${server.port}`;
  for (const path of ["/", "/interactions", "/settings/keys", "/sign-in", "/nothing-here"]) {
    for (const [name, value] of ACTIONS) {
      const answer = await ask(server.port, "POST", path, { host, cookie: server.cookie, [name]: value });
      expect([path, name, answer.status]).toEqual([path, name, 405]);
    }
  }
});

const ACTIONS = [
  ["next-action", "40".repeat(21)],
  ["content-type", "multipart/form-data; boundary=x"],
  ["content-type", "application/x-www-form-urlencoded"],
] as const;

test("a method that a route does not have is answered 405, and an address that is not there 404", async ({ server }) => {
  const host = `127.0.0.1:${server.port}`;
  for (const [method, path, status] of [
    ["PUT", "/api/find", 405],
    ["DELETE", "/api/health/live", 405],
    ["PATCH", "/api/imports", 405],
    ["GET", "/api/nothing-here", 404],
    ["GET", "/nothing-here", 404],
    ["GET", "/_next/static/nothing-here.js", 404],
  ] as const) {
    const answer = await ask(server.port, method, path, { host, cookie: server.cookie });
    expect([method, path, answer.status]).toEqual([method, path, status]);
    expect(answer.body).not.toMatch(/node_modules|at file|\.tsx?:\d/);
  }
});

test("nothing that anybody sends stands in what the server writes", async () => {
  const server = await startServer([], { LOG_LEVEL: "debug" });
  const canary = "Canary7f3a";
  const host = `127.0.0.1:${server.port}`;
  const headers = {
    cookie: `debrief.session_token=${canary}`,
    "user-agent": canary,
    referer: `http://${host}/${canary}`,
    authorization: `Bearer dbk_${canary}`,
  };
  for (const [method, path, more] of [
    ["GET", `/${canary}?q=${canary}`, {}],
    ["GET", `/interactions?q=${canary}&team=${canary}`, { cookie: server.cookie }],
    ["GET", `/interactions/${canary}`, { cookie: server.cookie }],
    ["GET", `/api/find?q=${canary}`, headers],
    ["GET", `/api/metrics/${canary}?period=${canary}`, { cookie: server.cookie }],
    ["GET", `/api/v1/interactions/${canary}?source=${canary}`, headers],
    ["GET", `/%${canary}`, headers],
    ["POST", `/api/webhooks/${canary}`, headers],
    ["POST", `/${canary}`, { cookie: server.cookie, "next-action": canary }],
    ["GET", `/api/views`, { host: `${canary}.example` }],
  ] as const) {
    await ask(server.port, method, path, { host, ...more });
  }
  for (const path of ["/api/session", "/api/views", "/api/v1/interactions", "/api/imports"]) {
    for (const body of [`{"name":"${canary}","email":"${canary}@example.com","password":"${canary}"}`, `{"${canary}`]) {
      await fetch(`${server.address}${path}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", cookie: server.cookie },
      });
    }
  }
  await server.stop();
  expect(server.written()).toContain('"event":"refused"');
  expect(server.written()).not.toContain(canary);
});

test("a limit is one of the route, whatever the spelling of its address", async () => {
  const server = await startServer([], { SEARCHES_PER_MINUTE: "3" });
  // All within one minute of the clock.
  const secondsLeft = 60 - new Date().getSeconds();
  if (secondsLeft < 15) await new Promise((resolve) => setTimeout(resolve, secondsLeft * 1000));
  const find = (path: string) => fetch(`${server.address}${path}`, { headers: { cookie: server.cookie } });
  for (let count = 1; count <= 3; count += 1) expect([count, (await find("/api/find?q=a")).status]).toEqual([count, 200]);
  const refused = await find("/api/find?q=b");
  expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  const variants = ["/api//find", "//api/find", "/api/find/", "/api/%66ind", "/api/./find", "/api/x/../find", "/API/find", "/api/find.rsc"];
  const answers = await Promise.all(variants.map(async (path) => [path, (await find(`${path}?q=a`).catch(() => ({ status: 0 }))).status]));
  expect(answers.filter(([, status]) => status !== 429 && status !== 404 && status !== 0)).toEqual([]);
  expect(answers.filter(([, status]) => status === 429).length).toBeGreaterThanOrEqual(3);
  await server.stop();
});

test("the server listens on this machine's own address only", async ({ server }) => {
  expect(server.address).toBe(`http://127.0.0.1:${server.port}`);
});

test("a second server on a taken port says what to do", async ({ server }) => {
  const said = await new Promise<[number | null, string]>((resolve) => {
    const env = { ...process.env, PORT: String(server.port), DATA_DIR: server.dataDir };
    const second = execFile(process.execPath, ["bin/start.mjs"], { env }, (_error, _stdout, stderr) => resolve([second.exitCode, stderr]));
  });
  expect(said).toEqual([
    2,
    `Port ${server.port} is already in use. Stop the program that uses it, or start Debrief on another: PORT=${server.port + 1} npm start\n`,
  ]);
});

test("asked to end, the server finishes and ends well", async () => {
  const server = await startServer();
  const startedAt = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});
