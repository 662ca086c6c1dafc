import { beforeEach, describe, expect, it } from "vitest";
import { stepKey } from "@/db/facts/step-key";
import * as schema from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { comparisonOf, type Group, given as givenIn, readAt } from "@/tests/support/endings";
import { freshWorkspace } from "@/tests/support/workspace";

const [WAIT, TALK] = ["Stay silent while they vent", "Acknowledge in few words"];

let workspace: Workspace;
beforeEach(async () => {
  workspace = await freshWorkspace();
  return () => workspace.close();
});

const given = (groups: Group[]) => givenIn(workspace, groups);
const read = (own = "", filters = "") => readAt(workspace, own, filters);
const one = (id: string, own = "") => comparisonOf(workspace, id, own);

describe("a comparison", () => {
  it("is made within severities, so that what is given in light cases alone does not look like what helps", async () => {
    // Kidney stones again: the first treatment is better in both strata, and worse in all.
    await given([
      { times: 81, severity: 1, apologyTiming: "before_facts", outcome: "resolved" },
      { times: 6, severity: 1, apologyTiming: "before_facts", outcome: "lost" },
      { times: 234, severity: 1, apologyTiming: "after_facts", outcome: "alternative_accepted" },
      { times: 36, severity: 1, apologyTiming: "after_facts", outcome: "lost" },
      { times: 192, severity: 4, apologyTiming: "before_facts", outcome: "resolved" },
      { times: 71, severity: 4, apologyTiming: "before_facts", outcome: "unresolved" },
      { times: 55, severity: 4, apologyTiming: "after_facts", outcome: "resolved" },
      { times: 25, severity: 4, apologyTiming: "after_facts", outcome: "unresolved" },
    ]);
    const found = await one("apology-when");
    expect([found.withIt, found.withoutIt]).toEqual([
      { x: 273, n: 350 },
      { x: 289, n: 350 },
    ]);
    expect(found.crude?.difference.toFixed(4)).toBe("-0.0457");
    expect(found.adjusted.difference?.value.toFixed(4)).toBe("0.0538");
    expect([found.adjusted.oddsRatio?.value.toFixed(4), found.adjusted.strata, found.lost]).toEqual(["1.4468", 2, 0]);
  });

  it("counts what is not known, what is on neither side, and what has nothing of the other side in its stratum", async () => {
    await given([
      { times: 6, severity: 1, moodEnd: 5, loopCount: 0 },
      { times: 5, severity: 1, moodEnd: 2, loopCount: 1 },
      { times: 3, severity: 1, moodEnd: 4, loopCount: 4 },
      { times: 2, severity: 2, moodEnd: 4, loopCount: 1 },
      { times: 4, severity: 1, moodEnd: 3 },
      { times: 7, severity: 1, loopCount: 1 },
    ]);
    const found = await one("loops", "ending=calm");
    expect(found).toMatchObject({
      withIt: { x: 2, n: 7 },
      withoutIt: { x: 6, n: 6 },
      other: { x: 3, n: 3 },
      unknown: { x: 0, n: 4 },
      lost: 2,
    });
    expect([found.adjusted.first, found.adjusted.second, found.hasEnough]).toEqual([5, 6, true]);
    const { good, measured, parts } = await read("ending=calm");
    expect([good, measured, parts.find(({ part }) => part === "mood-unknown")?.count]).toEqual([11, 20, 7]);
  });

  it("is not made where a side has fewer than five, and such are ordered after the others by no number of theirs", async () => {
    await given([
      { times: 6, severity: 1, moodEnd: 5, loopCount: 1, storyRestartCount: 1, transferCount: 0 },
      { times: 6, severity: 1, moodEnd: 2, loopCount: 0, storyRestartCount: 1, transferCount: 1 },
      { times: 4, severity: 1, moodEnd: 5, storyRestartCount: 0 },
    ]);
    const { comparisons } = await read("ending=calm&order=difference");
    expect(comparisons.slice(0, 2).map(({ id, hasEnough }) => [id, hasEnough])).toEqual([
      ["loops", true],
      ["transfers", true],
    ]);
    expect(comparisons.slice(2).every(({ hasEnough, q }) => !hasEnough && q === null)).toBe(true);
    expect((await read("ending=calm")).comparisons.map(({ id }) => id).slice(-4)).toEqual(["loops", "loops-many", "restarts", "transfers"]);
  });

  it("is made within waits above and below their median when asked", async () => {
    await given([
      { times: 8, severity: 1, moodEnd: 5, transferCount: 0, waitMinutes: 1 },
      { times: 2, severity: 1, moodEnd: 5, transferCount: 1, waitMinutes: 2 },
      { times: 8, severity: 1, moodEnd: 1, transferCount: 1, waitMinutes: 30 },
      { times: 2, severity: 1, moodEnd: 1, transferCount: 0, waitMinutes: 40 },
    ]);
    // All that speaks against handing on is that those who are handed on have waited.
    expect((await one("transfers", "ending=calm")).adjusted.difference?.value.toFixed(4)).toBe("-0.6000");
    const { adjusted } = await one("transfers", "ending=calm&adjust=wait");
    expect([adjusted.difference?.value, adjusted.strata]).toEqual([0, 2]);
  });

  it("takes no gesture for none given only where its source notes gestures at all", async () => {
    await given([{ times: 6, outcome: "resolved" }]);
    expect(await one("gesture")).toMatchObject({ withIt: { n: 0 }, withoutIt: { n: 0 }, unknown: { n: 6 } });
    await workspace.record.tx(async (db) => {
      await db.insert(schema.gesture).values({ interactionId: 1, kind: "voucher", valueCents: 500, currency: "EUR" });
    });
    await workspace.facts.sync();
    expect(await one("gesture")).toMatchObject({ withIt: { n: 1 }, withoutIt: { n: 5 }, unknown: { n: 0 } });
  });
});

describe("steps", () => {
  it("are told by their words, whatever their case, and by their polarity", async () => {
    await given([
      {
        times: 6,
        moodEnd: 5,
        steps: [
          [TALK, "yes"],
          ["Interrupt", "no", "avoid"],
        ],
      },
      {
        times: 5,
        moodEnd: 2,
        steps: [
          [TALK.toUpperCase(), "no"],
          ["Interrupt", "yes", "avoid"],
        ],
      },
      { times: 2, moodEnd: 2, steps: [[TALK, "not_applicable"]] },
    ]);
    const talk = await one(`step.${stepKey(TALK).toString(16)}`, "ending=calm");
    expect(talk).toMatchObject({ withIt: { x: 6, n: 6 }, withoutIt: { x: 0, n: 5 }, unknown: { x: 0, n: 2 }, with: "done" });
    const interrupt = await one(`step.${stepKey("Interrupt").toString(16)}`, "ending=calm");
    expect(interrupt).toMatchObject({ title: "Interrupt", with: "avoided", withIt: { x: 6, n: 6 }, withoutIt: { x: 0, n: 5 } });
  });

  it("are compared as two ways of doing the same: the one and not the other", async () => {
    await given([
      {
        times: 6,
        moodEnd: 5,
        steps: [
          [TALK, "yes"],
          [WAIT, "no"],
        ],
      },
      { times: 7, moodEnd: 2, steps: [[WAIT, "yes"]] },
      {
        times: 3,
        moodEnd: 2,
        steps: [
          [WAIT, "yes"],
          [TALK, "yes"],
        ],
      },
      { times: 2, moodEnd: 2 },
    ]);
    const [talk, wait] = [stepKey(TALK).toString(16), stepKey(WAIT).toString(16)];
    expect(await one(`variant.${talk}.${wait}`, `ending=calm&one=${talk}&other=${wait}`)).toMatchObject({
      withIt: { x: 6, n: 6 },
      withoutIt: { x: 0, n: 7 },
      other: { x: 0, n: 3 },
      unknown: { x: 0, n: 2 },
    });
    expect((await read(`ending=calm&one=${talk}&other=abc`)).notices.map(({ field }) => field)).toEqual(["one"]);
  });
});
