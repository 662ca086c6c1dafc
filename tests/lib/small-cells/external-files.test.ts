import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { metricFile } from "@/lib/metrics/metric-file";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetric } from "@/lib/metrics/run";
import { recurringIssues } from "@/lib/reports/recurring-issues";
import type { TableFile } from "@/lib/reports/table-file";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, addTeam, DAY, june } from "@/tests/support/arrange-record";
import { actorOf } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
const actor = actorOf("manager");
const now = june(28);

/** Difficult interactions of three teams: 40, 15 and 3; of two failures: 30 and 4. */
beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const failures = [await addFailure(db, "often"), await addFailure(db, "rarely")];
    let made = 0;
    for (const [code, count] of [
      ["north", 40],
      ["south", 15],
      ["east", 3],
    ] as const) {
      const teamId = await addTeam(db, code);
      for (let n = 0; n < count; n++) {
        const interactionId = await addInteraction(db, {
          sourceId,
          externalId: `${code}-${n}`,
          teamId,
          contactedAt: june(1) + (n % 20) * DAY,
        });
        const failureId = made < 30 ? failures[0] : made < 34 ? failures[1] : undefined;
        if (failureId !== undefined) await db.insert(schema.interactionFailure).values({ interactionId, failureId });
        made++;
      }
    }
  });
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

const byTeam = () => runMetric(workspace, actor, "difficult-rate", filtersOf(), { by: "team", grain: "none", now });
const column = (file: TableFile, name: string) => file.rows.map((row) => row[file.columns.findIndex((each) => each.name === name)]);

test("a file of a signed-in role says every count", async () => {
  const file = metricFile(actor, await byTeam());
  expect(column(file, "numerator").slice(-4)).toEqual([58, 40, 15, 3]);
  expect(file.header.some(([name]) => name === "small counts")).toBe(false);
});

test("a file for people outside holds the small count back, and the next one, and says so", async () => {
  const file = metricFile(actor, await byTeam(), 11);
  expect(column(file, "numerator").slice(-4)).toEqual([58, 40, "<11", "<11"]);
  expect(file.header.find(([name]) => name === "small counts")?.[1]).toBe(
    "1 to 10 are written <11, and so are the fewest others from which they could be worked out",
  );
});

test("the report for people outside holds back a failure's small counts, what could tell them, and when they were", async () => {
  const [whole, outside] = [
    await recurringIssues(workspace, actor, filtersOf(), { now }),
    await recurringIssues(workspace, actor, filtersOf(), { now, smallCells: 11 }),
  ];
  expect([column(whole, "interactions"), column(outside, "interactions")]).toEqual([
    [30, 4],
    ["<11", "<11"],
  ]);
  expect(column(outside, "first_seen")).toEqual([null, null]);
  expect(outside.header.find(([name]) => name.startsWith("interactions"))?.[1]).toBe(34);
});

test("a rate goes with its count, and what is left of it counts too", async () => {
  const total = { numerator: 97, denominator: 100, value: 0.97, low: 0.9, high: 0.99, immature: 0, excluded: 0, unknown: 0 };
  const result: MetricResult = { ...(await byTeam()), kind: "rate", total, points: [], series: [], parts: [] };
  expect(metricFile(result, 11).rows[0]?.slice(4, 9)).toEqual(["<11", 100, "<11", "<11", "<11"]);
});
