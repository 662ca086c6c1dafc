import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import { comparedCurves } from "@/lib/metrics/compared-curves";
import { drillMetric } from "@/lib/metrics/drill";
import { missedIn, over } from "@/lib/overview/decisions";
import { brokenOf, brokenPromises } from "@/lib/promises/broken-promises";
import { parseFollowThroughOptions } from "@/lib/promises/follow-through-options";
import { silences } from "@/lib/promises/silences";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, DAY, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(20);
const actor = ownerActor();
let workspace: Workspace;
let interactionId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  interactionId = await workspace.record.tx(async (db) =>
    addInteraction(db, { sourceId: await addSource(db), externalId: "P", contactedAt: june(1) }),
  );
  return () => workspace.close();
});

type Promised = Partial<typeof schema.promise.$inferInsert> & { firstDueAt: number };
const promised = (...rows: Promised[]) =>
  workspace.record.tx(async (db) => {
    for (const values of rows) await addPromise(db, { interactionId, madeAt: june(1), ...values });
  });
const asked = async <T>(work: (asked: Asked) => Promise<T>, query = "", from = workspace): Promise<T> => {
  await from.facts.sync();
  return askInSnapshot(from, filtersOf(query), { now: NOW }, work);
};
const procedure = (code: string) =>
  workspace.record.tx(async (db) => {
    const [row] = await db.insert(schema.procedure).values({ code, name: code }).returning({ id: schema.procedure.id });
    return row?.id ?? 0;
  });

describe("a curve", () => {
  it("of the worked example has S(3) .4375 with .1014 to .7419 and error .1879, and who is still watched", async () => {
    for (const days of [1, 2, 2, 3, 5]) await promised({ firstDueAt: june(10), madeAt: june(2), doneAt: june(2) + days * DAY });
    for (const days of [1, 4, 6]) await promised({ firstDueAt: june(25), madeAt: NOW - days * DAY });
    const { groups, test } = await asked((all) => comparedCurves(all, "time-to-follow-up", null));
    const [all] = groups;
    expect(test).toBeNull();
    expect([all?.watched, all?.ended, all?.median, all?.high]).toEqual([8, 5, 3 * 1440, null]);
    const third = all?.curve.find(({ minutes }) => minutes === 3 * 1440);
    expect(third?.open).toBeCloseTo(0.4375, 4);
    expect(third?.low).toBeCloseTo(0.1014, 4);
    expect(third?.high).toBeCloseTo(0.7419, 4);
    const [open = 0, low = 0] = [third?.open, third?.low];
    expect((open * Math.log(open) * Math.log(Math.log(low) / Math.log(open))) / -1.959964).toBeCloseTo(0.1879, 4);
    expect(all?.ticks.map(({ minutes, atRisk, ended }) => [minutes / 1440, atRisk, ended])).toEqual([
      [0, 8, 0],
      [2, 6, 3],
      [4, 3, 4],
    ]);
  });

  it("of each group is told apart from the others by the log-rank test, and opens its rows", async () => {
    for (const [kind, days] of [
      ["callback", [1, 1, 2, 2, 3, 3]],
      ["refund", [8, 9, 10, 11, 12, 13]],
      ["information", [1, 9]],
    ] as const)
      for (const each of days) await promised({ kind, firstDueAt: june(15), doneAt: june(1) + each * DAY });
    const curves = await asked((all) => comparedCurves(all, "time-to-follow-up", "kind"));
    expect(curves.groups.map(({ key, watched, ended }) => [key, watched, ended])).toEqual([
      ["callback", 6, 6],
      ["refund", 6, 6],
      ["information", 2, 2],
    ]);
    expect(curves.tooFew.map(({ key }) => key)).toEqual(["information"]);
    expect(curves.test?.compared.map(({ key }) => key)).toEqual(["callback", "refund"]);
    expect(curves.test?.p).toBeLessThan(0.01);
    for (const group of curves.groups) {
      for (const tick of group.ticks) {
        const mark = { by: "kind" as const, series: group.key ?? "" };
        const count = async (part: string, more: object) =>
          (await drillMetric(workspace, actor, "time-to-follow-up", filtersOf(), { ...mark, part, ...more }, { now: NOW })).count;
        expect(await count("denominator", { beyond: tick.minutes })).toBe(tick.atRisk);
        expect(await count("numerator", { within: tick.minutes })).toBe(tick.ended);
      }
    }
  });

  it("is not compared where fewer than two groups have five that ended", async () => {
    for (const days of [1, 2, 3, 4, 5]) await promised({ firstDueAt: june(15), doneAt: june(1) + days * DAY });
    await promised({ kind: "refund", firstDueAt: june(15), doneAt: june(3) });
    expect((await asked((all) => comparedCurves(all, "time-to-follow-up", "kind"))).test).toBeNull();
  });
});

describe("broken promises", () => {
  it("are late and missed ones of those due, by procedure and kind, with the worst named", async () => {
    const [billing, parts] = [await procedure("billing"), await procedure("parts")];
    const late = { firstDueAt: june(5), doneAt: june(7) };
    const kept = { firstDueAt: june(5), doneAt: june(4) };
    await promised(
      ...[late, late, late, kept, { firstDueAt: june(6) }].map((row) => ({ ...row, procedureId: billing })),
      ...[late, kept, kept].map((row) => ({ ...row, procedureId: parts, kind: "refund" as const })),
      { firstDueAt: june(25), procedureId: parts },
      { firstDueAt: june(5) },
    );
    const broken = await asked(brokenPromises);
    expect(broken.procedures.map(({ key, total }) => [key, brokenOf(total), total.due])).toEqual([
      ["billing", 4, 5],
      ["parts", 1, 3],
      ["unknown", 1, 1],
    ]);
    expect(broken.total).toEqual({ late: 4, missed: 2, due: 9 });
    expect(broken.worst).toMatchObject({ procedure: { key: "billing" }, kind: { key: "callback" }, count: { late: 3, missed: 1, due: 5 } });
  });

  it("add up, open their rows and are counted as on the Overview and the agenda", async () => {
    const varied = await variedWorkspace(120);
    const broken = await asked(brokenPromises, "", varied);
    const sum = broken.cells.flat().reduce((total, cell) => total + brokenOf(cell), 0);
    if (broken.hidden === 0) expect(sum).toBe(brokenOf(broken.total));
    const missed = await asked((all) => missedIn(over(all, all.filters), all.filters), "", varied);
    expect(missed.reduce((total, { count }) => total + count, 0)).toBe(broken.total.missed);
    for (const [y, row] of broken.procedures.entries()) {
      for (const [x, kind] of broken.kinds.entries()) {
        const mark = { part: "late,missed", by: "kind" as const, series: kind.key };
        const { count } = await drillMetric(varied, actor, "follow-through", filtersOf(`procedure=${row.key}`), mark, { now: NOW });
        expect(count).toBe(brokenOf(broken.cells[y]?.[x] ?? { late: 0, missed: 0, due: 0 }));
      }
    }
    await varied.close();
  });
});

describe("silences", () => {
  it("say how many were silent for the limit or longer, and which of them are still open", async () => {
    await promised(
      { firstDueAt: june(15), doneAt: june(2) },
      { firstDueAt: june(15), doneAt: june(3) },
      { firstDueAt: june(15), doneAt: june(9), kind: "refund" },
      { firstDueAt: june(15), kind: "refund" },
    );
    const found = await asked((all) => silences(all, 2));
    expect(found.all).toMatchObject({ promises: 4, long: 3, open: 1, openLong: 1, median: 2 * 1440 });
    expect(found.by.kind.map(({ key, long, promises, isRanked }) => [key, long, promises, isRanked])).toEqual([
      ["callback", 1, 2, false],
      ["refund", 2, 2, false],
    ]);
    expect((await asked((all) => silences(all, 9))).all.long).toBe(1);
  });
});

describe("what an address asks of the page", () => {
  it("is the usual where it says nothing or what cannot be, and then it is said", () => {
    expect(parseFollowThroughOptions({})).toEqual({
      clock: "time-to-follow-up",
      curve: null,
      silenceDays: 2,
      business: false,
      notices: [],
    });
    const odd = parseFollowThroughOptions({ clock: "time-to-resolution", curve: "kind", silence: "0", hours: "office" });
    expect(odd).toMatchObject({ clock: "time-to-resolution", curve: null, silenceDays: 2 });
    expect(odd.notices.map(({ field }) => field)).toEqual(["curve", "silence", "hours"]);
    expect(parseFollowThroughOptions({ curve: "kind", silence: "7" })).toMatchObject({ curve: "kind", silenceDays: 7, notices: [] });
  });
});
