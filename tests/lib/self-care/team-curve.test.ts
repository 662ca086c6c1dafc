import { beforeEach, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { setBreak } from "@/lib/self-care/breaks";
import { readOwnDay } from "@/lib/self-care/own-day";
import { readTeamCurve } from "@/lib/self-care/team-curve";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { actorOf } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-06-15T12:00Z; the last quarter that is over began on 2026-01-01. */
const NOW = Date.UTC(2026, 5, 15, 12);
const MORNING = Date.UTC(2026, 1, 2, 9);
const manager = actorOf("manager");

let workspace: Workspace;
beforeEach(async () => {
  workspace = { ...(await freshWorkspace()), clock: () => NOW };
});

/** Each of these people has so many shifts, of three difficult interactions that end well, well and badly, and one that was not difficult. */
async function worked(people: { team: number; shifts: number }[]): Promise<void> {
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    await db.insert(schema.team).values([1, 2, 3].map((id) => ({ code: `team-${id}`, name: `Team ${id}` })));
    await db.insert(schema.person).values(people.map((_, index) => ({ key: `pseudonym-${index}`, name: `Person ${index}` })));
    for (const [index, { team, shifts }] of people.entries())
      for (let shift = 0; shift < shifts; shift += 1)
        for (const [at, mood, isDifficult] of [
          [0, 5, true],
          [1, 1, false],
          [2, 4, true],
          [9, 2, true],
        ] as const)
          await addInteraction(db, {
            sourceId,
            externalId: `${index}-${shift}-${at}`,
            agentId: index + 1,
            teamId: team,
            contactedAt: MORNING + shift * DAY + at * HOUR,
            isDifficult,
            moodEnd: mood,
          });
  });
  await workspace.facts.sync();
}

const many = (count: number, team: number, shifts = 5) => Array.from({ length: count }, () => ({ team, shifts }));
const cellsOf = async (query = {}, actor = manager) =>
  (await readTeamCurve(workspace, actor, query)).cells.map(({ nth, isLast, interactions, well, people }) => [
    nth,
    isLast,
    interactions,
    well,
    people,
  ]);

test("places in a shift are counted over difficult interactions alone, and a night begins anew", async () => {
  await worked(many(6, 1));
  expect(await cellsOf()).toEqual([
    [1, false, 30, 30, 6],
    [2, false, 30, 30, 6],
    [3, true, 30, 0, 6],
  ]);
  const curve = await readTeamCurve(workspace, manager, {});
  expect([curve.quarter, curve.quarters.length]).toEqual(["2026-01-01", 8]);
  expect(curve.cells[2]?.high).toBeCloseTo(0.1135, 3);
  // Days are not for choosing, and nothing of another quarter is in it.
  expect(await cellsOf({ quarter: "2025-10-01" })).toEqual([]);
  expect(await cellsOf({ quarter: "2026-01-15" })).toHaveLength(3);
});

test("four people are too few, however much they did", async () => {
  await worked(many(4, 1, 20));
  expect(await cellsOf()).toEqual([]);
});

test("a team is offered where neither it nor what is left without it is too few", async () => {
  await worked([...many(6, 1), ...many(6, 2), ...many(2, 3)]);
  const whole = await readTeamCurve(workspace, manager, {});
  // Two people of the third team would be what is left of all without the first two.
  expect(whole.teams.map(({ code }) => code)).toEqual(["team-1"]);
  expect(await cellsOf({ team: "team-1" })).toEqual([
    [1, false, 30, 30, 6],
    [2, false, 30, 30, 6],
    [3, true, 30, 0, 6],
  ]);
  for (const team of ["team-2", "team-3", "nobody"]) expect(await cellsOf({ team })).toEqual(await cellsOf());
});

test("it is for those who lead or change, of the teams that they see", async () => {
  await worked([...many(6, 1), ...many(6, 2)]);
  await expect(readTeamCurve(workspace, actorOf("agent", [1]), {})).rejects.toMatchObject({ code: "forbidden" });
  const limited = { ...workspace, facts: workspace.facts.within([1]) };
  const seen = await readTeamCurve(limited, actorOf("lead", [1]), { team: "team-2" });
  expect(seen.cells.map(({ interactions }) => interactions)).toEqual([30, 30, 30]);
  expect(seen.teams).toEqual([]);
});

test("one's own day counts one's own interactions of this shift, and when the last break was", async () => {
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    await db.insert(schema.person).values([{ key: "a" }, { key: "b" }]);
    await db.insert(schema.user).values({ email: "r@example.com", name: "R", role: "agent", personId: 1, createdAt: 0, updatedAt: 0 });
    const own = { sourceId, agentId: 1 };
    await addInteraction(db, { ...own, externalId: "1", contactedAt: NOW - 3 * HOUR });
    await addInteraction(db, { ...own, externalId: "2", contactedAt: NOW - HOUR, isDifficult: false });
    await addInteraction(db, { sourceId, externalId: "3", contactedAt: NOW - HOUR / 2, documentedBy: "user:1" });
    await addInteraction(db, { ...own, externalId: "4", contactedAt: NOW - 30 * HOUR });
    await addInteraction(db, { ...own, externalId: "day", contactedAt: NOW - 2 * HOUR, contactedDay: 20_000 });
    await addInteraction(db, { ...own, externalId: "spam", contactedAt: NOW - 2 * HOUR, status: "spam" });
    await addInteraction(db, { sourceId, agentId: 2, externalId: "other", contactedAt: NOW - HOUR });
  });
  const me = actorOf("agent", null, 1);
  const day = await readOwnDay(workspace, me, NOW);
  expect(day?.current).toMatchObject({ interactions: 3, difficult: 2 });
  expect([day?.before.length, day?.minutesSinceBreak, day?.hadBreak]).toEqual([1, 180, false]);
  await setBreak(workspace.record, me, true, NOW - 40 * 60_000);
  expect(await readOwnDay(workspace, me, NOW)).toMatchObject({ minutesSinceBreak: null });
  await setBreak(workspace.record, me, false, NOW - 30 * 60_000);
  expect(await readOwnDay(workspace, me, NOW)).toMatchObject({ minutesSinceBreak: 30, hadBreak: true });
});
