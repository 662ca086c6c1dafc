import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, DAY, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { freshWorkspace } from "@/tests/support/workspace";

const DAY_MINUTES = 1440;
let workspace: Workspace;
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  sourceId = await workspace.record.tx((db) => addSource(db));
  return () => workspace.close();
});

describe("time to follow-up", () => {
  const NOW = june(20);
  let interactionId: number;
  beforeEach(async () => {
    interactionId = await workspace.record.tx((db) => addInteraction(db, { sourceId, externalId: "P", contactedAt: june(1) }));
  });
  const promised = (values: Partial<typeof schema.promise.$inferInsert> & { madeAt: number }) =>
    workspace.record.tx((db) => addPromise(db, { interactionId, firstDueAt: values.madeAt + DAY, ...values }));

  it("of the worked example follows the published curve: half within 3 days, nine in ten not reached", async () => {
    for (const days of [1, 2, 2, 3, 5]) await promised({ madeAt: june(2), doneAt: june(2) + days * DAY });
    for (const days of [1, 4, 6]) await promised({ madeAt: NOW - days * DAY });
    const { total, duration, ...result } = await askMetric(workspace, "time-to-follow-up", NOW);
    expect(partsOf({ total, duration, ...result })).toEqual({ done: 5, open: 3 });
    expect(total).toMatchObject({ numerator: 5, denominator: 8, value: 3 * DAY_MINUTES, high: null });
    expect(duration?.p90).toBeNull();
    const curve = duration?.curve.map(({ minutes, open, atRisk }) => [minutes / DAY_MINUTES, Number(open.toFixed(4)), atRisk]);
    expect(curve).toEqual([
      [1, 0.875, 8],
      [2, 0.5833, 6],
      [3, 0.4375, 4],
      [5, 0.2188, 2],
      [6, 0.2188, 1],
    ]);
  });

  it("watches a promise that the customer withdrew until then, and one that we cancelled until the clock", async () => {
    await promised({ madeAt: june(2), cancelledAt: june(4), cancelledBy: "customer" });
    await promised({ madeAt: june(2), cancelledAt: june(4), cancelledBy: "us" });
    const result = await askMetric(workspace, "time-to-follow-up", NOW);
    expect(partsOf(result)).toEqual({ withdrawn: 1, open: 1 });
    expect(result.total).toMatchObject({ numerator: 0, denominator: 2, value: null });
    expect(result.duration?.curve.at(-1)).toMatchObject({ minutes: 18 * DAY_MINUTES, open: 1, atRisk: 1 });
  });

  it("leaves out what was done before it was made, unless only the day is known", async () => {
    await promised({ madeAt: june(2, 10), doneAt: june(2, 9) });
    await promised({ madeAt: june(2, 10), doneAt: june(2), doneDay: june(2) / DAY });
    const result = await askMetric(workspace, "time-to-follow-up", NOW);
    expect(partsOf(result)).toEqual({ impossible: 1, done: 1 });
    expect(result.total.value).toBe(0);
  });

  it("knows nothing that was done after the clock", async () => {
    await promised({ madeAt: june(2), doneAt: june(10) });
    expect((await askMetric(workspace, "time-to-follow-up", june(5))).total).toMatchObject({ numerator: 0, denominator: 1 });
  });
});

describe("time to resolution", () => {
  async function contact(at: number, ...events: ["resolved" | "reopened" | "closed", number][]) {
    await workspace.record.tx(async (db) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: `R-${at}-${events.length}`, contactedAt: at });
      for (const [kind, when] of events) await db.insert(schema.interactionEvent).values({ interactionId, kind, at: when });
    });
  }

  it("tells the first resolution from the last, and counts what was reopened as open until it is resolved again", async () => {
    await contact(june(1), ["resolved", june(3)], ["reopened", june(5)], ["resolved", june(9)]);
    const first = async (at: number) => (await askMetric(workspace, "time-to-resolution", at)).total;
    const last = async (at: number) => (await askMetric(workspace, "time-to-last-resolution", at)).total;
    expect(await first(june(20))).toMatchObject({ numerator: 1, denominator: 1, value: 2 * DAY_MINUTES });
    expect(await last(june(20))).toMatchObject({ numerator: 1, denominator: 1, value: 8 * DAY_MINUTES });
    expect(await last(june(7))).toMatchObject({ numerator: 0, denominator: 1, value: null });
    expect(await last(june(4))).toMatchObject({ numerator: 1, denominator: 1, value: 2 * DAY_MINUTES });
  });

  it("takes a closing for a resolution that was not logged, and open ones as open", async () => {
    await contact(june(1), ["closed", june(2)]);
    await contact(june(2));
    const result = await askMetric(workspace, "time-to-resolution", june(12));
    expect(partsOf(result)).toEqual({ resolved: 1, open: 1 });
    expect(result.total).toMatchObject({ value: DAY_MINUTES });
  });

  it("does not take interactions of a source that never says when something ended for open ones", async () => {
    await contact(june(1));
    expect((await askMetric(workspace, "time-to-resolution", june(12))).total).toMatchObject({ denominator: 0, unknown: 1, value: null });
  });

  it("is told to the hour beyond two days and to the day beyond sixty", async () => {
    await contact(june(1), ["resolved", june(4, 5, 40)]);
    expect((await askMetric(workspace, "time-to-resolution", june(12))).total.value).toBe(3 * DAY_MINUTES + 5 * 60);
    const longAgo = june(1) - 100 * DAY;
    await contact(longAgo, ["resolved", longAgo + 70 * DAY + 3_600_000]);
    expect((await askMetric(workspace, "time-to-resolution", june(12), "to=2026-05-01")).total.value).toBe(70 * DAY_MINUTES);
  });
});
