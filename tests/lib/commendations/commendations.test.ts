import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { commendedOtherwise, funnelOf } from "@/lib/commendations/funnel";
import { readCommendations } from "@/lib/commendations/read-commendations";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parsePlaces } from "@/lib/interactions/row-cursor";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { PATH_STAGES } from "@/lib/metrics/commendation-path";
import { readOverview } from "@/lib/overview/read-overview";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, DAY, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();
/** 40 days after 1 June: what closed until the 11th can be measured. */
const NOW = june(1) + 40 * DAY;

async function workspaceOf(arrange: (db: Db, sourceId: number) => Promise<unknown>) {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => arrange(db, await addSource(db)));
  await workspace.facts.sync();
  return workspace;
}

describe("the way to a commendation", () => {
  test("over all time it begins with the difficult ones, and every step is the one before less what is lost", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const closed = (externalId: string, day: number) =>
        addInteraction(db, { sourceId, externalId, contactedAt: june(1), closedAt: june(day) });
      await addCommendation(db, { interactionId: await closed("praised", 2), receivedAt: june(3) });
      await closed("quiet", 4);
      await closed("too young", 20);
      await addInteraction(db, { sourceId, externalId: "open", contactedAt: june(1) });
      await addInteraction(db, { sourceId, externalId: "easy", contactedAt: june(1), closedAt: june(2), isDifficult: false });
    });
    const read = await readCommendations(workspace, actor, filtersOf(), { now: NOW });
    expect(funnelOf(read)).toMatchObject([
      { stage: "contacted", count: 4, length: 1, share: null, lost: 1 },
      { stage: "closed", count: 3, length: 0.75, share: 3 / 4, lost: 1 },
      { stage: "mature", count: 2, length: 0.5, share: 2 / 3, lost: 0 },
      { stage: "resolved", count: 2, length: 0.5, share: 1, lost: 0 },
      { stage: "kept", count: 2, length: 0.5, share: 1, lost: 1 },
      { stage: "commended", count: 1, length: 0.25, share: 1 / 2, lost: 0 },
    ]);
    expect(commendedOtherwise(read)).toBe(0);
  });

  test("in a period it begins with what was closed, because contacts and closings fall into different periods", async () => {
    const workspace = await variedWorkspace(120);
    await workspace.facts.sync();
    const filters = filtersOf("from=2026-04-01&to=2026-06-01");
    const now = Date.UTC(2026, 5, 10);
    const read = await readCommendations(workspace, actor, filters, { now });
    const stages = funnelOf(read);
    expect(stages.map((stage) => stage.stage)).toEqual(["closed", "mature", "resolved", "kept", "commended"]);
    for (const [index, stage] of stages.entries()) {
      const next = stages[index + 1];
      if (next) expect(stage.count - stage.lost).toBe(next.count);
    }
    const open = async (parts: readonly string[]) =>
      (await listInteractions(workspace, actor, filters, { kind: "drill", metric: "commendation-path", part: parts.join(",") }, { now }))
        .count;
    const { resolved, kept, commended } = PATH_STAGES;
    expect(await Promise.all([["cohort"], ["denominator"], resolved, kept, commended].map(open))).toEqual(
      stages.map((stage) => stage.count),
    );
    expect((stages.at(-1)?.count ?? 0) + commendedOtherwise(read)).toBe(read.conversion.total.numerator);
    const unclosed = { ...ALL_INTERACTIONS, isUnclosed: true };
    const rows = await listInteractions(workspace, actor, { ...filters, difficult: "yes" }, unclosed, { now });
    expect(rows.count).toBe(read.contacted.unclosed);
  });
});

describe("the commendations", () => {
  test("are listed by when they were received, counted by verified, asked for and passed on, as of the clock", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "praised", contactedAt: june(1) });
      const praise = (text: string, receivedAt: number, rest: Partial<Parameters<typeof addCommendation>[1]> = {}) =>
        addCommendation(db, { interactionId, text, receivedAt, ...rest });
      await praise("first", june(2), { wasSolicited: true, recognisedAt: june(5) });
      await praise("second", june(3), { wasSolicited: false, recognisedAt: NOW + 60_000 });
      await praise("hearsay", june(4), { isVerified: false, recognisedAt: june(6) });
      await praise("not yet", NOW + 60_000);
      const spam = await addInteraction(db, { sourceId, externalId: "spam", contactedAt: june(1), status: "spam" });
      await addCommendation(db, { interactionId: spam, receivedAt: june(2) });
    });
    const { list, isAnyDocumented } = await readCommendations(workspace, actor, filtersOf(), { now: NOW });
    expect(isAnyDocumented).toBe(true);
    expect(list).toMatchObject({ count: 3, verified: 2, solicited: 1, unsolicited: 1, recognised: 2, verifiedRecognised: 1 });
    // The Overview says as many wait as the list does.
    expect((await readOverview(workspace, actor, filtersOf(), { now: NOW })).toPassOn).toBe(list.verified - list.verifiedRecognised);
    expect(list.lines.map((line) => [line.text?.text, line.isRecognised])).toEqual([
      ["hearsay", true],
      ["second", false],
      ["first", true],
    ]);
  });

  test("page to the end and back", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "praised", contactedAt: june(1) });
      for (const text of ["1", "2", "3", "4", "5"]) await addCommendation(db, { interactionId, text, receivedAt: june(2) });
    });
    const page = async (place: Record<string, string | null>) => {
      const params = new URLSearchParams(Object.entries(place).flatMap(([key, value]) => (value ? [[key, value]] : [])));
      return (await readCommendations(workspace, actor, filtersOf(), { ...parsePlaces(params), limit: 2, now: NOW })).list;
    };
    const texts = (list: Awaited<ReturnType<typeof page>>) => list.lines.map((line) => line.text?.text).join("");
    const first = await page({});
    const second = await page({ after: first.older });
    const third = await page({ after: second.older });
    expect([first, second, third].map(texts)).toEqual(["54", "32", "1"]);
    expect(third.older).toBeNull();
    expect(texts(await page({ before: third.newer }))).toBe("32");
  });

  test("none documented is known as none at all, whatever the period", async () => {
    const workspace = await workspaceOf((db, sourceId) =>
      addInteraction(db, { sourceId, externalId: "one", contactedAt: june(1), closedAt: june(2) }),
    );
    const read = await readCommendations(workspace, actor, filtersOf(), { now: NOW });
    expect([read.isAnyDocumented, read.list.count, read.conversion.total.denominator]).toEqual([false, 0, 1]);
  });
});
