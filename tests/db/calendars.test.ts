import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { businessMinutesBetween } from "@/lib/calendars/business-hours";
import { parseHolidays } from "@/lib/calendars/calendar-requests";
import {
  addHolidays,
  changeCalendar,
  deleteCalendar,
  listCalendars,
  makeCalendar,
  removeHoliday,
  setTeamCalendar,
} from "@/lib/calendars/calendars";
import { businessMinutes, calendarsByTeam } from "@/lib/calendars/calendars-by-team";
import { parseIsoDay } from "@/lib/dates";
import type { Workspace } from "@/lib/workspace";
import { addTeam, june } from "@/tests/support/arrange-record";
import { actorOf, ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = june(1);
const owner = ownerActor();
const hours = (from: number, to: number): [number, number][][] => [
  ...Array.from({ length: 5 }, (): [number, number][] => [[from, to]]),
  [],
  [],
];

let workspace: Workspace;
let teams: number[];
beforeAll(async () => {
  workspace = await freshWorkspace();
  teams = await workspace.record.tx(async (db) => [await addTeam(db, "north"), await addTeam(db, "south")]);
});
afterAll(() => workspace.close());

test("without any calendar no team has business hours", async () => {
  const calendars = await calendarsByTeam(workspace.record.db);
  expect(calendars(teams[0] ?? 0)).toBeNull();
  expect(businessMinutes(calendars, { madeAt: june(1, 9), doneAt: june(1, 10), teamId: null })).toBeNull();
});

test("the first calendar holds for all teams, another one for those that name it, and at most one is for all", async () => {
  const { record } = workspace;
  expect(await makeCalendar(record, owner, { name: "Office", zone: "UTC", hours: hours(540, 1020) }, NOW)).toEqual({ code: "office" });
  expect(await makeCalendar(record, owner, { name: "Office", zone: "UTC", hours: hours(0, 1440) }, NOW)).toEqual({ code: "office-2" });
  await setTeamCalendar(record, owner, "south", { calendar: "office-2" }, NOW);
  const calendars = await calendarsByTeam(record.db);
  // 2026-06-01 is a Monday.
  const asked = { madeAt: june(1, 8), doneAt: june(1, 10) };
  expect([...teams, null].map((teamId) => businessMinutes(calendars, { ...asked, teamId }))).toEqual([60, 120, 60]);
  await changeCalendar(record, owner, "office-2", { isDefault: true, name: "Day and night" }, NOW);
  expect((await record.db.select().from(schema.calendar)).filter(({ isDefault }) => isDefault).map(({ code }) => code)).toEqual([
    "office-2",
  ]);
  expect(await listCalendars(workspace, actorOf("agent"))).toMatchObject({
    calendars: [
      { code: "office-2", name: "Day and night", isDefault: true },
      { code: "office", name: "Office", isDefault: false, hours: hours(540, 1020) },
    ],
    teams: [
      { code: "north", calendar: null },
      { code: "south", calendar: "office-2" },
    ],
  });
});

test("holidays are added, take a new name, and are taken back; nobody works on them", async () => {
  const { record } = workspace;
  const lines = (text: string) => parseHolidays(JSON.stringify({ lines: text }));
  expect(await addHolidays(record, owner, "office-2", lines("2026-06-01 Whit Monday\n2026-12-25 Christmas"), NOW)).toEqual({
    added: 2,
    renamed: 0,
  });
  expect(await addHolidays(record, owner, "office-2", lines("2026-12-25 Christmas Day"), NOW)).toEqual({ added: 0, renamed: 1 });
  const south = (await calendarsByTeam(record.db))(teams[1] ?? 0);
  expect(south && businessMinutesBetween(south, june(1), june(2))).toBe(0);
  await removeHoliday(record, owner, "office-2", parseIsoDay("2026-06-01") ?? 0, NOW);
  await expect(removeHoliday(record, owner, "office-2", parseIsoDay("2026-06-01") ?? 0, NOW)).rejects.toThrow(
    "has no holiday on 2026-06-01",
  );
  const { calendars } = await listCalendars(workspace, owner);
  expect(calendars[0]?.holidays).toEqual([{ day: parseIsoDay("2026-12-25"), name: "Christmas Day" }]);
});

test("a calendar that is deleted takes its holidays along, and its teams name none", async () => {
  const { record } = workspace;
  await deleteCalendar(record, owner, "office-2", NOW);
  expect(await record.db.$count(schema.holiday)).toBe(0);
  expect((await listCalendars(workspace, owner)).teams.map(({ calendar }) => calendar)).toEqual([null, null]);
  expect((await calendarsByTeam(record.db))(teams[1] ?? 0)).toBeNull();
});

test("who may not govern, or sees some teams alone, changes nothing", async () => {
  const { record } = workspace;
  for (const actor of [actorOf("agent", teams), actorOf("lead", teams), actorOf("manager", teams)]) {
    const change = changeCalendar(record, actor, "office", { name: "Mine" }, NOW);
    await expect(change).rejects.toThrow("may not change what holds for every team");
  }
  await expect(setTeamCalendar(record, owner, "nobody", { calendar: null }, NOW)).rejects.toThrow('there is no team "nobody"');
  await expect(setTeamCalendar(record, owner, "north", { calendar: "none" }, NOW)).rejects.toThrow('there is no calendar "none"');
});

test("every change stands in the audit, by codes and counts", async () => {
  const rows = await workspace.record.db.select().from(schema.auditEntry).where(eq(schema.auditEntry.actor, "user:1"));
  expect(rows.toSorted((a, b) => a.seq - b.seq).map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    "calendar.create calendar:office",
    "calendar.create calendar:office-2",
    "team.change team:south",
    "calendar.change calendar:office-2",
    "calendar.holidays calendar:office-2",
    "calendar.holidays calendar:office-2",
    "calendar.holidays calendar:office-2",
    "calendar.delete calendar:office-2",
  ]);
  expect(JSON.stringify(rows)).not.toContain("Christmas");
});
