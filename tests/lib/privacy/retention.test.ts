import { asc } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { commandActor } from "@/lib/access/actor";
import { METRIC_IDS } from "@/lib/metrics/define";
import { placeHold, releaseHold } from "@/lib/privacy/holds";
import { letGo, previewRetention } from "@/lib/privacy/retention";
import { settingsSchema } from "@/lib/settings";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { askMetric } from "@/tests/support/ask-metric";
import { freshRecord } from "@/tests/support/record";
import { variedWorkspace } from "@/tests/support/varied-workspace";

const RUNS = process.env.LONG ? 200 : 12;
const actor = commandActor();
/** 2026-11-27T12:00Z. */
const NOW = Date.UTC(2026, 10, 27, 12);
const DAY = 86_400_000;
const KEEPING = { narrative: null, summary: null, attributes: null, texts: null, identity: null };

async function keepFor(record: RecordStore, retention: object): Promise<void> {
  await record.tx(async (db) => {
    await db.delete(schema.setting);
    await db.insert(schema.setting).values({ key: "workspace", value: { zone: "UTC", retention: { ...KEEPING, ...retention } } });
  });
}

const told = async (record: RecordStore) =>
  (await record.db.select().from(schema.interaction).orderBy(asc(schema.interaction.id))).map(({ narrative, summary, attributes }) => [
    narrative,
    summary,
    attributes,
  ]);

describe("text whose time has come", () => {
  test("goes by its own kind, to the day, and what is younger stays", async () => {
    const record = await freshRecord();
    await record.tx(async (db) => {
      const sourceId = await addSource(db);
      const words = { sourceId, narrative: "told", summary: "line", attributes: { a: "1" } };
      // Twelve months before 2026-11-27 is the start of 2025-11-27.
      await addInteraction(db, { ...words, externalId: "just before", contactedAt: Date.UTC(2025, 10, 27) - 1 });
      await addInteraction(db, { ...words, externalId: "just then", contactedAt: Date.UTC(2025, 10, 27) });
      await addInteraction(db, { ...words, externalId: "old", contactedAt: Date.UTC(2020, 0, 1) });
    });
    await keepFor(record, { narrative: 12, attributes: 60 });
    const { retention } = settingsSchema.parse({ retention: { ...KEEPING, narrative: 12, attributes: 60 } });
    const due = { narrative: 2, summary: 0, attributes: 1, texts: 0, identity: 0, rejectedRows: 0 };
    expect(await previewRetention(record, retention, "UTC", NOW)).toEqual(due);
    expect((await told(record))[0]).toEqual(["told", "line", { a: "1" }]);
    expect(await letGo(record, NOW)).toEqual(due);
    expect(await told(record)).toEqual([
      [null, "line", { a: "1" }],
      ["told", "line", { a: "1" }],
      [null, "line", null],
    ]);
    expect(await letGo(record, NOW)).toEqual({ ...due, narrative: 0, attributes: 0 });
    expect((await letGo(record, NOW + DAY)).narrative).toBe(1);
  });

  test("is found by no search any more", async () => {
    const record = await freshRecord();
    await record.tx(async (db) => addInteraction(db, { sourceId: await addSource(db), externalId: "1", narrative: "quxword" }));
    const search = searchIndexOf(record);
    await search.catchUp();
    expect(await search.findAny(["quxword"], NOW, 5)).toHaveLength(1);
    await keepFor(record, { narrative: 1 });
    await letGo(record, NOW);
    await search.catchUp();
    expect(await search.findAny(["quxword"], NOW, 5)).toEqual([]);
  });

  test("takes pseudonyms of those alone of whom there is nothing younger, and totals stay", async () => {
    const record = await freshRecord();
    await record.tx(async (db) => {
      const sourceId = await addSource(db);
      await db.insert(schema.customer).values([{ key: "old" }, { key: "came back" }, { key: "held" }, { key: "without any" }]);
      await db.insert(schema.issue).values({ customerId: 1, key: "order 77" });
      await db.insert(schema.person).values([
        { key: "left", name: "Anna Left" },
        { key: "stays", name: "Ben Stays" },
      ]);
      await addInteraction(db, { sourceId, externalId: "1", customerId: 1, issueId: 1, agentId: 1 });
      await addInteraction(db, { sourceId, externalId: "2", customerId: 2, agentId: 2 });
      await addInteraction(db, { sourceId, externalId: "3", customerId: 2, agentId: 2, contactedAt: NOW - DAY });
      await addInteraction(db, { sourceId, externalId: "4", customerId: 3 });
    });
    await placeHold(record, actor, { name: "H", reason: "r", what: { interaction: 4 } }, NOW);
    await keepFor(record, { identity: 3 });
    expect((await letGo(record, NOW)).identity).toBe(2);
    const keys = (await record.db.select().from(schema.customer).orderBy(asc(schema.customer.id))).map(({ key }) => key.slice(0, 9));
    expect(keys).toEqual(["random:" + keys[0]?.slice(7), "came back", "held", "without a"]);
    expect((await record.db.select().from(schema.issue))[0]?.key).toMatch(/^random:/);
    const staff = await record.db.select().from(schema.person).orderBy(asc(schema.person.id));
    expect(staff.map(({ name }) => name)).toEqual([null, "Ben Stays"]);
    expect((await letGo(record, NOW)).identity).toBe(0);
  });
});

test("no metric changes when every kind of text and every pseudonym is let go", async () => {
  const workspace = await variedWorkspace(250, { hasVolumes: true });
  const { record } = workspace;
  await record.tx(async (db) => {
    await db.update(schema.interaction).set({ narrative: "late", summary: "late", workaround: "called twice", attributes: { a: "b" } });
    await db.update(schema.promise).set({ text: "we call" });
  });
  const all = async () => {
    const results = [];
    for (const id of METRIC_IDS) results.push(await askMetric(workspace, id, Date.UTC(2026, 8, 1)));
    return results.map(({ version: _, ...result }) => result);
  };
  const before = await all();
  await keepFor(record, { narrative: 1, summary: 1, attributes: 1, texts: 1, identity: 1 });
  expect(await letGo(record, Date.UTC(2027, 0, 1))).toMatchObject({ narrative: 250, summary: 250, texts: 250, identity: 20 });
  expect(await all()).toEqual(before);
});

test("whatever is due and held: what is due and not held goes, everything else stays, and rows, dates and ids are as before", async () => {
  const contact = fc.record({ daysAgo: fc.integer({ min: 0, max: 90 }), customer: fc.constantFrom(null, 1, 2), isHeld: fc.boolean() });
  const asked = fc.record({
    contacts: fc.array(contact, { minLength: 1, maxLength: 15 }),
    months: fc.constantFrom(1, 2),
    heldCustomer: fc.constantFrom(null, 1),
    isReleased: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ contacts, months, heldCustomer, isReleased }) => {
      const record = await freshRecord();
      await record.tx(async (db) => {
        const sourceId = await addSource(db);
        await db.insert(schema.customer).values([{ key: "1" }, { key: "2" }]);
        for (const [at, { daysAgo, customer }] of contacts.entries()) {
          const values = { sourceId, externalId: `${at}`, customerId: customer, narrative: "told", summary: "line" };
          await addInteraction(db, { ...values, contactedAt: NOW - daysAgo * DAY });
        }
        for (const [at, { isHeld }] of contacts.entries())
          if (isHeld) await db.insert(schema.legalHold).values({ name: "h", reason: "r", interactionId: at + 1, createdBy: "command", createdAt: 1 });
        if (heldCustomer !== null)
          await db.insert(schema.legalHold).values({ name: "c", reason: "r", customerId: heldCustomer, createdBy: "command", createdAt: 1 });
      });
      if (isReleased) for (const { id } of await record.db.select().from(schema.legalHold)) await releaseHold(record, actor, id, NOW);
      await keepFor(record, { narrative: months });
      const limit = Date.UTC(2026, 10 - months, 27);
      const isGone = contacts.map(
        ({ daysAgo, customer, isHeld }) => NOW - daysAgo * DAY < limit && (isReleased || !(isHeld || (customer !== null && customer === heldCustomer))),
      );
      const before = await record.db.select().from(schema.interaction).orderBy(asc(schema.interaction.id));
      expect((await letGo(record, NOW)).narrative).toBe(isGone.filter(Boolean).length);
      const after = await record.db.select().from(schema.interaction).orderBy(asc(schema.interaction.id));
      expect(after).toEqual(before.map((row, at) => ({ ...row, narrative: isGone[at] ? null : "told" })));
      await record.close();
    }),
    { numRuns: RUNS },
  );
});

test("a hold of everything stops every kind", async () => {
  const record = await freshRecord();
  await record.tx(async (db) => addInteraction(db, { sourceId: await addSource(db), externalId: "1", narrative: "told" }));
  await placeHold(record, actor, { name: "All", reason: "r", what: "everything" }, NOW);
  await keepFor(record, { narrative: 1, identity: 1 });
  expect(await letGo(record, NOW)).toEqual({ narrative: 0, summary: 0, attributes: 0, texts: 0, identity: 0, rejectedRows: 0 });
  expect((await told(record))[0]?.[0]).toBe("told");
});
