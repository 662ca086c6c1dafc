import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { compareFacts } from "@/db/facts/compare";
import { triggersFor } from "@/db/facts/triggers";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { parseIsoDay } from "@/lib/dates";
import { drillMetric } from "@/lib/metrics/drill";
import { metricFile } from "@/lib/metrics/metric-file";
import type { MetricResult } from "@/lib/metrics/result";
import { runMetric } from "@/lib/metrics/run";
import { stateVolumes } from "@/lib/volumes/state-volumes";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { askMetric, partsOf } from "@/tests/support/ask-metric";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

/** A Monday at noon, and days after it. */
const day = (n: number) => (parseIsoDay("2026-03-02") ?? 0) + n;
const noon = (n: number) => day(n) * 86_400_000 + 43_200_000;
const NOW = noon(10);
const PERIOD = "from=2026-03-02&to=2026-03-06";
const [NORTH, SOUTH] = [1, 2];

let workspace: Workspace;
let desk: number;
let calls: number;

/**
 * Difficult interactions by day and team, and the volumes of the days: split by team on day 0, unsplit on day 1, both on
 * day 2, none on day 3.
 */
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    desk = await addSource(db, "desk");
    calls = await addSource(db, "calls");
    await db.insert(schema.team).values(["north", "south"].map((code) => ({ code, name: code })));
    const rows: [day: number, team: number, severity: number][] = [
      [0, NORTH, 3],
      [0, NORTH, 1],
      [0, SOUTH, 1],
      [1, NORTH, 3],
      [2, SOUTH, 1],
      [2, SOUTH, 3],
      [3, NORTH, 1],
    ];
    for (const [at, [n, teamId, severity]] of rows.entries())
      await addInteraction(db, { sourceId: desk, externalId: `${at}`, contactedAt: noon(n), teamId, severity });
  });
  return () => workspace.close();
});

const state = (...volumes: { on: number; contacts: number; team?: string; channel?: string; product?: string }[]) =>
  stateVolumes(
    workspace.record,
    { id: calls },
    volumes.map(({ on, ...rest }) => ({ day: day(on), ...rest })),
  );

const stateAll = () =>
  state(
    { on: 0, team: "north", contacts: 40 },
    { on: 0, team: "south", contacts: 20 },
    { on: 1, contacts: 50 },
    { on: 2, contacts: 30 },
    { on: 2, team: "north", contacts: 10 },
    { on: 2, team: "south", contacts: 20 },
  );

const ask = (query = PERIOD) => askMetric(workspace, "difficult-rate", NOW, query);
const opened = async (query: string, part: string) =>
  (await drillMetric(workspace, commandActor(), "difficult-rate", filtersOf(query), { part, grain: "none" }, { now: NOW })).count;

test("without volumes it is a count, never a rate", async () => {
  const result = await ask();
  expect(result).toMatchObject({ kind: "count", volume: null, total: { numerator: 7, denominator: null, value: 7, low: null } });
});

describe("with volumes", () => {
  beforeEach(async () => {
    await stateAll();
  });

  test("it is per 100 handled contacts, of the days that have a volume", async () => {
    const result = await ask();
    // 60 on day 0, 50 on day 1, 30 on day 2, which was stated at two depths; the interaction of day 3 is left out.
    expect(result.kind).toBe("per-hundred");
    expect(result.total).toMatchObject({ numerator: 6, denominator: 140, excluded: 1 });
    expect(result.total.value).toBeCloseTo(4.2857, 4);
    // Garwood of 6: 2.2019 – 13.0595, over 140.
    expect(result.total.low).toBeCloseTo(1.5728, 3);
    expect(result.total.high).toBeCloseTo(9.3282, 3);
    expect(result.volume).toEqual({ days: 3, daysWithout: 1, outside: [], warning: null });
    expect(partsOf(result)).toEqual({ difficult: 6, "no-volume": 1, contacts: 140 });
    expect([await opened(PERIOD, "numerator"), await opened(PERIOD, "no-volume"), await opened(PERIOD, "difficult,no-volume")]).toEqual([
      6, 1, 7,
    ]);
  });

  test("a filter by team uses only days that are split by team", async () => {
    const query = `${PERIOD}&team=north`;
    // 2 of 40 on day 0, 0 of 10 on day 2; day 1 is not split.
    expect((await ask(query)).total).toMatchObject({ numerator: 2, denominator: 50, value: 4, excluded: 2 });
    expect([await opened(query, "numerator"), await opened(query, "no-volume")]).toEqual([2, 2]);
  });

  test("so does a split by team, each series by its own contacts", async () => {
    await workspace.facts.sync();
    const result = await runMetric(workspace, commandActor(), "difficult-rate", filtersOf(PERIOD), { now: NOW, by: "team" });
    const found = result.points.map(({ series, numerator, denominator, value }) => [series, numerator, denominator, value]);
    expect(found).toEqual([
      ["north", 2, 50, 4],
      ["south", 3, 40, 7.5],
    ]);
    expect(result.total).toMatchObject({ numerator: 5, denominator: 90 });
  });

  test("a split by anything else stays a count", async () => {
    await workspace.facts.sync();
    const result = await runMetric(workspace, commandActor(), "difficult-rate", filtersOf(PERIOD), { now: NOW, by: "severity" });
    expect(result).toMatchObject({ kind: "count", total: { numerator: 7, denominator: null } });
  });

  test("a dimension that no volume is split by leaves a count", async () => {
    await workspace.record.tx(async (db) => {
      await db.insert(schema.channel).values({ code: "phone", name: "Phone" });
      await db.update(schema.interaction).set({ channelId: 1 });
    });
    expect(await ask(`${PERIOD}&channel=phone`)).toMatchObject({ kind: "count", total: { numerator: 7 } });
  });

  test("filters that volumes know nothing of touch the numerator only, and it says so", async () => {
    const result = await ask(`${PERIOD}&severity=3&source=desk`);
    expect(result.total).toMatchObject({ numerator: 3, denominator: 140 });
    expect(result.volume?.outside).toEqual(["source", "severity"]);
  });

  test("buckets hold their own contacts, and their marks open their rows", async () => {
    await workspace.facts.sync();
    const result = await runMetric(workspace, commandActor(), "difficult-rate", filtersOf(PERIOD), { now: NOW, grain: "day" });
    expect(result.points.map(({ bucket, numerator, denominator, value }) => [bucket, numerator, denominator, value])).toEqual([
      ["2026-03-02", 3, 60, 5],
      ["2026-03-03", 1, 50, 2],
      ["2026-03-04", 2, 30, 100 * (2 / 30)],
      ["2026-03-05", 0, 0, null],
    ]);
    const mark = { part: "numerator", grain: "day", bucket: "2026-03-04" } as const;
    expect((await drillMetric(workspace, commandActor(), "difficult-rate", filtersOf(PERIOD), mark, { now: NOW })).count).toBe(2);
  });

  test("the handled contacts open no interactions", async () => {
    await workspace.facts.sync();
    await expect(opened(PERIOD, "denominator")).rejects.toThrow(/stated as contact volumes/);
  });

  test("another period is compared by its own volumes", async () => {
    await state({ on: -4, contacts: 100 });
    await workspace.record.tx((db) => addInteraction(db, { sourceId: desk, externalId: "before", contactedAt: noon(-4) }));
    const { comparison } = await ask(`${PERIOD}&compare=previous`);
    expect(comparison?.total).toMatchObject({ numerator: 1, denominator: 100, value: 1 });
  });

  test("a period before it without volumes is a count, which a rate is not compared with", async () => {
    await workspace.record.tx((db) => addInteraction(db, { sourceId: desk, externalId: "before", contactedAt: noon(-4) }));
    const { comparison } = await ask(`${PERIOD}&compare=previous`);
    expect(comparison?.total).toMatchObject({ numerator: 1, denominator: null, value: null });
  });

  test("its file says what was left out", async () => {
    const file = metricFile(commandActor(), await ask(`${PERIOD}&severity=3`));
    expect(file.header).toEqual(expect.arrayContaining([["days with a contact volume", "3; 1 without one left out of both sides"]]));
    expect(file.header).toEqual(expect.arrayContaining([["filters that touch the numerator only", "severity"]]));
    expect(file.rows.find(([row]) => row === "part: denominator")?.slice(2, 5)).toEqual(["contacts", "handled contacts", 140]);
  });

  test("the clock leaves out days after it", async () => {
    expect((await ask(`${PERIOD}&asOf=2026-03-03T23:00`)).total).toMatchObject({ numerator: 4, denominator: 110 });
  });

  test("one that is stated anew is counted anew, and stating it again changes nothing", async () => {
    await workspace.facts.sync();
    const changes = await workspace.record.db.$count(schema.change);
    await state({ on: 1, contacts: 51 });
    expect(await workspace.record.db.$count(schema.change)).toBe(changes + 1);
    expect((await ask()).total.denominator).toBe(141);
    await state({ on: 1, contacts: 51 });
    expect(await workspace.record.db.$count(schema.change)).toBe(changes + 1);
  });

  test("verify finds a volume that the facts have missed", async () => {
    expect(await compareFacts(workspace.record, workspace.facts)).toEqual([]);
    await workspace.record.tx(async (db) => {
      for (const { name } of triggersFor("sqlite"))
        if (name.includes("contact_volume")) await db.run(sql`drop trigger ${sql.identifier(name)}`);
    });
    await state({ on: 1, contacts: 51 });
    expect((await compareFacts(workspace.record, workspace.facts)).map(({ table, kind }) => [table, kind]).sort()).toEqual([
      ["fact_volume", "missing"],
      ["fact_volume", "unexpected"],
    ]);
  });
});

test("more difficult interactions than contacts make a count with a warning", async () => {
  await state({ on: 0, contacts: 1 }, { on: 1, contacts: 1 });
  const result = await ask();
  expect(result).toMatchObject({ kind: "count", total: { numerator: 7, denominator: null }, volume: { warning: "more_than_contacts" } });
  expect(await opened(PERIOD, "numerator")).toBe(7);
});

test("one bucket with more of them than contacts has no value, and the others do", async () => {
  await state({ on: 0, contacts: 2 }, { on: 1, contacts: 50 });
  await workspace.facts.sync();
  const result = await runMetric(workspace, commandActor(), "difficult-rate", filtersOf(PERIOD), { now: NOW, grain: "day" });
  expect(result.points.slice(0, 2).map(({ numerator, denominator, value }) => [numerator, denominator, value])).toEqual([
    [3, 2, null],
    [1, 50, 2],
  ]);
});

describe("of several volumes of one day", () => {
  const contacts = async (query = PERIOD) => (await ask(query)).total.denominator;

  test("those that are split further say the same again", async () => {
    await state({ on: 0, contacts: 60 }, { on: 0, team: "north", contacts: 40 }, { on: 0, team: "south", contacts: 20 });
    expect([await contacts(), await contacts(`${PERIOD}&team=south`)]).toEqual([60, 20]);
  });

  test("those that are split otherwise stand beside each other", async () => {
    await state({ on: 0, channel: "mail", contacts: 30 }, { on: 0, channel: "phone", team: "north", contacts: 40 });
    // All 70 without a filter; by team the mail is missing, so the day is; by channel both are there.
    expect([await contacts(), await contacts(`${PERIOD}&team=north`)]).toEqual([70, null]);
    await workspace.record.tx((db) => db.update(schema.interaction).set({ channelId: 1 }));
    const [mail] = await workspace.record.db.select().from(schema.channel).where(eq(schema.channel.id, 1));
    expect(await contacts(`${PERIOD}&channel=${mail?.code}`)).toBe(mail?.code === "mail" ? 30 : 40);
  });

  test("those of several sources add up", async () => {
    await state({ on: 0, contacts: 60 });
    await stateVolumes(workspace.record, { id: desk }, [{ day: day(0), contacts: 15 }]);
    expect(await contacts()).toBe(75);
  });
});

describe("documented interactions", () => {
  beforeEach(async () => {
    await workspace.record.tx(async (db) => {
      for (const n of [0, 1, 2, 3])
        await addInteraction(db, { sourceId: desk, externalId: `calm ${n}`, contactedAt: noon(3), teamId: SOUTH, isDifficult: false });
      await addInteraction(db, { sourceId: calls, externalId: "other", contactedAt: noon(3), teamId: NORTH });
    });
  });
  const complete = () => workspace.record.tx((db) => db.update(schema.source).set({ isComplete: true }).where(eq(schema.source.id, desk)));

  test("are no volume of a source that does not document all", async () => {
    expect(await ask()).toMatchObject({ kind: "count", total: { numerator: 8 } });
  });

  test("are the volume of one that does, on days of which nothing was stated", async () => {
    await complete();
    // Seven difficult and four others of the desk; the other source's interaction has no volume.
    expect(await ask()).toMatchObject({ kind: "per-hundred", total: { numerator: 7, denominator: 11, excluded: 1 } });
    await stateAll();
    // Day 3: one difficult of five documented; the other days as stated.
    expect((await ask()).total).toMatchObject({ numerator: 7, denominator: 145, excluded: 1 });
    expect((await ask(`${PERIOD}&team=north`)).total).toMatchObject({ numerator: 3, denominator: 51, excluded: 2 });
  });
});

test("the sample's volumes are never those of real interactions", async () => {
  await workspace.record.tx(async (db) => {
    const [sample] = await db.insert(schema.source).values({ code: "sample", name: "Sample", zone: "UTC", isSample: true }).returning();
    await addInteraction(db, { sourceId: sample?.id ?? 0, externalId: "invented", contactedAt: noon(0) });
    await db.insert(schema.contactVolume).values({ sourceId: sample?.id, key: "a", day: day(0), contacts: 1_000 });
  });
  expect(await ask()).toMatchObject({ kind: "count", isSample: false, total: { numerator: 7 } });
  const shown: MetricResult = await ask(`${PERIOD}&source=sample`);
  expect(shown).toMatchObject({ kind: "per-hundred", isSample: true, total: { numerator: 1, denominator: 1_000, value: 0.1 } });
  await state({ on: 0, contacts: 60 });
  expect((await ask()).total).toMatchObject({ numerator: 3, denominator: 60 });
});
