import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { makePromise } from "@/lib/promises/add-promise";
import { completePromise, takeCompletionBack, takeWithdrawalBack, withdrawPromise } from "@/lib/promises/end-promise";
import { longestSilence } from "@/lib/promises/longest-silence";
import { movePromise, takeMoveBack } from "@/lib/promises/move-promise";
import { changeOwners } from "@/lib/promises/own-promises";
import { parsePromise } from "@/lib/promises/promise-requests";
import { countReminders } from "@/lib/promises/read-queue";
import { remindOf } from "@/lib/promises/remind";
import { mailReminders } from "@/lib/promises/remind-by-mail";
import { reportProgress, takeReportBack } from "@/lib/promises/report-progress";
import type { Workspace } from "@/lib/workspace";
import { november, person, promiseDesk, T } from "@/tests/support/promise-desk";

let desk: Awaited<ReturnType<typeof promiseDesk>>;
let workspace: Workspace;
let robin: Actor;
let kim: Actor;
beforeEach(async () => {
  desk = await promiseDesk();
  ({ workspace, robin, kim } = desk);
});

test("the longest silence lies between making, each report, and the end", () => {
  expect(longestSilence(0, [], 10)).toBe(10);
  expect(longestSilence(0, [4, 3], 10)).toBe(6);
  expect(longestSilence(0, [9], 10)).toBe(9);
  expect(longestSilence(5, [1, 20], 10)).toBe(5);
  expect(longestSilence(10, [], 5)).toBe(0);
});

describe("each action, and what takes it back", () => {
  test("a promise is taken, given to somebody else and back to its team; what came in between is not overwritten", async () => {
    const id = await desk.open({ remindAt: november(16) });
    const [me, other] = [robin.user?.id ?? 0, kim.user?.id ?? 0];
    const undo = await changeOwners(workspace.record, robin, [{ id, owner: me, was: null }], T);
    expect(undo).toEqual([{ id, owner: null, was: me }]);
    expect(await desk.row(id)).toMatchObject({ ownerUserId: me, remindAt: null });
    await expect(changeOwners(workspace.record, kim, [{ id, owner: other, was: null }], T)).rejects.toMatchObject({
      status: 409,
      message: "Robin has this promise now. Nothing was changed; look at it anew.",
    });
    await changeOwners(workspace.record, robin, [{ id, owner: other, was: me }], T);
    await changeOwners(workspace.record, kim, [{ id, owner: null, was: other }], T);
    expect((await desk.row(id))?.ownerUserId).toBeNull();
    expect((await desk.audited()).map(([action]) => action)).toEqual(["promise.take", "promise.give", "promise.give"]);
  });

  test("of many none changes its owner where one cannot, and nobody is given what they do not see", async () => {
    const me = robin.user?.id ?? 0;
    const [first, second] = [await desk.open(), await desk.open({ ownerUserId: me })];
    const both = [first, second].map((id) => ({ id, owner: me, was: null }));
    await expect(changeOwners(workspace.record, robin, both, T)).rejects.toMatchObject({ code: "promise_changed" });
    expect((await desk.row(first))?.ownerUserId).toBeNull();
    const far = await person(workspace, "Sam", "agent", [desk.north]);
    const given = [{ id: first, owner: far.user?.id ?? 0, was: null }];
    await expect(changeOwners(workspace.record, robin, given, T)).rejects.toMatchObject({ code: "bad_promise", field: "owner" });
  });

  test("a progress report is redacted, at now or earlier, and whoever logged it takes it back", async () => {
    const id = await desk.open();
    const words = "Told a.b@example.com where it stands";
    await reportProgress(workspace.record, kim, id, { channel: null, words, at: "2026-11-12T09:30" }, T);
    const [report] = await workspace.record.db.select().from(schema.progressReport);
    expect(report).toMatchObject({ at: november(12, 9, 30), text: "Told [email] where it stands", actor: kim.id });
    const [{ rows } = { rows: [] }] = (await desk.queue()).sections;
    expect(rows[0]).toMatchObject({ reports: 1, silence: november(12, 9, 30) - november(2), lastReport: report?.id });
    await expect(reportProgress(workspace.record, kim, id, { channel: null, words, at: "2026-11-16" }, T)).rejects.toMatchObject({
      field: "at",
    });
    await expect(reportProgress(workspace.record, kim, id, { channel: 99, words, at: null }, T)).rejects.toMatchObject({
      field: "channel",
    });
    await expect(takeReportBack(workspace.record, robin, id, report?.id ?? 0, T)).rejects.toMatchObject({ status: 409 });
    await takeReportBack(workspace.record, kim, id, report?.id ?? 0, T);
    expect(await workspace.record.db.select().from(schema.progressReport)).toEqual([]);
  });

  test("a promise is completed with the customer's word, not before it was made, and opened again", async () => {
    const id = await desk.open();
    const sent = { satisfied: false, words: "Call me on +49 30 1234567", at: null };
    await expect(completePromise(workspace.record, kim, id, { ...sent, at: "2026-11-01T23:59" }, T)).rejects.toMatchObject({ field: "at" });
    await expect(completePromise(workspace.record, kim, id, { ...sent, at: "2026-11-15T00:01" }, T)).rejects.toMatchObject({ field: "at" });
    await completePromise(workspace.record, kim, id, sent, T);
    expect(await desk.row(id)).toMatchObject({ doneAt: T, wasCustomerSatisfied: false, closingWord: "Call me on [phone]" });
    await expect(takeCompletionBack(workspace.record, kim, id, T - 1, T)).rejects.toMatchObject({ status: 409 });
    await takeCompletionBack(workspace.record, kim, id, T, T);
    expect(await desk.row(id)).toMatchObject({ doneAt: null, wasCustomerSatisfied: null, closingWord: null });
  });

  test("of two who complete the same promise at once, one is told who was first, and nothing is overwritten", async () => {
    const id = await desk.open();
    const both = await Promise.allSettled([
      completePromise(workspace.record, robin, id, { satisfied: true, words: null, at: null }, T),
      completePromise(workspace.record, kim, id, { satisfied: false, words: null, at: null }, T + 1),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const isRobins = both[0].status === "fulfilled";
    const refused = both.find((each) => each.status === "rejected");
    expect(refused?.reason).toMatchObject({
      status: 409,
      message: `${isRobins ? "Robin" : "Kim"} has completed this promise already. Nothing was changed; look at it anew.`,
    });
    expect(await desk.row(id)).toMatchObject({ doneAt: isRobins ? T : T + 1, wasCustomerSatisfied: isRobins });
    expect(await desk.audited()).toHaveLength(1);
  });

  test("a new date by the customer's clock leaves the first, and the one before holds again when it is taken back", async () => {
    const id = await desk.open();
    const sent = { due: "2026-11-24T09:00", clock: "customer" as const, byCustomer: true, reason: "Anna Schmidt is away; a@example.com" };
    await movePromise(workspace.record, kim, id, sent, T);
    expect(await desk.row(id)).toMatchObject({ firstDueAt: november(20, 12), dueAt: november(24, 14), dueDay: null });
    const [date] = await workspace.record.db.select().from(schema.promiseDate);
    expect(date).toMatchObject({ dueAt: november(24, 14), agreedAt: T, byCustomer: true });
    expect(date?.reason).toContain("[email]");
    await movePromise(workspace.record, kim, id, { due: "2026-11-26", clock: "ours", byCustomer: null, reason: null }, T);
    expect(await desk.row(id)).toMatchObject({ dueAt: november(27) - 1, dueDay: november(26) / 86_400_000 });
    await expect(takeMoveBack(workspace.record, kim, id, date?.id ?? 0, T)).rejects.toMatchObject({ status: 409 });
    const [, second] = await workspace.record.db.select().from(schema.promiseDate).orderBy(asc(schema.promiseDate.id));
    await takeMoveBack(workspace.record, kim, id, second?.id ?? 0, T);
    expect((await desk.row(id))?.dueAt).toBe(november(24, 14));
    await takeMoveBack(workspace.record, kim, id, date?.id ?? 0, T);
    expect(await desk.row(id)).toMatchObject({ dueAt: november(20, 12), firstDueAt: november(20, 12) });
    await expect(movePromise(workspace.record, kim, id, { ...sent, due: "2026-11-13" }, T)).rejects.toMatchObject({ field: "due" });
  });

  test("a promise is withdrawn with a reason and by whom, and the withdrawal is taken back", async () => {
    const id = await desk.open();
    await withdrawPromise(workspace.record, kim, id, { by: "customer", reason: "Wrote to b@example.com" }, T);
    expect(await desk.row(id)).toMatchObject({ cancelledAt: T, cancelledBy: "customer", cancelReason: "Wrote to [email]" });
    await expect(withdrawPromise(workspace.record, robin, id, { by: "us", reason: "x" }, T)).rejects.toThrow(
      "Kim has withdrawn this promise",
    );
    await takeWithdrawalBack(workspace.record, robin, id, T, T);
    expect(await desk.row(id)).toMatchObject({ cancelledAt: null, cancelledBy: null, cancelReason: null });
  });

  test("a reminder that has come is counted and mailed to its owner, once", async () => {
    const id = await desk.open();
    await remindOf(workspace.record, kim, id, "2026-11-16T08:00", T);
    expect(await desk.row(id)).toMatchObject({ ownerUserId: kim.user?.id, remindAt: november(16, 8) });
    await expect(remindOf(workspace.record, robin, id, "2026-11-16T08:00", T)).rejects.toMatchObject({ status: 409 });
    await expect(remindOf(workspace.record, kim, id, "2026-11-14", T)).rejects.toMatchObject({ field: "at" });
    const mails: string[] = [];
    const send = async (mail: { to: string; text: string }) => void mails.push(`${mail.to} ${mail.text}`);
    const round = (now: number) => mailReminders(workspace.record, { now, send, onError: (error) => expect(error).toBeNull() });
    expect([await round(november(16, 7)), await countReminders(workspace.record, kim, november(16, 7))]).toEqual([0, 0]);
    expect([await round(november(16, 8)), await round(november(16, 9))]).toEqual([1, 0]);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^kim@example.com You[\s\S]*in the interaction one\./);
    expect(await countReminders(workspace.record, kim, november(16, 8))).toBe(1);
    expect((await desk.queue(kim, {}, november(16, 8))).reminded.map((each) => each.id)).toEqual([id]);
    expect(await countReminders(workspace.record, robin, november(16, 8))).toBe(0);
    await remindOf(workspace.record, kim, id, null, november(16, 9));
    expect(await countReminders(workspace.record, kim, november(16, 9))).toBe(0);
  });

  test("a promise that is made now is added to an interaction, and an import leaves it as it is", async () => {
    const sent = {
      interaction: desk.interactionId,
      kind: "callback",
      words: "Ring c@example.com back",
      due: "2026-11-16T09:00",
      clock: "customer",
    };
    const id = await makePromise(workspace.record, kim, parsePromise(JSON.stringify(sent)), T);
    const due = november(16, 14);
    expect(await desk.row(id)).toMatchObject({
      text: "Ring [email] back",
      madeAt: T,
      firstDueAt: due,
      dueAt: due,
      teamId: desk.south,
      ownerUserId: kim.user?.id,
    });
    const [of] = await workspace.record.db.select().from(schema.interaction);
    expect(of?.editedFields).toEqual(["promise"]);
    expect(await desk.audited()).toEqual([["promise.create", `interaction:${desk.interactionId}`, kim.id]]);
  });
});

test("whoever sees some teams neither sees nor changes promises of interactions of others", async () => {
  const id = await desk.open();
  const sam = await person(workspace, "Sam", "agent", [desk.north]);
  expect((await desk.queue(sam)).sections).toEqual([]);
  const { record } = workspace;
  const tries: Promise<unknown>[] = [
    changeOwners(record, sam, [{ id, owner: sam.user?.id ?? 0, was: null }], T),
    reportProgress(record, sam, id, { channel: null, words: null, at: null }, T),
    takeReportBack(record, sam, id, 1, T),
    completePromise(record, sam, id, { satisfied: null, words: null, at: null }, T),
    takeCompletionBack(record, sam, id, T, T),
    movePromise(record, sam, id, { due: "2026-12-01", clock: "ours", byCustomer: null, reason: null }, T),
    takeMoveBack(record, sam, id, 1, T),
    withdrawPromise(record, sam, id, { by: "us", reason: "x" }, T),
    takeWithdrawalBack(record, sam, id, T, T),
    remindOf(record, sam, id, "2026-12-01", T),
    makePromise(record, sam, parsePromise(JSON.stringify({ interaction: desk.interactionId, kind: "other", due: "2026-12-01" })), T),
  ];
  for (const each of await Promise.allSettled(tries)) expect(each).toMatchObject({ status: "rejected", reason: { status: 404 } });
  expect(await desk.audited()).toEqual([]);
});

test("addresses outside are told of what is done and of what is moved, without a word of anybody", async () => {
  await workspace.record.tx((db) =>
    db.insert(schema.outgoingWebhook).values({
      code: "hook",
      name: "Hook",
      url: "https://example.com/",
      events: ["promise.done", "promise.moved"],
      secret: "",
      createdBy: "user:1",
      createdAt: 0,
    }),
  );
  const id = await desk.open({ kind: "refund" });
  await movePromise(workspace.record, kim, id, { due: "2026-11-30T10:00", clock: "ours", byCustomer: null, reason: "Secret" }, T);
  await completePromise(workspace.record, kim, id, { satisfied: true, words: "Secret", at: null }, T);
  const told = await workspace.record.db.select().from(schema.outgoingDelivery).orderBy(asc(schema.outgoingDelivery.id));
  const url = `/interactions/${desk.interactionId}`;
  expect(told.map(({ event, body }) => [event, JSON.parse(body).data])).toEqual([
    ["promise.moved", { promise: id, kind: "refund", due: "2026-11-30T10:00:00.000Z", url }],
    ["promise.done", { promise: id, kind: "refund", isOnTime: "yes", url }],
  ]);
});
