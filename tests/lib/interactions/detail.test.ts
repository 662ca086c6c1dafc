import { expect, test } from "vitest";
import * as schema from "@/db/schema";
import { getInteraction } from "@/lib/interactions/detail";
import { moneyText } from "@/lib/interactions/money";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, addPromise, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();

test("an id that is not there, or no id at all, is nothing", async () => {
  const workspace = await freshWorkspace();
  for (const id of [1, 0, -3, 1.5, Number.NaN, 2 ** 60]) expect(await getInteraction(workspace, actor, id)).toBeNull();
});

test("names stand in place of ids, causes by axis with the primary one first", async () => {
  const workspace = await freshWorkspace();
  const id = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db, "desk");
    await db.insert(schema.channel).values({ code: "phone", name: "Phone" });
    await db.insert(schema.procedure).values({ code: "refunds", name: "Refunds" });
    await db.insert(schema.procedureVersion).values({ procedureId: 1, version: 4, effectiveAt: 0 });
    await db.insert(schema.facet).values({ sourceId, slot: 2, code: "timely", name: "Timely response?" });
    await db.insert(schema.facetValue).values({ facetId: 1, value: "No" });
    await db.insert(schema.cause).values([
      { axis: "anger", code: "a-open-too-long", name: "open too long" },
      { axis: "anger", code: "b-promise-broken", name: "promise broken" },
      { axis: "topic", code: "billing", name: "Billing" },
    ]);
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId: "named",
      channelId: 1,
      procedureId: 1,
      procedureVersionId: 1,
      verifiedCauseId: 3,
      facet2: 1,
      attributes: { State: "TX" },
    });
    await db.insert(schema.interactionCause).values([
      { interactionId, causeId: 1 },
      { interactionId, causeId: 2, isPrimary: true },
      { interactionId, causeId: 3 },
    ]);
    return interactionId;
  });
  const detail = await getInteraction(workspace, actor, id);
  expect(detail?.names).toMatchObject({
    source: { code: "desk", zone: "UTC" },
    channel: "Phone",
    team: null,
    procedure: { code: "refunds", name: "Refunds" },
    procedureVersion: 4,
    verifiedCause: "Billing",
  });
  expect(detail?.causes.map((cause) => cause.name)).toEqual(["promise broken", "open too long", "Billing"]);
  expect(detail?.facets).toEqual([{ name: "Timely response?", code: "timely", value: "No" }]);
  expect(detail?.interaction.attributes).toEqual({ State: "TX" });
});

test("a failure merged into another is shown once, as the survivor", async () => {
  const workspace = await freshWorkspace();
  const id = await workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId: await addSource(db), externalId: "merged" });
    const survivor = await addFailure(db, "survivor");
    const merged = await addFailure(db, "merged", { mergedIntoId: survivor });
    await db.insert(schema.interactionFailure).values([
      { interactionId, failureId: survivor },
      { interactionId, failureId: merged },
    ]);
    return interactionId;
  });
  expect((await getInteraction(workspace, actor, id))?.failures.map((failure) => failure.code)).toEqual(["survivor"]);
});

test("promises come with each later date and each report", async () => {
  const workspace = await freshWorkspace();
  const id = await workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId: await addSource(db), externalId: "promised" });
    const first = await addPromise(db, { interactionId, firstDueAt: june(5) });
    await addPromise(db, { interactionId, firstDueAt: june(9) });
    await db.insert(schema.promiseDate).values({ promiseId: first, dueAt: june(7), agreedAt: june(4) });
    await db.insert(schema.progressReport).values({ promiseId: first, at: june(3), text: "looking" });
    return interactionId;
  });
  const detail = await getInteraction(workspace, actor, id);
  expect(detail?.promises.map((promise) => [promise.firstDueAt, promise.dates.length, promise.reports.length])).toEqual([
    [june(5), 1, 1],
    [june(9), 0, 0],
  ]);
});

test("the rest of the case: what it follows, what follows it, and the same issue", async () => {
  const workspace = await freshWorkspace();
  const ids = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [customerId = 0] = await addCustomers(db, 1);
    await db.insert(schema.issue).values({ customerId, key: "parcel" });
    const first = await addInteraction(db, { sourceId, externalId: "first", contactedAt: june(1), issueId: 1 });
    const followUp = await addInteraction(db, { sourceId, externalId: "follow-up", contactedAt: june(2), followUpOfId: first });
    await addInteraction(db, { sourceId, externalId: "same issue", contactedAt: june(3), issueId: 1 });
    await addInteraction(db, { sourceId, externalId: "stranger", contactedAt: june(3) });
    return { first, followUp };
  });
  const others = async (id: number) => (await getInteraction(workspace, actor, id))?.others.map((each) => [each.externalId, each.relation]);
  expect(await others(ids.first)).toEqual([
    ["follow-up", "follow_up"],
    ["same issue", "same_issue"],
  ]);
  expect(await others(ids.followUp)).toEqual([["first", "first"]]);
});

test("money reads in its currency, and in a made-up one as written", () => {
  expect([moneyText(590, "EUR"), moneyText(1000, "usd"), moneyText(250, "points")]).toEqual(["€5.90", "US$10.00", "2.50 points"]);
});
