import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { GET as comeBack } from "@/app/api/sign-in/provider/callback/route";
import { GET as goThere } from "@/app/api/sign-in/provider/route";
import { commandActor } from "@/lib/access/actor";
import { sessionActor } from "@/lib/access/sessions";
import { addUser } from "@/lib/users/add-user";
import { invite } from "@/lib/users/invitations";
import { changeUser, listUsers } from "@/lib/users/users";
import type { Workspace } from "@/lib/workspace";
import { ownerActor, PASSWORD } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

vi.mock("next/server", async (original) => ({ ...(await original<typeof import("next/server")>()), connection: async () => {} }));

/** A provider in this process, with keys of its own; what it says of somebody is set by each test. */
const provider = { claims: {}, alg: "RS256", asked: new URLSearchParams(), isAway: false };
const pair = await generateKeyPair("RS256");
const strangers = await generateKeyPair("RS256");
let key = pair.privateKey;
let server: Server;
let issuer = "";
let workspace: Workspace;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  server = createServer(async (request, response) => {
    const answer = (value: object) => response.setHeader("content-type", "application/json").end(JSON.stringify(value));
    if (provider.isAway) return void request.socket.destroy();
    if (request.url === "/.well-known/openid-configuration")
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      });
    if (request.url === "/keys") return answer({ keys: [jwk] });
    let body = "";
    for await (const chunk of request) body += chunk;
    provider.asked = new URLSearchParams(body);
    const token = new SignJWT(provider.claims).setProtectedHeader({ alg: "RS256", kid: "one" });
    answer({ id_token: await token.sign(key) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
});

afterAll(() => server.close());

beforeEach(async () => {
  vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
  vi.stubEnv("OIDC_ISSUER", issuer);
  vi.stubEnv("OIDC_CLIENT_ID", "debrief");
  vi.stubEnv("OIDC_CLIENT_SECRET", "a secret of the provider");
  key = pair.privateKey;
  workspace = await freshWorkspace();
  globalThis.debriefWorkspace = Promise.resolve(workspace);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

test("one that is away when it is first asked leads back to signing in, and is asked again without a restart", async () => {
  provider.isAway = true;
  const away = await ask("/api/sign-in/provider");
  expect([away.status, away.headers.get("location")]).toEqual([303, "/sign-in?problem=provider"]);
  provider.isAway = false;
  const there = new URL((await ask("/api/sign-in/provider")).headers.get("location") ?? "");
  expect(there.origin + there.pathname).toBe(`${issuer}/authorize`);
  expect(Object.fromEntries(there.searchParams)).toMatchObject({
    response_type: "code",
    client_id: "debrief",
    redirect_uri: "http://localhost:3000/api/sign-in/provider/callback",
    code_challenge_method: "S256",
  });
});

test("an invitation turns into a user, who is known by the provider's name for them from then on", async () => {
  await invite(workspace.record, ownerActor(), { email: "kim@example.com", role: "process", teams: null }, Date.now());
  const first = await signInAs({ sub: "k-1", email: "Kim@Example.com", email_verified: true, name: "Kim" }, "/failures?team=north");
  expect([first.status, first.headers.get("location")]).toEqual([303, "/failures?team=north"]);
  expect(provider.asked.get("code_verifier")).toMatch(/^[\w-]{43}$/);
  expect(await sessionActor(workspace.record, cookiesOf(first), Date.now())).toMatchObject({ name: "Kim", user: { role: "process" } });
  const again = await signInAs({ sub: "k-1", email: "other@example.com", email_verified: false });
  expect(await sessionActor(workspace.record, cookiesOf(again), Date.now())).toMatchObject({ user: { email: "kim@example.com" } });
  expect(await listUsers(workspace.record.db, ownerActor())).toHaveLength(1);
});

test("who is no user and not invited, or was disabled, or whose address is not verified, gets a page and no session", async () => {
  const id = await addUser(
    workspace.record,
    commandActor(),
    { name: "Kim", email: "kim@example.com", role: "admin", teams: null },
    PASSWORD,
    0,
  );
  await addUser(workspace.record, commandActor(), { name: "Lee", email: "lee@example.com", role: "admin", teams: null }, PASSWORD, 0);
  await changeUser(workspace.record, ownerActor(), id, { isDisabled: true }, 0);
  for (const [email, email_verified] of [
    ["nobody@example.com", true],
    ["kim@example.com", true],
    ["lee@example.com", false],
  ]) {
    const answer = await signInAs({ sub: `s-${email}`, email, email_verified });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([403, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain("<h1>You have not been invited</h1>");
    expect(await sessionActor(workspace.record, cookiesOf(answer), Date.now())).toBeNull();
  }
});

test.each([
  ["signed by another key", {}, () => strangers.privateKey],
  ["for another program", { aud: "somebody-else" }, () => pair.privateKey],
  ["of another provider", { iss: "https://evil.example" }, () => pair.privateKey],
  ["that is over", { exp: Math.floor(Date.now() / 1000) - 3600 }, () => pair.privateKey],
  ["of another sign-in", { nonce: "another" }, () => pair.privateKey],
])("a token %s is not believed", async (_, claims, signer) => {
  await addUser(workspace.record, commandActor(), { name: "Kim", email: "kim@example.com", role: "admin", teams: null }, PASSWORD, 0);
  key = signer();
  const answer = await signInAs({ sub: "k-1", email: "kim@example.com", email_verified: true, ...claims });
  expect([answer.status, answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual([303, "/sign-in?problem=provider", []]);
});

test("what comes back to another browser, or a second time, opens nothing", async () => {
  await addUser(workspace.record, commandActor(), { name: "Kim", email: "kim@example.com", role: "admin", teams: null }, PASSWORD, 0);
  const { state, cookie } = await begun({ sub: "k-1", email: "kim@example.com", email_verified: true });
  const back = (shown: string) => ask(`/api/sign-in/provider/callback?code=c&state=${state}`, shown);
  expect((await back("")).headers.get("location")).toBe("/sign-in?problem=provider");
  expect((await back(cookie)).headers.get("location")).toBe("/");
  expect((await back(cookie)).headers.get("location")).toBe("/sign-in?problem=provider");
});

async function signInAs(claims: object, next = "/"): Promise<Response> {
  const { state, cookie } = await begun(claims, next);
  return ask(`/api/sign-in/provider/callback?code=c&state=${state}`, cookie);
}

async function begun(claims: object, next = "/"): Promise<{ state: string; cookie: string }> {
  const sent = await ask(`/api/sign-in/provider?${new URLSearchParams({ next })}`);
  const params = new URL(sent.headers.get("location") ?? "").searchParams;
  const seconds = Math.floor(Date.now() / 1000);
  provider.claims = { iss: issuer, aud: "debrief", iat: seconds, exp: seconds + 300, nonce: params.get("nonce"), ...claims };
  return { state: params.get("state") ?? "", cookie: cookiesOf(sent) };
}

function ask(path: string, cookie = ""): Promise<Response> {
  const route = path.includes("/callback") ? comeBack : goThere;
  return route(new Request(`http://localhost:3000${path}`, { headers: { host: "localhost:3000", cookie } }));
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}
