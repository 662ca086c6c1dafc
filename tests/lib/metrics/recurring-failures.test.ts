import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { parseIsoDay } from "@/lib/dates";
import { askInSnapshot } from "@/lib/metrics/ask";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 5, 1);
const on = (day: string, hour = 12) => (parseIsoDay(day) ?? 0) * 86_400_000 + hour * 3_600_000;

let workspace: Workspace;
let sourceId: number;
let made = 0;
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    sourceId = await addSource(db);
    await db.insert(schema.procedure).values({ code: "refunds", name: "Refunds" });
    await db
      .insert(schema.failure)
      .values(["waits", "other"].map((code) => ({ code, title: code, procedureId: 1, mode: "late" as const, createdAt: 0 })));
    await db.insert(schema.customer).values([{ key: "a" }, { key: "b" }]);
  });
  return () => workspace.close();
});

/** Interactions of the failure "waits": a day and a customer (1, 2, or null for unknown) each. */
async function seen(...rows: [day: string, customerId: number | null][]) {
  await workspace.record.tx(async (db) => {
    for (const [day, customerId] of rows) {
      made += 1;
      const interactionId = await addInteraction(db, { sourceId, externalId: `R${made}`, contactedAt: on(day), customerId });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId: 1 });
    }
  });
  await workspace.facts.sync();
}

const since = async (now = NOW) => {
  const found = await askInSnapshot(workspace, filtersOf(), { now }, (asked) => asked.recurrences());
  return found.get(1)?.recurringSince ?? null;
};

describe("a failure", () => {
  it("recurs from the third interaction of the second customer within 30 days", async () => {
    await seen(["2026-01-01", 1], ["2026-01-15", 1], ["2026-01-30", 2]);
    expect(await since()).toBe(parseIsoDay("2026-01-30"));
  });

  it("does not recur when the three lie on 31 days", async () => {
    await seen(["2026-01-01", 1], ["2026-01-15", 1], ["2026-01-31", 2]);
    expect(await since()).toBeNull();
  });

  it("does not recur with one customer, however often, and not with one known and many unknown", async () => {
    await seen(["2026-01-01", 1], ["2026-01-02", 1], ["2026-01-03", 1], ["2026-01-04", null], ["2026-01-05", null]);
    expect(await since()).toBeNull();
  });

  it("recurs on three interactions where no customer is known at all", async () => {
    await seen(["2026-01-01", null], ["2026-01-02", null], ["2026-01-03", null]);
    expect(await since()).toBe(parseIsoDay("2026-01-03"));
  });

  it("once recurring stays so, and was not before its day", async () => {
    await seen(["2026-01-01", 1], ["2026-01-02", 2], ["2026-01-03", 1]);
    expect(await since(on("2026-01-02", 13))).toBeNull();
    expect(await since(on("2026-01-03", 13))).toBe(parseIsoDay("2026-01-03"));
  });
});

describe("the recurring failures of a period", () => {
  it("are those seen in it that recur, whenever they began to", async () => {
    await seen(["2026-01-01", 1], ["2026-01-02", 2], ["2026-01-03", 1], ["2026-05-20", 1]);
    await workspace.record.tx(async (db) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "other", contactedAt: on("2026-05-21"), customerId: 1 });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId: 2 });
    });
    await workspace.facts.sync();
    const ask = (query: string) =>
      runMetric(workspace, commandActor(), "recurring-failures", filtersOf(query), { now: NOW, grain: "none" });
    expect((await ask("from=2026-05-01&to=2026-06-01")).total).toMatchObject({ numerator: 1, denominator: 2, value: 1 });
    expect((await ask("from=2026-02-01&to=2026-03-01")).total).toMatchObject({ numerator: 0, denominator: 0, value: 0 });
  });

  it("stay the same when two failures are merged, but for the union", async () => {
    await seen(["2026-01-01", 1], ["2026-01-02", 2]);
    await workspace.record.tx(async (db) => {
      const interactionId = await addInteraction(db, { sourceId, externalId: "third", contactedAt: on("2026-01-03"), customerId: 2 });
      await db.insert(schema.interactionFailure).values({ interactionId, failureId: 2 });
      await db.update(schema.failure).set({ mergedIntoId: 1 }).where(eq(schema.failure.id, 2));
    });
    await workspace.facts.sync();
    expect(await since()).toBe(parseIsoDay("2026-01-03"));
    await workspace.record.tx(async (db) => {
      await db.update(schema.failure).set({ mergedIntoId: null });
    });
    await workspace.facts.sync();
    expect(await since()).toBeNull();
  });
});
