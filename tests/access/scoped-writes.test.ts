import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as schema from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { settleDecision } from "@/lib/decisions/decide";
import { linkMany, unlinkMany } from "@/lib/failures/link-many";
import { createRule } from "@/lib/failures/link-rules";
import { mergeFailures } from "@/lib/failures/merge-failures";
import { selectInteractions } from "@/lib/failures/select-interactions";
import { splitOff } from "@/lib/failures/split-by";
import { mergeBack } from "@/lib/failures/split-failure";
import { keepMeeting } from "@/lib/meetings/keep-meeting";
import { nameNeed } from "@/lib/similar/change-need";
import type { Workspace } from "@/lib/workspace";
import { canaryWorkspace, CANARY_NOW as NOW } from "@/tests/support/canaries";
import { actorOf } from "@/tests/support/signed-in";

const SHARED = "shared-procedure-shared-failure";
const OTHERS = "kanari2procedure-kanari2failure";
const OWN = "kanari1procedure-kanari1failure";
// As they come: four of each team show its failures, four show none.
const [FIRST, LOOSE, THEIRS, THEIR_LOOSE] = [1, 5, 9, 13];

let workspace: Workspace;
let lead: Actor;
let manager: Actor;

beforeEach(async () => {
  workspace = await canaryWorkspace([1, 2], false);
  const [team] = await workspace.record.db.select().from(schema.team).where(eq(schema.team.code, "kanari1team"));
  lead = actorOf("lead", [team?.id ?? 0]);
  manager = actorOf("manager");
});
afterEach(() => workspace.close());

const shows = async (code: string) => {
  const { interactionFailure: link, failure } = schema;
  const rows = await workspace.record.db
    .select({ id: link.interactionId })
    .from(link)
    .innerJoin(failure, and(eq(failure.id, link.failureId), eq(failure.code, code)));
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
};

test("a lead links and unlinks interactions of their teams, and passes over the others", async () => {
  const { record } = workspace;
  expect(await linkMany(record, lead, SHARED, [LOOSE, THEIR_LOOSE], NOW)).toEqual([LOOSE]);
  expect(await unlinkMany(record, lead, SHARED, [FIRST, THEIRS], NOW)).toEqual([FIRST]);
  expect(await shows(SHARED)).toEqual([2, 3, 4, LOOSE, THEIRS, 10, 11, 12]);
  expect(await selectInteractions(workspace, lead, { ids: [FIRST, THEIRS] })).toEqual([FIRST]);
  expect(await linkMany(record, manager, SHARED, [THEIR_LOOSE], NOW)).toEqual([THEIR_LOOSE]);
});

test("a failure, a decision and a group of other teams are as ones that are not there", async () => {
  const { record } = workspace;
  const there = await linkMany(record, lead, OTHERS, [FIRST], NOW).catch((error: Error) => error.message);
  expect(there).toBe(`there is no failure "${OTHERS}"`);
  await expect(nameNeed(record, lead, "kanari2need", { title: "x", procedure: "y", mode: "late" }, NOW)).rejects.toThrow(
    "there is no group",
  );
  const decided = await record.db.select().from(schema.decision).where(eq(schema.decision.text, "kanari2decision"));
  const id = decided[0]?.id ?? 0;
  await expect(settleDecision(record, lead, id, "done", NOW)).rejects.toThrow(`there is no decision ${id}`);
  expect(await shows(OTHERS)).toEqual([THEIRS, 10, 11, 12]);
  await settleDecision(record, manager, id, "done", NOW);
});

test("what reaches every team is refused to whoever sees some, and done by whoever sees all", async () => {
  const { record } = workspace;
  const tried: [string, (actor: Actor) => Promise<unknown>][] = [
    ["rule", (actor) => createRule(record, actor, SHARED, { words: "parcel" }, NOW)],
    ["merge", (actor) => mergeFailures(record, actor, { into: SHARED, codes: [OWN] }, NOW)],
    ["meeting", (actor) => keepMeeting(workspace, actor, NOW + 86_400_000)],
  ];
  for (const [what, attempt] of tried) {
    await expect(attempt(lead), what).rejects.toMatchObject({ code: "forbidden" });
    await attempt(manager);
  }
});

test("a split moves what its maker sees, and is taken back by them while nobody else has added to it", async () => {
  const { record } = workspace;
  const wanted = { title: "Split", procedure: "Shared procedure", mode: "late" } as const;
  const by = { selection: { ids: [FIRST, 2, THEIRS] } };
  const made = await splitOff(workspace, lead, SHARED, by, { wanted, isRemembered: false, now: NOW });
  expect([made.moved, await shows(made.code)]).toEqual([2, [FIRST, 2]]);
  await linkMany(record, manager, made.code, [THEIR_LOOSE], NOW);
  await expect(mergeBack(record, lead, made.code, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await unlinkMany(record, manager, made.code, [THEIR_LOOSE], NOW);
  expect(await mergeBack(record, lead, made.code, NOW)).toBe(SHARED);
  expect(await shows(SHARED)).toEqual([FIRST, 2, 3, 4, THEIRS, 10, 11, 12]);
});
