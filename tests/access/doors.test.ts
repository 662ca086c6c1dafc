import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { POST as accept } from "@/app/api/invitations/accept/route";
import { POST as forgotten } from "@/app/api/password/forgotten/route";
import { POST as reset } from "@/app/api/password/reset/route";
import { DELETE as leave, POST as signIn } from "@/app/api/session/route";
import { POST as secondly } from "@/app/api/session/second-factor/route";
import { POST as first } from "@/app/api/users/first/route";
import { rateCounter, session, user, verification } from "@/db/schema";
import { forgotPassword } from "@/lib/users/passwords-anew";
import type { Workspace } from "@/lib/workspace";
import { browser, cookieFor, PASSWORD, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;

beforeEach(async () => {
  workspace = await freshWorkspace();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

test("every door that needs no session is closed to the pages of other sites, and opens nothing for them", async () => {
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  const body = { email: "kim@example.com", password: PASSWORD, name: "Kim", code: "aaaa", token: "aaaa" };
  for (const door of [signIn, secondly, first, accept, reset, forgotten]) {
    const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }];
    for (const headers of foreign) {
      const answer = await door(asking(body, headers));
      expect([answer.status, (await answer.json()).error.code]).toEqual([403, "foreign_origin"]);
    }
    expect((await door(asking(body, { host: "evil.example" }))).status).toBe(421);
  }
  expect(await Promise.all([user, session, verification, rateCounter].map((table) => workspace.record.db.$count(table)))).toEqual([
    0, 0, 0, 0,
  ]);
});

test("what is no JSON, or not what is asked for, is refused in words at every door", async () => {
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
  for (const door of [signIn, secondly, first, accept, reset, forgotten]) {
    for (const body of [
      "",
      "{",
      "null",
      "[]",
      '{"email":7,"password":{},"code":[],"token":1,"name":null}',
      `{"password":"${"x".repeat(5000)}"}`,
    ]) {
      const answer = await door(asking(body));
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([400, "no-store"]);
    }
  }
});

test("too many wrong passwords are 429 with Retry-After; signing out takes the session and the cookie away", async () => {
  await serve(workspace);
  const kim = { email: "kim@example.com", password: "not the password" };
  const codes: number[] = [];
  for (let index = 0; index < 11; index += 1) codes.push((await signIn(asking(kim))).status);
  expect(codes).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  const refused = await signIn(asking(kim));
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(890);
  const left = await leave(new Request("http://localhost:3000/api/session", { method: "DELETE", headers: browser() }));
  expect([left.status, left.headers.getSetCookie()[0]]).toEqual([204, expect.stringMatching(/^debrief\.session_token=; Max-Age=0; /)]);
  expect((await leave(new Request("http://localhost:3000/api/session", { method: "DELETE", headers: browser() }))).status).toBe(401);
});

test("a forgotten password is mailed as a link to who is a user, and to nobody else; both are answered alike", async () => {
  const { record } = workspace;
  await cookieFor(record);
  const [kim] = await record.db.select().from(user);
  const desk = await mailServer();
  vi.stubEnv("PUBLIC_URL", "https://debrief.example.com");
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${desk.port}`);
  vi.stubEnv("SMTP_FROM", "Debrief <debrief@example.com>");
  const ask = (email: string) => forgotPassword(record, asking({ email }), Date.now());
  await (await ask("nobody@example.com"))();
  expect(desk.got).toEqual([]);
  await (await ask(kim?.email ?? ""))();
  desk.close();
  expect(desk.got.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual(["MAIL FROM:<debrief@example.com>", `RCPT TO:<${kim?.email}>`]);
  const link = /https:\/\/debrief\.example\.com\/reset\/([\w-]{32})/.exec(desk.got.join("\r\n").replaceAll("=\r\n", ""));
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  expect((await reset(asking({ token: link?.[1], password: "copper teapot over the 9th bridge" }))).status).toBe(204);
  for (let index = 0; index < 2; index += 1) await ask(kim?.email ?? "");
  await expect(ask(kim?.email ?? "")).rejects.toMatchObject({ status: 429 });
});

function asking(body: object | string, headers: Record<string, string> = {}): Request {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  return new Request("http://localhost:3000/", { method: "POST", headers: { host: "localhost:3000", ...headers }, body: sent });
}

/** Takes every mail, and keeps what it was told. */
async function mailServer() {
  const got: string[] = [];
  const server = createServer((socket) => {
    let isText = false;
    socket.write("220 desk\r\n");
    socket.on("data", (data) => {
      for (const line of String(data).split("\r\n").filter(Boolean)) {
        got.push(line);
        if (isText && line !== ".") continue;
        isText = line === "DATA";
        socket.write(isText ? "354 go on\r\n" : "250 done\r\n");
      }
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { got, port: address && typeof address === "object" ? address.port : 0, close: () => server.close() };
}
