import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PATCH } from "@/app/api/decisions/[id]/route";
import { POST as DECIDE } from "@/app/api/decisions/route";
import { POST as KEEP } from "@/app/api/meetings/route";
import * as schema from "@/db/schema";
import { keyActor } from "@/lib/access/actor";
import { readAgenda } from "@/lib/agenda/read-agenda";
import { listCommendations } from "@/lib/commendations/list-commendations";
import { decide } from "@/lib/decisions/decide";
import { readActivity } from "@/lib/failures/failure-activity";
import { parseFilters } from "@/lib/filters";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseWhich } from "@/lib/interactions/which";
import { keepMeeting } from "@/lib/meetings/keep-meeting";
import { listMeetings, readMeeting } from "@/lib/meetings/read-meetings";
import { askInSnapshot } from "@/lib/metrics/ask";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, addCustomers, addFailure, addPromise, addTeam, DAY, june } from "@/tests/support/arrange-record";
import { browser, ownerActor, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
const actor = ownerActor();
let workspace: Workspace;
let failureId = 0;

/** A failure that became recurring on 28 June, with a missed promise and two commendations, one of them passed on. */
beforeAll(async () => {
  workspace = await freshWorkspace();
  await serve(workspace);
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const customers = await addCustomers(db, 2);
    const south = await addTeam(db, "south");
    failureId = await addFailure(db, "refund", { supportTeamId: south });
    for (const [index, day] of [20, 27, 28, 29].entries()) {
      const customerId = customers[index % 2] ?? null;
      const interactionId = await addInteraction(db, {
        sourceId,
        externalId: `R${index}`,
        contactedAt: june(day, 9),
        customerId,
        teamId: south,
      });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId });
      if (index === 0) await addPromise(db, { interactionId, firstDueAt: june(26) });
      if (index < 2) await addCommendation(db, { interactionId, receivedAt: june(29, 10), recognisedAt: index === 0 ? june(30) : null });
    }
  });
  await workspace.facts.sync();
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const request = (method: string, body?: unknown) =>
  new Request("http://localhost:3000/api/decisions", {
    method,
    headers: browser(),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const answer = async (response: Response) => [response.status, await response.json()];

describe("the agenda of a week", () => {
  test("says what is new, what was missed and what went well, each with its rows", async () => {
    const agenda = await readAgenda(workspace, actor, { now: NOW });
    expect(agenda).toMatchObject({
      asOf: NOW + 59_999,
      zone: "UTC",
      fromDay: june(24) / DAY,
      toDay: june(31) / DAY,
      open: [],
      decided: [],
    });
    expect(agenda.items.map(({ group, title, reason, numbers }) => [group, title, reason, numbers.map(({ count }) => count)])).toEqual([
      ["new", "Title of refund", { kind: "new", day: june(28) / DAY }, [3, 1]],
      ["promises", "Callback", { kind: "missed", by: "kind" }, [1]],
      ["wins", "south", { kind: "commended", unrecognised: 1 }, [2]],
    ]);
    for (const { rows, count } of agenda.items.flatMap(({ numbers }) => numbers)) {
      const params = new URLSearchParams(rows.split("?")[1]);
      const { filters } = parseFilters(params);
      const found = rows.startsWith("/commendations")
        ? await askInSnapshot(workspace, filters, { now: NOW }, (asked) => listCommendations(asked, actor, { limit: 10 }))
        : await listInteractions(workspace, actor, filters, parseWhich(params).which, { limit: 10, now: NOW });
      expect([rows, found.count]).toEqual([rows, count]);
    }
  });
});

describe("decisions", () => {
  test("stand in the activity of their failure, and can be done, reopened and withdrawn", async () => {
    const sent = { failure: "refund", kind: "fix", text: " Send the form at once ", team: "south", due: "2026-07-03" };
    const [status, { id }] = await answer(await DECIDE(request("POST", sent)));
    expect(status).toBe(201);
    const at = { params: Promise.resolve({ id: String(id) }) };
    expect(await answer(await PATCH(request("PATCH", { state: "done" }), at))).toEqual([200, { id, state: "done" }]);
    const [row] = await workspace.record.db.select().from(schema.decision).where(eq(schema.decision.id, id));
    expect(row).toMatchObject({ text: "Send the form at once", dueDay: june(33) / DAY, actor: "user:1", meetingId: null });
    expect(row?.doneAt).not.toBeNull();
    await PATCH(request("PATCH", { state: "open" }), at);
    expect((await readAgenda(workspace, actor, { now: NOW })).decided.map(({ text, team }) => [text, team])).toEqual([
      ["Send the form at once", "south"],
    ]);
    await PATCH(request("PATCH", { state: "withdrawn" }), at);
    expect((await readAgenda(workspace, actor, { now: NOW })).decided).toEqual([]);
    const activity = await readActivity(workspace.record.db, null, failureId);
    expect(activity.map(({ kind, detail }) => [kind, detail?.state])).toEqual([
      ["decision", "withdrawn"],
      ["decision", "open"],
      ["decision", "done"],
      ["decision", undefined],
    ]);
  });

  test("that cannot be written are refused with what would be right", async () => {
    const refused = async (body: object) =>
      (await answer(await DECIDE(request("POST", { kind: "fix", text: "x", ...body }))))[1].error.message;
    expect(await refused({ text: " " })).toBe("text must say what was decided");
    expect(await refused({ kind: "blame" })).toBe("kind must be one of fix, investigate, assign, accept, thank, other");
    expect(await refused({ due: "2026-02-30" })).toBe("due must be a day such as 2026-12-04, or null");
    expect(await refused({ failure: "none" })).toBe('failure must be the code of one; there is no "none"');
    expect(await refused({ team: "none" })).toBe('team must be the code of one; there is no "none"');
    const nowhere = { params: Promise.resolve({ id: "4711" }) };
    expect((await PATCH(request("PATCH", { state: "done" }), nowhere)).status).toBe(404);
  });
});

describe("a meeting that is kept", () => {
  test("stays as it was when everything that it speaks of changes, and its digest proves it", async () => {
    const decision = { failure: "refund", kind: "fix" as const, text: "Send the form", team: "south", dueDay: june(29) / DAY };
    await decide(workspace.record, actor, decision, NOW);
    const code = await keepMeeting(workspace, actor, NOW);
    expect(code).toBe("2026-06-30");
    const { db, tx } = workspace.record;
    const kept = await readMeeting(db, actor, code);
    expect(kept?.agenda.decided.map(({ text }) => text)).toEqual(["Send the form"]);
    const [row] = await db.select().from(schema.meeting);
    expect(kept?.digest).toBe(createHash("sha256").update(JSON.stringify(row?.agenda)).digest("hex"));

    await tx(async (changing) => {
      await changing.update(schema.failure).set({ title: "Another title", supportTeamId: null });
      await changing.delete(schema.interactionFailure);
      await changing.update(schema.team).set({ name: "North" });
      await changing.update(schema.decision).set({ text: "Something else" });
    });
    await workspace.facts.sync();
    expect(await readMeeting(db, actor, code)).toEqual(kept);
    expect((await readAgenda(workspace, actor, { now: NOW })).items.map(({ group }) => group)).not.toContain("new");
  });

  test("takes its decisions along: they are open until they are done, overdue ones first", async () => {
    await decide(workspace.record, actor, { failure: null, kind: "other", text: "Later", team: null, dueDay: null }, NOW);
    const next = june(31, 12);
    expect(await keepMeeting(workspace, actor, next)).toBe("2026-07-01");
    const agenda = await readAgenda(workspace, actor, { now: next });
    expect(agenda.open.map(({ text }) => text)).toEqual(["Something else", "Later"]);
    expect(agenda.decided).toEqual([]);
    expect((await listMeetings(workspace.record.db, actor)).map(({ code }) => code)).toEqual(["2026-07-01", "2026-06-30"]);
  });

  test("is one for each day, and says so", async () => {
    await expect(keepMeeting(workspace, actor, NOW + 3_600_000)).rejects.toThrow("the meeting of 2026-06-30 is kept already");
    const before = (await listMeetings(workspace.record.db, actor)).length;
    expect((await KEEP(request("POST"))).status).toBe(201);
    expect((await KEEP(request("POST"))).status).toBe(409);
    expect((await listMeetings(workspace.record.db, actor)).length).toBe(before + 1);
  });

  test("shows when somebody has changed it", async () => {
    const { db, tx } = workspace.record;
    const kept = await readMeeting(db, actor, "2026-06-30");
    const agenda = { ...kept?.agenda, zone: "Europe/Berlin" };
    await tx((changing) => changing.update(schema.meeting).set({ agenda }).where(eq(schema.meeting.code, "2026-06-30")));
    expect([kept?.isIntact, (await readMeeting(db, actor, "2026-06-30"))?.isIntact]).toEqual([true, false]);
  });

  test("is kept only by who may change the record", async () => {
    await expect(keepMeeting(workspace, keyActor("k", ["metrics:read"]), NOW)).rejects.toThrow("may not change what holds for every team");
  });
});
