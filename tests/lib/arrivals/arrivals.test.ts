import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { arrivedCode, arrivedName, hoursOfCode, readArrived } from "@/lib/arrivals/arrived";
import { readArrivals } from "@/lib/arrivals/read-arrivals";
import { isOpenAt } from "@/lib/calendars/business-hours";
import { addHolidays, makeCalendar, setTeamCalendar } from "@/lib/calendars/calendars";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";
import { parseIsoDay } from "@/lib/dates";
import { parseFilters } from "@/lib/filters";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { runMetric } from "@/lib/metrics/run";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, addTeam, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const now = Date.UTC(2026, 10, 1);
const ZONE = "Europe/Berlin";
const berlin = (month: number, day: number, hour: number, minute = 0) => new TZDate(2026, month - 1, day, hour, minute, ZONE).getTime();

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [first, second] = [await addTeam(db, "north"), await addTeam(db, "south")];
    // The week-end of each change of the clock, and a Monday; north works in Berlin, south at night.
    const times: [number, number | null, Partial<typeof schema.interaction.$inferInsert>][] = [
      [berlin(3, 29, 1, 59), first, { wasAnnounced: true, minutesToCalm: 10, moodEnd: 4 }],
      [berlin(3, 29, 3, 0), first, { wasAnnounced: false, minutesToCalm: 20, moodEnd: 2 }],
      [Date.UTC(2026, 9, 25, 0, 30), first, { wasAnnounced: false }],
      [Date.UTC(2026, 9, 25, 1, 30), first, {}],
      [berlin(6, 1, 9, 0), first, { minutesToCalm: 4, moodEnd: 5 }],
      [berlin(6, 1, 9, 59), second, { minutesToCalm: 8, moodEnd: 5 }],
      [berlin(6, 1, 23, 30), second, {}],
      [berlin(6, 2, 5, 59), second, {}],
      [berlin(6, 2, 6, 0), null, {}],
      [berlin(5, 25, 10, 0), first, {}],
    ];
    for (const [index, [contactedAt, teamId, more]] of times.entries()) {
      const interactionId = await addInteraction(db, { sourceId, externalId: `A-${index}`, contactedAt, teamId, ...more });
      if (index === 0) await addPromise(db, { interactionId, firstDueAt: june(3) });
    }
    const day = parseIsoDay("2026-06-01") ?? 0;
    await addInteraction(db, {
      sourceId,
      externalId: "D-1",
      contactedAt: day * 86_400_000,
      contactedDay: day,
      teamId: first,
      wasAnnounced: true,
    });
    await addInteraction(db, { sourceId, externalId: "E-1", contactedAt: berlin(6, 1, 9, 5), isDifficult: false });
    await addInteraction(db, { sourceId, externalId: "S-1", contactedAt: berlin(6, 1, 9, 5), status: "spam" });
  });
  await workspace.facts.sync();
  return () => workspace.close();
});

const ask = (query = "") => readArrivals(workspace, commandActor(), filtersOf(`zone=${ZONE}&${query}`), { now });
const rows = async (query: string) =>
  (await listInteractions(workspace, commandActor(), filtersOf(`zone=${ZONE}&difficult=yes&${query}`), ALL_INTERACTIONS, { now })).count;

describe("arrivals", () => {
  it("are counted by hour and weekday of the zone's clock, over both changes of it; what has no time apart", async () => {
    const { hours, timed, untimed } = await ask();
    const filled = hours.flatMap((count, hour) =>
      count > 0 ? [[arrivedName(arrivedCode(Math.floor(hour / 24), hour % 24, 1)), count]] : [],
    );
    expect(filled).toEqual([
      ["Monday 09:00–10:00", 2],
      ["Monday 10:00–11:00", 1],
      ["Monday 23:00–24:00", 1],
      ["Tuesday 05:00–06:00", 1],
      ["Tuesday 06:00–07:00", 1],
      ["Sunday 01:00–02:00", 1],
      ["Sunday 02:00–03:00", 2],
      ["Sunday 03:00–04:00", 1],
    ]);
    expect([timed, untimed]).toEqual([10, 1]);
  });

  it("every hour, every four hours, every day and what has no time opens as many rows", async () => {
    const { hours, untimed } = await ask();
    for (const [hour, count] of hours.entries()) {
      if (count === 0 && hour % 17 !== 0) continue;
      expect([hour, await rows(`arrived=${arrivedCode(Math.floor(hour / 24), hour % 24, 1)}`)]).toEqual([hour, count]);
    }
    expect(await rows("arrived=mon-08-11")).toBe(3);
    expect(await rows("arrived=sun")).toBe(4);
    expect(await rows("arrived=all-06-11")).toBe(4);
    expect(await rows("arrived=unknown")).toBe(untimed);
    expect(await rows("arrived=unknown&arrived=sun")).toBe(5);
    const { filters, notices } = parseFilters(new URLSearchParams("arrived=nonsense&period=all"));
    expect(notices).toEqual([]);
    const none = await listInteractions(workspace, commandActor(), filters, ALL_INTERACTIONS, { now });
    expect([none.count, none.notices.map(({ field }) => field)]).toEqual([0, ["arrived"]]);
  });

  it("are those of another zone by another clock", async () => {
    const { hours } = await readArrivals(workspace, commandActor(), filtersOf("zone=Asia/Kolkata"), { now });
    // 09:00 in Berlin in June is 12:30 in Kolkata.
    expect(hours[12]).toBe(1);
    expect(hours[13]).toBe(2);
  });

  it("the hour narrows numbers that are not counted over interactions, too", async () => {
    const promises = async (query: string) =>
      (await runMetric(workspace, commandActor(), "follow-through", filtersOf(`zone=${ZONE}&${query}`), { now, grain: "none" })).total
        .denominator;
    expect(await promises("arrived=sun-01")).toBe(1);
    expect(await promises("arrived=sun-02")).toBe(0);
    expect(await promises("announced=yes")).toBe(1);
    expect(await promises("announced=no")).toBe(0);
  });

  it("announced, not announced and not known add up, open their rows, and the share is of the known", async () => {
    const { announced } = await ask();
    expect(announced).toMatchObject({ yes: 2, no: 2, unknown: 7, share: { count: 2, known: 4, share: 0.5 } });
    // Wilson of 2 in 4, worked by hand: .15–.85.
    expect([announced.share.low?.toFixed(4), announced.share.high?.toFixed(4)]).toEqual(["0.1500", "0.8500"]);
    expect([await rows("announced=yes"), await rows("announced=no"), await rows("announced=unknown")]).toEqual([2, 2, 7]);
  });

  it("how it went is told by part of the day, with how many are known", async () => {
    const { dayparts } = await ask();
    expect(dayparts.map(({ from, arrivals, calm, ended }) => [from, arrivals, calm.known, calm.median, ended.count, ended.known])).toEqual([
      [0, 5, 2, 15, 1, 2],
      [6, 4, 2, 6, 2, 2],
      [12, 0, 0, null, 0, 0],
      [18, 1, 0, null, 0, 0],
    ]);
  });

  it("too few say nothing of when most come", async () => {
    expect((await ask()).busiest).toBeNull();
  });

  it("without a calendar nothing is said of working hours", async () => {
    const { against, usual } = await ask();
    expect([against, usual]).toEqual([null, null]);
  });
});

describe("held against when people work", () => {
  beforeAll(async () => {
    const { record } = workspace;
    const owner = ownerActor();
    const week = (shift: [number, number][]) => [...Array.from({ length: 5 }, () => shift), [], []];
    await makeCalendar(record, owner, { name: "Day", zone: ZONE, hours: week([[540, 1020]]) }, now);
    await makeCalendar(record, owner, { name: "Night", zone: ZONE, hours: week([[1320, 1800]]) }, now);
    await setTeamCalendar(record, owner, "south", { calendar: "night" }, now);
    await addHolidays(record, owner, "day", [{ day: parseIsoDay("2026-05-25") ?? 0, name: "Whit Monday" }], now);
  });

  it("each is inside or outside the hours of its team, as the calendar says of that instant", async () => {
    const { against, usual } = await ask();
    // Inside: A-4 (Monday 09:00), A-6 and A-7 (the night of south). A-9 is a holiday, A-8 has no team and goes by the calendar for all.
    expect(against).toMatchObject({ known: 10, outside: 7, unknown: 0 });
    const calendars = await calendarsByTeam(workspace.record.db);
    const all = await workspace.record.db.select().from(schema.interaction);
    const outside = all.filter(({ isDifficult, status, contactedDay, contactedAt, teamId }) => {
      const calendar = calendars(teamId);
      return isDifficult && status === "live" && contactedDay === null && calendar && !isOpenAt(calendar, contactedAt);
    });
    expect(outside.length).toBe(against?.outside);
    expect(usual?.isOnly).toBe(false);
    expect(usual?.open.flatMap((isOpen, hour) => (isOpen && hour < 24 ? [hour] : []))).toEqual([9, 10, 11, 12, 13, 14, 15, 16]);
  });

  it("of one team alone, by its calendar alone", async () => {
    expect((await ask("team=south")).against).toMatchObject({ known: 3, outside: 1 });
    expect((await ask("team=north")).against).toMatchObject({ known: 6, outside: 5 });
  });
});

describe("the code of an hour", () => {
  it("is read as it is written", () => {
    const stretch = fc.tuple(fc.integer({ min: -1, max: 6 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }));
    fc.assert(
      fc.property(stretch, ([weekday, from, length]) => {
        const hours = Math.min(length, 24 - from);
        const read = readArrived(arrivedCode(weekday < 0 ? "all" : weekday, from, hours));
        expect(read).toEqual({ weekdays: weekday < 0 ? [0, 1, 2, 3, 4, 5, 6] : [weekday], from, to: from + hours - 1 });
      }),
    );
  });

  it("says nothing where it is wrong", () => {
    for (const code of ["", "mo", "mon-24", "mon-9", "mon-12-08", "xyz-01", "mon-01-02-03", "MON"]) expect(hoursOfCode(code)).toEqual([]);
  });
});
