import { beforeEach, describe, expect, it } from "vitest";
import type { NewInteraction } from "@/db/schema";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { PATH_STAGES } from "@/lib/metrics/commendation-path";
import { drillMetric } from "@/lib/metrics/drill";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, addCustomers, addPromise, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  sourceId = await workspace.record.tx(async (db) => {
    await addCustomers(db, 2);
    return addSource(db);
  });
  return () => workspace.close();
});

let next = 0;
const contact = (values: Partial<NewInteraction> = {}) =>
  workspace.record.tx((db) => addInteraction(db, { sourceId, externalId: `E-${next++}`, contactedAt: june(1), ...values }));

describe("commendations per 100", () => {
  it("counts each verified one, those of a follow-up under the first of its case, and none from after the clock", async () => {
    const first = await contact();
    const followUp = await contact({ followUpOfId: first, contactedAt: june(3), isDifficult: false });
    for (let more = 0; more < 3; more += 1) await contact();
    await workspace.record.tx(async (db) => {
      await addCommendation(db, { interactionId: first, receivedAt: june(4) });
      await addCommendation(db, { interactionId: followUp, receivedAt: june(5) });
      await addCommendation(db, { interactionId: first, receivedAt: june(6), isVerified: false });
      await addCommendation(db, { interactionId: first, receivedAt: june(25) });
    });
    const { total, ...result } = await askMetric(workspace, "commendations-per-100", june(20));
    expect(partsOf({ total, ...result })).toEqual({ commendations: 2, difficult: 4, unverified: 1 });
    expect(total).toMatchObject({ numerator: 2, denominator: 4, value: 50 });
    // Garwood for 2: 0.2422 to 7.2247, over 4, times 100.
    expect(total.low).toBeCloseTo(6.055, 2);
    expect(total.high).toBeCloseTo(180.617, 2);
    const rows = await drillMetric(
      workspace,
      commandActor(),
      "commendations-per-100",
      filtersOf(),
      { part: "numerator" },
      { now: june(20) },
    );
    expect(rows).toMatchObject({ count: 2, unit: "commendation" });
    expect(rows.rows.map((row) => row.interactionId)).toEqual([first, first]);
  });
});

describe("the path to a commendation", () => {
  const closed = (values: Partial<NewInteraction> = {}) => contact({ closedAt: june(2), ...values });
  const praise = (interactionId: number) => workspace.record.tx((db) => addCommendation(db, { interactionId, receivedAt: june(3) }));
  const promise = (interactionId: number, values: { firstDueAt: number; doneAt?: number }) =>
    workspace.record.tx((db) => addPromise(db, { interactionId, madeAt: june(2), ...values }));

  it("has nested stages that close on the conversion, praise without all of the way told apart", async () => {
    await praise(await closed());
    await closed();
    await praise(await closed({ outcome: "lost" }));
    await closed({ outcome: "unresolved" });
    const broken = await closed();
    await promise(broken, { firstDueAt: june(5), doneAt: june(6) });
    await praise(broken);
    await promise(await closed(), { firstDueAt: june(5) });
    await promise(await closed(), { firstDueAt: june(30) + 30 * 86_400_000 });
    const kept = await closed();
    await promise(kept, { firstDueAt: june(5), doneAt: june(4) });
    const now = june(30) + 10 * 86_400_000;
    const result = await askMetric(workspace, "commendation-path", now);
    expect(partsOf(result)).toEqual({
      "commended-unresolved": 1,
      unresolved: 1,
      "commended-broken": 1,
      broken: 1,
      "promise-open": 1,
      commended: 1,
      "not-commended": 2,
    });
    const conversion = await askMetric(workspace, "commendation-conversion", now);
    expect(result.total).toEqual(conversion.total);
    const reached = async (stage: keyof typeof PATH_STAGES) =>
      (await drillMetric(workspace, commandActor(), "commendation-path", filtersOf(), { part: PATH_STAGES[stage].join(",") }, { now }))
        .count;
    expect([await reached("measurable"), await reached("resolved"), await reached("kept"), await reached("commended")]).toEqual([
      8, 6, 3, 1,
    ]);
  });
});

describe("turned around", () => {
  it("is good endings among bad beginnings; a missing mood is not known", async () => {
    for (const [moodStart, moodEnd] of [
      [1, 5],
      [2, 4],
      [2, 3],
      [2, null],
      [null, 5],
      [3, 5],
    ] as const)
      await contact({ moodStart, moodEnd });
    const result = await askMetric(workspace, "turn-around", june(20));
    expect(result.total).toMatchObject({ numerator: 2, denominator: 3, unknown: 2, excluded: 1 });
  });
});

describe("service recovery", () => {
  const closed = (values: Partial<NewInteraction> = {}) =>
    contact({ closedAt: june(2), fault: "ours", wasDesiredOutcomeGranted: true, moodEnd: 4, customerId: 1, ...values });
  const parts = async (at = june(20)) => partsOf(await askMetric(workspace, "service-recovery", at));

  it.each<[string, Partial<NewInteraction>, string]>([
    ["granted and calm", {}, "calm"],
    [
      "an alternative accepted, not back within the window",
      { wasDesiredOutcomeGranted: null, outcome: "alternative_accepted", moodEnd: 2 },
      "stayed-away",
    ],
    ["not granted", { wasDesiredOutcomeGranted: false, outcome: "resolved" }, "not-granted"],
    ["somebody else's fault", { fault: "third_party" }, "not-ours"],
    ["nobody knows whose fault", { fault: null }, "fault-unknown"],
    ["nobody knows whether it was granted", { wasDesiredOutcomeGranted: null }, "wish-unknown"],
    ["upset, and nobody knows who it was", { customerId: null, moodEnd: 2 }, "upset"],
    ["neither mood nor customer known", { customerId: null, moodEnd: null }, "ending-unknown"],
  ])("tells %s", async (_, values, part) => {
    await closed(values);
    expect(await parts()).toEqual({ [part]: 1 });
  });

  it("is not yet measurable until the window has passed, and is undone by a contact within it", async () => {
    await closed({ moodEnd: 3 });
    expect(await parts(june(8))).toEqual({ "not-measurable": 1 });
    expect(await parts(june(10))).toEqual({ "stayed-away": 1 });
    await contact({ customerId: 1, contactedAt: june(5), isDifficult: false });
    expect(await parts(june(10))).toEqual({ "came-back": 1 });
  });

  it("asks that every promise was kept on time, and waits for those that are not due", async () => {
    const interactionId = await closed();
    await workspace.record.tx((db) => addPromise(db, { interactionId, firstDueAt: june(15), madeAt: june(2) }));
    expect(await parts(june(12))).toEqual({ "promise-open": 1 });
    expect(await parts(june(16))).toEqual({ broken: 1 });
    await workspace.record.tx(async (db) => {
      await db.update(schema.promise).set({ doneAt: june(14) });
    });
    expect(await parts(june(16))).toEqual({ calm: 1 });
  });

  it("does not hold a promise against us that the customer withdrew in time", async () => {
    const interactionId = await closed();
    await workspace.record.tx((db) =>
      addPromise(db, { interactionId, firstDueAt: june(10), madeAt: june(2), cancelledAt: june(8), cancelledBy: "customer" }),
    );
    expect(await parts()).toEqual({ calm: 1 });
  });
});
