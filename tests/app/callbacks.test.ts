import { beforeAll, expect, test } from "vitest";
import { POST as complete, DELETE as reopen } from "@/app/api/promises/[id]/completion/route";
import { POST as move, DELETE as takeMoveBack } from "@/app/api/promises/[id]/dates/route";
import { PUT as remind } from "@/app/api/promises/[id]/reminder/route";
import { POST as report, DELETE as takeReportBack } from "@/app/api/promises/[id]/reports/route";
import { DELETE as takeWithdrawalBack, POST as withdraw } from "@/app/api/promises/[id]/withdrawal/route";
import { PATCH as owners } from "@/app/api/promises/owners/route";
import { POST as add } from "@/app/api/promises/route";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { DAY } from "@/tests/support/arrange-record";
import { servedWorkspace } from "@/tests/support/served-workspace";
import { browser, cookieFor } from "@/tests/support/signed-in";

/*
 * What the queue of promises sends: each request as it comes in, against a real record.
 */
const served = servedWorkspace();
const FAR = new Date(Date.now() + 10 * DAY).toISOString().slice(0, 10);
const request = (method: string, body: unknown, headers: Record<string, string> = browser()) =>
  new Request("http://localhost:3000/api/promises", { method, headers, body: typeof body === "string" ? body : JSON.stringify(body) });
const answer = async (response: Response) => [response.status, await response.json()] as const;
type Route = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;
const send = async (route: Route, method: string, id: number | string, body: unknown, headers?: Record<string, string>) =>
  answer(await route(request(method, body, headers), { params: Promise.resolve({ id: String(id) }) }));

let interaction: number;
beforeAll(async () => {
  interaction = await served.workspace.record.tx(async (db) =>
    addInteraction(db, { sourceId: await addSource(db), externalId: "one", contactedAt: Date.now() - DAY }),
  );
});

async function made(): Promise<number> {
  const [status, { promise }] = await answer(
    await add(request("POST", { interaction, kind: "callback", words: "Ring back", due: FAR, isMine: false })),
  );
  expect([status, promise.section, promise.owner]).toEqual([201, "later", null]);
  return promise.id;
}

test("a promise is added, taken, and given back by what undoes it", async () => {
  const id = await made();
  const take = await answer(await owners(request("PATCH", { promises: [{ id, owner: 1, was: null }] })));
  expect(take).toMatchObject([200, { promises: [{ id, owner: { id: 1 } }], undo: [{ id, owner: null, was: 1 }] }]);
  const again = await answer(await owners(request("PATCH", { promises: [{ id, owner: 1, was: null }] })));
  expect(again).toMatchObject([409, { error: { code: "promise_changed" } }]);
  const back = await answer(await owners(request("PATCH", { promises: take[1].undo })));
  expect(back).toMatchObject([200, { promises: [{ id, owner: null }] }]);
});

test("each action answers the promise as it is then, and what is taken back is as before", async () => {
  const id = await made();
  const [, reported] = await send(report, "POST", id, { words: "Told them" });
  expect(reported.promise).toMatchObject({ reports: 1 });
  expect(await send(takeReportBack, "DELETE", id, { seen: reported.promise.lastReport })).toMatchObject([200, { promise: { reports: 0 } }]);
  const [, moved] = await send(move, "POST", id, { due: `${FAR}T10:30`, byCustomer: true });
  expect(moved.promise.due.at).toBe(Date.parse(`${FAR}T10:30Z`));
  const [, kept] = await send(takeMoveBack, "DELETE", id, { seen: moved.promise.lastDate });
  expect(kept.promise.due).toEqual(kept.promise.first);
  const [, reminded] = await send(remind, "PUT", id, { at: `${FAR}T08:00` });
  expect(reminded.promise).toMatchObject({ remindAt: Date.parse(`${FAR}T08:00Z`), owner: { id: 1 } });
  const [, withdrawn] = await send(withdraw, "POST", id, { by: "customer", reason: "Not needed" });
  expect(withdrawn.promise).toMatchObject({ section: "done", part: "withdrawn" });
  expect(await send(takeWithdrawalBack, "DELETE", id, { seen: withdrawn.promise.cancelledAt })).toMatchObject([
    200,
    { promise: { section: "later", part: "not-due" } },
  ]);
  const [, completed] = await send(complete, "POST", id, { satisfied: true, words: "Thank you" });
  expect(completed.promise).toMatchObject({ section: "done", part: "ahead", satisfied: true });
  expect(await send(complete, "POST", id, { satisfied: false })).toMatchObject([409, { error: { code: "promise_changed" } }]);
  expect(await send(reopen, "DELETE", id, { seen: completed.promise.doneAt })).toMatchObject([200, { promise: { section: "later" } }]);
});

test("what cannot be done is refused with a sentence that says what would be right", async () => {
  const id = await made();
  const refused = async (attempt: Promise<readonly [number, { error: { field?: string } }]>) => {
    const [status, { error }] = await attempt;
    return [status, error.field];
  };
  expect(await refused(send(withdraw, "POST", id, { by: "customer", reason: " " }))).toEqual([400, "reason"]);
  expect(await refused(send(withdraw, "POST", id, { by: "nobody", reason: "x" }))).toEqual([400, "by"]);
  expect(await refused(send(move, "POST", id, { due: "soon" }))).toEqual([400, "due"]);
  expect(await refused(send(move, "POST", id, { due: "2026-13-40" }))).toEqual([400, "due"]);
  expect(await refused(send(move, "POST", id, { due: FAR, clock: "customer" }))).toEqual([400, "clock"]);
  expect(await refused(send(complete, "POST", id, { at: `${FAR}T10:00` }))).toEqual([400, "at"]);
  expect(await refused(send(complete, "POST", id, "no JSON"))).toEqual([400, "body"]);
  expect(await refused(send(complete, "POST", "x", {}))).toEqual([404, "id"]);
  expect(await refused(send(complete, "POST", 999, {}))).toEqual([404, "id"]);
  expect(await refused(answer(await add(request("POST", { interaction: 999, kind: "callback", due: FAR }))))).toEqual([404, "interaction"]);
  expect(await refused(answer(await owners(request("PATCH", { promises: [] }))))).toEqual([400, "promises"]);
});

test("an agent of other teams finds no promise there, by any route", async () => {
  const id = await made();
  const cookie = await cookieFor(served.workspace.record, "agent", []);
  const headers = { host: "localhost:3000", cookie };
  const tried: [Route, string, unknown][] = [
    [complete, "POST", {}],
    [reopen, "DELETE", { seen: 1 }],
    [report, "POST", {}],
    [takeReportBack, "DELETE", { seen: 1 }],
    [move, "POST", { due: FAR }],
    [takeMoveBack, "DELETE", { seen: 1 }],
    [withdraw, "POST", { by: "us", reason: "x" }],
    [takeWithdrawalBack, "DELETE", { seen: 1 }],
    [remind, "PUT", { at: FAR }],
  ];
  for (const [route, method, body] of tried) expect((await send(route, method, id, body, headers))[0]).toBe(404);
  expect((await owners(request("PATCH", { promises: [{ id, owner: 1, was: null }] }, headers))).status).toBe(404);
  expect((await add(request("POST", { interaction, kind: "other", due: FAR }, headers))).status).toBe(404);
});
