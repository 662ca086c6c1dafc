import { expect, test, vi } from "vitest";
import { askApi, keyFor } from "../support/ask-api";
import { servedWorkspace } from "../support/served-workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const served = servedWorkspace();

const state = (body: unknown, more = {}) => askApi(served.key, "POST", "/api/v1/volumes", body, more);
const list = async (query: string) => (await askApi(served.key, "GET", `/api/v1/volumes?${query}`)).json;

test("volumes are stated, stated again, and listed as they were stated", async () => {
  const items = [
    { day: "2024-03-04", team: "North desk", contacts: 412 },
    { day: "2024-03-04", team: "Billing", contacts: 178 },
    { day: "2024-03-05", contacts: 600 },
  ];
  const first = await state({ items }, { "idempotency-key": "v" });
  expect([first.status, first.json]).toEqual([200, { created: 3, changed: 0, unchanged: 0 }]);
  expect((await state({ items }, { "idempotency-key": "v" })).text).toBe(first.text);
  const again = [...items.slice(1), { day: "2024-03-04", team: "north  DESK", contacts: 413 }];
  expect((await state({ items: again })).json).toEqual({ created: 0, changed: 1, unchanged: 2 });
  const all = await list("");
  expect(all).toEqual({
    items: [
      { day: "2024-03-04", contacts: 413, team: "North desk", source: "help-desk" },
      { day: "2024-03-04", contacts: 178, team: "Billing", source: "help-desk" },
      { day: "2024-03-05", contacts: 600, source: "help-desk" },
    ],
    nextCursor: null,
  });
  // What is listed can be stated again.
  expect((await state({ items: all.items })).json).toEqual({ created: 0, changed: 0, unchanged: 3 });
  expect((await state({ source: "Other", items })).json).toEqual({ created: 3, changed: 0, unchanged: 0 });
  expect((await list("source=other&dayFrom=2024-03-05")).items).toEqual([{ day: "2024-03-05", contacts: 600, source: "other" }]);
  const page = await list("limit=4&dayTo=2024-03-05");
  expect([page.items, page.nextCursor]).toEqual([expect.objectContaining({ length: 4 }), null]);
  const part = await list("limit=2");
  expect((await list(`limit=2&cursor=${part.nextCursor}`)).items).toMatchObject([{ day: "2024-03-05" }, { source: "other" }]);
});

test("of one body all are taken, or none", async () => {
  const refused = async (...items: unknown[]) => {
    const { status, json } = await state({ source: "refused", items });
    return [status, json.error];
  };
  const good = { day: "2024-03-04", contacts: 1 };
  expect(await refused(good, { day: "4.3.2024", contacts: 1 })).toEqual([
    422,
    { code: "bad_value", field: "items[1].day", message: "items[1].day must be a day, such as 2024-03-04" },
  ]);
  expect(await refused(good, { ...good, contacts: -1 })).toMatchObject([422, { field: "items[1].contacts" }]);
  expect(await refused(good, { ...good, contacts: 1.5 })).toMatchObject([422, { field: "items[1].contacts" }]);
  expect(await refused(good, { ...good, region: "x" })).toMatchObject([422, { code: "unknown_field", field: "items[1].region" }]);
  expect(await refused()).toMatchObject([422, { field: "items" }]);
  expect((await list("source=refused")).items).toEqual([]);
  const reader = await keyFor(served.workspace, ["volumes:read"]);
  expect((await askApi(reader, "POST", "/api/v1/volumes", { items: [good] })).status).toBe(403);
});
