import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { DAY_MS, GRAINS, type Grain, isoDay, parseIsoDay } from "@/lib/dates";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addSource } from "@/tests/support/arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

/*
 * One contact every half hour, at a quarter past and a quarter to, over four days around each of these clock changes:
 * the number of contacts of a local day is twice its length in hours.
 */
const HALF_HOUR_MS = 1_800_000;
const AROUND = ["2011-12-30", "2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"];
const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"] as const;
/** Days that are known without a time, two of each, on days with a clock change and on ordinary ones. */
const DAYS_ONLY = ["2011-12-30", "2026-03-29", "2026-07-01", "2026-10-25", "2026-11-01"];
/** What tells the two kinds of contact apart. */
const [TIMED, DATED] = [1, 2] as const;
const NOW = Date.UTC(2026, 11, 1, 12);

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  const at = (day: string) => (parseIsoDay(day) ?? Number.NaN) * DAY_MS;
  const halfHours = AROUND.flatMap((day) =>
    Array.from({ length: 4 * 48 }, (_, index) => at(day) - 1.5 * DAY_MS + index * HALF_HOUR_MS + HALF_HOUR_MS / 2),
  );
  const timed = [...new Set(halfHours)].map((contactedAt) => ({ contactedAt, contactedDay: null, severity: TIMED }));
  const dated = DAYS_ONLY.flatMap((day) => [0, 1].map(() => ({ contactedAt: at(day), contactedDay: at(day) / DAY_MS, severity: DATED })));
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const rows = [...timed, ...dated].map((when, index) => ({
      ...when,
      sourceId,
      externalId: String(index),
      isDifficult: true,
      createdAt: 0,
      updatedAt: 0,
    }));
    for (let from = 0; from < rows.length; from += 500) await db.insert(schema.interaction).values(rows.slice(from, from + 500));
  });
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

const count = (query: string, grain: Grain | "none" = "none") =>
  runMetric(workspace, commandActor(), "difficult-rate", filtersOf(query), { now: NOW, grain });

/** Contacts with a time on one local day. */
async function timedOn(day: string, zone: string): Promise<number> {
  const { total } = await count(`from=${day}&to=${dayAfter(day)}&zone=${zone}&severity=${TIMED}`);
  return total.numerator;
}

function dayAfter(day: string): string {
  return isoDay((parseIsoDay(day) ?? Number.NaN) + 1);
}

describe("a local day holds as many contacts as it is long", () => {
  it.each([
    ["UTC", "2026-03-29", 48],
    ["Europe/Berlin", "2026-03-28", 48],
    ["Europe/Berlin", "2026-03-29", 46],
    ["Europe/Berlin", "2026-10-25", 50],
    ["America/New_York", "2026-03-08", 46],
    ["America/New_York", "2026-11-01", 50],
    ["Australia/Lord_Howe", "2026-04-05", 49],
    ["Australia/Lord_Howe", "2026-10-04", 47],
    ["Asia/Kathmandu", "2026-10-25", 48],
    ["Pacific/Apia", "2011-12-29", 48],
    ["Pacific/Apia", "2011-12-30", 0],
    ["Pacific/Apia", "2011-12-31", 48],
  ])("%s, %s: %i half hours", async (zone, day, halfHours) => {
    expect(await timedOn(day, zone)).toBe(halfHours);
    const { points } = await count(`from=${day}&to=${dayAfter(day)}&zone=${zone}&severity=${TIMED}`, "day");
    expect(points).toMatchObject([{ bucket: day, numerator: halfHours }]);
  });
});

describe.each(ZONES)("in %s", (zone) => {
  it("buckets of every size sum to the total, over all time and over a period that ends on a clock change", async () => {
    for (const period of ["period=all", "from=2026-03-29&to=2026-10-25"]) {
      for (const grain of GRAINS) {
        const { points, total } = await count(`${period}&zone=${zone}`, grain);
        expect([grain, points.reduce((sum, point) => sum + point.numerator, 0)]).toEqual([grain, total.numerator]);
        expect(new Set(points.map((point) => point.bucket)).size).toBe(points.length);
      }
    }
  });

  it("a period that is split on any of the days adds up", async () => {
    const whole = (await count(`from=2011-12-01&to=2026-12-01&zone=${zone}`)).total.numerator;
    for (const middle of AROUND) {
      const halves = await Promise.all(
        [`from=2011-12-01&to=${middle}`, `from=${middle}&to=2026-12-01`].map((half) => count(`${half}&zone=${zone}`)),
      );
      expect([middle, halves.reduce((sum, half) => sum + half.total.numerator, 0)]).toEqual([middle, whole]);
    }
  });

  it("all time is what it is in UTC", async () => {
    expect((await count(`period=all&zone=${zone}`)).total).toEqual((await count("period=all&zone=UTC")).total);
  });

  it("a day that is known without a time stays on that day, also one that the zone skipped", async () => {
    for (const day of DAYS_ONLY) {
      const { points } = await count(`from=${day}&to=${dayAfter(day)}&zone=${zone}&severity=${DATED}`, "day");
      expect(points).toMatchObject([{ bucket: day, numerator: 2 }]);
    }
    expect((await count(`from=2026-07-01&to=2026-07-02&zone=${zone}`, "week")).points).toMatchObject([
      { bucket: "2026-06-29", numerator: 2 },
    ]);
  });
});
