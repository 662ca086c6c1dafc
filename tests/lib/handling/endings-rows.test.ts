import { beforeEach, describe, expect, it } from "vitest";
import { stepKey } from "@/db/facts/step-key";
import { commandActor } from "@/lib/access/actor";
import { ENDING_IDS } from "@/lib/handling/ending-rules";
import { parseWhich } from "@/lib/interactions/which";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addCommendation, addPromise, DAY, june } from "@/tests/support/arrange-record";
import { type Group, given as givenIn, NOW, readAt, rowsAt } from "@/tests/support/endings";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const [WAIT, TALK] = ["Stay silent while they vent", "Acknowledge in few words"];

let workspace: Workspace;
beforeEach(async () => {
  workspace = await freshWorkspace();
  return () => workspace.close();
});

const given = (groups: Group[]) => givenIn(workspace, groups);
const read = (own = "", filters = "") => readAt(workspace, own, filters);
const rows = (query: string) => rowsAt(workspace, query);

describe("every number opens its rows", () => {
  it("of every comparison, side and ending", async () => {
    const ids = await given([
      {
        times: 7,
        severity: 2,
        outcome: "resolved",
        fault: "ours",
        moodEnd: 5,
        closedAt: june(7),
        loopCount: 0,
        waitMinutes: 3,
        steps: [[TALK, "yes"]],
      },
      {
        times: 6,
        severity: 2,
        outcome: "unresolved",
        fault: "ours",
        moodEnd: 1,
        closedAt: june(8),
        loopCount: 2,
        apologyTiming: "none",
        steps: [
          [TALK, "no"],
          [WAIT, "yes"],
        ],
      },
      {
        times: 5,
        severity: 1,
        outcome: "alternative_accepted",
        fault: "nobody",
        apologyTiming: "after_facts",
        apologyScope: "situation",
        gesture: { valueCents: 100, currency: "EUR" },
      },
      { times: 3, isDifficult: false, outcome: "resolved" },
      { times: 2, status: "spam", outcome: "resolved" },
    ]);
    await workspace.record.tx(async (db) => {
      for (const [index, interactionId] of ids.entries()) {
        if (index % 3 === 0) await addPromise(db, { interactionId, firstDueAt: june(9), doneAt: index % 2 ? june(8) : null });
        if (index % 5 === 1) await addPromise(db, { interactionId, firstDueAt: NOW + DAY });
        if (index % 4 === 0) await addCommendation(db, { interactionId, receivedAt: june(10) });
      }
    });
    await workspace.facts.sync();
    const [talk, wait] = [stepKey(TALK).toString(16), stepKey(WAIT).toString(16)];
    for (const ending of ENDING_IDS) {
      const found = await read(`ending=${ending}&one=${talk}&other=${wait}`);
      for (const { part, count } of found.parts) expect([part, (await rows(`ending=${ending}&part=${part}`)).count]).toEqual([part, count]);
      for (const { id, withIt, withoutIt, other, unknown } of found.comparisons) {
        for (const [side, share] of Object.entries({ with: withIt, without: withoutIt, other, unknown })) {
          const list = await rows(`ending=${ending}&factor=${id}&side=${side}`);
          expect([ending, id, side, list.count, list.lines.length]).toEqual([ending, id, side, share.n, share.n]);
          expect((await rows(`ending=${ending}&factor=${id}&side=${side}&part=numerator`)).count).toBe(share.x);
        }
        // Every measurable interaction is on one side.
        expect(withIt.n + withoutIt.n + other.n + unknown.n).toBe(found.measured);
      }
      for (const { id, good, notGood } of found.effort) {
        expect((await rows(`ending=${ending}&factor=known.${id}&side=with&part=numerator`)).count).toBe(good.n);
        expect((await rows(`ending=${ending}&factor=known.${id}&side=with&part=rest`)).count).toBe(notGood.n);
      }
    }
  }, 180_000);

  it("has as many commended and recovered as the metrics of these names", async () => {
    const ids = await given([
      {
        times: 12,
        fault: "ours",
        outcome: "alternative_accepted",
        moodEnd: 5,
        closedAt: june(7) - 40 * DAY,
        contactedAt: june(1) - 40 * DAY,
      },
    ]);
    await workspace.record.tx((db) => addCommendation(db, { interactionId: ids[0] ?? 0, receivedAt: june(8) - 40 * DAY }));
    await workspace.facts.sync();
    for (const [ending, metric] of [
      ["commended", "commendation-conversion"],
      ["recovered", "service-recovery"],
    ] as const) {
      const { total } = await runMetric(workspace, commandActor(), metric, filtersOf(), { now: NOW, grain: "none" });
      const { good, measured } = await read(`ending=${ending}`);
      expect([good, measured]).toEqual([total.numerator, total.denominator]);
      expect([good, measured]).toEqual([ending === "recovered" ? 12 : 1, 12]);
    }
  });

  it("refuses what names nothing, and says so", () => {
    for (const query of [
      "ending=happy",
      "ending=calm&factor=apology",
      "ending=calm&factor=agent&side=with",
      "ending=calm&factor=step.zz&side=with",
    ]) {
      const { which, notices } = parseWhich(new URLSearchParams(query));
      expect([which.kind, notices.length]).toEqual(["interactions", 1]);
    }
  });
});

describe("promises kept", () => {
  it("is every promise that has come due, and nothing is said where none has", async () => {
    const [kept, broken, ahead, none] = await given([{ times: 4 }]);
    await workspace.record.tx(async (db) => {
      await addPromise(db, { interactionId: kept ?? 0, firstDueAt: june(5), doneAt: june(4) });
      await addPromise(db, { interactionId: kept ?? 0, firstDueAt: NOW + DAY });
      await addPromise(db, { interactionId: broken ?? 0, firstDueAt: june(5), doneAt: june(4) });
      await addPromise(db, { interactionId: broken ?? 0, firstDueAt: june(5), doneAt: june(6) });
      await addPromise(db, { interactionId: ahead ?? 0, firstDueAt: NOW + DAY, doneAt: june(6) });
      await addPromise(db, { interactionId: none ?? 0, firstDueAt: june(9), cancelledAt: june(8), cancelledBy: "customer" });
    });
    await workspace.facts.sync();
    const { parts } = await read("ending=promises-kept");
    expect(Object.fromEntries(parts.filter(({ count }) => count > 0).map(({ part, count }) => [part, count]))).toEqual({
      broken: 1,
      kept: 1,
      "not-due": 1,
      "none-promised": 1,
    });
  });
});

describe("what gestures cost", () => {
  const ours = { fault: "ours", closedAt: june(7) } as const;
  it("adds up each currency by itself, counts what is not known, and says nothing of more recoveries while chance could make them", async () => {
    await given([
      { ...ours, times: 2, outcome: "alternative_accepted", moodEnd: 5, gesture: { valueCents: 1000, currency: "EUR" } },
      { ...ours, times: 1, outcome: "alternative_accepted", moodEnd: 5, gesture: { valueCents: 300, currency: "USD" } },
      { ...ours, times: 1, outcome: "unresolved", gesture: { valueCents: null, currency: "EUR" } },
      { ...ours, times: 2, outcome: "unresolved" },
    ]);
    const { gestures } = await read();
    expect(gestures).toEqual({
      withGesture: { interactions: 4, recovered: 3, customers: 0, customersUnknown: 3 },
      without: { interactions: 2, recovered: 0, customers: 0, customersUnknown: 0 },
      gestures: 4,
      byCurrency: [
        { currency: "EUR", gestures: 2, cents: 2000 },
        { currency: "USD", gestures: 1, cents: 300 },
      ],
      unknownValues: 1,
      additional: null,
    });
  });

  it("says how many more recovered where the interval lies above none", async () => {
    await given([
      { ...ours, times: 18, outcome: "alternative_accepted", moodEnd: 5, gesture: { valueCents: 1000, currency: "EUR" } },
      { ...ours, times: 2, outcome: "unresolved", gesture: { valueCents: 1000, currency: "EUR" } },
      { ...ours, times: 10, outcome: "alternative_accepted", moodEnd: 5 },
      { ...ours, times: 10, outcome: "unresolved" },
    ]);
    const { additional } = (await read()).gestures;
    // (.9 − .5) · 20 with one.
    expect(additional?.recoveries.toFixed(4)).toBe("8.0000");
    expect(additional?.low).toBeGreaterThan(0);
  });
});

it("an empty workspace has no numbers and no mistakes", async () => {
  await workspace.facts.sync();
  for (const ending of ENDING_IDS) {
    const found = await read(`ending=${ending}&adjust=hold&order=difference`);
    expect([found.good, found.measured, found.interval]).toEqual([0, 0, null]);
    expect(found.comparisons.every(({ crude, adjusted, hasEnough }) => crude === null && adjusted.difference === null && !hasEnough)).toBe(
      true,
    );
  }
});
