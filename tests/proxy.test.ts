import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { config, proxy } from "@/proxy";

const ask = (path: string, method: string, headers: Record<string, string>) =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { host: "localhost:3000", cookie: "debrief.session_token=any", ...headers },
    }),
  );

const passes = (answer: Response) => answer.headers.get("x-middleware-next") === "1";

test("the machine's own browser passes", () => {
  expect(passes(ask("/", "GET", {}))).toBe(true);
  expect(passes(ask("/api/metrics/follow-through", "POST", { origin: "http://localhost:3000" }))).toBe(true);
});

test("each document gets a nonce of its own, in its policy and for whoever writes its scripts", () => {
  const given = [ask("/", "GET", {}), ask("/", "GET", { "x-nonce": "forged" })].map(({ headers }) => ({
    policy: headers.get("content-security-policy"),
    passedOn: headers.get("x-middleware-request-content-security-policy"),
    nonce: headers.get("x-middleware-request-x-nonce"),
  }));
  for (const { policy, passedOn, nonce } of given) {
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic';`);
    expect(passedOn).toBe(policy);
  }
  expect(given[0]?.nonce).not.toBe(given[1]?.nonce);
});

test("a page is only read: an action, a form or any other method is refused", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    for (const path of ["/", "/interactions", "/v/mine", "/nothing-here", "/API/find"]) {
      const answer = ask(path, method, { "next-action": "40".repeat(21) });
      expect([method, path, answer.status, answer.headers.get("allow")]).toEqual([method, path, 405, "GET, HEAD"]);
    }
  }
  expect(passes(ask("/", "HEAD", {}))).toBe(true);
  expect(passes(ask("/api/views", "POST", {}))).toBe(true);
});

test("browsers are told to come back by https only where people come by https", () => {
  expect(ask("/", "GET", {}).headers.get("strict-transport-security")).toBeNull();
  vi.stubEnv("PUBLIC_URL", "https://debrief.example.com");
  for (const path of ["/", "/api/find"]) {
    expect(ask(path, "GET", {}).headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  }
  vi.stubEnv("PUBLIC_URL", "http://debrief.example.com");
  expect(ask("/", "GET", {}).headers.get("strict-transport-security")).toBeNull();
  vi.unstubAllEnvs();
});

test("who shows no session is led from a page to where they can sign in, and back to it", () => {
  const led = (path: string) => {
    const response = ask(path, "GET", { cookie: "other=1" });
    return [response?.status, response?.headers.get("location")];
  };
  expect(led("/")).toEqual([307, "http://localhost:3000/sign-in"]);
  expect(led("/failures?team=north&_rsc=1x2y")).toEqual([307, "http://localhost:3000/sign-in?next=%2Ffailures%3Fteam%3Dnorth"]);
  for (const open of ["/sign-in", "/welcome", "/invited/abc", "/reset", "/reset/abc", "/icon.svg", "/api/metrics/follow-through"])
    expect(passes(ask(open, "GET", { cookie: "" }))).toBe(true);
  expect(led("/invited/abc/def")[0]).toBe(307);
  expect(passes(ask("/failures", "GET", { cookie: "__Secure-debrief.session_token=any" }))).toBe(true);
});

test("a page asked for under a foreign name is refused in a plain sentence", async () => {
  const response = ask("/failures", "GET", { host: "evil.example" });
  expect(response.status).toBe(421);
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await response.text()).toMatch(/^This server answers as localhost, 127\.0\.0\.1 or \[::1\], not as "evil\.example"\./);
});

test("a program is refused in the shape of every error", async () => {
  const response = ask("/api/metrics/follow-through", "POST", { origin: "https://evil.example" });
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({
    error: {
      code: "foreign_origin",
      message: 'Only Debrief\'s own pages may change something here; this request came from "https://evil.example".',
      field: "Origin",
    },
  });
});

test("an address that cannot be decoded is a bad request, not an error of ours", async () => {
  const page = ask("/failures/%E0%A4%A", "GET", {});
  expect([page.status, await page.text()]).toEqual([400, expect.stringContaining("each % must begin an encoded UTF-8 character")]);
  const program = ask("/api/metrics/%ff", "GET", {});
  expect([program.status, await program.json()]).toMatchObject([400, { error: { code: "bad_address", field: "path" } }]);
  expect(passes(ask("/failures/a%20b", "GET", {}))).toBe(true);
});

test("uploads and webhooks are kept out of the proxy, and nothing else of the API is", () => {
  const matches = (path: string) => new RegExp(`^${config.matcher}$`).test(path);
  expect(matches("/api/imports")).toBe(false);
  expect(matches("/api/v1/interactions")).toBe(true);
  expect(matches("/api/webhooks/help-desk")).toBe(false);
  expect(matches("/api/webhook-sources")).toBe(true);
  expect(matches("/api/metrics/follow-through")).toBe(true);
  expect(matches("/imports")).toBe(true);
  expect(matches("/")).toBe(true);
});
