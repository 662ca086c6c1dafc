import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  sourceId = await workspace.record.tx(async (db) => {
    await addCustomers(db, 1);
    return addSource(db);
  });
  return () => workspace.close();
});

describe("step adherence", () => {
  it("counts what was done and what was rightly avoided; what did not apply is left out", async () => {
    await workspace.record.tx(async (db) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "A", contactedAt: june(1) });
      const steps = [
        ["do", "yes"],
        ["do", "no"],
        ["do", "not_applicable"],
        ["avoid", "no"],
        ["avoid", "yes"],
        ["avoid", "not_applicable"],
      ] as const;
      for (const [position, [polarity, observed]] of steps.entries())
        await db.insert(schema.stepObservation).values({ interactionId, position, step: `Step ${position}`, polarity, observed });
    });
    const result = await askMetric(workspace, "step-adherence", june(20));
    expect(partsOf(result)).toEqual({ adherent: 2, "not-adherent": 2, "not-applicable": 2 });
    expect(result.total).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
  });
});

describe("completeness", () => {
  it("asks seven fields of an open interaction and ten of a closed one, of difficult ones only", async () => {
    await workspace.record.tx(async (db) => {
      await db.insert(schema.cause).values({ axis: "topic", code: "delivery", name: "Delivery" });
      const values = { sourceId, contactedAt: june(1) };
      await addInteraction(db, { ...values, externalId: "open", severity: 2, customerId: 1 });
      const closed = await addInteraction(db, {
        ...values,
        externalId: "closed",
        closedAt: june(2),
        moodStart: 1,
        moodEnd: 4,
        fault: "ours",
      });
      await db.insert(schema.interactionCause).values({ interactionId: closed, causeId: 1 });
      await addInteraction(db, { ...values, externalId: "calm", isDifficult: false });
    });
    const result = await askMetric(workspace, "completeness", june(20));
    // Open: customer and severity of 7. Closed: cause, both moods and fault of 10.
    expect(result.total).toMatchObject({ numerator: 6, denominator: 17 });
  });
});
