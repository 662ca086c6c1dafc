import { expect, test, vi } from "vitest";
import { askApi } from "../support/ask-api";
import { FULL } from "../support/full-item";
import { servedWorkspace } from "../support/served-workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const served = servedWorkspace();

const SENT = { ...FULL, status: "live" };
const ask = (method: string, address: string, body?: unknown, more = {}) => askApi(served.key, method, `/api/v1${address}`, body, more);

test("what programs send is kept, read, changed and listed alike on either engine", async () => {
  const made = await ask("POST", "/interactions", SENT, { "idempotency-key": "full" });
  expect(made.status).toBe(201);
  expect((await ask("POST", "/interactions", SENT, { "idempotency-key": "full" })).text).toBe(made.text);
  const before = (await ask("GET", `/interactions/${made.json.id}`)).json;
  expect(before).toMatchObject({ summary: FULL.summary, facets: FULL.facets, attributes: FULL.attributes, failures: FULL.failures });
  expect((await ask("PATCH", `/interactions/${made.json.id}`, { severity: 4, facets: { region: "South" }, causes: [] })).status).toBe(200);
  await ask("POST", "/interactions", { ...SENT, moodEnd: 5 });
  const after = (await ask("GET", `/interactions/${made.json.id}`)).json;
  expect(after).toMatchObject({ severity: 4, moodEnd: 5, facets: { region: "South" } });
  expect(after).not.toHaveProperty("causes");

  const promised = await ask("POST", `/interactions/${made.json.id}/promises`, {
    dueAt: "2024-03-05",
    progressReports: [{ at: "2024-03-05", channel: "Phone" }],
  });
  expect(
    (await ask("PATCH", `/promises/${promised.json.id}`, { dueAt: "2024-03-12", progressReport: { at: "2024-03-06" } })).json,
  ).toMatchObject({
    firstDueAt: "2024-03-05",
    dueAt: "2024-03-12",
    progressReports: [{ at: "2024-03-05T00:00:00.000Z", channel: "Phone" }, { at: "2024-03-06T00:00:00.000Z" }],
  });
  expect((await ask("GET", "/promises?state=missed")).json.items).toMatchObject([{ id: promised.json.id, state: "missed" }]);

  const praised = await ask("POST", `/interactions/${made.json.id}/commendations`, { receivedAt: "2024-03-09" });
  expect((await ask("PATCH", `/commendations/${praised.json.id}`, { isVerified: true })).json.isVerified).toBe(true);
  expect((await ask("GET", "/commendations?isVerified=true")).json.items).toHaveLength(2);

  const volumes = { items: [{ day: "2024-03-04", team: "North desk", contacts: 412 }] };
  expect((await ask("POST", "/volumes", volumes)).json).toEqual({ created: 1, changed: 0, unchanged: 0 });
  expect((await ask("GET", "/volumes")).json.items).toMatchObject(volumes.items);

  const many = { items: Array.from({ length: 120 }, (_, at) => ({ externalId: `M-${at}`, contactedAt: "2024-03-04" })) };
  expect((await ask("POST", "/interactions", many)).json.counts).toMatchObject({ created: 120 });
  const first = (await ask("GET", "/interactions?source=help-desk&limit=100")).json;
  expect((await ask("GET", `/interactions?source=help-desk&limit=100&cursor=${first.nextCursor}`)).json.items).toHaveLength(20);
});
