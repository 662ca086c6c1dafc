import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { changeFailures } from "@/lib/failures/change-failures";
import { chartMarks } from "@/lib/failures/chart-marks";
import { readActivity } from "@/lib/failures/failure-activity";
import { mergeFailures } from "@/lib/failures/merge-failures";
import { stepEffects } from "@/lib/failures/step-effects";
import { NO_FILTERS } from "@/lib/filters";
import { previewFix } from "@/lib/fixes/preview-fix";
import { changeFix } from "@/lib/fixes/record-fix";
import { unchangedFailures } from "@/lib/fixes/unchanged-failures";
import { verdictsOf } from "@/lib/fixes/verdicts";
import { assessFailure } from "@/lib/fmea/assess-failure";
import { askInSnapshot } from "@/lib/metrics/ask";
import { readPriorities } from "@/lib/priorities/read-priorities";
import type { Workspace } from "@/lib/workspace";
import { addSource } from "@/tests/support/arrange";
import { addFix, addOccurrences, EFFECTIVE_DAY } from "@/tests/support/arrange-fix";
import { addFailure, DAY } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();
/** Thirteen weeks after the fix took effect. */
const NOW = (EFFECTIVE_DAY + 91) * DAY + DAY / 2;

/** On the last day of each of the 13 weeks before the fix and of the 13 after it. */
const weekly = Array.from({ length: 26 }, (_, week) => ({ happened: -91 + 7 * week + 6 }));

let workspace: Workspace;
const ids = { kept: 0, old: 0, other: 0 };

/*
 * "old" was merged into "kept" after a fix of it took effect and another one was planned; each of the two was seen 13 times in
 * the 13 weeks before and as often after. "other" was seen as often and has a fix of one that was merged into it.
 */
beforeAll(async () => {
  workspace = await freshWorkspace();
  const { record } = workspace;
  await record.tx(async (db: Db) => {
    const sourceId = await addSource(db);
    for (const code of ["kept", "old", "other"] as const) {
      ids[code] = await addFailure(db, code);
      await addOccurrences(db, sourceId, ids[code], weekly);
    }
    const past = await addFailure(db, "past");
    await addFix(db, { failureId: past, title: "Of the past", effectiveAt: (EFFECTIVE_DAY + 5) * DAY, effectiveDay: EFFECTIVE_DAY + 5 });
    await addFix(db, { failureId: ids.old, title: "Done", baselineDays: 91, windowDays: 91 });
    const later = { effectiveAt: (EFFECTIVE_DAY + 120) * DAY, effectiveDay: EFFECTIVE_DAY + 120 };
    await addFix(db, { failureId: ids.old, code: "to-come", title: "To come", targetRatio: 0.2, ...later });
  });
  await mergeFailures(record, actor, { into: "kept", codes: ["old"] }, NOW);
  await mergeFailures(record, actor, { into: "other", codes: ["past"] }, NOW);
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

test("the chart of a failure and its steps show the fixes of what was merged into it", async () => {
  const marks = await chartMarks(workspace.record.db, ids.kept, "UTC");
  expect(marks.map(({ fix, day }) => [fix, day - EFFECTIVE_DAY])).toEqual([
    ["Done", 0],
    ["To come", 120],
  ]);
  const steps = await askInSnapshot(workspace, filtersOf("failure=kept"), { now: NOW }, (asked) => stepEffects(asked, ids.kept));
  // The data begins six days into the first week, so that twelve whole weeks lie before the fix.
  expect(steps.map(({ title, before, after }) => [title, before.interactions, after.interactions])).toEqual([["Done", 24, 26]]);
});

test("what to fix first goes by the planned fix of what was merged", async () => {
  const { rows } = await readPriorities(workspace, actor, filtersOf("period=all"), { now: NOW });
  expect(rows.map(({ row }) => [row.code, row.plannedFix, row.saving?.targetRatio]).sort()).toEqual([
    ["kept", "To come", 0.2],
    ["other", null, 0.5],
  ]);
});

test("a failure that took in another one with a fix is no failure that nobody has touched", async () => {
  const found = await askInSnapshot(workspace, filtersOf(), { now: NOW }, async (asked) => {
    const [done] = (await verdictsOf(asked)).get(ids.kept) ?? [];
    return done ? [done.title, await unchangedFailures(asked, done)] : [];
  });
  expect(found).toEqual(["Done", null]);
});

test("a change of such a fix stands in the activity of the failure on whose page it was made", async () => {
  await changeFix(workspace.record, actor, "to-come", { title: "Later" }, NOW);
  const [latest] = await readActivity(workspace.record.db, null, ids.kept);
  expect(latest).toMatchObject({ kind: "fix", detail: { change: "changed", title: "Later" } });
});

test("a preview counts what a merged failure counts as, and refuses a team that does not exist", async () => {
  const outline = { effectiveDay: EFFECTIVE_DAY + 91, targetRatio: 0.5, baselineDays: 91, windowDays: 91, teams: [] };
  expect((await previewFix(workspace, actor, "old", outline, NO_FILTERS, { now: NOW })).before).toBe(26);
  await expect(previewFix(workspace, actor, "kept", { ...outline, teams: ["nobody"] }, NO_FILTERS, { now: NOW })).rejects.toThrow(
    'there is no team "nobody"',
  );
});

test("what was merged has no owner, archive or judgement of its own", async () => {
  const { record } = workspace;
  const change = { code: "old", archive: { escalating: true } };
  await expect(changeFailures(record, actor, [change], NOW)).rejects.toThrow('"old" was merged into another failure');
  const judged = { severity: 6, occurrence: 4, detection: 2 };
  await expect(assessFailure(record, actor, "old", judged, NOW)).rejects.toThrow('"old" was merged into another failure');
});
