import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DELETE } from "@/app/api/failures/[code]/baseline-changes/[id]/route";
import { POST } from "@/app/api/failures/[code]/baseline-changes/route";
import { senderActor } from "@/lib/access/actor";
import { isoDay } from "@/lib/dates";
import { ForbiddenError } from "@/lib/errors";
import { baselineChanges, recordBaselineChange } from "@/lib/failures/baseline-changes";
import { readActivity } from "@/lib/failures/failure-activity";
import type { Workspace } from "@/lib/workspace";
import { addFailure, june } from "@/tests/support/arrange-record";
import { browser, ownerActor, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
let failureId: number;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await serve(workspace);
  failureId = await workspace.record.tx((db) => addFailure(db, "refund"));
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const request = (method: string, body?: string) =>
  new Request("http://localhost:3000/api/failures/refund/baseline-changes", {
    method,
    headers: browser(),
    ...(body !== undefined && { body }),
  });
const answer = async (response: Response) => [response.status, await response.json()];
const post = async (body: unknown, code = "refund") =>
  answer(await POST(request("POST", typeof body === "string" ? body : JSON.stringify(body)), { params: Promise.resolve({ code }) }));
const remove = async (id: string, code = "refund") => answer(await DELETE(request("DELETE"), { params: Promise.resolve({ code, id }) }));
const recorded = async () => (await baselineChanges(workspace.record.db, failureId)).map(({ day, reason }) => [isoDay(day), reason]);

describe("a change of what is usual", () => {
  it("is recorded with its day, its reason and who says so, and taken back; both stand in the activity", async () => {
    const [status, made] = await post({ day: "2026-06-08", reason: " The form \n was shortened " });
    expect([status, made]).toMatchObject([201, { day: "2026-06-08", reason: "The form was shortened", actor: "user:1" }]);
    expect(await recorded()).toEqual([["2026-06-08", "The form was shortened"]]);
    expect(await remove(String(made.id))).toMatchObject([200, { day: "2026-06-08" }]);
    expect(await recorded()).toEqual([]);
    const activity = await readActivity(workspace.record.db, null, failureId);
    expect(activity.map(({ kind, actor, detail }) => ({ kind, actor, detail }))).toEqual([
      { kind: "baseline", actor: "user:1", detail: { day: "2026-06-08", withdrawn: true } },
      { kind: "baseline", actor: "user:1", detail: { day: "2026-06-08", reason: "The form was shortened" } },
    ]);
    expect((await remove(String(made.id)))[0]).toBe(404);
  });

  it.each([
    [{ day: "08.06.2026", reason: "x" }, 'day must be a day such as 2026-08-17; got "08.06.2026"'],
    [{ reason: "x" }, "day must be a day such as 2026-08-17"],
    [{ day: "2026-06-08", reason: "  " }, "reason must have 1 to 300 characters: why another level is usual from that day on"],
    [{ day: "2026-06-08", reason: "x".repeat(301) }, "reason must have 1 to 300 characters: why another level is usual from that day on"],
    ["{", 'body must be JSON, such as {"day":"2026-08-17","reason":"The form was shortened"}'],
  ])("sent as %j is refused with what would be right", async (body, message) => {
    expect(await post(body)).toMatchObject([400, { error: { message } }]);
  });

  it("cannot lie ahead, stand twice on a day, or be of a failure that is not there", async () => {
    const asked = { day: june(20) / 86_400_000, reason: "x" };
    const record = (day: number, now: number) => recordBaselineChange(workspace.record, ownerActor(), "refund", { ...asked, day }, now);
    await expect(record(asked.day, june(19, 23))).rejects.toThrow("day must be today, 2026-06-19, or earlier; got 2026-06-20");
    await record(asked.day, june(20));
    await expect(record(asked.day, june(21))).rejects.toThrow("a change on 2026-06-20 is recorded already: take it back first");
    expect((await post({ day: "2026-06-08", reason: "x" }, "nobody"))[0]).toBe(404);
    expect((await remove("1 or 1=1"))[0]).toBe(404);
  });

  it("needs the right to write", async () => {
    await expect(recordBaselineChange(workspace.record, senderActor("desk"), "refund", { day: 1, reason: "x" }, june(1))).rejects.toThrow(
      ForbiddenError,
    );
  });
});
