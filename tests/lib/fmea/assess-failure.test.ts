import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { keyActor } from "@/lib/access/actor";
import { readActivity } from "@/lib/failures/failure-activity";
import { getFailure } from "@/lib/failures/get-failure";
import { assessFailure } from "@/lib/fmea/assess-failure";
import { parseAssessment } from "@/lib/fmea/assessment-requests";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
let workspace: Workspace;
let failureId = 0;

beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    failureId = await addFailure(db, "refund");
    for (const [externalId, at] of [
      ["old", june(1) - 70 * 86_400_000],
      ["1", june(1)],
      ["2", june(9)],
      ["3", june(30)],
    ] as const) {
      const interactionId = await addInteraction(db, { sourceId, externalId, contactedAt: at });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId });
    }
  });
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

const assessment = async () => {
  const found = await getFailure(workspace, ownerActor(), "refund", filtersOf("period=7d"), { now: NOW });
  return found && "assessment" in found ? found.assessment : null;
};

test("a failure that nobody has judged has no priority, and what the data speaks for stands beside it, whatever the period", async () => {
  // 90 days to the end of 30 June begin on 2 April; three interactions in them are one a month.
  expect(await assessment()).toEqual({
    severity: null,
    occurrence: null,
    detection: null,
    priority: null,
    suggested: { occurrence: 4, interactions: 3, from: "2026-04-02", to: "2026-07-01" },
  });
});

test("a judgement is kept with who made it, and one that changes nothing leaves no trace", async () => {
  const judged = { severity: 10, occurrence: 3, detection: 4 };
  await assessFailure(workspace.record, ownerActor(), "refund", judged, NOW);
  await assessFailure(workspace.record, ownerActor(), "refund", judged, NOW + 1);
  expect(await assessment()).toMatchObject({ ...judged, priority: "medium" });
  const before = { severity: null, occurrence: null, detection: null };
  expect(await readActivity(workspace.record.db, null, failureId)).toEqual([
    { kind: "assessed", actor: "user:1", at: NOW, detail: { ...judged, before } },
  ]);
});

test("what is no judgement is refused with what would be one", async () => {
  expect(() => parseAssessment('{"severity":11,"occurrence":1,"detection":1}')).toThrow(
    "severity must be a whole number from 1 to 10, or null while it is not judged",
  );
  expect(() => parseAssessment('{"severity":1.5,"occurrence":1,"detection":1}')).toThrow("severity must be a whole number");
  expect(() => parseAssessment("no")).toThrow("body must be JSON");
  const judged = { severity: 1, occurrence: 1, detection: 1 };
  await expect(assessFailure(workspace.record, ownerActor(), "none", judged, NOW)).rejects.toThrow('there is no failure "none"');
  await expect(assessFailure(workspace.record, keyActor("k", []), "refund", judged, NOW)).rejects.toThrow("may not change the record");
});
