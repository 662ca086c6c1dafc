import { beforeEach, describe, expect, it } from "vitest";
import type { NewInteraction } from "@/db/schema";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
let sourceId: number;
let [late, lost] = [0, 0];
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    await addCustomers(db, 3);
    sourceId = await addSource(db);
    late = await addFailure(db, "late");
    lost = await addFailure(db, "lost");
  });
  return () => workspace.close();
});

let next = 0;
async function contact(values: Partial<NewInteraction>, ...failures: number[]) {
  await workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId, externalId: `C-${next++}`, ...values });
    for (const failureId of failures) await db.insert(schema.interactionFailure).values({ interactionId, failureId });
  });
}

describe("attributable volume", () => {
  beforeEach(async () => {
    await contact({ customerId: 1, contactedAt: june(1) });
    await contact({ customerId: 1, contactedAt: june(2) }, late);
    await contact({ customerId: 1, contactedAt: june(3) });
    await contact({ customerId: 1, contactedAt: june(4) }, late);
    await contact({ customerId: 1, contactedAt: june(5) }, lost);
    await contact({ customerId: 2, contactedAt: june(6) }, late);
    await contact({ customerId: null, contactedAt: june(7) }, lost);
    await contact({ customerId: null, contactedAt: june(8) });
  });

  it("is a failure's interactions and the later contacts of their issues, not the earlier ones", async () => {
    expect((await askMetric(workspace, "attributable-volume", june(20), "failure=lost")).total.numerator).toBe(2);
    expect((await askMetric(workspace, "attributable-volume", june(20), "failure=late")).total.numerator).toBe(5);
    const result = await askMetric(workspace, "attributable-volume", june(20));
    // late: days 2, 4, 6 and the later days 3, 5; lost: days 5, 7. Day 5 counts once in all.
    expect(partsOf(result)).toEqual({ own: 5, later: 1 });
    expect(result.total.numerator).toBe(6);
  });

  it("by failure counts an interaction once for each", async () => {
    await workspace.facts.sync();
    const { points } = await runMetric(workspace, commandActor(), "attributable-volume", filtersOf(), { now: june(20), by: "failure" });
    expect(points.map(({ series, numerator }) => [series, numerator])).toEqual([
      ["late", 5],
      ["lost", 2],
    ]);
  });
});

describe("recurrence after a change", () => {
  const version = (procedureId: number, number: number, effectiveAt: number) =>
    workspace.record.tx((db) => db.insert(schema.procedureVersion).values({ procedureId, version: number, effectiveAt }));

  beforeEach(async () => {
    await contact({ contactedAt: june(5), occurredAt: june(4) }, late);
    await contact({ contactedAt: june(12), occurredAt: june(8) }, late);
    await contact({ contactedAt: june(13), occurredAt: june(11) }, late);
    await contact({ contactedAt: june(14) }, late);
    await contact({ contactedAt: june(14), occurredAt: june(12) }, lost);
  });

  it("counts what happened after the change; what was only told after it is the tail", async () => {
    await version(late, 1, june(1));
    await version(late, 2, june(10));
    const result = await askMetric(workspace, "recurrence-after-change", june(20));
    expect(partsOf(result)).toEqual({ tail: 1, recurred: 1, undated: 1 });
    expect(result.total).toMatchObject({ numerator: 2, excluded: 1 });
  });

  it("knows no change in a first version, nor one that comes after the clock", async () => {
    await version(late, 1, june(1));
    expect(partsOf(await askMetric(workspace, "recurrence-after-change", june(20)))).toEqual({});
    await version(late, 2, june(25));
    expect(partsOf(await askMetric(workspace, "recurrence-after-change", june(20)))).toEqual({});
  });
});
