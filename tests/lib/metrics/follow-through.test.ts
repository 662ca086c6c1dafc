import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const nov = (day: number, hour = 0) => Date.UTC(2026, 10, day, hour);
const T = nov(15);

interface PromiseRow {
  due: number;
  done?: number;
  cancelledAt?: number;
  cancelledBy?: "customer" | "us" | "duplicate";
}

let workspace: Workspace;
let interactionId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  interactionId = await workspace.record.tx(async (db) =>
    addInteraction(db, { sourceId: await addSource(db), externalId: "F", contactedAt: nov(1) - 86_400_000 }),
  );
  return () => workspace.close();
});

async function promise(...rows: PromiseRow[]) {
  await workspace.record.tx(async (db) => {
    for (const { due, done, cancelledAt, cancelledBy } of rows)
      await db.insert(schema.promise).values({
        interactionId,
        kind: "callback",
        madeAt: nov(1) - 86_400_000,
        firstDueAt: due,
        dueAt: due,
        doneAt: done ?? null,
        cancelledAt: cancelledAt ?? null,
        cancelledBy: cancelledBy ?? null,
      });
  });
  await workspace.facts.sync();
}

const ask = (at = T, query = "") => runMetric(workspace, commandActor(), "follow-through", filtersOf(query), { now: at, grain: "none" });
const counts = (result: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(result.parts.filter((part) => part.count > 0).map((part) => [part.part, part.count]));

const WORKED: PromiseRow[] = [
  { due: nov(3), done: nov(2) },
  { due: nov(5), done: nov(5) },
  { due: nov(7), done: nov(9) },
  { due: nov(10) },
  { due: nov(20) },
  { due: nov(20), done: nov(10) },
  { due: nov(12), cancelledAt: nov(8), cancelledBy: "customer" },
  { due: nov(8), cancelledAt: nov(11), cancelledBy: "us" },
];

describe("follow-through", () => {
  it("of the worked example is 2 of 5, with one ahead, one not due and one withdrawn", async () => {
    await promise(...WORKED);
    const result = await ask();
    expect(counts(result)).toEqual({ "on-time": 2, late: 1, missed: 2, ahead: 1, "not-due": 1, withdrawn: 1 });
    expect(result.total).toMatchObject({ numerator: 2, denominator: 5, value: 0.4, immature: 2, excluded: 1, unknown: 0 });
    expect(result.total.low).toBeCloseTo(0.1176, 4);
    expect(result.total.high).toBeCloseTo(0.7693, 4);
  });

  it("without a promise that is due has no value", async () => {
    await promise({ due: nov(20), done: nov(10) });
    expect((await ask()).total).toMatchObject({ numerator: 0, denominator: 0, value: null, low: null, high: null, immature: 1 });
  });

  it("counts a promise cancelled by us before its due date as not due until then, and as missed after", async () => {
    await promise({ due: nov(20), cancelledAt: nov(5), cancelledBy: "us" });
    expect(counts(await ask())).toEqual({ "not-due": 1 });
    expect(counts(await ask(nov(21)))).toEqual({ missed: 1 });
  });

  it("counts a promise that the customer withdrew after its due date as missed", async () => {
    await promise({ due: nov(8), cancelledAt: nov(9), cancelledBy: "customer" });
    expect(counts(await ask())).toEqual({ missed: 1 });
  });

  it("leaves out what was entered twice", async () => {
    await promise({ due: nov(8), cancelledAt: nov(9), cancelledBy: "duplicate" });
    expect(counts(await ask())).toEqual({ duplicate: 1 });
  });

  it("knows nothing that happened after its clock", async () => {
    await promise({ due: nov(8), done: nov(12) });
    expect(counts(await ask(nov(10)))).toEqual({ missed: 1 });
    expect(counts(await ask(nov(12)))).toEqual({ late: 1 });
  });

  it("accepts the workspace's grace", async () => {
    await promise({ due: nov(8), done: nov(9) });
    await workspace.record.tx(async (db) => {
      await db.update(schema.setting).set({ value: { zone: "UTC", graceMinutes: 24 * 60 } });
    });
    expect(counts(await ask())).toEqual({ "on-time": 1 });
  });

  it("does not change when promises due in the future are added, open or done", async () => {
    await promise(...WORKED);
    const before = (await ask()).total;
    await promise({ due: nov(25) }, { due: nov(26), done: nov(3) });
    const { numerator, denominator, value } = (await ask()).total;
    expect({ numerator, denominator, value }).toEqual({
      numerator: before.numerator,
      denominator: before.denominator,
      value: before.value,
    });
  });

  it("changes exactly one denominator when the clock passes a promise's due date", async () => {
    await promise(...WORKED.slice(0, 4), { due: nov(20) });
    const [before, after] = [(await ask(nov(20) - 60_000)).total, (await ask(nov(20))).total];
    expect([before.denominator, after.denominator]).toEqual([4, 5]);
    expect(after.numerator).toBe(before.numerator);
  });

  it("splits into parts that add up to every promise, whatever the clock", async () => {
    await promise(...WORKED);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: nov(1), max: nov(30) }), async (at) => {
        const result = await ask(at);
        const sum = result.parts.reduce((total, part) => total + part.count, 0);
        expect(sum).toBe(8);
        expect((result.total.denominator ?? 0) + result.total.immature + result.total.excluded).toBe(8);
      }),
      { numRuns: 30 },
    );
  });
});
