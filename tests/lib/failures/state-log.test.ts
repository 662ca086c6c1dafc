import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { failure, interactionFailure } from "@/db/schema";
import { readActivity } from "@/lib/failures/failure-activity";
import { noteStates } from "@/lib/failures/state-log";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, june } from "@/tests/support/arrange-record";
import { freshWorkspace } from "@/tests/support/workspace";

test("a change of state is noted once, and an archive that has ended is taken off", async () => {
  const workspace = await freshWorkspace();
  const id = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const customers = await addCustomers(db, 3);
    const failureId = await addFailure(db, "refund", { archive: { at: june(11), interactions: 1 } });
    for (const [index, customerId] of customers.entries()) {
      const contactedAt = june(10 + index, 9);
      const interactionId = await addInteraction(db, { sourceId, externalId: `R${index}`, contactedAt, customerId });
      await db.insert(interactionFailure).values({ interactionId, failureId });
    }
    return failureId;
  });
  await workspace.facts.sync();
  // Put aside on the 11th, opened by the interaction of that morning; recurring from the 12th, escalating on the 13th.
  expect(await noteStates(workspace, june(11, 8))).toBe(1);
  expect(await noteStates(workspace, june(12, 12))).toBe(1);
  expect(await noteStates(workspace, june(12, 13))).toBe(0);
  expect(await noteStates(workspace, june(13))).toBe(1);
  expect((await readActivity(workspace.record.db, null, id)).map(({ kind, actor, detail }) => [kind, actor, detail?.from, detail?.to])).toEqual([
    ["state", "system", "new", "escalating"],
    ["state", "system", "archived", "new"],
    ["reopened", "system", undefined, undefined],
    ["state", "system", "candidate", "archived"],
  ]);
  const [row] = await workspace.record.db.select().from(failure).where(eq(failure.id, id));
  expect(row?.archive).toBeNull();
});
