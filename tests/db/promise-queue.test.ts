import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { parseQueueView } from "@/lib/promises/queue-view";
import { addInteraction } from "@/tests/support/arrange";
import { addPromise } from "@/tests/support/arrange-record";
import { november, promiseDesk, T } from "@/tests/support/promise-desk";

let desk: Awaited<ReturnType<typeof promiseDesk>>;
beforeEach(async () => {
  desk = await promiseDesk();
});

const open = (values: Parameters<typeof desk.open>[0]) => desk.open(values);
/** The ids in each section; every count is that of its list. */
async function sections(actor = desk.robin, params: Record<string, string> = {}, now = T) {
  const { sections: listed, counts } = await desk.queue(actor, params, now);
  const ids = listed.map(({ section, rows }) => [section, rows.map(({ id }) => id)] as const);
  for (const [section, of] of ids) expect(of).toHaveLength(counts[section]);
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(ids.flatMap(([, of]) => of).length);
  return Object.fromEntries(ids);
}

describe("which section a promise stands in", () => {
  test("F1 to F8 at the beginning of 15 November", async () => {
    const F = {
      F1: await open({ firstDueAt: november(1), madeAt: november(1), doneAt: november(1) }),
      F2: await open({ firstDueAt: november(5), doneAt: november(4) }),
      F3: await open({ firstDueAt: november(6), doneAt: november(8) }),
      F4: await open({ firstDueAt: november(10) }),
      F5: await open({ firstDueAt: november(20) }),
      F6: await open({ firstDueAt: november(20), doneAt: november(10) }),
      F7: await open({ firstDueAt: november(12), cancelledAt: november(11), cancelledBy: "customer" }),
      F8: await open({ firstDueAt: november(12), cancelledAt: november(13), cancelledBy: "us" }),
    };
    // Done a week ago or longer: F1 and F2. F8 counts as missed and is no work any more.
    expect(await sections()).toEqual({ overdue: [F.F4], later: [F.F5], done: [F.F8, F.F7, F.F6, F.F3] });
    const parts = Object.fromEntries((await desk.queue()).sections.flatMap(({ rows }) => rows.map(({ id, part }) => [id, part])));
    expect([F.F3, F.F4, F.F5, F.F6, F.F7, F.F8].map((id) => parts[id])).toEqual([
      "late",
      "missed",
      "not-due",
      "ahead",
      "withdrawn",
      "missed",
    ]);
  });

  test("today, this week and later by the current date; what was missed by the first date stays overdue, behind what is due", async () => {
    const now = november(18, 12);
    const by = {
      moved: await open({ firstDueAt: november(17), dueAt: november(25) }),
      overdue: await open({ firstDueAt: november(18, 11) }),
      today: await open({ firstDueAt: november(18, 23) }),
      earlier: await open({ firstDueAt: november(30), dueAt: november(18, 9) }),
      week: await open({ firstDueAt: november(22, 23) }),
      later: await open({ firstDueAt: november(23) }),
    };
    expect(await sections(desk.robin, {}, now)).toEqual({
      overdue: [by.overdue, by.moved],
      today: [by.earlier, by.today],
      week: [by.week],
      later: [by.later],
    });
  });

  test("grace holds here as it does in follow-through, and what is test, or not made yet, is not there", async () => {
    await desk.workspace.record.tx(async (db) => {
      await db.update(schema.setting).set({ value: { zone: "UTC", graceMinutes: 60 } });
      const id = await addInteraction(db, { sourceId: 1, externalId: "trial", contactedAt: november(1), status: "test" });
      await addPromise(db, { interactionId: id, firstDueAt: november(10) });
    });
    const id = await open({ firstDueAt: T - 30 * 60_000 });
    await open({ madeAt: november(16), firstDueAt: november(20) });
    expect(await sections()).toEqual({ today: [id] });
    expect(await sections(desk.robin, {}, T + 30 * 60_000)).toEqual({ overdue: [id] });
  });

  test("the filters of the address leave mine, those of my teams, those of nobody, a kind, a procedure", async () => {
    const [procedure] = await desk.workspace.record.tx((db) =>
      db.insert(schema.procedure).values({ code: "refunds", name: "Refunds" }).returning(),
    );
    const mine = await open({ ownerUserId: desk.kim.user?.id ?? null });
    const refund = await open({ kind: "refund", procedureId: procedure?.id ?? null });
    const ofNorth = await open({ teamId: desk.north });
    expect(await sections(desk.kim, { whose: "mine" })).toEqual({ later: [mine] });
    expect(await sections(desk.kim, { whose: "teams" })).toEqual({ later: [mine, refund] });
    expect(await sections(desk.kim, { whose: "nobody" })).toEqual({ later: [refund, ofNorth] });
    expect(await sections(desk.kim, { kind: "refund" })).toEqual({ later: [refund] });
    expect(await sections(desk.kim, { procedure: "refunds" })).toEqual({ later: [refund] });
    expect(
      parseQueueView({ whose: "others", page: "0" })
        .notices.map(({ field }) => field)
        .toSorted(),
    ).toEqual(["page", "whose"]);
  });
});
