import { describe, expect, test } from "vitest";
import { type Refusal, refusalOf } from "@/lib/access/refusal";

const refuse = (method: string, headers: Record<string, string>, hosts: string[] = []): Refusal | null =>
  refusalOf({ method, headers: new Headers(headers) }, hosts);

describe("the Host header", () => {
  test.each(["localhost", "localhost:3000", "LOCALHOST:80", "127.0.0.1:3000", "[::1]", "[::1]:3000"])("%s is this machine", (host) => {
    expect(refuse("GET", { host })).toBeNull();
  });

  test.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example:3000",
    "127.0.0.2",
    "0.0.0.0",
    "localhost:3000@evil",
    "a b",
    "",
  ])('"%s" is foreign and refused with 421', (host) => {
    expect(refuse("GET", { host })).toMatchObject({ code: "foreign_host", status: 421, field: "Host" });
  });

  test("a request without Host is refused", () => {
    expect(refuse("GET", {})?.message).toContain("not as no name at all");
  });

  test("a name given as HOST is accepted on any port, and named in the message to others", () => {
    expect(refuse("GET", { host: "Debrief.example.com:8443" }, ["debrief.example.com"])).toBeNull();
    expect(refuse("GET", { host: "evil.example" }, ["debrief.example.com"])?.message).toBe(
      'This server answers as localhost, 127.0.0.1 or [::1] or debrief.example.com, not as "evil.example". ' +
        "To reach it under another name, start it with HOST set to that name.",
    );
  });

  test("an empty list of names does not let an unreadable Host through", () => {
    expect(refuse("GET", { host: "::::" }, [])).not.toBeNull();
  });
});

describe("the Origin of a change", () => {
  const host = "localhost:3000";

  test("the server's own pages may change things", () => {
    expect(refuse("POST", { host, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).toBeNull();
  });

  test("programs that send neither Origin nor Sec-Fetch-Site may change things", () => {
    expect(refuse("DELETE", { host })).toBeNull();
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://localhost:4000" }],
    ["another name of this machine", { origin: "http://127.0.0.1:3000" }],
    ["a sandboxed page", { origin: "null" }],
    ["a file", { origin: "file://" }],
    ["an origin with a user name", { origin: "http://evil@localhost:3000" }],
    ["a cross-site request without Origin", { "sec-fetch-site": "cross-site" }],
    ["a request from another port without Origin", { "sec-fetch-site": "same-site" }],
    ["a cross-site request that claims our Origin", { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }],
  ])("%s may not", (_who, headers) => {
    expect(refuse("POST", { host, ...headers })).toMatchObject({ code: "foreign_origin", status: 403, field: "Origin" });
  });

  test("every method but GET and HEAD counts as a change", () => {
    const from = (method: string) => refuse(method, { host, origin: "https://evil.example" });
    expect(from("GET")).toBeNull();
    expect(from("HEAD")).toBeNull();
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "BREW"]) expect(from(method)?.status).toBe(403);
  });

  test("behind a reverse proxy the origin is the public name while Host may be this machine's", () => {
    expect(refuse("POST", { host: "127.0.0.1:3000", origin: "https://debrief.example.com" }, ["debrief.example.com"])).toBeNull();
  });

  test("the message shows the origin as plain text only", () => {
    expect(refuse("POST", { host, origin: "https://b\u00fccher.example" })?.message).toContain('"https://b?cher.example"');
  });
});
