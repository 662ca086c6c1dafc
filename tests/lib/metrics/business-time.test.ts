import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { businessMinutesBetween } from "@/lib/calendars/business-hours";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";
import { askInSnapshot } from "@/lib/metrics/ask";
import { comparedCurves } from "@/lib/metrics/compared-curves";
import { kaplanMeier, timeUntil } from "@/lib/stats/kaplan-meier";
import type { Workspace } from "@/lib/workspace";
import { seededRandom } from "@/tests/bench/support/random";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, addTeam } from "@/tests/support/arrange-record";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const MINUTE = 60_000;
const OFFICE: [number, number][][] = [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []];
const NIGHTS = Array.from({ length: 7 }, (): [number, number][] => [[1320, 1800]]);
const NOW = Date.UTC(2026, 5, 20, 10, 0);

let workspace: Workspace;
let teams: number[];
let sourceId: number;
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    sourceId = await addSource(db);
    const calendars = [
      { code: "office", name: "Office", zone: "Europe/Berlin", hours: OFFICE, createdAt: NOW },
      { code: "nights", name: "Nights", zone: "Europe/Berlin", hours: NIGHTS, createdAt: NOW },
    ];
    const made = await db.insert(schema.calendar).values(calendars).returning({ id: schema.calendar.id });
    await db.insert(schema.holiday).values({ calendarId: made[0]?.id ?? 0, day: Date.UTC(2026, 3, 6) / 86_400_000, name: "Easter Monday" });
    teams = [];
    for (const [index, { id }] of [...made, { id: null }].entries()) {
      teams.push(await addTeam(db, `team-${index}`));
      if (id !== null)
        await db
          .update(schema.team)
          .set({ calendarId: id })
          .where(eq(schema.team.id, teams[index] ?? 0));
    }
  });
  return () => workspace.close();
});

async function promised(team: number | undefined, madeAt: number, doneAt: number | null, values = {}) {
  await workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId: `${madeAt} ${doneAt} ${team}`,
      contactedAt: madeAt,
      teamId: team ?? null,
    });
    await addPromise(db, { interactionId, madeAt, firstDueAt: madeAt, doneAt, ...values });
  });
}

async function curves(by: "team" | null) {
  await workspace.facts.sync();
  return askInSnapshot(workspace, filtersOf("period=all"), { now: NOW }, (asked) => comparedCurves(asked, "time-to-follow-up", by, true));
}

test("from Friday 16:00 to Monday 10:30 in Berlin are 2.5 business hours, and days alone say nothing of hours", async () => {
  const [made, done] = [Date.UTC(2026, 2, 27, 15), Date.UTC(2026, 2, 30, 8, 30)];
  await promised(teams[0], made, done);
  await promised(teams[0], made + MINUTE, done, { doneDay: Math.floor(done / 86_400_000) });
  await promised(teams[2], made, done);
  // It is the team that promised whose hours count.
  await promised(teams[2], made - MINUTE, done, { teamId: teams[0] });
  const [all] = (await curves(null)).groups;
  expect(all?.watched).toBe(4);
  expect(all?.business).toMatchObject({ watched: 2, ended: 2, median: 150 });
});

test("the quantiles of each team are those of its own calendar, counted row by row", async () => {
  const random = seededRandom(5);
  const begun = Date.UTC(2026, 2, 1);
  const rows: { team: number; from: number; to: number; isDone: boolean }[] = [];
  for (let index = 0; index < 90; index += 1) {
    const team = teams[index % 2] ?? 0;
    const from = begun + Math.floor(random() * 100 * 1440) * MINUTE;
    const to = from + Math.floor(random() * 9 * 1440) * MINUTE + Math.floor(random() * MINUTE);
    const isDone = random() < 0.8;
    rows.push({ team, from, to: isDone ? to : NOW + 59_999, isDone });
    await promised(team, from, isDone ? to : null);
  }
  const { groups } = await curves("team");
  const calendars = await calendarsByTeam(workspace.record.db);
  for (const [index, team] of teams.slice(0, 2).entries()) {
    const endings = rows
      .filter((row) => row.team === team)
      .map(({ from, to, isDone }) => {
        const calendar = calendars(team);
        return { at: calendar ? businessMinutesBetween(calendar, from, to) : -1, events: Number(isDone), censored: Number(!isDone) };
      });
    const group = groups.find(({ key }) => key === `team-${index}`);
    expect(group?.business).toMatchObject({
      watched: endings.length,
      ended: endings.filter(({ events }) => events === 1).length,
      median: timeUntil(kaplanMeier(endings), 0.5),
      p90: timeUntil(kaplanMeier(endings), 0.1),
    });
    expect(group?.business?.median).not.toBe(group?.median);
  }
});

test("without a calendar nothing is said in business hours", async () => {
  await promised(teams[2], NOW - 1000 * MINUTE, NOW - 10 * MINUTE);
  expect((await curves(null)).groups[0]?.business).toBeNull();
});
