import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { explore } from "@/lib/interactions/explore";
import { type InteractionList, listInteractions } from "@/lib/interactions/list-interactions";
import { parsePlaces } from "@/lib/interactions/row-cursor";
import { ALL_INTERACTIONS, type Which } from "@/lib/interactions/which";
import { drillMetric } from "@/lib/metrics/drill";
import { runMetric } from "@/lib/metrics/run";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, addCustomers, addPromise, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30);
const actor = ownerActor();

async function workspaceOf(arrange: (db: Db, sourceId: number) => Promise<unknown>) {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => arrange(db, await addSource(db)));
  await workspace.facts.sync();
  return workspace;
}

const idsOf = (list: InteractionList) => list.lines.map((line) => line.text?.externalId ?? "gone");

describe("the list", () => {
  test("shows the newest contact first, and of the same moment the later documented one", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await addInteraction(db, { sourceId, externalId: "old", contactedAt: june(1) });
      await addInteraction(db, { sourceId, externalId: "twin-1", contactedAt: june(2) });
      await addInteraction(db, { sourceId, externalId: "twin-2", contactedAt: june(2) });
    });
    const list = await listInteractions(workspace, actor, filtersOf(), ALL_INTERACTIONS, { now: NOW });
    expect([list.count, list.difficult, idsOf(list)]).toEqual([3, 3, ["twin-2", "twin-1", "old"]]);
    expect([list.older, list.newer]).toEqual([null, null]);
  });

  test("leaves out test, spam, deleted and merged interactions, and what is contacted after the clock", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await addInteraction(db, { sourceId, externalId: "live", contactedAt: june(1), isDifficult: false });
      for (const status of ["test", "spam", "deleted", "merged"] as const) {
        await addInteraction(db, { sourceId, externalId: status, contactedAt: june(1), status });
      }
      await addInteraction(db, { sourceId, externalId: "tomorrow", contactedAt: NOW + 60_000 });
    });
    const list = await listInteractions(workspace, actor, filtersOf(), ALL_INTERACTIONS, { now: NOW });
    expect([list.count, list.difficult, idsOf(list)]).toEqual([1, 0, ["live"]]);
  });

  test("pages to the end and back without losing or repeating a row", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      // Three share a moment, so that the place has to tell them apart.
      for (const [index, day] of [1, 2, 3, 3, 3, 4, 5].entries()) {
        await addInteraction(db, { sourceId, externalId: `I${index + 1}`, contactedAt: june(day) });
      }
    });
    const page = (place: { after?: string | null; before?: string | null }) => {
      const params = new URLSearchParams(Object.entries(place).flatMap(([key, value]) => (value ? [[key, value]] : [])));
      return listInteractions(workspace, actor, filtersOf(), ALL_INTERACTIONS, { ...parsePlaces(params), limit: 3, now: NOW });
    };
    const first = await page({});
    const second = await page({ after: first.older });
    const third = await page({ after: second.older });
    expect([idsOf(first), idsOf(second), idsOf(third)]).toEqual([["I7", "I6", "I5"], ["I4", "I3", "I2"], ["I1"]]);
    expect([first.newer, third.older]).toEqual([null, null]);
    const back = await page({ before: third.newer });
    expect(idsOf(back)).toEqual(["I4", "I3", "I2"]);
    const beginning = await page({ before: back.newer });
    expect([idsOf(beginning), beginning.newer]).toEqual([["I7", "I6", "I5"], null]);
    expect(new Set([first, second, third, back].map((each) => each.count))).toEqual(new Set([7]));
  });

  test("says of each interaction how its promises stand and whether it was commended", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const kept = await addInteraction(db, { sourceId, externalId: "kept", contactedAt: june(1) });
      await addPromise(db, { interactionId: kept, firstDueAt: june(5), doneAt: june(4) });
      await addPromise(db, { interactionId: kept, firstDueAt: june(6) });
      await addCommendation(db, { interactionId: kept, receivedAt: june(7) });
      const praised = await addInteraction(db, { sourceId, externalId: "praised later", contactedAt: june(2) });
      await addCommendation(db, { interactionId: praised, receivedAt: NOW + 60_000 });
      await addCommendation(db, { interactionId: praised, receivedAt: june(3), isVerified: false });
    });
    const { lines } = await listInteractions(workspace, actor, filtersOf(), ALL_INTERACTIONS, { now: NOW });
    expect(lines.map((line) => [line.text?.externalId, line.promises.map((state) => state.part), line.isCommended])).toEqual([
      ["praised later", [], false],
      ["kept", ["on-time", "missed"], true],
    ]);
  });

  test("keeps the line of an interaction that has been deleted since it was counted", async () => {
    const workspace = await workspaceOf((db, sourceId) => addInteraction(db, { sourceId, externalId: "gone", contactedAt: june(1) }));
    await workspace.record.tx((db) => db.delete(schema.interaction).where(eq(schema.interaction.externalId, "gone")));
    const list = await listInteractions(workspace, actor, filtersOf(), ALL_INTERACTIONS, { now: NOW });
    expect([list.count, list.lines.map((line) => line.text)]).toEqual([1, [null]]);
  });

  test("is refused to whoever may not see rows", async () => {
    const workspace = await freshWorkspace();
    const blind = { ...actor, may: (right: string) => right === "read" };
    await expect(listInteractions(workspace, blind, filtersOf(), ALL_INTERACTIONS)).rejects.toThrow("see single interactions");
  });
});

describe("which rows", () => {
  const own = (values: Partial<Extract<Which, { kind: "interactions" }>>): Which => ({ ...ALL_INTERACTIONS, ...values });

  test("each customer stands there once, with the latest interaction; an unknown one not at all", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const [a = 0, b = 0] = await addCustomers(db, 2);
      await addInteraction(db, { sourceId, externalId: "a-old", contactedAt: june(1), customerId: a });
      await addInteraction(db, { sourceId, externalId: "a-new", contactedAt: june(3), customerId: a });
      await addInteraction(db, { sourceId, externalId: "b", contactedAt: june(2), customerId: b });
      await addInteraction(db, { sourceId, externalId: "unknown", contactedAt: june(4) });
    });
    const list = await listInteractions(workspace, actor, filtersOf(), own({ each: "customer" }), { now: NOW });
    expect([list.unit, list.count, idsOf(list)]).toEqual(["customer", 2, ["a-new", "b"]]);
  });

  test("by when it happened: the occurrence decides, and the contact where that is not known", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await addInteraction(db, { sourceId, externalId: "told later", contactedAt: june(20), occurredAt: june(2, 9) });
      await addInteraction(db, { sourceId, externalId: "undated", contactedAt: june(3) });
      await addInteraction(db, { sourceId, externalId: "outside", contactedAt: june(3), occurredAt: june(1) });
    });
    const list = await listInteractions(workspace, actor, filtersOf("from=2026-06-02&to=2026-06-04"), own({ clock: "occurred" }), {
      now: NOW,
    });
    expect([list.count, idsOf(list)]).toEqual([2, ["undated", "told later"]]);
  });

  test("without a closing time: one closed after the clock is not closed yet", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await addInteraction(db, { sourceId, externalId: "closed", contactedAt: june(1), closedAt: june(2) });
      await addInteraction(db, { sourceId, externalId: "open", contactedAt: june(1, 1) });
      await addInteraction(db, { sourceId, externalId: "closed tomorrow", contactedAt: june(1, 2), closedAt: NOW + 60_000 });
    });
    const list = await listInteractions(workspace, actor, filtersOf(), own({ isUnclosed: true }), { now: NOW });
    expect(idsOf(list)).toEqual(["closed tomorrow", "open"]);
  });

  test("the rows of every part of every rate are as many as the part counts, and page to their end", async () => {
    const workspace = await variedWorkspace(120);
    await workspace.facts.sync();
    const filters = filtersOf("compare=off");
    for (const id of ["follow-through", "commendation-conversion", "difficult-rate"] as const) {
      const { parts } = await runMetric(workspace, actor, id, filters, { now: Date.UTC(2026, 6, 1), grain: "none" });
      for (const part of parts) {
        const which: Which = { kind: "drill", metric: id, part: part.part };
        const seen: number[] = [];
        let after = {};
        for (let pages = 0; pages < 100; pages += 1) {
          const list = await listInteractions(workspace, actor, filters, which, { ...after, limit: 7, now: Date.UTC(2026, 6, 1) });
          expect(list.count, `${id} ${part.part}`).toBe(part.count);
          seen.push(...list.rows.map((row) => row.unitId));
          if (list.older === null) break;
          after = parsePlaces({ after: list.older });
        }
        const drill = await drillMetric(workspace, actor, id, filters, { part: part.part }, { limit: 1000, now: Date.UTC(2026, 6, 1) });
        expect(seen, `${id} ${part.part}`).toEqual(drill.rows.map((row) => row.unitId));
      }
    }
  });

  test("a promise of a rate stands there with its own state alone", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "two promises", contactedAt: june(1) });
      await addPromise(db, { interactionId, firstDueAt: june(5), doneAt: june(4) });
      await addPromise(db, { interactionId, firstDueAt: june(6), firstDueDay: june(6) / 86_400_000 });
    });
    const list = await listInteractions(workspace, actor, filtersOf(), { kind: "drill", metric: "follow-through" }, { now: NOW });
    expect([list.unit, list.count]).toEqual(["promise", 2]);
    expect(list.lines.map((line) => [line.day, line.promises.map((state) => state.part)])).toEqual([
      [june(6) / 86_400_000, ["missed"]],
      [null, ["on-time"]],
    ]);
  });
});

describe("an address that cannot be understood", () => {
  const explored = async (query: string) => {
    const workspace = await workspaceOf((db, sourceId) => addInteraction(db, { sourceId, externalId: "one", contactedAt: june(1) }));
    return explore(workspace, actor, filtersOf(), new URLSearchParams(query), { now: NOW });
  };

  test.each([
    ["metric=happiness", "metric", "metric must be"],
    ["metric=follow-through&part=broken", "part", "part must be one of"],
    ["metric=follow-through&bucket=yesterday", "bucket", "bucket must be the first day"],
    ["metric=follow-through&by=moon&series=full", "by", 'by cannot be "moon"'],
    ["clock=sundial", "clock", "clock must be contacted or occurred"],
    ["each=hour", "each", "each must be interaction, customer or issue"],
    ["after=nowhere", "after", "after must be taken from a link of the list"],
  ])("%s falls back and says so", async (query, field, message) => {
    const { list, notices } = await explored(query);
    expect(notices.map((notice) => notice.field)).toEqual([field]);
    expect(notices[0]?.message).toContain(message);
    expect([list.unit, list.rows.length]).toEqual(["interaction", 1]);
  });
});
