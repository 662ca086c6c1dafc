import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { crossTable } from "@/lib/metrics/cross-table";
import type { Dimension } from "@/lib/metrics/dimensions";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 5, 1);
const [A, B, B_LATE, C, BROKEN] = [1, 2, 3, 4, 5];

let workspace: Workspace;
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    await db.insert(schema.cause).values([
      { axis: "topic", code: "a", name: "A" },
      { axis: "topic", code: "b", name: "B" },
      { axis: "topic", code: "b-late", name: "B, late", parentId: B },
      { axis: "topic", code: "c", name: "C" },
      { axis: "anger", code: "promise-broken", name: "promise broken" },
    ]);
    await db.insert(schema.procedure).values({ code: "refunds", name: "Refunds" });
    await db.insert(schema.failure).values({ code: "waits", title: "Waits", procedureId: 1, mode: "late", createdAt: 0 });
    const cases: [causes: number[], isOfFailure: boolean][] = [
      [[A], true],
      [[A, BROKEN], true],
      [[A, B], false],
      [[B_LATE], true],
      [[C, BROKEN], true],
      [[BROKEN], false],
      [[], false],
    ];
    for (const [index, [causes, isOfFailure]] of cases.entries()) {
      const interactionId = await addInteraction(db, { sourceId, externalId: `C${index}` });
      for (const causeId of causes) await db.insert(schema.interactionCause).values({ interactionId, causeId });
      if (isOfFailure) await db.insert(schema.interactionFailure).values({ interactionId, failureId: 1 });
    }
  });
  await workspace.facts.sync();
  return () => workspace.close();
});

const ask = (by: Dimension, query = "") => runMetric(workspace, commandActor(), "cause-share", filtersOf(query), { now: NOW, by });
const rows = (result: Awaited<ReturnType<typeof ask>>) => result.points.map((point) => [point.series, point.numerator, point.denominator]);

describe("cause share", () => {
  it("counts an interaction once for each of its causes and once in the total; unknown is a row of its own", async () => {
    const result = await ask("cause.topic");
    expect(rows(result)).toEqual([
      ["a", 3, 7],
      ["b", 2, 7],
      ["c", 1, 7],
      ["unknown", 2, 7],
    ]);
    expect(result.total).toMatchObject({ numerator: 5, denominator: 7, unknown: 2 });
  });

  it("keeps the axes apart", async () => {
    expect(rows(await ask("cause.anger"))).toEqual([
      ["promise-broken", 3, 7],
      ["unknown", 4, 7],
    ]);
  });

  it("shows what lies below a topic when that topic is asked for", async () => {
    expect(rows(await ask("cause.topic", "cause=b"))).toEqual([
      ["b", 1, 2],
      ["b-late", 1, 2],
    ]);
  });

  it("does not change when a cause is renamed", async () => {
    const before = rows(await ask("cause.topic"));
    await workspace.record.tx(async (db) => {
      await db.update(schema.cause).set({ name: "Renamed" });
    });
    await workspace.facts.sync();
    expect(rows(await ask("cause.topic"))).toEqual(before);
  });
});

describe("the cross-table", () => {
  it("counts pairs of what broke and how it felt", async () => {
    const table = await crossTable(workspace, commandActor(), filtersOf(), { now: NOW, rows: "failure", columns: "cause.topic" });
    expect(table.rows.map((row) => row.key)).toEqual(["waits"]);
    expect(table.columns.map((column) => column.key)).toEqual(["a", "b", "c"]);
    expect(table.counts).toEqual([[2, 1, 1]]);
  });
});
