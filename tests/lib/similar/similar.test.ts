import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import * as schema from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseStrictWhich } from "@/lib/interactions/which";
import { answerSimilar } from "@/lib/similar/answer-similar";
import { dismissNeed, nameNeed } from "@/lib/similar/change-need";
import { getSimilar } from "@/lib/similar/get-similar";
import { needGrouping } from "@/lib/similar/group-needs";
import { listNeeds } from "@/lib/similar/list-needs";
import { termsOf } from "@/lib/similar/terms";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();
const NOW = june(30, 12);

/** Invented: what people say about three needs, and about nothing in particular. */
const HOLIDAY = [
  "Parcel was promised for a holiday of the carrier and nobody delivered",
  "The carrier does not deliver on this holiday, yet the parcel was promised for it",
  "Promised delivery fell on a regional holiday; the carrier rested and the parcel came late",
  "Carrier holidays were forgotten when delivery of the parcel was promised",
  "Customer took the day off, but the carrier had a holiday and no parcel was delivered",
  "Delivery was promised for Reformation Day, a holiday on which the carrier delivers no parcels",
];
const REFUND = [
  "Refund went to the closed bank account again",
  "The refund was sent to a bank account that had been closed for months",
  "Bank account closed, refund bounced and nobody called",
  "Refunds keep going to her closed bank account",
];
const PASSWORD = [
  "Password reset link had expired before the mail arrived",
  "Reset mail came an hour late and its password link had expired",
  "The link to reset the password expires too early",
];
const OTHERS = [
  "Invoice shows the wrong street",
  "Asked for the opening hours of the shop in town",
  "Wanted to praise the technician who came on Monday",
  "Contract was signed twice by mistake",
  "The colour of the sofa differs from the catalogue",
  "Question about warranty of a kettle",
  "Complained about music while waiting in the queue",
  "Meter reading could not be entered online",
];

interface Texts {
  sourceId: number;
  customers: number[];
  hour?: number;
}

async function tell(db: Db, { sourceId, customers, hour = 9 }: Texts, kind: string, texts: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const [index, summary] of texts.entries())
    ids.push(
      await addInteraction(db, {
        sourceId,
        externalId: `${kind}-${hour}-${index}`,
        contactedAt: june(10 + index, hour),
        customerId: customers[index % customers.length] ?? null,
        summary,
      }),
    );
  return ids;
}

/** Two of the six holidays are linked; everything else is not. */
async function arranged() {
  const workspace = await freshWorkspace();
  const told = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const customers = await addCustomers(db, 6);
    const failureId = await addFailure(db, "holiday");
    const texts = { sourceId, customers };
    const holiday = await tell(db, texts, "holiday", HOLIDAY);
    const refund = await tell(db, texts, "refund", REFUND);
    const password = await tell(db, texts, "password", PASSWORD);
    await tell(db, texts, "other", OTHERS);
    for (const interactionId of holiday.slice(0, 2)) await db.insert(schema.interactionFailure).values({ interactionId, failureId });
    return { sourceId, customers, failureId, holiday, refund, password };
  });
  await settle(workspace);
  return { workspace, ...told };
}

async function settle(workspace: Workspace) {
  await searchIndexOf(workspace.record).catchUp();
  await workspace.facts.sync();
}

const similarTo = (workspace: Workspace, code = "holiday", query = "") =>
  getSimilar(workspace, actor, code, filtersOf(query), { now: NOW });
const idsIn = (similar: Awaited<ReturnType<typeof similarTo>>) =>
  similar?.quotes.map((quote) => quote.interactionId).toSorted((a, b) => a - b);
const linksOf = async ({ record }: Workspace) => (await record.db.select().from(schema.interactionFailure)).length;

describe("the words of a text", () => {
  test("are its stems, without marks of redaction, numbers and words of one or two letters", () => {
    expect(termsOf("[name] was promised two refunds, no 12345: promising REFUND, mail [email] XXXX").map(({ stem }) => stem)).toEqual([
      "wa",
      "promis",
      "two",
      "refund",
      "mail",
    ]);
    expect(termsOf("Refunds")).toEqual([{ stem: "refund", word: "refunds" }]);
  });
});

describe("similar interactions", () => {
  test("of invented texts about four needs, all four others of the failure's need are found and nothing else is", async () => {
    const { workspace, holiday } = await arranged();
    const similar = await similarTo(workspace);
    expect(idsIn(similar)).toEqual(holiday.slice(2));
    expect([similar?.count, similar?.customers]).toEqual([4, 4]);
    expect(similar?.weeks.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(4);
    expect(similar?.quotes.map(({ quote }) => quote)).toContain(HOLIDAY[5]);
  });

  test("are exactly the rows that their number opens", async () => {
    const { workspace, holiday } = await arranged();
    const list = await listInteractions(workspace, actor, filtersOf(), parseStrictWhich({ alike: "holiday" }), { now: NOW });
    expect(list.count).toBe(4);
    expect(list.rows.map((row) => row.interactionId).toSorted((a, b) => a - b)).toEqual(holiday.slice(2));
  });

  test("are never offered again once a person has said no, nor once they are linked", async () => {
    const { workspace, holiday } = await arranged();
    const [third = 0, fourth = 0, ...rest] = holiday.slice(2);
    expect(await answerSimilar(workspace.record, actor, "holiday", { answer: "refuse", ids: [third] }, NOW)).toEqual({ count: 1 });
    expect(await answerSimilar(workspace.record, actor, "holiday", { answer: "refuse", ids: [third] }, NOW)).toEqual({ count: 0 });
    expect(await answerSimilar(workspace.record, actor, "holiday", { answer: "link", ids: [fourth] }, NOW)).toEqual({ count: 1 });
    await settle(workspace);
    expect(idsIn(await similarTo(workspace))).toEqual(rest);
  });

  test("a refusal holds for the failure that it was merged into as well", async () => {
    const { workspace, failureId, holiday } = await arranged();
    await workspace.record.tx(async (db) => {
      const merged = await addFailure(db, "merged", { mergedIntoId: failureId });
      await db.insert(schema.refusedLink).values({ interactionId: holiday[2] ?? 0, failureId: merged, at: NOW });
    });
    await settle(workspace);
    expect(idsIn(await similarTo(workspace))).toEqual(holiday.slice(3));
  });

  test("deleted, easy and later ones and those of the sample are not among them", async () => {
    const { workspace, holiday, customers } = await arranged();
    await workspace.record.tx(async (db) => {
      const [sample] = await db
        .insert(schema.source)
        .values({ code: "sample", name: "Sample", zone: "UTC", isSample: true })
        .returning({ id: schema.source.id });
      await tell(db, { sourceId: sample?.id ?? 0, customers, hour: 11 }, "sample", HOLIDAY);
      const spoilt = [{ status: "deleted" }, { isDifficult: false }, { contactedAt: NOW + 60_000 }] as const;
      for (const [index, values] of spoilt.entries()) await changed(db, holiday[index + 2] ?? 0, values);
    });
    await settle(workspace);
    expect(idsIn(await similarTo(workspace))).toEqual(holiday.slice(5));
    // The failure has no interaction in the sample that it could be told by.
    expect((await similarTo(workspace, "holiday", "source=sample"))?.count).toBe(0);
  });

  test("of a failure without interactions there are none, and of no failure nothing", async () => {
    const { workspace } = await arranged();
    await workspace.record.tx((db) => addFailure(db, "empty"));
    await workspace.facts.sync();
    expect((await similarTo(workspace, "empty"))?.count).toBe(0);
    expect(await similarTo(workspace, "unheard-of")).toBeNull();
  });
});

describe("needs that nobody has named", () => {
  const needsOf = async (workspace: Workspace) => (await listNeeds(workspace, actor, filtersOf(), { now: NOW })).needs;
  const sizes = (needs: Awaited<ReturnType<typeof needsOf>>) => needs.map(({ interactions }) => interactions).toSorted((a, b) => b - a);

  test("are the three groups of the invented texts, and nothing of what only one person said", async () => {
    const { workspace } = await arranged();
    await needGrouping(workspace.record).regroup(NOW);
    const needs = await needsOf(workspace);
    expect(sizes(needs)).toEqual([4, 4, 3]);
    for (const { example } of needs) expect([...HOLIDAY, ...REFUND, ...PASSWORD]).toContain(example.text);
    expect(needs.map(({ customers }) => customers).toSorted((a, b) => b - a)).toEqual([4, 4, 3]);
  });

  test("are exactly the rows that their number opens", async () => {
    const { workspace } = await arranged();
    await needGrouping(workspace.record).regroup(NOW);
    for (const { code, interactions } of await needsOf(workspace)) {
      const list = await listInteractions(workspace, actor, filtersOf(), parseStrictWhich({ need: code }), { now: NOW });
      expect([code, list.count]).toEqual([code, interactions]);
    }
  });

  test("what comes later joins its group without beginning anew, under the same code", async () => {
    const { workspace, sourceId, customers } = await arranged();
    const grouping = needGrouping(workspace.record);
    expect(await grouping.goOn(NOW)).toBe(19);
    const before = (await needsOf(workspace)).map(({ code }) => code).toSorted();
    await workspace.record.tx((db) => tell(db, { sourceId, customers, hour: 15 }, "later", PASSWORD.slice(1, 2)));
    await settle(workspace);
    expect(await grouping.goOn(NOW)).toBe(1);
    expect(sizes(await needsOf(workspace))).toEqual([4, 4, 4]);
    expect((await needsOf(workspace)).map(({ code }) => code).toSorted()).toEqual(before);
  });

  test("a dismissed one stays dismissed when everything is grouped anew, until that is taken back", async () => {
    const { workspace } = await arranged();
    await needGrouping(workspace.record).regroup(NOW);
    const [first] = await needsOf(workspace);
    await dismissNeed(workspace.record, actor, first?.code ?? "", true, NOW);
    await needGrouping(workspace.record).regroup(NOW + 1);
    expect((await needsOf(workspace)).map(({ code }) => code)).not.toContain(first?.code);
    expect(await needsOf(workspace)).toHaveLength(2);
    await dismissNeed(workspace.record, actor, first?.code ?? "", false, NOW);
    expect(await needsOf(workspace)).toHaveLength(3);
  });

  test("a person makes one a failure with all of its interactions, and it is no group any more", async () => {
    const { workspace, password } = await arranged();
    await needGrouping(workspace.record).regroup(NOW);
    const need = (await needsOf(workspace)).find(({ interactions }) => interactions === 3);
    const wanted = { title: "Reset link expires", procedure: "Accounts", mode: "late" } as const;
    const named = await nameNeed(workspace.record, actor, need?.code ?? "", wanted, NOW);
    expect(named).toEqual({ code: "accounts-reset-link-expires", linked: 3 });
    await workspace.facts.sync();
    expect(sizes(await needsOf(workspace))).toEqual([4, 4]);
    const links = await workspace.record.db.select().from(schema.interactionFailure);
    expect(links.filter(({ origin }) => origin === "person").map(({ interactionId }) => interactionId)).toEqual(password);
  });

  test("one customer alone, however often, is no need", async () => {
    const workspace = await freshWorkspace();
    await workspace.record.tx(async (db) => {
      const sourceId = await addSource(db);
      const customers = await addCustomers(db, 1);
      await tell(db, { sourceId, customers }, "refund", REFUND);
      await tell(db, { sourceId, customers }, "other", OTHERS);
    });
    await settle(workspace);
    await needGrouping(workspace.record).regroup(NOW);
    expect(await needsOf(workspace)).toEqual([]);
  });
});

test("nothing is linked, made or merged without a person's request: not by grouping, not by asking what is alike", async () => {
  const { workspace } = await arranged();
  const failures = async () =>
    (await workspace.record.db.select().from(schema.failure)).map(({ code, mergedIntoId }) => [code, mergedIntoId]);
  const before = [await linksOf(workspace), await failures()];
  const grouping = needGrouping(workspace.record);
  await grouping.regroup(NOW);
  await grouping.goOn(NOW);
  await similarTo(workspace);
  await listNeeds(workspace, actor, filtersOf(), { now: NOW });
  expect([await linksOf(workspace), await failures()]).toEqual(before);
  expect(before).toEqual([2, [["holiday", null]]]);
});

async function changed(db: Db, id: number, values: Partial<typeof schema.interaction.$inferInsert>) {
  await db.update(schema.interaction).set(values).where(eq(schema.interaction.id, id));
}
