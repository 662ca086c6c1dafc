import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiAnswer, interaction, source } from "@/db/schema";
import { forgetOldAnswers } from "@/lib/api/idempotency";
import type { Workspace } from "@/lib/workspace";
import { askApi, keyFor } from "../support/ask-api";
import { freshWorkspace } from "../support/workspace";

const WRITES = Number(process.env.API_WRITES ?? 50);

let workspace: Workspace;
let key: string;
beforeAll(async () => {
  workspace = await freshWorkspace();
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  key = await keyFor(workspace);
  vi.stubEnv("API_REQUESTS_PER_MINUTE", "100000");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const post = (body: unknown, headers: Record<string, string> = {}) => askApi(key, "POST", "/api/v1/interactions", body, headers);
const once = (name: string) => ({ "idempotency-key": name });
const at = "2024-03-04T09:12:00Z";
const rowsOf = async (code: string) => {
  const [row] = await workspace.record.db
    .select({ n: count() })
    .from(interaction)
    .innerJoin(source, eq(source.id, interaction.sourceId))
    .where(eq(source.code, code));
  return row?.n;
};

describe("the same request with the same Idempotency-Key", () => {
  test("gets the same answer to the byte, and is done once", async () => {
    const body = { externalId: "1", source: "once", contactedAt: at };
    const first = await post(body, once("a"));
    await post({ ...body, severity: 2 });
    const again = await post(body, once("a"));
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([null, "true"]);
    // Without a key it is another request.
    expect((await post(body)).status).toBe(200);
  });

  test("a hundred times at once is one interaction and one answer", async () => {
    const body = {
      items: [{ externalId: "H-1", source: "hundred", contactedAt: at }, { externalId: "H-2", source: "hundred", contactedAt: at }, {}],
    };
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(body, once("hundred"))));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.json.counts).toEqual({ items: 3, created: 2, changed: 0, unchanged: 0, rejected: 1 });
    expect(answers.filter(({ headers }) => headers.get("idempotent-replayed") === null)).toHaveLength(1);
    expect(await rowsOf("hundred")).toBe(2);
  });

  test("of another program is another request", async () => {
    const other = await keyFor(workspace);
    const body = { externalId: "1", source: "others", contactedAt: at };
    expect((await post(body, once("shared"))).status).toBe(201);
    expect((await askApi(other, "POST", "/api/v1/interactions", body, once("shared"))).status).toBe(200);
  });

  test("and something else in it is refused, at once and later", async () => {
    const body = { externalId: "1", source: "reused", contactedAt: at };
    const [first, second] = await Promise.all([post(body, once("reused")), post({ ...body, severity: 1 }, once("reused"))]);
    expect([first.status, second.status].sort()).toEqual([201, 422]);
    const later = await post({ ...body, severity: 1 }, once("reused"));
    expect([later.status, later.json.error]).toEqual([
      422,
      {
        code: "idempotency_key_reused",
        field: "Idempotency-Key",
        message: "This Idempotency-Key came before with something else; use a new one for each thing to be done",
      },
    ]);
  });

  test("that was refused may be tried again", async () => {
    const before = (await workspace.record.db.select().from(apiAnswer)).length;
    expect((await post({ externalId: "1", source: "refused" }, once("refused"))).status).toBe(422);
    expect((await workspace.record.db.select().from(apiAnswer)).length).toBe(before);
    expect((await post({ externalId: "", source: "refused" }, once("refused"))).status).toBe(422);
  });

  test("is recognised for a week", async () => {
    const body = { externalId: "1", source: "week", contactedAt: at };
    await post(body, once("week"));
    const week = 7 * 86_400_000;
    await forgetOldAnswers(workspace.record, Date.now() + week - 60_000);
    expect((await post(body, once("week"))).status).toBe(201);
    await forgetOldAnswers(workspace.record, Date.now() + week + 60_000);
    expect((await post(body, once("week"))).status).toBe(200);
  });

  test("needs a key that can be told apart", async () => {
    for (const bad of ["", " ", "two words", "x".repeat(201)]) {
      expect((await post({ externalId: "1", contactedAt: at }, once(bad))).json.error).toMatchObject({ code: "bad_idempotency_key" });
    }
    expect((await post({ externalId: "1", contactedAt: at }, once("x".repeat(200)))).status).toBe(201);
  });
});

test("eight writers at once lose nothing and wait for nothing", { timeout: 600_000 }, async () => {
  const writer = async (name: number) => {
    const outcomes: unknown[] = [];
    for (let at = 0; at < WRITES; at++) {
      const { status, json } = await post({
        externalId: `${name}-${at}`,
        source: "writers",
        contactedAt: "2024-03-04",
        team: `Team ${at % 3}`,
      });
      outcomes.push(status === 201 ? json.outcome : status);
    }
    return outcomes;
  };
  const outcomes = (await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(writer))).flat();
  expect(outcomes.filter((each) => each !== "created")).toEqual([]);
  expect(await rowsOf("writers")).toBe(8 * WRITES);
});

describe("a body", () => {
  const refused = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const { status, json } = await post(body, headers);
    return [status, json.error];
  };

  test("is JSON, and says so", async () => {
    expect(await refused('{"a":1}', { "content-type": "text/plain" })).toMatchObject([415, { code: "bad_content_type" }]);
    expect(await refused("{")).toMatchObject([400, { code: "bad_json" }]);
    expect(await refused("")).toMatchObject([400, { code: "bad_json" }]);
    expect(await refused(Uint8Array.from([0x22, 0xff, 0x22]))).toMatchObject([
      400,
      { code: "bad_json", message: "The body must be UTF-8" },
    ]);
    expect(
      (await post(JSON.stringify({ externalId: "J-1", contactedAt: at }), { "content-type": "Application/JSON; charset=utf-8" })).status,
    ).toBe(201);
  });

  test("is not nested deeper than anything here", async () => {
    expect(await refused(`${"[".repeat(17)}${"]".repeat(17)}`)).toMatchObject([400, { code: "too_deep" }]);
    expect(await refused(`{"externalId":${"[".repeat(2_000_000)}`)).toMatchObject([400, { code: "too_deep" }]);
    const brackets = JSON.stringify({ externalId: "J-2", contactedAt: at, summary: `\\" ${"[{".repeat(40)}` });
    expect((await post(brackets)).status).toBe(201);
  });

  test("may hold 10 MiB and not a byte more", async () => {
    const sized = (bytes: number) => {
      const frame = JSON.stringify({ externalId: "J-3", contactedAt: at, attributes: {} });
      return frame + " ".repeat(bytes - frame.length);
    };
    expect((await post(sized(10_485_760))).status).toBe(201);
    expect(await refused(sized(10_485_761))).toEqual([
      413,
      { code: "too_large", message: "The body is larger than 10 MiB; send fewer items at a time" },
    ]);
    expect(await refused("{}", { "content-length": "10485761" })).toMatchObject([413, { code: "too_large" }]);
  });

  test("cannot reach what is behind objects", async () => {
    const body =
      '{"externalId":"J-4","contactedAt":"2024-03-04","attributes":{"__proto__":"x","constructor":"y"},"facets":{"__proto__":"z"}}';
    expect((await post(body)).status).toBe(201);
    expect(Object.prototype).not.toHaveProperty("externalId");
    expect(await refused('{"externalId":"J-5","contactedAt":"2024-03-04","__proto__":{"severity":1}}')).toMatchObject([
      422,
      { code: "unknown_field" },
    ]);
  });
});
