import { expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { getInteraction } from "@/lib/interactions/detail";
import { buildTimeline } from "@/lib/interactions/timeline";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, addPromise, addTeam, DAY, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

async function timelineOf(arrange: (db: Db, sourceId: number) => Promise<number>, zone = "UTC", asOf = june(30)) {
  const workspace = await freshWorkspace();
  const id = await workspace.record.tx(async (db) => arrange(db, await addSource(db)));
  const detail = await getInteraction(workspace, ownerActor(), id);
  if (!detail) throw new Error("the interaction is not there");
  return buildTimeline(detail, zone, asOf);
}

test("the whole story stands in the order in which it happened", async () => {
  const entries = await timelineOf(async (db, sourceId) => {
    const [first, second] = [await addTeam(db, "first line"), await addTeam(db, "second line")];
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId: "whole",
      occurredAt: june(1, 8),
      contactedAt: june(2, 9),
      apologyAt: june(2, 9, 5),
      apologyFor: "the situation",
      closedAt: june(9, 12),
    });
    const promiseId = await addPromise(db, {
      interactionId,
      madeAt: june(2, 10),
      firstDueAt: june(4, 18),
      dueAt: june(6, 18),
      doneAt: june(6, 11),
      closingWord: "thank you",
    });
    await db.insert(schema.promiseDate).values({ promiseId, dueAt: june(6, 18), agreedAt: june(4, 12), byCustomer: true });
    await db.insert(schema.progressReport).values({ promiseId, at: june(3, 15), text: "still looking" });
    await db.insert(schema.handover).values({
      interactionId,
      kind: "escalation",
      at: june(2, 11),
      fromTeamId: first,
      toTeamId: second,
      level: 2,
      reason: "needs approval",
    });
    await db.insert(schema.gesture).values({ interactionId, kind: "fee returned", valueCents: 590, currency: "EUR", at: june(3, 9) });
    await db.insert(schema.interactionEvent).values([
      { interactionId, kind: "resolved", at: june(6, 12) },
      { interactionId, kind: "reopened", at: june(7, 8) },
      { interactionId, kind: "resolved", at: june(8, 8) },
      { interactionId, kind: "closed", at: june(9, 12) },
    ]);
    await addCommendation(db, { interactionId, receivedAt: june(12, 9), recognisedAt: june(14, 9), text: "well done" });
    return interactionId;
  });
  expect(entries.map((entry) => entry.kind)).toEqual([
    "occurred",
    "contacted",
    "apology",
    "promise_made",
    "handover",
    "gesture",
    "progress_report",
    "promise_moved",
    "promise_due",
    "promise_done",
    "resolved",
    "reopened",
    "resolved",
    "closed",
    "commendation",
    "recognised",
  ]);
  expect(entries.every((entry) => !entry.isAhead)).toBe(true);
});

test("what is known to the day stands in that day: the contact at its beginning, a closing and a due date at its end", async () => {
  const day = june(2) / DAY;
  const entries = await timelineOf(async (db, sourceId) => {
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId: "days",
      contactedAt: june(2),
      contactedDay: day,
      closedAt: june(2),
      closedDay: day,
    });
    await addPromise(db, { interactionId, madeAt: june(2, 10), firstDueAt: june(3) - 1, firstDueDay: day, doneAt: june(2, 15) });
    return interactionId;
  });
  expect(entries.map((entry) => [entry.kind, entry.day])).toEqual([
    ["contacted", day],
    ["promise_made", null],
    ["promise_done", null],
    ["promise_due", day],
    ["closed", day],
  ]);
});

test("the same day is the day of the zone in which the times are shown", async () => {
  const day = june(2) / DAY;
  const arrange = async (db: Db, sourceId: number) => {
    // 23:30 UTC of 2 June is already 3 June in Tokyo, so there the day-long closing of 2 June comes before it.
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId: "zones",
      contactedAt: june(1, 9),
      closedAt: june(2),
      closedDay: day,
      apologyAt: june(2, 23, 30),
    });
    return interactionId;
  };
  expect((await timelineOf(arrange, "UTC")).map((entry) => entry.kind)).toEqual(["contacted", "apology", "closed"]);
  expect((await timelineOf(arrange, "Asia/Tokyo")).map((entry) => entry.kind)).toEqual(["contacted", "closed", "apology"]);
});

test("what lies after the clock is still ahead", async () => {
  const entries = await timelineOf(
    async (db, sourceId) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "ahead", contactedAt: june(2) });
      await addPromise(db, { interactionId, madeAt: june(2), firstDueAt: june(20) });
      return interactionId;
    },
    "UTC",
    june(10),
  );
  expect(entries.map((entry) => [entry.kind, entry.isAhead])).toEqual([
    ["contacted", false],
    ["promise_made", false],
    ["promise_due", true],
  ]);
});

test("an escalation that stands there as a handover is not told twice", async () => {
  const entries = await timelineOf(async (db, sourceId) => {
    const interactionId = await addInteraction(db, { sourceId, externalId: "escalated", contactedAt: june(2) });
    await db.insert(schema.handover).values({ interactionId, kind: "escalation", at: june(3) });
    await db.insert(schema.interactionEvent).values([
      { interactionId, kind: "escalated", at: june(3) },
      { interactionId, kind: "escalated", at: june(4) },
    ]);
    return interactionId;
  });
  expect(entries.map((entry) => [entry.kind, entry.at])).toEqual([
    ["contacted", june(2)],
    ["handover", june(3)],
    ["escalated", june(4)],
  ]);
});
