import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { NewInteraction } from "@/db/schema";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { drillMetric } from "@/lib/metrics/drill";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, addTeam, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(25);
let workspace: Workspace;
let sourceId: number;
let [callback, refund, north, south] = [0, 0, 0, 0];
let versions: number[] = [];

beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    sourceId = await addSource(db);
    // A failure of its own brings each procedure along, under the same id.
    callback = await addFailure(db, "late");
    refund = await addFailure(db, "lost");
    north = await addTeam(db, "north");
    south = await addTeam(db, "south");
    const rows = await db
      .insert(schema.procedureVersion)
      .values([
        { procedureId: callback, version: 1, effectiveAt: june(5) },
        { procedureId: callback, version: 2, effectiveAt: june(15) },
      ])
      .returning({ id: schema.procedureVersion.id });
    versions = rows.map((row) => row.id);
  });
  return () => workspace.close();
});

let next = 0;
async function contact(values: Partial<NewInteraction>) {
  await workspace.record.tx(async (db) => {
    await addInteraction(db, { sourceId, externalId: `A-${next++}`, procedureId: callback, ...values });
  });
}

describe("adoption", () => {
  beforeEach(async () => {
    const [first, second] = versions;
    await contact({ contactedAt: june(4), procedureVersionId: first ?? null, teamId: north });
    await contact({ contactedAt: june(6), procedureVersionId: first ?? null, teamId: north });
    await contact({ contactedAt: june(15), procedureVersionId: second ?? null, teamId: north });
    await contact({ contactedAt: june(16), procedureVersionId: first ?? null, teamId: south });
    await contact({ contactedAt: june(17), procedureVersionId: second ?? null, teamId: south });
    await contact({ contactedAt: june(18), teamId: south });
    await contact({ contactedAt: june(18), procedureId: refund });
    await contact({ contactedAt: june(18), procedureId: null });
    await contact({ contactedAt: june(18), procedureVersionId: second ?? null, status: "test" });
  });

  it("is the share handled by the version that was current at the contact", async () => {
    const result = await askMetric(workspace, "adoption", NOW);
    // Before the first version on day 4; refund has no version at all.
    expect(partsOf(result)).toEqual({ test: 1, "no-procedure": 1, "not-in-force": 2, "version-unknown": 1, current: 3, other: 1 });
    expect(result.total).toMatchObject({ numerator: 3, denominator: 4, value: 0.75, unknown: 1, excluded: 4 });
  });

  it("by team, and every number opens as many rows", async () => {
    await workspace.facts.sync();
    const split = await runMetric(workspace, commandActor(), "adoption", filtersOf(), { now: NOW, by: "team" });
    expect(split.points.map(({ series, numerator, denominator }) => [series, numerator, denominator])).toEqual([
      ["south", 1, 2],
      ["north", 2, 2],
    ]);
    for (const [part, rows] of [
      ["numerator", 3],
      ["denominator", 4],
      ["unknown", 1],
      ["not-in-force", 2],
    ] as const)
      expect((await drillMetric(workspace, commandActor(), "adoption", filtersOf(), { part }, { now: NOW })).count).toBe(rows);
    const south = { part: "denominator", by: "team", series: "south" } as const;
    expect((await drillMetric(workspace, commandActor(), "adoption", filtersOf(), south, { now: NOW })).count).toBe(2);
  });

  it("leaves out what its procedure is not meant for, and what came after it was retired", async () => {
    const change = (values: Partial<typeof schema.procedure.$inferInsert>) =>
      workspace.record.tx((db) => db.update(schema.procedure).set(values).where(eq(schema.procedure.id, callback)));
    await change({ eligible: "team=south" });
    expect(partsOf(await askMetric(workspace, "adoption", NOW))).toMatchObject({ "not-eligible": 2, current: 1, other: 1 });
    await change({ eligible: null, retiredAt: june(17) });
    expect(partsOf(await askMetric(workspace, "adoption", NOW))).toMatchObject({ "not-in-force": 4, current: 2, other: 1 });
  });
});
