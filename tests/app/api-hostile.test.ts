import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { itemChange } from "@/lib/api/item-schema";
import type { Workspace } from "@/lib/workspace";
import { askApi, keyFor } from "../support/ask-api";
import { FULL } from "../support/full-item";
import { freshWorkspace } from "../support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const RUNS = Number(process.env.API_RUNS ?? 150);

let workspace: Workspace;
let key: string;
let id: unknown;
beforeAll(async () => {
  workspace = await freshWorkspace();
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  vi.stubEnv("API_REQUESTS_PER_MINUTE", "1000000");
  key = await keyFor(workspace);
  id = (await askApi(key, "POST", "/api/v1/interactions", FULL)).json.id;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "=1+1",
    "<img src=x onerror=alert(1)>",
    "'; drop table interaction; --",
    "\u202eevil",
    "\u0000",
    "\ud800",
    "9999-12-31",
    "1900-01-01T00:00:00Z",
    "0001-01-01",
    -1,
    1e308,
    0.1,
    2 ** 53,
    "",
    " ",
    null,
    true,
  ),
);

/** An item in which some of the fields, or of those within them, say something else. */
const mangled = fc
  .record({
    fields: fc.array(fc.tuple(fc.constantFrom(...Object.keys(FULL)), strange), { maxLength: 3 }),
    more: fc.dictionary(fc.string({ maxLength: 8 }), strange, { maxKeys: 1 }),
    within: fc.option(strange),
  })
  .map(({ fields, more, within }) => {
    const item: Record<string, unknown> = { ...FULL, ...Object.fromEntries(fields), ...more };
    if (within !== null) Object.assign(item, { promises: [{ ...FULL.promises[0], dueAt: within, dates: within }], agent: { id: within } });
    return item;
  });

test("whatever is sent is taken or refused with a reason, and never breaks anything", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mangled, strange, async (item, other) => {
      const sent = await askApi(key, "POST", "/api/v1/interactions", { items: [item, other, { ...FULL, externalId: "still taken" }] });
      expect(sent.status).toBe(200);
      const items = Array.isArray(sent.json.items) ? sent.json.items : [];
      expect(items.map(({ index }: { index: number }) => index)).toEqual([0, 1, 2]);
      expect(["created", "changed", "unchanged"]).toContain(items[2].outcome);
      for (const each of items) if (each.outcome === "rejected") expect(each.error.message.length).toBeGreaterThan(5);

      const { externalId: _, source: __, ...change } = item;
      for (const [method, address, body] of [
        ["POST", "/api/v1/interactions", other],
        ["PATCH", `/api/v1/interactions/${id}`, itemChange.safeParse(change).success ? change : { summary: other }],
        ["POST", `/api/v1/interactions/${id}/promises`, { ...FULL.promises[0], dueAt: other }],
        ["POST", `/api/v1/interactions/${id}/commendations`, { receivedAt: "2024-03-04", text: other }],
        ["POST", "/api/v1/volumes", { items: [{ day: "2024-03-04", contacts: other, team: other }] }],
      ] as const) {
        const { status, json } = await askApi(key, method, address, JSON.stringify(body ?? null));
        expect([address, [200, 201, 400, 422].includes(status), json.error]).toEqual([address, true, json.error]);
      }
      expect((await askApi(key, "GET", `/api/v1/interactions/${id}`)).status).toBe(200);
    }),
    { numRuns: RUNS, seed: 25 },
  );
});

test("every text comes back as the bytes it was sent as", async () => {
  for (const text of [
    "=cmd|'x'!A0",
    "<script>alert(1)</script>",
    "😀👩‍👩‍👧",
    "الفواتير",
    "\u202eevil",
    "a\r\nb\tc",
    "\\u0041",
    "％００",
    "x".repeat(100_000),
  ]) {
    await askApi(key, "POST", "/api/v1/interactions", {
      externalId: "texts",
      contactedAt: "2024-03-04",
      summary: text,
      attributes: { [text.slice(0, 100)]: text.slice(0, 90_000) },
    });
    const { json } = await askApi(key, "GET", "/api/v1/interactions?source=help-desk&externalId=texts");
    expect(json.items).toMatchObject([{ summary: text, attributes: { [text.slice(0, 100)]: text.slice(0, 90_000) } }]);
  }
});
