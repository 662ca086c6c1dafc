import { asc, eq } from "drizzle-orm";
import { expect, inject, test } from "vitest";
import { recordDialect } from "@/db/columns";
import * as schema from "@/db/schema";
import { applyLinkRules } from "@/lib/failures/apply-link-rules";
import { linkMany, unlinkMany } from "@/lib/failures/link-many";
import { createRule, deleteRule, pauseRule, rulesOf } from "@/lib/failures/link-rules";
import { previewRule } from "@/lib/failures/preview-rule";
import { splitOff } from "@/lib/failures/split-by";
import { NO_FILTERS } from "@/lib/filters";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, DAY, june } from "@/tests/support/arrange-record";
import { foreignWriter } from "@/tests/support/foreign-writer";
import { ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
const actor = ownerActor();

/** A failure "late", and interactions of two customers in turn by what they say: the second half only in the narrative. */
async function workspaceOf(said: string[]) {
  const workspace = await freshWorkspace();
  const made = await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const customers = await addCustomers(db, 2);
    const failureId = await addFailure(db, "late");
    const [cause] = await db
      .insert(schema.cause)
      .values({ axis: "topic", code: "money", name: "Money" })
      .returning({ id: schema.cause.id });
    const ids: number[] = [];
    for (const [index, words] of said.entries()) {
      const text = index < said.length / 2 ? { summary: words } : { narrative: words };
      const customerId = customers[index % 2] ?? null;
      ids.push(await addInteraction(db, { sourceId, externalId: `I${index}`, contactedAt: june(index + 1), customerId, ...text }));
    }
    return { sourceId, failureId, causeId: cause?.id ?? 0, ids };
  });
  await workspace.facts.sync();
  return { workspace, ...made };
}

const SAID = ["Refund came LATE", "Late, the réfund", "Refund in time", "later refund"];

test("a rule links what holds all its words, as the search folds them, now and from then on", async () => {
  const { workspace, sourceId, failureId, ids } = await workspaceOf(SAID);
  const { record } = workspace;
  await linkMany(record, actor, "late", ids.slice(0, 1), NOW);
  await workspace.facts.sync();
  expect(await previewRule(workspace, actor, "late", { words: "refund late" }, NO_FILTERS, { now: NOW })).toEqual({
    interactions: 2,
    customers: 2,
    linked: 1,
  });
  await createRule(record, actor, "late", { words: "refund late" }, NOW);
  expect(await applyLinkRules(record, NOW)).toBe(1);
  await record.tx((db) => addInteraction(db, { sourceId, externalId: "next", summary: "Refund is late again" }));
  expect(await rulesOf(record.db, failureId)).toMatchObject([{ words: "refund late", isBehind: true, isPaused: false }]);
  expect(await applyLinkRules(record, NOW)).toBe(1);
  expect(await applyLinkRules(record, NOW)).toBe(0);
  const links = await record.db.select().from(schema.interactionFailure).orderBy(asc(schema.interactionFailure.interactionId));
  expect(links.map((link) => link.origin)).toEqual(["person", "rule", "rule"]);
  await workspace.close();
});

test("all conditions of a rule must hold, and a person's refusal holds against it", async () => {
  const { workspace, causeId, ids } = await workspaceOf(SAID);
  const { record } = workspace;
  const [first = 0, second = 0, third = 0] = ids;
  await record.tx(async (db) => {
    for (const interactionId of [first, second, third]) await db.insert(schema.interactionCause).values({ interactionId, causeId });
  });
  await linkMany(record, actor, "late", [first], NOW);
  await unlinkMany(record, actor, "late", [first], NOW);
  await createRule(record, actor, "late", { cause: "money", words: "refund", fromDay: june(2) / DAY }, NOW);
  expect(await applyLinkRules(record, NOW)).toBe(2);
  const links = await record.db.select().from(schema.interactionFailure);
  expect(links.map((link) => link.interactionId).sort()).toEqual([second, third]);
  await workspace.close();
});

test("a rule at rest links nothing; deleted, its links stay or go as asked", async () => {
  const { workspace, failureId, ids } = await workspaceOf(SAID);
  const { record } = workspace;
  await linkMany(record, actor, "late", ids.slice(2, 3), NOW);
  const id = await createRule(record, actor, "late", { words: "late" }, NOW);
  await pauseRule(record, actor, id, true, NOW);
  expect(await applyLinkRules(record, NOW)).toBe(0);
  await pauseRule(record, actor, id, false, NOW);
  expect(await applyLinkRules(record, NOW)).toBe(2);
  await deleteRule(record, actor, id, { keepsLinks: false, now: NOW });
  const left = await record.db.select().from(schema.interactionFailure);
  expect(left.map((link) => link.origin)).toEqual(["person"]);
  const again = await createRule(record, actor, "late", { words: "late" }, NOW);
  await applyLinkRules(record, NOW);
  await deleteRule(record, actor, again, { keepsLinks: true, now: NOW });
  expect(await record.db.select().from(schema.interactionFailure).where(eq(schema.interactionFailure.failureId, failureId))).toHaveLength(
    3,
  );
  expect(await rulesOf(record.db, failureId)).toEqual([]);
  await workspace.close();
});

test("a rule without any condition, or of a cause that is none, says what would be right", async () => {
  const { workspace } = await workspaceOf(SAID);
  await expect(createRule(workspace.record, actor, "late", { words: " -- " }, NOW)).rejects.toThrow(
    "a rule needs a cause, a product or words of letters or digits",
  );
  await expect(createRule(workspace.record, actor, "late", { cause: "x" }, NOW)).rejects.toThrow(
    'cause must be the code of a cause; got "x"',
  );
  await workspace.close();
});

/** SQLite has one writer, and so has the PostgreSQL that runs inside the test where no server is installed. */
const areManyWriting = recordDialect === "postgres" && !inject("postgresUrl").startsWith("pglite:");

test.runIf(areManyWriting)("an interaction that is committed after one with a higher number is looked at too", async () => {
  const { workspace, sourceId } = await workspaceOf([]);
  const { record } = workspace;
  await createRule(record, actor, "late", { words: "late" }, NOW);
  const say = (externalId: string) => record.tx((db) => addInteraction(db, { sourceId, externalId, summary: "late" }));
  const slow = await foreignWriter(record, { sourceId, externalId: "slow", summary: "late" });
  await say("quick");
  expect(await applyLinkRules(record, NOW)).toBe(0);
  await slow.commit();
  expect(await applyLinkRules(record, NOW)).toBe(2);
  await workspace.close();
});

// With many writers it may come before the split begins, and then it is none that came while it was split.
test.runIf(recordDialect === "sqlite")("a rule that a split remembers looks at what came while it was split", async () => {
  const { workspace, sourceId, ids } = await workspaceOf(SAID);
  const { record } = workspace;
  await linkMany(record, actor, "late", ids.slice(0, 2), NOW);
  await workspace.facts.sync();
  const split = splitOff(
    workspace,
    actor,
    "late",
    { rule: { words: "refund late" } },
    { wanted: { title: "Refund late", procedure: "Refund", mode: "late" }, isRemembered: true, now: NOW },
  );
  await record.tx((db) => addInteraction(db, { sourceId, externalId: "meanwhile", summary: "Refund is late again" }));
  expect((await split).moved).toBe(2);
  expect(await applyLinkRules(record, NOW)).toBe(1);
  await workspace.close();
});
