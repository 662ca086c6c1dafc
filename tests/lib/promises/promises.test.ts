import { describe, expect, test } from "vitest";
import { askInSnapshot } from "@/lib/metrics/ask";
import { drillMetric } from "@/lib/metrics/drill";
import { summariseFollowThrough } from "@/lib/promises/follow-through-summary";
import { promiseStates } from "@/lib/promises/promise-states";
import { readFollowThrough } from "@/lib/promises/read-follow-through";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, addTeam, DAY } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();
const november = (day: number, hour = 0) => Date.UTC(2026, 10, day, hour);
const T = november(15);

/** The worked example of follow-through: F1 to F8, due 1 to 14 November, at the beginning of the 15th. */
async function workedExample() {
  const workspace = await freshWorkspace();
  const ids = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [north, south] = [await addTeam(db, "north"), await addTeam(db, "south")];
    const contactedAt = Date.UTC(2026, 9, 20);
    const interactionId = await addInteraction(db, { sourceId, externalId: "one", contactedAt });
    const promise = (values: Omit<Parameters<typeof addPromise>[1], "interactionId" | "madeAt">) =>
      addPromise(db, { interactionId, madeAt: contactedAt, teamId: south, ...values });
    return {
      F1: await promise({ firstDueAt: november(1), doneAt: november(1), teamId: north }),
      F2: await promise({ firstDueAt: november(5), doneAt: november(4), teamId: north }),
      F3: await promise({ firstDueAt: november(6), doneAt: november(8) }),
      F4: await promise({ firstDueAt: november(10) }),
      F5: await promise({ firstDueAt: november(20) }),
      F6: await promise({ firstDueAt: november(20), doneAt: november(10) }),
      F7: await promise({ firstDueAt: november(12), cancelledAt: november(11), cancelledBy: "customer" }),
      F8: await promise({ firstDueAt: november(12), cancelledAt: november(13), cancelledBy: "us" }),
    };
  });
  await workspace.facts.sync();
  return { workspace, ids };
}

describe("the page of promises", () => {
  test("the worked example: 2 of 5 on time, 1 ahead, 1 not due, 1 withdrawn, and the ledger in the order of work", async () => {
    const { workspace, ids } = await workedExample();
    const { overall, by, ledger } = await readFollowThrough(workspace, actor, filtersOf(), { now: T });
    expect(overall.total).toMatchObject({ numerator: 2, denominator: 5, value: 0.4, immature: 2, excluded: 1 });
    expect(ledger.map((section) => [section.part, section.count, section.lines.map((line) => line.promiseId)])).toEqual([
      ["missed", 2, [ids.F8, ids.F4]],
      ["not-due", 1, [ids.F5]],
      ["ahead", 1, [ids.F6]],
      ["late", 1, [ids.F3]],
      ["on-time", 2, [ids.F2, ids.F1]],
      ["withdrawn", 1, [ids.F7]],
    ]);
    const lateness = new Map(ledger.flatMap((section) => section.lines.map((line) => [line.promiseId, line.daysLate])));
    expect([ids.F4, ids.F5, ids.F3].map((id) => lateness.get(id))).toEqual([5, -5, 2]);
    expect(summariseFollowThrough({ overall, by })).toEqual({
      onTime: 2,
      late: 1,
      missed: 2,
      due: 5,
      notDue: 2,
      worst: { by: "team", key: "south", label: "south", count: 3 },
    });
  });

  test("what is still to come stands with the next first", async () => {
    const workspace = await freshWorkspace();
    await workspace.record.tx(async (db) => {
      const interactionId = await addInteraction(db, { sourceId: await addSource(db), externalId: "one", contactedAt: november(1) });
      for (const day of [25, 18, 21]) await addPromise(db, { interactionId, madeAt: november(1), firstDueAt: november(day) });
    });
    await workspace.facts.sync();
    const { ledger } = await readFollowThrough(workspace, actor, filtersOf(), { now: T, limit: 2 });
    expect(ledger.map((section) => [section.count, section.lines.map((line) => line.daysLate)])).toEqual([[3, [-3, -6]]]);
  });

  test("every section of the ledger is as long as the rows it opens", async () => {
    const workspace = await variedWorkspace(120);
    await workspace.facts.sync();
    const now = Date.UTC(2026, 5, 1);
    const { ledger, overall } = await readFollowThrough(workspace, actor, filtersOf(), { now });
    for (const section of ledger) {
      expect((await drillMetric(workspace, actor, "follow-through", filtersOf(), { part: section.part }, { now })).count).toBe(
        section.count,
      );
    }
    const excluded = overall.parts
      .filter((part) => ["test", "spam", "deleted", "merged"].includes(part.part))
      .reduce((sum, part) => sum + part.count, 0);
    expect(ledger.reduce((sum, section) => sum + section.count, 0) + excluded).toBe(
      overall.parts.reduce((sum, part) => sum + part.count, 0),
    );
  });
});

describe("the state of a promise", () => {
  test("is the part that counts it, for every promise and at every clock", async () => {
    const workspace = await variedWorkspace(120);
    await workspace.facts.sync();
    for (const now of [Date.UTC(2026, 3, 1), Date.UTC(2026, 5, 1)]) {
      const counted = new Map<number, string>();
      for (const part of ["cohort", "excluded"]) {
        const { rows } = await drillMetric(workspace, actor, "follow-through", filtersOf(), { part }, { now, limit: 1000 });
        for (const row of rows) counted.set(row.unitId, row.part);
      }
      const states = await askInSnapshot(workspace, filtersOf(), { now }, ({ reader, period }) =>
        promiseStates(
          reader,
          { asOf: period.asOf, graceMs: 0 },
          Array.from({ length: 120 }, (_, index) => index + 1),
        ),
      );
      expect(new Map(states.map((state) => [state.promiseId, state.part]))).toEqual(counted);
    }
  });

  test("of no interactions there are none", async () => {
    const { workspace } = await workedExample();
    expect(await workspace.facts.read((reader) => promiseStates(reader, { asOf: T, graceMs: DAY }, []))).toEqual([]);
  });
});
