import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { type FixVerdict, verdictsOf } from "@/lib/fixes/verdicts";
import { whatWouldConvince } from "@/lib/fixes/what-would-convince";
import { askInSnapshot } from "@/lib/metrics/ask";
import { addSource } from "@/tests/support/arrange";
import { addFix, addOccurrences, EFFECTIVE_DAY, type Occurrence, spread } from "@/tests/support/arrange-fix";
import { addFailure, addTeam, DAY } from "@/tests/support/arrange-record";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

interface Story {
  occurrences: Occurrence[];
  fix?: Partial<typeof schema.fix.$inferInsert>;
  more?: (db: Db, sourceId: number) => Promise<unknown>;
}

/** The verdicts of fixes, each of a failure of its own, so many days after they took effect, at noon. */
async function judgedTogether(stories: Story[], days: number[]): Promise<FixVerdict[]> {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    for (const [index, { occurrences, fix, more }] of stories.entries()) {
      const failureId = await addFailure(db, `late-${index}`);
      await more?.(db, sourceId);
      await addOccurrences(db, sourceId, failureId, occurrences);
      await addFix(db, { failureId, ...fix });
    }
  });
  await workspace.facts.sync();
  const verdicts: FixVerdict[] = [];
  for (const day of days) {
    const now = (EFFECTIVE_DAY + day) * DAY + DAY / 2;
    const all = await askInSnapshot(workspace, filtersOf(), { now }, verdictsOf);
    verdicts.push(...[...all.values()].flat().toSorted((a, b) => a.failureId - b.failureId));
  }
  await workspace.close();
  return verdicts;
}

const judged = (story: Story, ...days: number[]) => judgedTogether([story], days);
const one = async (story: Story, day: number) => {
  const [verdict] = await judged(story, day);
  if (!verdict) throw new Error("there is no verdict");
  return verdict;
};
const against = (before: number, after: number) => [...spread(before, -28, 28), ...spread(after, 0, 28)];

describe("the verdict", () => {
  test("of 12 before is effective with none to three after at a ratio of 1, and open with four", async () => {
    const stories = [0, 1, 2, 3, 4].map((after) => ({ occurrences: against(12, after), fix: { targetRatio: 1 } }));
    const verdicts = await judgedTogether(stories, [28]);
    const seen = verdicts.map(({ ratio, outcome }) => [outcome, Number(ratio?.low.toFixed(4)), Number(ratio?.high.toFixed(4))]);
    expect(seen).toEqual([
      ["effective", 0, 0.3599],
      ["effective", 0.0019, 0.5632],
      ["effective", 0.0181, 0.7486],
      ["effective", 0.0453, 0.9264],
      ["inconclusive", 0.0784, 1.0998],
    ]);
  });

  test("is by the target that was set: of 12 before, one after proves no halving", async () => {
    const verdicts = await judgedTogether(
      [{ occurrences: against(12, 0) }, { occurrences: against(12, 1) }, { occurrences: against(3, 15) }],
      [28],
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["effective", "inconclusive", "worse"]);
  });

  test("is planned until the fix takes effect, so far while the window runs, and final when it ends", async () => {
    const verdicts = await judged({ occurrences: against(24, 2) }, -1, 0, 27, 28);
    expect(verdicts.map(({ stage, outcome }) => [stage, outcome])).toEqual([
      ["planned", null],
      ["verifying", null],
      ["verifying", "effective"],
      ["final", "effective"],
    ]);
    expect(verdicts.map(({ before, after }) => [before.issues, before.exposure, after.issues, after.exposure])).toEqual([
      [24, 27, 0, 0],
      [24, 28, 0, 0],
      [24, 28, 2, 27],
      [24, 28, 2, 28],
    ]);
  });

  test("counts different issues by when they happened; what was told later about earlier ones stands apart", async () => {
    const issues = async (db: Db) => {
      await db.insert(schema.customer).values({ key: "C" });
      await db.insert(schema.issue).values({ customerId: 1, key: "I" });
    };
    const same = { customerId: 1, issueId: 1 };
    const occurrences: Occurrence[] = [
      ...spread(12, -28, 28),
      { happened: 3, values: same },
      { happened: 5, values: same },
      { happened: -2, told: 1 },
      { happened: -3, told: 40 },
      { happened: null, told: 6 },
      { happened: null, told: -6 },
    ];
    const { before, after, tail } = await one({ occurrences, more: issues }, 45);
    expect([before, after, tail]).toMatchObject([{ issues: 15, undated: 1 }, { issues: 2, undated: 1 }, 2]);
  });

  test("looks only at the teams that the fix is for", async () => {
    const teams = (db: Db) => addTeam(db, "ours").then(() => addTeam(db, "theirs"));
    const of = (teamId: number, all: Occurrence[]) => all.map((each) => ({ ...each, values: { teamId } }));
    const occurrences = [...of(1, against(12, 0)), ...of(2, against(5, 5)), ...against(1, 1)];
    const { before, after } = await one({ occurrences, fix: { teams: [1] }, more: teams }, 28);
    expect([before.issues, after.issues]).toEqual([12, 0]);
  });

  test("has no ratio where nothing was seen before", async () => {
    expect(await one({ occurrences: against(0, 3) }, 28)).toMatchObject({ ratio: null, outcome: null, stage: "final" });
  });

  test("says when its criterion was set after it took effect", async () => {
    const story = { occurrences: against(12, 0) };
    const set = (EFFECTIVE_DAY + 20) * DAY;
    const verdicts = await judgedTogether([story, { ...story, fix: { criterionAt: set, createdAt: set } }], [28]);
    expect(verdicts.map(({ isRetrospective }) => isRetrospective)).toEqual([false, true]);
  });

  test("warns when the baseline holds the busiest month of the year before", async () => {
    const peak = { occurrences: [...spread(6, -28, 28), ...spread(4, -200, 20)] };
    const usual = { occurrences: [...spread(4, -28, 28), ...spread(6, -200, 20)] };
    expect((await judgedTogether([peak, usual], [28])).map(({ isPeakBaseline }) => isPeakBaseline)).toEqual([true, false]);
  });

  test("is divided by contacts where every day of both windows has them, else by days", async () => {
    const volumes = (from: number, to: number, contacts: (day: number) => number) => async (db: Db, sourceId: number) => {
      for (let day = from; day < to; day++)
        await db.insert(schema.contactVolume).values({ sourceId, key: String(day), day: EFFECTIVE_DAY + day, contacts: contacts(day) });
    };
    // Twice the contacts after: the same count is half the rate.
    const doubled = { occurrences: against(30, 30), more: volumes(-28, 28, (day) => (day < 0 ? 100 : 200)) };
    expect(await one(doubled, 28)).toMatchObject({ exposureKind: "contacts", ratio: { ratio: 0.5 }, before: { exposure: 2_800 } });
    const gap = { occurrences: against(30, 30), more: volumes(-27, 28, () => 100) };
    expect(await one(gap, 28)).toMatchObject({ exposureKind: "days", ratio: { ratio: 1 }, before: { exposure: 28 } });
  });

  test("does not depend on the order of the rows", async () => {
    const occurrences = against(13, 4);
    const plain = await one({ occurrences }, 28);
    expect(await one({ occurrences: occurrences.toReversed() }, 28)).toEqual(plain);
  });
});

describe("regression", () => {
  test("is seen at the end of a further window and not before", async () => {
    // 20 before: at most half is 10 a window. P(X ≥ 16 | 10) = .0487, P(X ≥ 15 | 10) = .0835.
    const [early, late] = await judged({ occurrences: [...against(20, 1), ...spread(16, 28, 7)] }, 55, 56);
    expect([early?.outcome, early?.regressedDay, late?.regressedDay]).toEqual(["effective", null, EFFECTIVE_DAY + 56]);
    expect((await one({ occurrences: [...against(20, 1), ...spread(15, 28, 7)] }, 60)).regressedDay).toBeNull();
  });

  test("is nothing that a fix without an effective verdict can show", async () => {
    expect((await one({ occurrences: [...against(20, 9), ...spread(30, 28, 28)] }, 60)).regressedDay).toBeNull();
  });

  test("of what must never happen is seen at once, on the day it was told", async () => {
    const occurrences = [...against(20, 0), { happened: 3, told: 9 }, { happened: -3, told: 10 }, { happened: 11, told: 12 }];
    const [day11, day12] = await judged({ occurrences, fix: { neverCount: 2 } }, 11, 12);
    expect([day11?.regressedDay, day12?.regressedDay]).toEqual([null, EFFECTIVE_DAY + 12]);
  });
});

describe("what would convince us", () => {
  test("is so many more days with at most so many more issues", async () => {
    // 12 before at a ratio of 1: three prove it, four do not. One was seen.
    const verdict = await one({ occurrences: [...spread(12, -28, 28), { happened: 2 }], fix: { targetRatio: 1 } }, 14);
    expect(whatWouldConvince(verdict, EFFECTIVE_DAY + 14)).toEqual({
      expected: 6,
      daysSeen: 14,
      daysToGo: 14,
      mostFurther: 2,
      neededDays: null,
    });
  });

  test("is a longer window where seeing nothing proves nothing", async () => {
    // Five before, half: ⌈28 · (40^(1/5) − 1) / .5⌉ = 62 days.
    const verdict = await one({ occurrences: spread(5, -28, 28) }, 14);
    expect([verdict.smallestProvable, whatWouldConvince(verdict, EFFECTIVE_DAY + 14)]).toMatchObject([
      10,
      { mostFurther: null, neededDays: 62 },
    ]);
  });
});
