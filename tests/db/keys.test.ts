import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { addInteraction, addSource } from "../support/arrange";
import { freshRecord } from "../support/record";

const AT = 1_767_225_600_000;

test("an external id stands once in a source, and once more in another", async () => {
  const record = await freshRecord();
  await record.tx(async (db) => {
    const desk = await addSource(db, "desk");
    const form = await addSource(db, "form");
    await addInteraction(db, { sourceId: desk, externalId: "A-1" });
    await addInteraction(db, { sourceId: form, externalId: "A-1" });
  });
  const again = record.tx(async (db) => {
    const [desk] = await db.select().from(schema.source).where(eq(schema.source.code, "desk"));
    await addInteraction(db, { sourceId: desk?.id ?? 0, externalId: "A-1" });
  });
  await expect(again).rejects.toThrow();
  expect(await record.db.$count(schema.interaction)).toBe(2);
});

test("the same external id written a hundred times at once is one interaction", async () => {
  const record = await freshRecord();
  const desk = await record.tx((db) => addSource(db));
  const write = () =>
    record.tx(async (db) => {
      const row = { sourceId: desk, externalId: "A-1", isDifficult: true, contactedAt: AT, createdAt: AT, updatedAt: AT };
      await db.insert(schema.interaction).values(row).onConflictDoNothing();
    });
  await Promise.all(Array.from({ length: 100 }, write));
  expect(await record.db.$count(schema.interaction)).toBe(1);
});

test("a reference to nothing is refused", async () => {
  const record = await freshRecord();
  const dangling = record.tx((db) => addInteraction(db, { sourceId: 77, externalId: "A-1" }));
  await expect(dangling).rejects.toThrow();
  expect(await record.db.$count(schema.interaction)).toBe(0);
});

test("a deleted interaction takes everything documented about it along, and nothing else", async () => {
  const record = await freshRecord();
  const kept = await record.tx(async (db) => {
    const sourceId = await addSource(db);
    const staying = await addInteraction(db, { sourceId, externalId: "stays" });
    const leaving = await addInteraction(db, { sourceId, externalId: "leaves" });
    await db.insert(schema.team).values({ id: 5, code: "care", name: "Care" });
    await db.insert(schema.person).values({ id: 5, key: "p", teamId: 5 });
    await db.insert(schema.procedure).values({ id: 5, code: "refund", name: "Refund" });
    await db.insert(schema.cause).values({ id: 5, axis: "anger", code: "wait", name: "Waiting" });
    await db.insert(schema.failure).values({ id: 5, code: "F-1", title: "Late refund", procedureId: 5, mode: "late", createdAt: AT });
    for (const interactionId of [staying, leaving]) {
      await db.insert(schema.interactionEvent).values({ interactionId, kind: "closed", at: AT });
      await db.insert(schema.interactionCause).values({ interactionId, causeId: 5 });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId: 5 });
      await db.insert(schema.offeredOption).values({ interactionId, position: 1, text: "Refund" });
      await db.insert(schema.expertConsultation).values({ interactionId, personId: 5 });
      await db.insert(schema.usedArticle).values({ interactionId, article: "Refunds" });
      await db.insert(schema.commendation).values({ interactionId, receivedAt: AT, isVerified: true });
      await db.insert(schema.gesture).values({ interactionId, kind: "voucher" });
      await db.insert(schema.handover).values({ interactionId, kind: "transfer" });
      await db.insert(schema.stepObservation).values({ interactionId, position: 1, step: "Listen", observed: "yes" });
      const promise = { id: interactionId, interactionId, kind: "callback", madeAt: AT, firstDueAt: AT, dueAt: AT } as const;
      await db.insert(schema.promise).values(promise);
      await db.insert(schema.promiseDate).values({ promiseId: interactionId, dueAt: AT, agreedAt: AT });
      await db.insert(schema.progressReport).values({ promiseId: interactionId, at: AT });
    }
    await db.delete(schema.interaction).where(eq(schema.interaction.id, leaving));
    return staying;
  });
  const ofInteractions = [
    schema.interactionEvent,
    schema.interactionCause,
    schema.interactionFailure,
    schema.offeredOption,
    schema.expertConsultation,
    schema.usedArticle,
    schema.commendation,
    schema.gesture,
    schema.handover,
    schema.stepObservation,
    schema.promise,
  ];
  for (const table of ofInteractions) {
    expect(await record.db.select({ interactionId: table.interactionId }).from(table)).toEqual([{ interactionId: kept }]);
  }
  for (const table of [schema.promiseDate, schema.progressReport]) {
    expect(await record.db.select({ promiseId: table.promiseId }).from(table)).toEqual([{ promiseId: kept }]);
  }
  for (const table of [schema.team, schema.person, schema.procedure, schema.cause, schema.failure, schema.source]) {
    expect(await record.db.$count(table)).toBe(1);
  }
});

test("a team that somebody belongs to cannot be deleted", async () => {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await db.insert(schema.team).values({ id: 5, code: "care", name: "Care" });
    await db.insert(schema.person).values({ key: "p", teamId: 5 });
  });
  const deleting = record.tx(async (db) => {
    await db.delete(schema.team);
  });
  await expect(deleting).rejects.toThrow();
  expect(await record.db.$count(schema.team)).toBe(1);
});

test("a deleted import takes its rejected rows along", async () => {
  const record = await freshRecord();
  await record.tx(async (db) => {
    const job = {
      id: 9,
      mappingCode: "template",
      fileName: "a.csv",
      fileBytes: 10,
      fileDigest: "d",
      state: "done",
      createdAt: AT,
    } as const;
    await db.insert(schema.importJob).values(job);
    await db.insert(schema.rejectedRow).values({ importId: 9, line: 2, code: "bad_date", reason: "r", hint: "h", cells: ["x"] });
    await db.delete(schema.importJob).where(eq(schema.importJob.id, 9));
  });
  expect(await record.db.$count(schema.rejectedRow)).toBe(0);
});
