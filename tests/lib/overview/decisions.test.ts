import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { readOverview } from "@/lib/overview/read-overview";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFix } from "@/tests/support/arrange-fix";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 30, 12);
const daysAgo = (days: number) => NOW - days * DAY_MS;

let workspace: Workspace;
let nextId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  nextId = 0;
  await workspace.record.tx(async (db) => {
    await addSource(db);
    await db.insert(schema.customer).values([{ key: "a" }, { key: "b" }]);
    await db.insert(schema.procedure).values([
      { code: "refunds", name: "Refunds" },
      { code: "escalation", name: "Escalation" },
    ]);
    await db.insert(schema.failure).values([
      { code: "waits", title: "Refund waits", procedureId: 1, mode: "late", createdAt: 0 },
      { code: "no-callback", title: "No callback", procedureId: 2, mode: "missing_step", createdAt: 0 },
    ]);
  });
  return () => workspace.close();
});

/** Interactions of one failure, by customers a and b in turn. */
async function seen(failureId: number, ...ago: number[]) {
  await workspace.record.tx(async (db) => {
    for (const days of ago) {
      nextId += 1;
      const values = { sourceId: 1, externalId: `I${nextId}`, customerId: 1 + (nextId % 2), contactedAt: daysAgo(days) };
      const interactionId = await addInteraction(db, values);
      await db.insert(schema.interactionFailure).values({ interactionId, failureId });
    }
  });
}

async function promised(ago: number, more: Partial<typeof schema.promise.$inferInsert> = {}) {
  await workspace.record.tx(async (db) => {
    nextId += 1;
    const interactionId = await addInteraction(db, { sourceId: 1, externalId: `I${nextId}`, contactedAt: daysAgo(ago + 2) });
    const [madeAt, due] = [daysAgo(ago + 2), daysAgo(ago)];
    await db.insert(schema.promise).values({ interactionId, kind: "callback", madeAt, firstDueAt: due, dueAt: due, ...more });
  });
}

async function decide(query = "period=90d") {
  await workspace.facts.sync();
  return (await readOverview(workspace, commandActor(), filtersOf(query), { now: NOW })).decisions;
}

describe("what needs a decision", () => {
  it("is a failure that recurs and was seen in the last four weeks; one seen twice does not recur", async () => {
    await seen(1, 30, 29, 10, 5);
    await seen(2, 6, 4);
    const { recurring } = await decide();
    expect(recurring).toMatchObject({
      isLately: true,
      more: 0,
      total: 2,
      items: [{ code: "waits", procedure: "Refunds", count: 2, customers: 2 }],
    });
    expect(recurring.filters).toMatchObject({ period: "custom", from: "2026-06-03", to: "2026-07-01" });
  });

  it("is looked for in the whole period when the last weeks hold nothing, and says so", async () => {
    await seen(1, 70, 69, 60);
    await seen(2, 3);
    const { recurring } = await decide();
    expect(recurring).toMatchObject({ isLately: false, items: [{ code: "waits", count: 3 }] });
    expect(recurring.filters).toMatchObject({ period: "90d", compare: "off" });
  });

  it("ends with the last contact when the period is open", async () => {
    await seen(1, 400, 395, 390);
    const { recurring } = await decide("period=all");
    expect(recurring).toMatchObject({ isLately: true, items: [{ code: "waits", count: 3 }] });
  });

  it("is what is new before what has gone on for long, and nothing that is put aside", async () => {
    // Three in a row and then one a week; three within the last three days.
    await seen(1, 60, 59, 58, 50, 27, 20, 13, 6);
    await seen(2, 3, 2, 1);
    expect((await decide()).recurring.items.map(({ code, state, count }) => [code, state, count])).toEqual([
      ["no-callback", "new", 3],
      ["waits", "ongoing", 4],
    ]);
    const archive = { at: NOW, forEver: { reason: "Costs more than it saves", reviewAt: NOW + 90 * DAY_MS } };
    await workspace.record.tx(async (db) => db.update(schema.failure).set({ archive }).where(eq(schema.failure.code, "no-callback")));
    expect((await decide()).recurring).toMatchObject({ more: 0, items: [{ code: "waits" }] });
  });

  it("is a verdict that came due in the last seven days or will in the next, of failures in view", async () => {
    await seen(1, 40, 20);
    const today = Math.floor(NOW / DAY_MS);
    await workspace.record.tx(async (db) => {
      await addFix(db, { failureId: 2, code: "ahead", effectiveDay: today - 21 });
      await addFix(db, { failureId: 1, code: "long-ago", effectiveDay: today - 35 });
      await addFix(db, { failureId: 1, code: "due", effectiveDay: today - 31 });
      await addFix(db, { failureId: 2, code: "far", effectiveDay: today - 20 });
    });
    const due = async (query?: string) => (await decide(query)).verdicts.items.map(({ code, verdict }) => [code, verdict.code]);
    expect(await due()).toEqual([
      ["waits", "due"],
      ["no-callback", "ahead"],
    ]);
    expect(await due("period=90d&difficult=yes")).toEqual([["waits", "due"]]);
    expect(await due("period=90d&failure=no-callback")).toEqual([["no-callback", "ahead"]]);
  });

  it("is a promise that came due in the last week and was not done, by its procedure", async () => {
    await promised(3, { procedureId: 2 });
    await promised(2, { procedureId: 2 });
    await promised(1, { procedureId: 1 });
    await promised(4, { procedureId: 1, doneAt: daysAgo(4) - 1 });
    await promised(20, { procedureId: 1 });
    const { missed } = await decide();
    expect(missed).toMatchObject({
      isLately: true,
      total: 3,
      items: [
        { by: "procedure", key: "escalation", label: "Escalation", count: 2 },
        { by: "procedure", key: "refunds", count: 1 },
      ],
    });
    expect(missed.filters).toMatchObject({ from: "2026-06-24", to: "2026-07-01" });
  });

  it("is told by kind where no procedure is known", async () => {
    await promised(3);
    await promised(2, { kind: "refund" });
    await promised(1, { kind: "refund" });
    expect((await decide()).missed.items).toEqual([
      { by: "kind", key: "refund", label: "Refund", count: 2 },
      { by: "kind", key: "callback", label: "Callback", count: 1 },
    ]);
  });

  it("is nothing where nothing recurs and nothing was missed", async () => {
    await seen(1, 3);
    const { recurring, missed, verdicts } = await decide();
    expect([recurring.items, missed.items, verdicts]).toEqual([[], [], { items: [], more: 0 }]);
  });
});
