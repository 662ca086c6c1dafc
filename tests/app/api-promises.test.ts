import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { promiseDate } from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { serve } from "@/tests/support/signed-in";
import { askApi, keyFor } from "../support/ask-api";
import { freshWorkspace } from "../support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

// Noon of 2024-03-10, a Sunday, in UTC.
const NOW = Date.UTC(2024, 2, 10, 12);
let workspace: Workspace;
let key: string;
beforeAll(async () => {
  workspace = { ...(await freshWorkspace()), clock: () => NOW };
  await serve(workspace);
  key = await keyFor(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const ask = (method: string, address: string, body?: unknown, more = {}) => askApi(key, method, `/api/v1${address}`, body, more);
const interactionOf = async (externalId: string, more = {}) =>
  (await ask("POST", "/interactions", { externalId, contactedAt: "2024-03-04T09:00:00Z", ...more })).json.id;
const promises = async (query: string) => (await ask("GET", `/promises?${query}`)).json.items;

describe("a promise", () => {
  test("is added to an interaction, and an import leaves it there", async () => {
    const id = await interactionOf("A", { promises: [{ dueAt: "2024-03-05T12:00:00Z" }] });
    const made = await ask("POST", `/interactions/${id}/promises`, {
      kind: "callback",
      text: "Call +49 30 901820 back",
      dueAt: "2024-03-08",
      person: { id: "a.lindqvist" },
      progressReports: [{ at: "2024-03-06T08:00:00Z", text: "Still looking" }],
    });
    expect([made.status, made.json]).toEqual([
      201,
      {
        id: expect.any(Number),
        interactionId: id,
        kind: "callback",
        text: "Call [phone] back",
        person: { id: expect.stringMatching(/^key:[0-9a-f]{64}$/) },
        madeAt: "2024-03-04T09:00:00.000Z",
        firstDueAt: "2024-03-08",
        dueAt: "2024-03-08",
        progressReports: [{ at: "2024-03-06T08:00:00.000Z", text: "Still looking" }],
      },
    ]);
    await ask("POST", "/interactions", { externalId: "A", severity: 2, promises: [] });
    expect(await promises(`interactionId=${id}`)).toMatchObject([{ dueAt: "2024-03-05T12:00:00.000Z" }, { id: made.json.id }]);
    expect((await ask("GET", `/interactions/${id}`)).json).toMatchObject({ severity: 2, editedFields: ["promises"] });
  });

  test("that is moved keeps its first date, and each later one", async () => {
    const id = await interactionOf("B");
    const { json } = await ask("POST", `/interactions/${id}/promises`, { dueAt: "2024-03-05T12:00:00Z" });
    const moved = await ask("PATCH", `/promises/${json.id}`, { dueAt: "2024-03-12", byCustomer: true });
    expect(moved.json).toMatchObject({
      firstDueAt: "2024-03-05T12:00:00.000Z",
      dueAt: "2024-03-12",
      dates: [{ dueAt: "2024-03-12", agreedAt: "2024-03-10T12:00:00.000Z", byCustomer: true }],
    });
    await ask("PATCH", `/promises/${json.id}`, { dueAt: "2024-03-12" });
    expect(
      await workspace.record.db
        .select()
        .from(promiseDate)
        .where(eq(promiseDate.promiseId, Number(json.id))),
    ).toHaveLength(1);
  });

  test("is open, kept, late, missed or withdrawn by its first date", async () => {
    const id = await interactionOf("C");
    const add = async (body: object) => (await ask("POST", `/interactions/${id}/promises`, body)).json.id;
    const open = await add({ dueAt: "2024-03-20" });
    const kept = await add({ dueAt: "2024-03-06" });
    const late = await add({ dueAt: "2024-03-06" });
    const missed = await add({ dueAt: "2024-03-06" });
    const withdrawn = await add({ dueAt: "2024-03-06" });
    await ask("PATCH", `/promises/${kept}`, { doneAt: "2024-03-05" });
    await ask("PATCH", `/promises/${late}`, { doneAt: "2024-03-07", closingWord: "At last" });
    await ask("PATCH", `/promises/${withdrawn}`, { cancelledAt: "2024-03-05T10:00:00Z", cancelledBy: "customer" });
    expect(await promises(`interactionId=${id}`)).toMatchObject([
      { id: open, state: "open" },
      { id: kept, state: "kept" },
      { id: late, state: "late", closingWord: "At last" },
      { id: missed, state: "missed" },
      { id: withdrawn, state: "withdrawn", cancelledBy: "customer" },
    ]);
    expect(await promises(`interactionId=${id}&state=missed`)).toMatchObject([{ id: missed }]);
    expect(await promises(`interactionId=${id}&state=withdrawn`)).toMatchObject([{ id: withdrawn }]);
    await ask("PATCH", `/promises/${kept}`, { doneAt: null });
    expect(await promises(`interactionId=${id}&state=missed`)).toMatchObject([{ id: kept }, { id: missed }]);
    const first = await ask("GET", `/promises?interactionId=${id}&state=missed&limit=1`);
    expect(first.json.items).toMatchObject([{ id: kept }]);
    expect(await promises(`interactionId=${id}&state=missed&limit=1&cursor=${first.json.nextCursor}`)).toMatchObject([{ id: missed }]);
  });

  test("gets progress reports one by one, each once", async () => {
    const id = await interactionOf("D");
    const { json } = await ask("POST", `/interactions/${id}/promises`, { dueAt: "2024-03-20" });
    const report = { progressReport: { at: "2024-03-06T08:00:00Z", channel: "E-mail", text: "Asked the carrier" } };
    await ask("PATCH", `/promises/${json.id}`, report, { "idempotency-key": "report" });
    await ask("PATCH", `/promises/${json.id}`, report, { "idempotency-key": "report" });
    await ask("PATCH", `/promises/${json.id}`, { progressReport: { at: "2024-03-07T08:00:00Z" } });
    expect(await promises(`interactionId=${id}`)).toMatchObject([
      {
        progressReports: [
          { at: "2024-03-06T08:00:00.000Z", channel: "E-mail", text: "Asked the carrier" },
          { at: "2024-03-07T08:00:00.000Z" },
        ],
      },
    ]);
  });

  test("that cannot be, or be found, is refused", async () => {
    const id = await interactionOf("E");
    const { json } = await ask("POST", `/interactions/${id}/promises`, { dueAt: "2024-03-20" });
    const refused = async (method: string, address: string, body: unknown) => {
      const answer = await ask(method, address, body);
      return [answer.status, answer.json.error];
    };
    expect(await refused("POST", `/interactions/${id}/promises`, { kind: "callback" })).toMatchObject([422, { field: "dueAt" }]);
    expect(await refused("POST", "/interactions/99999/promises", { dueAt: "2024-03-20" })).toMatchObject([404, { code: "not_found" }]);
    expect(await refused("PATCH", "/promises/99999", { doneAt: null })).toMatchObject([404, { message: "There is no promise 99999." }]);
    expect(await refused("PATCH", `/promises/${json.id}`, { cancelledAt: "2024-03-05" })).toMatchObject([422, { field: "cancelledBy" }]);
    expect(await refused("PATCH", `/promises/${json.id}`, { cancelledBy: "us" })).toMatchObject([422, { field: "cancelledAt" }]);
    expect(await refused("PATCH", `/promises/${json.id}`, { byCustomer: true })).toMatchObject([422, { field: "byCustomer" }]);
    expect(await refused("PATCH", `/promises/${json.id}`, {})).toMatchObject([422, { code: "nothing_to_change" }]);
  });
});

describe("a commendation", () => {
  test("is added, checked and recognised, and an import leaves it there", async () => {
    const id = await interactionOf("K");
    const made = await ask("POST", `/interactions/${id}/commendations`, {
      receivedAt: "2024-03-09",
      text: "jo@example.com: she called",
      person: { id: "a.lindqvist", name: "Alva L." },
    });
    expect([made.status, made.json]).toMatchObject([
      201,
      { interactionId: id, receivedAt: "2024-03-09", isVerified: false, text: "[email]: she called" },
    ]);
    const found = async (query: string) => (await ask("GET", `/commendations?interactionId=${id}&${query}`)).json.items;
    expect(await found("isVerified=true")).toEqual([]);
    const changed = await ask("PATCH", `/commendations/${made.json.id}`, {
      isVerified: true,
      behaviour: "kept me informed",
      recognisedAt: "2024-03-10T08:00:00Z",
    });
    expect(changed.json).toMatchObject({ isVerified: true, behaviour: "kept me informed", recognisedAt: "2024-03-10T08:00:00.000Z" });
    await ask("POST", "/interactions", { externalId: "K", commendations: [] });
    expect(await found("isVerified=true&receivedFrom=2024-03-09&receivedTo=2024-03-10")).toMatchObject([{ id: made.json.id }]);
    expect(await found("receivedTo=2024-03-09")).toEqual([]);
    expect((await ask("PATCH", `/commendations/${made.json.id}`, {})).status).toBe(422);
    expect((await ask("PATCH", "/commendations/99999", { isVerified: true })).status).toBe(404);
  });
});

test("each is for keys made for it", async () => {
  const reader = await keyFor(workspace, ["promises:read", "commendations:read"]);
  const status = async (method: string, address: string, body?: unknown) =>
    (await askApi(reader, method, `/api/v1${address}`, body)).status;
  expect(await status("GET", "/promises")).toBe(200);
  expect(await status("GET", "/commendations")).toBe(200);
  expect(await status("PATCH", "/promises/1", {})).toBe(403);
  expect(await status("POST", "/interactions/1/promises", {})).toBe(403);
  expect(await status("PATCH", "/commendations/1", {})).toBe(403);
  expect(await status("POST", "/interactions/1/commendations", {})).toBe(403);
  expect(await status("GET", "/interactions/1")).toBe(403);
});
