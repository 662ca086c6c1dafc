import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { isArchived, isReviewDue } from "@/lib/failures/archive-state";
import { escalationProbability, escalationsOf, type Watched } from "@/lib/failures/escalation";
import { failureState } from "@/lib/failures/failure-state";
import { type Lifecycle, lifecycles } from "@/lib/failures/lifecycle";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import { askInSnapshot } from "@/lib/metrics/ask";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, DAY, june } from "@/tests/support/arrange-record";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";
import { verdictWith } from "../../support/verdict";

const june1 = june(1) / DAY;

async function shows(db: Db, sourceId: number, failureId: number, days: readonly number[], customers: readonly number[]) {
  for (const [index, day] of days.entries()) {
    const customerId = customers[index % Math.max(1, customers.length)] ?? null;
    const contactedAt = june(day, 9);
    const id = await addInteraction(db, { sourceId, externalId: `F${failureId}-${index}`, contactedAt, customerId });
    await db.insert(schema.interactionFailure).values({ interactionId: id, failureId });
  }
}

async function workspaceOf(arrange: (db: Db, sourceId: number) => Promise<unknown>): Promise<Workspace> {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => arrange(db, await addSource(db)));
  await workspace.facts.sync();
  return workspace;
}

const asOf = (workspace: Workspace, now: number): Promise<Lifecycle[]> =>
  askInSnapshot(workspace, filtersOf(), { now }, async (asked) => [...(await lifecycles(asked)).values()]);

describe("the probability of an escalation", () => {
  test("is the one-sided binomial tail at a fifth, as in the definitions", () => {
    const p = (recent: number, before: number) => Number(escalationProbability({ recent, before }).toFixed(4));
    expect([3, 4, 5, 6].map((x) => p(x, 4))).toEqual([0.148, 0.0563, 0.0196, 0.0064]);
    expect([1, 2, 3].map((x) => p(x, 0))).toEqual([0.2, 0.04, 0.008]);
  });
});

describe("many failures watched at once", () => {
  const watched = (failureId: number, recent: number, before: number, areSeveralCustomers = true): Watched => ({
    failureId,
    counts: { days: new Map([[100, { recent, before, areSeveralCustomers }]]), weeks: new Map() },
    areCustomersUnknown: false,
    firstSeenDay: 0,
    recurringSince: 0,
  });

  test("need more than one alone: 5 after 4 is enough by itself, and not among ten that are as always", () => {
    const steady = Array.from({ length: 9 }, (_, index) => watched(index + 2, 1, 4));
    expect([...escalationsOf([watched(1, 5, 4)], 100, 1).keys()]).toEqual([1]);
    expect([...escalationsOf([watched(1, 5, 4), ...steady], 100, 1).keys()]).toEqual([]);
    // Three after none, .008, is above .05 ⁄ 10; four after none, .0016, below it.
    expect([...escalationsOf([watched(1, 3, 0), ...steady], 100, 1).keys()]).toEqual([]);
    expect([...escalationsOf([watched(1, 4, 0), ...steady], 100, 1).keys()]).toEqual([1]);
  });

  test("escalate only with two different customers, unless none is known of any", () => {
    const alone = watched(1, 6, 0, false);
    expect(escalationsOf([alone], 100, 1).size).toBe(0);
    expect(escalationsOf([{ ...alone, areCustomersUnknown: true }], 100, 1).size).toBe(1);
  });

  test("are left on the fourteenth quiet day", () => {
    const one = [watched(1, 6, 0)];
    expect(escalationsOf(one, 113, 1).get(1)).toEqual({ sinceDay: 100, firedDay: 100, reason: { kind: "sudden", recent: 6, before: 0 } });
    expect(escalationsOf(one, 114, 1).size).toBe(0);
  });

  test("give the same answer in any order", () => {
    const all = [watched(1, 4, 0), watched(2, 5, 1), watched(3, 1, 9), watched(4, 3, 0)];
    const sorted = (found: Map<number, unknown>) => [...found].toSorted(([a], [b]) => a - b);
    expect(sorted(escalationsOf(all.toReversed(), 100, 1))).toEqual(sorted(escalationsOf(all, 100, 1)));
  });
});

describe("a slow ramp", () => {
  // Day 4 was a Monday; sixteen weeks before day 116 it begins.
  const ramp = (weekly: number[]): Watched => ({
    failureId: 1,
    counts: { days: new Map(), weeks: new Map(weekly.map((count, index) => [4 + 7 * index, count])) },
    areCustomersUnknown: false,
    firstSeenDay: 4,
    recurringSince: 4,
  });
  const low = [1, 1, 1, 1, 1, 1, 1, 1];

  test("is eight complete weeks in a row above the mean", () => {
    expect(escalationsOf([ramp([...low, 2, 2, 2, 2, 2, 2, 2, 2])], 116, 1).get(1)?.reason).toEqual({ kind: "ramp" });
    // The mean of seven twos and nine ones is below 2, but only seven weeks lie above it.
    expect(escalationsOf([ramp([...low, 1, 2, 2, 2, 2, 2, 2, 2])], 116, 1).size).toBe(0);
  });

  test("does not count the week that is not over", () => {
    expect(escalationsOf([ramp([...low, 2, 2, 2, 2, 2, 2, 2, 2])], 115, 1).size).toBe(0);
  });
});

describe("the state", () => {
  const verdict = verdictWith({ effectiveAt: june(1), effectiveDay: june1, windowEndDay: june1 + 28 });
  const seen = { recurringSince: june1 };
  const state = (changed: Partial<FixVerdict>) => failureState({ ...verdict, ...changed }, { sinceDay: june1 }, seen, june1 + 40);

  test("is the latest fix's where there is one, whatever the numbers do", () => {
    expect(state({ stage: "planned", outcome: null })).toEqual({ state: "fix_planned", sinceDay: null });
    expect(state({ stage: "verifying" })).toEqual({ state: "verifying", sinceDay: june1 });
    expect(state({})).toEqual({ state: "fixed", sinceDay: june1 + 28 });
    expect(state({ outcome: "inconclusive" }).state).toBe("inconclusive");
    expect(state({ outcome: "worse" }).state).toBe("not_effective");
    expect(state({ regressedDay: june1 + 30 })).toEqual({ state: "regressed", sinceDay: june1 + 30 });
  });

  test("is else escalating, or candidate until the rule is met, new for seven days after that day, and ongoing from then on", () => {
    expect(failureState(null, { sinceDay: june1 + 3 }, seen, june1 + 3)).toEqual({ state: "escalating", sinceDay: june1 + 3 });
    expect(failureState(null, null, null, june1).state).toBe("candidate");
    expect(failureState(null, null, { recurringSince: null }, june1).state).toBe("candidate");
    expect([0, 7, 8].map((days) => failureState(null, null, seen, june1 + days).state)).toEqual(["new", "new", "ongoing"]);
  });
});

describe("an archive", () => {
  const at = june(10);
  test("ends at its time, and with so many further interactions or customers", () => {
    expect(isArchived({ at, until: june(20) }, undefined, june(20) - 1)).toBe(true);
    expect(isArchived({ at, until: june(20) }, undefined, june(20))).toBe(false);
    expect([2, 3].map((interactions) => isArchived({ at, interactions: 3 }, { interactions, customers: 1 }, june(20)))).toEqual([
      true,
      false,
    ]);
    expect([1, 2].map((customers) => isArchived({ at, customers: 2 }, { interactions: 9, customers }, june(20)))).toEqual([true, false]);
  });

  test("has not begun before it was made, and one for ever is due for review at its time", () => {
    const archive = { at, forEver: { reason: "the law asks for it", reviewAt: june(20) } };
    expect(isArchived(archive, undefined, at - 1)).toBe(false);
    expect([june(20) - 1, june(20)].map((now) => isReviewDue(archive, now))).toEqual([false, true]);
    expect(isArchived(archive, undefined, june(20))).toBe(true);
  });
});

describe("all failures of a workspace", () => {
  test("escalate the day after the last of the issues, over whole days, and are left by the fourteenth quiet day", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      await shows(db, sourceId, await addFailure(db, "sudden"), [10, 11, 12], await addCustomers(db, 3));
    });
    const states = async (day: number) => (await asOf(workspace, june(day, 23))).map(({ state, sinceDay }) => [state, sinceDay]);
    // Two issues after none would be .04, but it recurs only from the 12th on.
    expect(await states(11)).toEqual([["candidate", null]]);
    expect(await states(12)).toEqual([["new", june(12) / DAY]]);
    expect(await states(13)).toEqual([["escalating", june(13) / DAY]]);
    // On the 18th two of the three lie in its last week, .104: it has last fired on the 17th.
    expect(await states(30)).toEqual([["escalating", june(13) / DAY]]);
    expect((await states(31))[0]?.[0]).toBe("ongoing");
  });

  test("count an issue once in a window, and an interaction without a customer as its own", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const [one = 0] = await addCustomers(db, 1);
      await shows(db, sourceId, await addFailure(db, "same"), [10, 11, 12], [one]);
      await shows(db, sourceId, await addFailure(db, "unknown"), [10, 11, 12], []);
    });
    // One issue of one customer, p .2; three of unknown customers, .008.
    expect((await asOf(workspace, june(13))).map(({ state }) => state)).toEqual(["candidate", "escalating"]);
  });

  test("hold those nobody has seen, not those merged, and those put aside as long as nothing ends that", async () => {
    const workspace = await workspaceOf(async (db, sourceId) => {
      const customers = await addCustomers(db, 3);
      const survivor = await addFailure(db, "survivor");
      await addFailure(db, "merged", { mergedIntoId: survivor });
      await shows(db, sourceId, await addFailure(db, "aside", { archive: { at: june(10), interactions: 2 } }), [1, 10, 11], customers);
      await shows(db, sourceId, await addFailure(db, "watched", { archive: { at: june(9), escalating: true } }), [10, 11, 12], customers);
    });
    const states = async (day: number) => (await asOf(workspace, june(day))).map(({ state, seen }) => [state, seen?.interactions ?? 0]);
    // "survivor" was never seen. "aside" has one further interaction on the 10th and a second on the 11th.
    expect(await states(11)).toEqual([
      ["candidate", 0],
      ["archived", 2],
      ["archived", 1],
    ]);
    expect(await states(13)).toEqual([
      ["candidate", 0],
      ["new", 3],
      ["escalating", 3],
    ]);
  });
});
