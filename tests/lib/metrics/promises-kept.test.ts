import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { drillMetric } from "@/lib/metrics/drill";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, DAY, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(20);
let workspace: Workspace;
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  sourceId = await workspace.record.tx((db) => addSource(db));
  return () => workspace.close();
});

let contacts = 0;
const contact = (values: { isDifficult?: boolean } = {}) =>
  workspace.record.tx((db) => addInteraction(db, { sourceId, externalId: `C-${contacts++}`, contactedAt: june(1), ...values }));
const promised = (interactionId: number, values: Partial<typeof schema.promise.$inferInsert> & { firstDueAt: number }) =>
  workspace.record.tx((db) => addPromise(db, { interactionId, madeAt: june(1), ...values }));
const reported = (promiseId: number, ...at: number[]) =>
  workspace.record.tx(async (db) => {
    for (const reportedAt of at) await db.insert(schema.progressReport).values({ promiseId, at: reportedAt });
  });

describe("promises ever kept", () => {
  it("of the worked example are 3 of 5, .2307 to .8824, whatever is ahead, not due or withdrawn", async () => {
    const interactionId = await contact();
    await promised(interactionId, { firstDueAt: june(3), doneAt: june(2) });
    await promised(interactionId, { firstDueAt: june(5), doneAt: june(5) });
    await promised(interactionId, { firstDueAt: june(7), doneAt: june(9) });
    await promised(interactionId, { firstDueAt: june(10) });
    await promised(interactionId, { firstDueAt: june(25) });
    await promised(interactionId, { firstDueAt: june(25), doneAt: june(10) });
    await promised(interactionId, { firstDueAt: june(12), cancelledAt: june(8), cancelledBy: "customer" });
    await promised(interactionId, { firstDueAt: june(8), cancelledAt: june(11), cancelledBy: "us" });
    const result = await askMetric(workspace, "promises-ever-kept", NOW);
    expect(partsOf(result)).toEqual({ "on-time": 2, late: 1, missed: 2, ahead: 1, "not-due": 1, withdrawn: 1 });
    expect(result.total).toMatchObject({ numerator: 3, denominator: 5, value: 0.6, immature: 2, excluded: 1 });
    expect(result.total.low).toBeCloseTo(0.2307, 4);
    expect(result.total.high).toBeCloseTo(0.8824, 4);
  });
});

describe("promises kept by the date last agreed", () => {
  it("count a date that the customer agreed to in time, and only there", async () => {
    const interactionId = await contact();
    const id = await promised(interactionId, { firstDueAt: june(5), dueAt: june(10), doneAt: june(9) });
    await workspace.record.tx(async (db) => {
      await db.insert(schema.promiseDate).values({ promiseId: id, dueAt: june(10), agreedAt: june(4), byCustomer: true });
    });
    expect((await askMetric(workspace, "follow-through", NOW)).total).toMatchObject({ numerator: 0, denominator: 1 });
    expect((await askMetric(workspace, "follow-through-agreed", NOW)).total).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it("are the same as follow-through where no date was moved", async () => {
    const interactionId = await contact();
    await promised(interactionId, { firstDueAt: june(5), firstDueDay: june(5) / DAY, doneAt: june(4) });
    await promised(interactionId, { firstDueAt: june(7), doneAt: june(8) });
    for (const query of ["", "from=2026-06-05&to=2026-06-06"]) {
      const [first, agreed] = [
        await askMetric(workspace, "follow-through", NOW, query),
        await askMetric(workspace, "follow-through-agreed", NOW, query),
      ];
      expect(partsOf(agreed)).toEqual(partsOf(first));
    }
  });
});

describe("interactions with every promise kept", () => {
  it("need one promise that is due and none that was broken", async () => {
    const [kept, broken, coming, none, easy, void_] = [
      await contact(),
      await contact(),
      await contact(),
      await contact(),
      await contact({ isDifficult: false }),
      await contact(),
    ];
    await promised(kept, { firstDueAt: june(5), doneAt: june(4) });
    await promised(kept, { firstDueAt: june(25) });
    await promised(broken, { firstDueAt: june(5), doneAt: june(4) });
    await promised(broken, { firstDueAt: june(5), doneAt: june(6) });
    await promised(coming, { firstDueAt: june(25), doneAt: june(4) });
    await promised(easy, { firstDueAt: june(5) });
    await promised(void_, { firstDueAt: june(5), cancelledAt: june(3), cancelledBy: "customer" });
    expect(none).toBeGreaterThan(0);
    const result = await askMetric(workspace, "interactions-kept", NOW);
    expect(partsOf(result)).toEqual({ kept: 1, broken: 1, "not-due": 1, "no-promise": 1, "not-difficult": 1, void: 1 });
    expect(result.total).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect((await askMetric(workspace, "promise-coverage", NOW)).total).toMatchObject({ numerator: 4, denominator: 5, excluded: 1 });
  });
});

describe("the customer's word", () => {
  it("is counted among those asked, and shows who was not", async () => {
    const interactionId = await contact();
    const done = { firstDueAt: june(5), doneAt: june(4) };
    await promised(interactionId, { ...done, wasCustomerSatisfied: true });
    await promised(interactionId, { ...done, wasCustomerSatisfied: true });
    await promised(interactionId, { ...done, wasCustomerSatisfied: false });
    await promised(interactionId, done);
    await promised(interactionId, { firstDueAt: june(5) });
    const result = await askMetric(workspace, "promise-satisfaction", NOW);
    expect(partsOf(result)).toEqual({ satisfied: 2, "not-satisfied": 1, "not-asked": 1 });
    expect(result.total).toMatchObject({ numerator: 2, denominator: 3, unknown: 1 });
  });
});

describe("the longest silence", () => {
  const days = async (at = NOW) => (await askMetric(workspace, "longest-silence", at)).duration?.curve.map(({ minutes }) => minutes / 1440);

  it("is from beginning to end where nothing was reported, and else the largest gap", async () => {
    const interactionId = await contact();
    await promised(interactionId, { firstDueAt: june(15), doneAt: june(10) });
    const told = await promised(interactionId, { firstDueAt: june(15), doneAt: june(10) });
    await reported(told, june(3), june(8));
    expect(await days()).toEqual([5, 9]);
  });

  it("of an open promise runs to the clock, of a withdrawn one to its withdrawal", async () => {
    const interactionId = await contact();
    const open = await promised(interactionId, { firstDueAt: june(15) });
    await reported(open, june(2), june(6));
    await promised(interactionId, { firstDueAt: june(15), cancelledAt: june(4), cancelledBy: "customer" });
    expect(await days()).toEqual([3, 14]);
    expect(await days(june(8))).toEqual([3, 4]);
    expect(partsOf(await askMetric(workspace, "longest-silence", NOW))).toEqual({ open: 1, withdrawn: 1 });
  });

  it("knows no report after its clock, before the promise or after the end", async () => {
    const interactionId = await contact();
    const id = await promised(interactionId, { firstDueAt: june(15), doneAt: june(11) });
    await reported(id, june(5), june(13));
    expect(await days()).toEqual([6]);
    expect(await days(june(4))).toEqual([3]);
  });

  it("opens the promises that were silent for so long", async () => {
    const interactionId = await contact();
    const long = await promised(interactionId, { firstDueAt: june(15), doneAt: june(10) });
    await promised(interactionId, { firstDueAt: june(15), doneAt: june(2) });
    await workspace.facts.sync();
    const { rows } = await drillMetric(
      workspace,
      ownerActor(),
      "longest-silence",
      filtersOf(),
      { part: "numerator", beyond: 2880 },
      { now: NOW },
    );
    expect(rows.map((row) => row.unitId)).toEqual([long]);
  });
});
