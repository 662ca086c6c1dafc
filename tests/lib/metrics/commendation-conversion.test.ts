import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const day = (number: number) => Date.UTC(2026, 0, number);
const T = Date.UTC(2026, 3, 1);

let workspace: Workspace;
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  sourceId = await workspace.record.tx((db) => addSource(db));
  return () => workspace.close();
});

interface Case {
  id: string;
  contacted: number;
  closed?: number;
  isDifficult?: boolean;
  status?: "live" | "spam";
  followUpOf?: number;
  commended?: { at: number; isVerified?: boolean; wasSolicited?: boolean }[];
}

async function add({ id, contacted, closed, commended = [], followUpOf, ...rest }: Case): Promise<number> {
  const interactionId = await workspace.record.tx(async (db) => {
    const made = await addInteraction(db, {
      sourceId,
      externalId: id,
      contactedAt: contacted,
      closedAt: closed ?? null,
      followUpOfId: followUpOf ?? null,
      ...rest,
    });
    for (const { at, isVerified = true, wasSolicited } of commended)
      await db.insert(schema.commendation).values({ interactionId: made, receivedAt: at, isVerified, wasSolicited: wasSolicited ?? null });
    return made;
  });
  await workspace.facts.sync();
  return interactionId;
}

const ask = async (at = T) => {
  const result = await runMetric(workspace, commandActor(), "commendation-conversion", filtersOf(), { now: at, grain: "none" });
  return {
    ...result.total,
    parts: Object.fromEntries(result.parts.filter((part) => part.count > 0).map((part) => [part.part, part.count])),
  };
};

describe("commendation conversion", () => {
  it("counts difficult interactions closed 30 days ago or longer that were commended from contact to 30 days after closing", async () => {
    await add({ id: "commended in time", contacted: day(1), closed: day(3), commended: [{ at: day(20), wasSolicited: false }] });
    await add({ id: "commended on the last day", contacted: day(1), closed: day(3), commended: [{ at: day(33), wasSolicited: true }] });
    await add({ id: "commended too late", contacted: day(1), closed: day(3), commended: [{ at: day(34) }] });
    await add({ id: "not verified", contacted: day(1), closed: day(3), commended: [{ at: day(5), isVerified: false }] });
    await add({ id: "before the contact", contacted: day(5), closed: day(8), commended: [{ at: day(2) }] });
    await add({ id: "never closed", contacted: day(1), commended: [{ at: day(4) }] });
    await add({ id: "not difficult", contacted: day(1), closed: day(2), isDifficult: false, commended: [{ at: day(3) }] });
    await add({ id: "closed too recently", contacted: T - 20 * 86_400_000, closed: T - 10 * 86_400_000 });
    await add({ id: "spam", contacted: day(1), closed: day(2), status: "spam" });
    expect(await ask()).toMatchObject({
      numerator: 2,
      denominator: 5,
      value: 0.4,
      immature: 1,
      excluded: 1,
      parts: { unsolicited: 1, solicited: 1, "not-commended": 3, "not-measurable": 1, spam: 1 },
    });
  });

  it("counts several commendations of one interaction once, as unsolicited when one of them was", async () => {
    await add({
      id: "twice",
      contacted: day(1),
      closed: day(3),
      commended: [
        { at: day(5), wasSolicited: true },
        { at: day(6), wasSolicited: false },
      ],
    });
    expect((await ask()).parts).toEqual({ unsolicited: 1 });
  });

  it("counts praise for a follow-up at the interaction that it follows", async () => {
    const first = await add({ id: "first", contacted: day(1), closed: day(3) });
    await add({ id: "follow-up", contacted: day(4), isDifficult: false, followUpOf: first, commended: [{ at: day(5) }] });
    expect(await ask()).toMatchObject({ numerator: 1, denominator: 1, parts: { commended: 1 } });
  });

  it("becomes measurable exactly 30 days after closing", async () => {
    await add({ id: "one", contacted: day(1), closed: day(3) });
    expect(await ask(day(33) - 60_000)).toMatchObject({ denominator: 0, immature: 1, value: null });
    expect(await ask(day(33))).toMatchObject({ denominator: 1, immature: 0, value: 0 });
  });

  it("follows the last closing as of the clock", async () => {
    const id = await add({ id: "reopened", contacted: day(1), closed: day(60) });
    await workspace.record.tx(async (db) => {
      await db.insert(schema.interactionEvent).values([
        { interactionId: id, kind: "closed", at: day(3) },
        { interactionId: id, kind: "closed", at: day(60) },
      ]);
    });
    await workspace.facts.sync();
    expect(await ask(day(50))).toMatchObject({ denominator: 1, immature: 0 });
    expect(await ask(day(61))).toMatchObject({ denominator: 0, immature: 1 });
  });
});
