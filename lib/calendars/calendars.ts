import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { calendar, holiday, team } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { unseenNames } from "@/lib/access/unseen-names";
import { note } from "@/lib/audit/note";
import { BadCalendarError } from "@/lib/calendars/bad-calendar-error";
import { type CalendarChange, type Holiday, MOST_HOLIDAYS, type NewCalendar } from "@/lib/calendars/calendar-requests";
import { isoDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import type { Workspace } from "@/lib/workspace";

/** A calendar as its page shows it. */
export interface ListedCalendar extends NewCalendar {
  code: string;
  isDefault: boolean;
  /** In their order. */
  holidays: Holiday[];
}

/** Which calendar a team names; null: none, so that the one for all holds. */
export interface TeamCalendar {
  code: string;
  name: string;
  calendar: string | null;
}

/** How many calendars a workspace keeps. */
const MOST_CALENDARS = 100;

/** Every calendar by name, and the teams of people that are seen. @throws ForbiddenError */
export async function listCalendars(workspace: Workspace, actor: Actor): Promise<{ calendars: ListedCalendar[]; teams: TeamCalendar[] }> {
  require(actor, "read");
  const { db } = workspace.record;
  const rows = await db.select().from(calendar);
  const days = await db.select().from(holiday).orderBy(asc(holiday.day));
  const hidden = await unseenNames(workspace);
  const teams = (await db.select().from(team)).filter(({ id, isSystem }) => !isSystem && !hidden.team?.has(id));
  return {
    calendars: rows
      .map(({ id, code, name, zone, hours, isDefault }) => ({
        ...{ code, name, zone, hours, isDefault },
        holidays: days.filter(({ calendarId }) => calendarId === id).map((each) => ({ day: each.day, name: each.name })),
      }))
      .toSorted(byName),
    teams: teams
      .map(({ code, name, calendarId }) => ({ code, name, calendar: rows.find(({ id }) => id === calendarId)?.code ?? null }))
      .toSorted(byName),
  };
}

/** Makes a calendar; the first holds for all teams. @throws ForbiddenError, BadCalendarError */
export async function makeCalendar({ tx }: RecordStore, actor: Actor, wanted: NewCalendar, now: number): Promise<{ code: string }> {
  require(actor, "govern");
  return tx(async (db) => {
    const taken = new Set((await db.select({ code: calendar.code }).from(calendar)).map(({ code }) => code));
    if (taken.size >= MOST_CALENDARS)
      throw new BadCalendarError("name", `there are ${MOST_CALENDARS} calendars, which is the most: delete one first`);
    const code = freeCode(slug(wanted.name), taken);
    const isDefault = taken.size === 0;
    await db.insert(calendar).values({ ...wanted, code, isDefault, createdAt: now });
    await note(db, actor, { action: "calendar.create", subject: `calendar:${code}`, detail: { zone: wanted.zone, isDefault } }, now);
    return { code };
  });
}

/** Where it becomes the one that holds for all, the one before is so no more. @throws ForbiddenError, NotFoundError */
export async function changeCalendar({ tx }: RecordStore, actor: Actor, code: string, change: CalendarChange, now: number): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const { id } = await calendarOf(db, code);
    if (change.isDefault) await db.update(calendar).set({ isDefault: false }).where(eq(calendar.isDefault, true));
    await db.update(calendar).set(change).where(eq(calendar.id, id));
    await note(
      db,
      actor,
      { action: "calendar.change", subject: `calendar:${code}`, detail: { fields: Object.keys(change).toSorted() } },
      now,
    );
  });
}

/** Deletes a calendar with its holidays; teams that named it name none. @throws ForbiddenError, NotFoundError */
export async function deleteCalendar({ tx }: RecordStore, actor: Actor, code: string, now: number): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const { id } = await calendarOf(db, code);
    const named = await db.update(team).set({ calendarId: null }).where(eq(team.calendarId, id)).returning({ id: team.id });
    await db.delete(holiday).where(eq(holiday.calendarId, id));
    await db.delete(calendar).where(eq(calendar.id, id));
    await note(db, actor, { action: "calendar.delete", subject: `calendar:${code}`, detail: { teams: named.length } }, now);
  });
}

/** Adds days without work; a day that is there takes the new name. @throws ForbiddenError, NotFoundError, BadCalendarError */
export async function addHolidays(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  wanted: readonly Holiday[],
  now: number,
): Promise<{ added: number; renamed: number }> {
  require(actor, "govern");
  return tx(async (db) => {
    const { id } = await calendarOf(db, code);
    const there = new Set((await db.select({ day: holiday.day }).from(holiday).where(eq(holiday.calendarId, id))).map(({ day }) => day));
    const fresh = wanted.filter(({ day }) => !there.has(day));
    if (there.size + fresh.length > MOST_HOLIDAYS)
      throw new BadCalendarError("lines", `a calendar keeps ${MOST_HOLIDAYS} holidays at most; it has ${there.size}`);
    for (const { day, name } of wanted.filter((each) => there.has(each.day)))
      await db
        .update(holiday)
        .set({ name })
        .where(and(eq(holiday.calendarId, id), eq(holiday.day, day)));
    for (let from = 0; from < fresh.length; from += CHUNK)
      await db.insert(holiday).values(fresh.slice(from, from + CHUNK).map((each) => ({ ...each, calendarId: id })));
    const counts = { added: fresh.length, renamed: wanted.length - fresh.length };
    await note(db, actor, { action: "calendar.holidays", subject: `calendar:${code}`, detail: counts }, now);
    return counts;
  });
}

/** Takes a day back. @throws ForbiddenError, NotFoundError */
export async function removeHoliday({ tx }: RecordStore, actor: Actor, code: string, day: number, now: number): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const { id } = await calendarOf(db, code);
    const gone = await db
      .delete(holiday)
      .where(and(eq(holiday.calendarId, id), inArray(holiday.day, [day])))
      .returning({ id: holiday.id });
    if (gone.length === 0) throw new NotFoundError(`the calendar "${code}" has no holiday on ${isoDay(day)}`, "day");
    await note(db, actor, { action: "calendar.holidays", subject: `calendar:${code}`, detail: { removed: isoDay(day) } }, now);
  });
}

/** Says by which calendar a team works; null: by the one for all. @throws ForbiddenError, NotFoundError */
export async function setTeamCalendar(
  { tx }: RecordStore,
  actor: Actor,
  teamCode: string,
  wanted: { calendar: string | null },
  now: number,
): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const calendarId = wanted.calendar === null ? null : (await calendarOf(db, wanted.calendar)).id;
    const changed = await db.update(team).set({ calendarId }).where(eq(team.code, teamCode)).returning({ id: team.id });
    if (changed.length === 0) throw new NotFoundError(`there is no team "${teamCode}"`, "team");
    await note(db, actor, { action: "team.change", subject: `team:${teamCode}`, detail: { calendar: wanted.calendar } }, now);
  });
}

/** Fewer than the variables one statement may have. */
const CHUNK = 200;

async function calendarOf(db: Db, code: string): Promise<{ id: number }> {
  const [found] = await db.select({ id: calendar.id }).from(calendar).where(eq(calendar.code, code));
  if (!found) throw new NotFoundError(`there is no calendar "${code}"; it may have been deleted`, "calendar");
  return found;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function byName(a: { code: string; name: string }, b: { code: string; name: string }): number {
  return collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1);
}
