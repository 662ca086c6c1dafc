import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiKey } from "@/db/schema";
import { commandActor, keyActor } from "@/lib/access/actor";
import { createKey, findKey, listKeys, revokeKey } from "@/lib/access/api-keys";
import { parseKeyOrder } from "@/lib/access/key-order";
import { spendOrRefuse } from "@/lib/access/rate-limits";
import { SCOPES } from "@/lib/access/scopes";
import { TooManyRequestsError } from "@/lib/errors";
import type { Workspace } from "@/lib/workspace";
import { browser, serve } from "@/tests/support/signed-in";
import { askApi, keyFor } from "../support/ask-api";
import { freshPlace, openPlace } from "../support/record";
import { freshWorkspace } from "../support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await serve(workspace);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const LIST = "/api/v1/interactions";
const refusalFor = async (key: string | null, more = {}, method = "GET", body?: unknown) => {
  const { status, json, headers } = await askApi(key, method, LIST, body, more);
  return { status, error: json.error, asks: headers.get("www-authenticate") };
};

describe("a key", () => {
  test("is long, shown once, and not kept", async () => {
    const made = await createKey(workspace.record, commandActor(), { name: "Desk", scopes: ["interactions:read"] }, 1_000);
    expect(made.key).toMatch(/^dbk_[a-z0-9]{8}_[A-Za-z0-9_-]{32}$/);
    expect(made.key.startsWith(`${made.prefix}_`)).toBe(true);
    const [row] = await workspace.record.db.select().from(apiKey).where(eq(apiKey.id, made.id));
    expect(JSON.stringify(row)).not.toContain(made.key.slice(-32));
    expect(JSON.stringify(await listKeys(workspace.record.db, commandActor()))).not.toContain(made.key.slice(-32));
    const other = await createKey(workspace.record, commandActor(), { name: "Desk", scopes: ["interactions:read"] }, 1_000);
    expect(other.key).not.toBe(made.key);
    expect((await findKey(workspace.record.db, made.key))?.id).toBe(made.id);
  });

  test("is asked for at every address of the interface, from this machine too", async () => {
    expect(await refusalFor(null)).toEqual({
      status: 401,
      error: {
        code: "unauthorized",
        field: "Authorization",
        message: "A key is needed: send it as Authorization: Bearer dbk_…. Keys are made in the settings.",
      },
      asks: 'Bearer realm="Debrief"',
    });
    for (const wrong of ["dbk_aaaaaaaa_00000000000000000000000000000000", "dbk_x", "secret", "'; drop table api_key; --"]) {
      expect(await refusalFor(wrong)).toMatchObject({ status: 401, asks: 'Bearer realm="Debrief"' });
    }
    expect(await refusalFor(null, { authorization: "Basic dTpw" })).toMatchObject({ status: 401 });
  });

  test("opens what its scopes say and nothing else", async () => {
    const reader = await keyFor(workspace, ["interactions:read"]);
    expect((await askApi(reader, "GET", LIST)).status).toBe(200);
    expect(await refusalFor(reader, {}, "POST", { externalId: "1", contactedAt: "2024-03-04" })).toMatchObject({
      status: 403,
      error: { code: "missing_scope", message: expect.stringMatching(/^The key dbk_\w{8} needs the scope interactions:write; /) },
    });
    const writer = await keyFor(
      workspace,
      SCOPES.filter((scope) => scope !== "interactions:read"),
    );
    expect((await askApi(writer, "GET", LIST)).status).toBe(403);
    expect((await askApi(writer, "GET", `${LIST}/1`)).status).toBe(403);
  });

  test("that was revoked opens nothing", async () => {
    const key = await keyFor(workspace);
    const found = await findKey(workspace.record.db, key);
    expect((await askApi(key, "GET", LIST)).status).toBe(200);
    const revoked = await revokeKey(workspace.record, commandActor(), found?.id ?? 0, 5_000);
    expect(revoked.revokedAt).toBe(5_000);
    expect((await askApi(key, "GET", LIST)).status).toBe(401);
    expect((await revokeKey(workspace.record, commandActor(), revoked.id, 9_000)).revokedAt).toBe(5_000);
    await expect(revokeKey(workspace.record, commandActor(), 9_999, 0)).rejects.toThrow("There is no key 9999.");
  });

  test("is noted as used, at most once a minute", async () => {
    const key = await keyFor(workspace);
    const usedAt = async () => (await findKey(workspace.record.db, key))?.lastUsedAt ?? null;
    expect(await usedAt()).toBeNull();
    await askApi(key, "GET", LIST);
    await vi.waitFor(async () => expect(await usedAt()).toBeGreaterThan(Date.now() - 60_000));
    const first = await usedAt();
    await askApi(key, "GET", LIST);
    expect(await usedAt()).toBe(first);
  });

  test("makes, lists and revokes no keys", async () => {
    const program = keyActor("dbk_abcdefgh", SCOPES);
    await expect(createKey(workspace.record, program, { name: "More", scopes: SCOPES }, 0)).rejects.toMatchObject({ status: 403 });
    await expect(listKeys(workspace.record.db, program)).rejects.toMatchObject({ status: 403 });
    await expect(revokeKey(workspace.record, program, 1, 0)).rejects.toMatchObject({ status: 403 });
  });

  test("is ordered with a name and scopes that there are", () => {
    expect(parseKeyOrder({ name: " Help\tdesk ", scopes: ["volumes:write", "interactions:read", "volumes:write"] })).toEqual({
      name: "Help desk",
      scopes: ["interactions:read", "volumes:write"],
    });
    expect(() => parseKeyOrder({ name: "", scopes: ["volumes:write"] })).toThrow("name must have 1 to 80 characters");
    expect(() => parseKeyOrder({ name: "x", scopes: [] })).toThrow("scopes must name at least one of interactions:read");
    expect(() => parseKeyOrder({ name: "x", scopes: ["admin"] })).toThrow("scopes must be some of interactions:read");
    expect(() => parseKeyOrder({ name: "x", scopes: ["volumes:write"], admin: true })).toThrow("body takes name and scopes, nothing else");
  });
});

describe("other sites", () => {
  test("reach nothing under a foreign name, whatever key they show", async () => {
    const key = await keyFor(workspace);
    expect((await askApi(key, "GET", LIST, undefined, { host: "evil.example" })).status).toBe(421);
  });

  test("are no matter to a program that shows its key, and are refused without one", async () => {
    const key = await keyFor(workspace);
    const item = { externalId: "O-1", contactedAt: "2024-03-04" };
    expect((await askApi(key, "POST", LIST, item, { origin: "https://app.example" })).status).toBe(201);
    expect((await askApi("other", "POST", LIST, item, { origin: "https://app.example" })).status).toBe(403);
  });
});

describe("how often", () => {
  test("a key may ask is told with the seconds to wait", async () => {
    vi.stubEnv("API_REQUESTS_PER_MINUTE", "3");
    const key = await keyFor(workspace);
    const answers: Awaited<ReturnType<typeof askApi>>[] = [];
    for (let at = 0; at < 5; at++) answers.push(await askApi(key, "GET", LIST));
    vi.unstubAllEnvs();
    // A minute may have begun between two of them.
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3);
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(60);
  });

  test("it may ask begins anew with the minute, and not with the process", async () => {
    const place = await freshPlace();
    const first = await openPlace(place);
    vi.stubEnv("API_REQUESTS_PER_MINUTE", "2");
    // 12:00:30 of a day.
    const now = Date.UTC(2024, 2, 4, 12, 0, 30);
    await spendOrRefuse(first, "api", "7", now);
    await spendOrRefuse(first, "api", "7", now + 1);
    await expect(spendOrRefuse(first, "api", "7", now + 2)).rejects.toMatchObject({ status: 429, retryAfterSeconds: 30 });
    await spendOrRefuse(first, "api", "8", now + 2);
    await first.close();
    const second = await openPlace(place);
    await expect(spendOrRefuse(second, "api", "7", now + 10_000)).rejects.toThrow(TooManyRequestsError);
    await spendOrRefuse(second, "api", "7", now + 30_000);
    vi.unstubAllEnvs();
  });
});

describe("what people read", () => {
  test("is open to keys made for it", async () => {
    const metrics = await keyFor(workspace, ["metrics:read"]);
    const rows = await keyFor(workspace, ["interactions:read"]);
    const volumes = await keyFor(workspace, ["volumes:write"]);
    const status = async (address: string, key: string | null) => rawStatus(address, key);
    expect(await status("/api/reports/recurring-issues", metrics)).toBe(200);
    expect(await status("/api/reports/recurring-issues", volumes)).toBe(403);
    expect(await status("/api/interactions", rows)).toBe(200);
    expect(await status("/api/interactions", metrics)).toBe(403);
    expect(await status("/api/interactions", null)).toBe(200);
    expect(await status("/api/interactions", "dbk_aaaaaaaa_00000000000000000000000000000000")).toBe(401);
  });

  test("and do at pages is not for keys", async () => {
    const key = await keyFor(workspace);
    for (const address of ["/api/views", "/api/keys", "/api/imports"]) {
      expect(await askApi(key, "GET", address)).toMatchObject({ status: 403, json: { error: { code: "not_for_keys" } } });
    }
    expect((await askApi(key, "POST", "/api/keys", { name: "More", scopes: SCOPES })).status).toBe(403);
    const made = await askApi(null, "POST", "/api/keys", { name: "By hand", scopes: ["metrics:read"] });
    expect([made.status, made.json]).toMatchObject([201, { name: "By hand", scopes: ["metrics:read"], lastUsedAt: null }]);
    expect((await askApi(null, "POST", "/api/keys", { name: "By hand", scopes: [] })).json.error).toMatchObject({
      code: "bad_key",
      field: "scopes",
    });
  });
});

/** Files are no JSON, and are read to their end. */
async function rawStatus(address: string, key: string | null): Promise<number> {
  const route: { GET(request: Request): Promise<Response> } = address.startsWith("/api/reports")
    ? await import("@/app/api/reports/recurring-issues/route")
    : await import("@/app/api/interactions/route");
  const headers = { ...(key === null ? browser() : { host: "localhost:3000" }), ...(key !== null && { authorization: `Bearer ${key}` }) };
  const answer = await route.GET(new Request(`http://localhost:3000${address}`, { headers }));
  await answer.arrayBuffer();
  return answer.status;
}
