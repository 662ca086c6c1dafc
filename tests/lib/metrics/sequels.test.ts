import { beforeEach, describe, expect, it } from "vitest";
import type { NewInteraction } from "@/db/schema";
import * as schema from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, DAY, june } from "@/tests/support/arrange-record";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { freshWorkspace } from "@/tests/support/workspace";

let workspace: Workspace;
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  sourceId = await workspace.record.tx(async (db) => {
    await addCustomers(db, 3);
    return addSource(db);
  });
  return () => workspace.close();
});

let next = 0;
async function contact(values: Partial<NewInteraction>, ...events: [kind: "resolved" | "reopened" | "escalated", at: number][]) {
  await workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, { sourceId, externalId: `S-${next++}`, customerId: 1, ...values });
    for (const [kind, at] of events) await db.insert(schema.interactionEvent).values({ interactionId, kind, at });
  });
}

const [A, B, C] = [1, 2, 3];

describe("repeat contact", () => {
  beforeEach(async () => {
    for (const [customerId, day] of [
      [A, 1],
      [A, 3],
      [A, 20],
      [B, 2],
      [C, 5],
    ] as const)
      await contact({ customerId, contactedAt: june(day) });
  });

  it("of the worked example is 1 of 5 contacts and 1 of 3 customers", async () => {
    expect((await askMetric(workspace, "repeat-contact", june(30))).total).toMatchObject({ numerator: 1, denominator: 5 });
    expect((await askMetric(workspace, "repeat-customers", june(30))).total).toMatchObject({ numerator: 1, denominator: 3 });
  });

  it("five days earlier leaves the contact of day 20 out as too recent: 1 of 4, and still 1 of 3 customers", async () => {
    expect((await askMetric(workspace, "repeat-contact", june(25))).total).toMatchObject({ numerator: 1, denominator: 4, immature: 1 });
    expect((await askMetric(workspace, "repeat-customers", june(25))).total).toMatchObject({ numerator: 1, denominator: 3, immature: 0 });
  });

  it("with a window of 30 days also sees the contact that came 17 days later", async () => {
    const wide = await askMetric(workspace, "repeat-contact", june(5) + 31 * DAY, "window=30");
    expect(wide.total).toMatchObject({ numerator: 2, denominator: 4, immature: 1 });
  });

  it("shows contacts without a customer as not known, each for itself", async () => {
    await contact({ customerId: null, contactedAt: june(6) });
    await contact({ customerId: null, contactedAt: june(7) });
    expect((await askMetric(workspace, "repeat-contact", june(30))).total).toMatchObject({ denominator: 5, unknown: 2 });
    expect((await askMetric(workspace, "repeat-customers", june(30))).total).toMatchObject({ denominator: 3, unknown: 2 });
  });

  it("counts a second contact of the same day, where only the day is known", async () => {
    const day = june(5) / DAY;
    await contact({ customerId: C, contactedAt: june(5), contactedDay: day });
    expect((await askMetric(workspace, "repeat-contact", june(30))).total).toMatchObject({ numerator: 2, denominator: 6 });
  });

  it("splits customers by team so that the total is no sum: a customer of two teams counts once", async () => {
    await workspace.record.tx(async (db) => {
      await db.insert(schema.team).values([
        { code: "north", name: "North" },
        { code: "south", name: "South" },
      ]);
      await db.update(schema.interaction).set({ teamId: 1 });
    });
    await contact({ customerId: A, contactedAt: june(2), teamId: 2 });
    const total = (await askMetric(workspace, "repeat-customers", june(30))).total;
    expect(total).toMatchObject({ numerator: 1, denominator: 3 });
    const south = (await askMetric(workspace, "repeat-customers", june(30), "team=south")).total;
    expect(south).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

describe("first contact resolution", () => {
  const settled = () => askMetric(workspace, "first-contact-resolution", june(30));

  it("counts an issue that was resolved and left alone", async () => {
    await contact({ contactedAt: june(1) }, ["resolved", june(2)]);
    expect(await settled().then(partsOf)).toEqual({ settled: 1 });
  });

  it.each<[string, Partial<NewInteraction>, ["resolved" | "reopened" | "escalated", number][], string]>([
    [
      "reopened in the window",
      {},
      [
        ["resolved", june(2)],
        ["reopened", june(5)],
      ],
      "reopened",
    ],
    [
      "escalated in the window",
      {},
      [
        ["resolved", june(2)],
        ["escalated", june(1, 2)],
      ],
      "escalated",
    ],
    ["escalated, not known when", { escalationLevel: 2 }, [["resolved", june(2)]], "escalated"],
    ["transferred, not known when", { transferCount: 1 }, [["resolved", june(2)]], "transferred"],
    ["resolved too late", {}, [["resolved", june(20)]], "unresolved"],
    [
      "reopened only later",
      {},
      [
        ["resolved", june(2)],
        ["reopened", june(9)],
      ],
      "settled",
    ],
    ["said to be resolved, not when", { outcome: "resolved" }, [], "settled"],
  ])("tells an issue %s", async (_, values, events, part) => {
    await contact({ contactedAt: june(1), ...values }, ...events);
    // Another issue of the source, so that it is one that records resolutions.
    await contact({ contactedAt: june(28), customerId: B }, ["resolved", june(29)]);
    expect(await settled().then(partsOf)).toEqual({ [part]: 1, "not-measurable": 1 });
  });

  it("is spoiled by the customer's next contact, but not by ours", async () => {
    await contact({ contactedAt: june(1) }, ["resolved", june(2)]);
    await contact({ contactedAt: june(3), direction: "outbound" });
    expect(await settled().then(partsOf)).toEqual({ settled: 1 });
    await contact({ contactedAt: june(4), direction: "inbound" });
    expect(await settled().then(partsOf)).toEqual({ "contacted-again": 1 });
  });

  it("says not known, never no, where the source does not record resolutions", async () => {
    await contact({ contactedAt: june(1) });
    expect((await settled()).total).toMatchObject({ denominator: 0, unknown: 1, value: null });
  });
});

describe("escalation", () => {
  it("counts an interaction once when it rises within seven days, and says when that cannot be known", async () => {
    await contact({ contactedAt: june(1) }, ["escalated", june(2)], ["escalated", june(3)]);
    await contact({ contactedAt: june(1) }, ["escalated", june(9)]);
    await contact({ contactedAt: june(1), escalationLevel: 0 });
    await contact({ contactedAt: june(1), escalationLevel: 1 });
    await contact({ contactedAt: june(27) });
    const other = await workspace.record.tx((db) => addSource(db, "other"));
    await contact({ contactedAt: june(1), sourceId: other });
    const result = await askMetric(workspace, "escalation", june(30));
    expect(partsOf(result)).toEqual({ escalated: 1, "escalated-sometime": 1, "not-escalated": 2, "not-measurable": 1, untracked: 1 });
    expect(result.total).toMatchObject({ numerator: 2, denominator: 4, immature: 1, unknown: 1 });
  });
});

describe("reopened", () => {
  it("counts by the first resolution, within the window after it", async () => {
    await contact({ contactedAt: june(1) }, ["resolved", june(2)], ["reopened", june(8)], ["resolved", june(9)]);
    await contact({ contactedAt: june(1) }, ["resolved", june(2)], ["reopened", june(12)]);
    await contact({ contactedAt: june(1) }, ["resolved", june(2)]);
    await contact({ contactedAt: june(20) }, ["resolved", june(26)]);
    await contact({ contactedAt: june(20) });
    const result = await askMetric(workspace, "reopen", june(30));
    expect(result.total).toMatchObject({ numerator: 1, denominator: 3, immature: 1 });
    expect((await askMetric(workspace, "reopen", june(30), "window=14")).total).toMatchObject({ numerator: 2, denominator: 3 });
  });
});
