import { describe, expect, test, vi } from "vitest";
import { askApi } from "../support/ask-api";
import { servedWorkspace } from "../support/served-workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const served = servedWorkspace();

const send = (body: unknown, headers = {}) => askApi(served.key, "POST", "/api/v1/interactions", body, headers);
const read = (address: string) => askApi(served.key, "GET", `/api/v1/interactions${address}`);
const at = "2024-03-04T09:12:00Z";

describe("the pages", () => {
  test("hold each interaction once, whatever they are narrowed by", async () => {
    const some = Array.from({ length: 600 }, (_, at) => ({
      externalId: `M-${at}`,
      source: at < 500 ? "odd" : "even",
      contactedAt: at % 2 === 0 ? "2024-03-04" : "2024-03-03",
    }));
    await send({ items: some });
    const ids: unknown[] = [];
    const sizes: number[] = [];
    let cursor = "";
    for (;;) {
      const { json } = await read(`?source=odd&limit=200${cursor}`);
      const items = Array.isArray(json.items) ? json.items : [];
      ids.push(...items.map((item: { externalId: string }) => item.externalId));
      sizes.push(items.length);
      if (json.nextCursor === null) break;
      cursor = `&cursor=${json.nextCursor}`;
    }
    expect(sizes).toEqual([200, 200, 100]);
    expect(new Set(ids).size).toBe(500);
  });

  test("come in the order of the contacts when these are asked for", async () => {
    const day = (externalId: string, contactedAt: string) => ({ externalId, source: "days", contactedAt });
    await send({
      items: [
        day("D-3", "2020-01-03"),
        day("D-1", "2020-01-01"),
        day("D-2", "2020-01-02"),
        { ...day("D-0", "2020-01-02"), isDifficult: false },
      ],
    });
    const found = async (query: string) => {
      const { items } = (await read(`?source=days&${query}`)).json;
      return Array.isArray(items) ? items.map((item: { externalId: string }) => item.externalId) : items;
    };
    expect(await found("")).toEqual(["D-3", "D-1", "D-2", "D-0"]);
    expect(await found("contactedFrom=2020-01-02&contactedTo=2020-01-03")).toEqual(["D-2", "D-0"]);
    expect(await found("contactedFrom=2020-01-01&isDifficult=true")).toEqual(["D-1", "D-2", "D-3"]);
    const later = (await read("?source=days&contactedFrom=2020-01-01&limit=2")).json;
    expect(await found(`contactedFrom=2020-01-01&limit=2&cursor=${later.nextCursor}`)).toEqual(["D-0", "D-3"]);
    expect(await found(`updatedSince=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
  });

  test("refuse what they do not know", async () => {
    const refused = async (query: string) => {
      const { status, json } = await read(`?${query}`);
      return [status, json.error];
    };
    expect(await refused("limit=201")).toEqual([
      400,
      { code: "bad_parameter", field: "limit", message: "limit must be a whole number from 1 to 200" },
    ]);
    expect(await refused("team=x")).toMatchObject([400, { code: "bad_parameter", field: "team" }]);
    expect(await refused("cursor=x")).toMatchObject([
      400,
      { field: "cursor", message: "cursor must be the nextCursor of the page before" },
    ]);
    expect(await refused("externalId=x")).toMatchObject([400, { field: "source" }]);
    expect(await refused("limit=1&limit=2")).toMatchObject([400, { field: "limit", message: "limit stands twice; send it once" }]);
    expect((await read("/999999")).status).toBe(404);
  });
});

describe("a change", () => {
  const change = (id: unknown, body: unknown) => askApi(served.key, "PATCH", `/api/v1/interactions/${id}`, body);

  test("is kept when the interaction is sent again", async () => {
    const sent = {
      externalId: "C-1",
      contactedAt: at,
      severity: 2,
      summary: "As sent",
      team: "Billing",
      articles: [{ article: "KB-1" }],
      facets: { region: "North" },
    };
    const { json } = await send(sent);
    const changed = await change(json.id, { severity: 4, summary: null, articles: [{ article: "KB-9" }], facets: { region: "South" } });
    expect([changed.status, changed.json]).toEqual([
      200,
      { id: json.id, externalId: "C-1", editedFields: ["severity", "summary", "articles", "facets"] },
    ]);
    expect((await send({ ...sent, team: "Support", severity: 1 })).json.outcome).toBe("changed");
    const now = (await read(`/${json.id}`)).json;
    expect(now).toMatchObject({ severity: 4, team: "Support", articles: [{ article: "KB-9" }], facets: { region: "South" } });
    expect(now).not.toHaveProperty("summary");
    expect(now.editedFields).toEqual(["facets.region", "severity", "summary", "articles"]);
    // Another edit is no import.
    await change(json.id, { severity: 3 });
    expect((await read(`/${json.id}`)).json.severity).toBe(3);
  });

  test("of nothing, of what is certain, or of what is not there is refused", async () => {
    const { json } = await send({ externalId: "C-2", contactedAt: at });
    const refused = async (id: unknown, body: unknown) => {
      const answer = await change(id, body);
      return [answer.status, answer.json.error];
    };
    expect(await refused(json.id, {})).toMatchObject([422, { code: "nothing_to_change" }]);
    expect(await refused(json.id, { contactedAt: null })).toMatchObject([422, { field: "contactedAt" }]);
    expect(await refused(json.id, { externalId: "other" })).toMatchObject([422, { code: "unknown_field", field: "externalId" }]);
    expect(await refused(json.id, { facets: { shape: "round" } })).toMatchObject([422, { code: "unknown_field", field: "facets" }]);
    expect(await refused(999_999, { severity: 1 })).toMatchObject([404, { code: "not_found" }]);
  });
});
