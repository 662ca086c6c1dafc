import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { readPriorities } from "@/lib/priorities/read-priorities";
import { changeWeights, DEFAULT_WEIGHTS } from "@/lib/priorities/weights";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, addCustomers, addFailure, addPromise, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
const actor = ownerActor();
let workspace: Workspace;

/*
 * Over April to June: "grave" is shown by 4 interactions of 1 customer, severity 4, 10 minutes each, none of 4 commended;
 * "light" by 6 of 2 customers, severity 1 and unknown in turn, 5 minutes each, 3 of 6 commended, 2 promises missed.
 */
beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [one = 0, two = 0, three = 0] = await addCustomers(db, 3);
    const grave = await addFailure(db, "grave");
    const light = await addFailure(db, "light");
    const contactedAt = june(1) - 40 * 86_400_000;
    const closed = { contactedAt, closedAt: contactedAt + 3_600_000 };
    for (let index = 0; index < 4; index++) {
      const values = { ...closed, customerId: one, severity: 4, handleMinutes: 10 };
      const interactionId = await addInteraction(db, { sourceId, externalId: `G${index}`, ...values });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId: grave });
    }
    for (let index = 0; index < 6; index++) {
      const customerId = index % 2 === 0 ? two : three;
      const values = { ...closed, customerId, severity: index % 2 === 0 ? 1 : null, handleMinutes: 5 };
      const interactionId = await addInteraction(db, { sourceId, externalId: `L${index}`, ...values });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId: light });
      if (index < 3) await addCommendation(db, { interactionId, receivedAt: contactedAt + 7_200_000 });
      if (index < 2) await addPromise(db, { interactionId, firstDueAt: june(1) });
    }
    await db.insert(schema.fix).values({
      code: "planned",
      failureId: light,
      title: "Ask at once",
      effectiveAt: june(30, 13),
      targetRatio: 0.2,
      baselineDays: 28,
      windowDays: 28,
      criterionAt: NOW,
      createdBy: "owner",
      createdAt: NOW,
    });
  });
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

const read = () => readPriorities(workspace, actor, filtersOf("from=2026-04-01&to=2026-07-01"), { now: NOW });

test("every measure is counted as elsewhere, and the shares of each make 1", async () => {
  const { rows, days } = await read();
  expect(days).toBe(91);
  const measures = Object.fromEntries(rows.map(({ row }) => [row.code, row.measures]));
  expect(measures).toEqual({
    // 4 closed at the 3 in 6 of the others: 2 commendations more.
    grave: { interactions: 4, customers: 1, minutes: 40, missed: 0, commendations: 2, severity: 40 },
    light: { interactions: 6, customers: 2, minutes: 30, missed: 2, commendations: 0, severity: 6 },
  });
  for (const measure of ["interactions", "customers", "minutes", "missed", "commendations", "severity"] as const)
    expect(rows.reduce((sum, each) => sum + (each.shares[measure] ?? 0), 0)).toBeCloseTo(1, 12);
  expect(rows.reduce((sum, each) => sum + each.score, 0)).toBeCloseTo(1, 12);
  // (.4 + 1/3 + 4/7 + 0 + 1 + 40/46) ⁄ 6
  expect(rows[0]?.row.code).toBe("grave");
  expect(rows[0]?.score).toBeCloseTo(0.5291, 4);
});

test("what is spared goes by the planned fix, and is not guessed from 4 interactions", async () => {
  const { rows } = await read();
  const savings = Object.fromEntries(rows.map(({ row }) => [row.code, [row.saving?.targetRatio ?? null, row.plannedFix]]));
  expect(savings).toEqual({ grave: [null, null], light: [0.2, "Ask at once"] });
  // 6 in 91 days, a month of 30.4375, four fifths of them.
  expect(rows.find(({ row }) => row.code === "light")?.row.saving?.interactions).toBeCloseTo(1.6055, 4);
});

test("weights are kept for everybody, and the usual ones come back", async () => {
  await changeWeights(workspace.record, actor, {
    measures: { interactions: 0, customers: 0, minutes: 0, missed: 1, commendations: 0, severity: 0 },
    severity: { "1": 1, "2": 1, "3": 1, "4": 1, unknown: 0 },
  });
  const changed = await read();
  expect(changed.rows.map(({ row, score }) => [row.code, score, row.measures.severity])).toEqual([
    ["light", 1, 3],
    ["grave", 0, 4],
  ]);
  await changeWeights(workspace.record, actor, null);
  expect((await read()).weights).toEqual(DEFAULT_WEIGHTS);
  expect((await read()).rows[0]?.row.code).toBe("grave");
});
