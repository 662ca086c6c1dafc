import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { GET as getMetric } from "@/app/api/metrics/[metric]/route";
import { PATCH as patchMinimum } from "@/app/api/settings/staff/route";
import * as schema from "@/db/schema";
import { actorNames } from "@/lib/access/actor-names";
import { LIST_FILTERS } from "@/lib/filters";
import { PLAIN_DIMENSIONS } from "@/lib/metrics/dimensions";
import { readOwnPage, readStaff } from "@/lib/staff/read-staff";
import { listStaff } from "@/lib/staff/staff-list";
import { changeStaffMinimum } from "@/lib/staff/staff-minimum";
import type { Workspace } from "@/lib/workspace";
import { seededRandom } from "@/tests/bench/support/random";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { actorOf, browser, cookieFor, ownerActor, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const DAY = 86_400_000;
/** 2026-06-01T00:00Z. */
const NOW = 1_780_272_000_000;
const manager = actorOf("manager");

let workspace: Workspace;

beforeEach(async () => {
  workspace = { ...(await freshWorkspace()), clock: () => NOW };
});

/** People with names, each of whom handled so many interactions for a team, every one escalated that is a multiple of five. */
async function handled(rows: { name: string | null; team: number; interactions: number }[]): Promise<void> {
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    await db.insert(schema.team).values([1, 2].map((id) => ({ code: `team-${id}`, name: `Team ${id}` })));
    for (const [index, { name, team, interactions }] of rows.entries()) {
      await db.insert(schema.person).values({ key: `pseudonym-${index}`, name });
      for (let each = 1; each <= interactions; each += 1)
        await addInteraction(db, {
          sourceId,
          externalId: `${index}-${each}`,
          agentId: index + 1,
          teamId: team,
          contactedAt: NOW - 30 * DAY,
          escalationLevel: each % 5 === 0 ? 1 : 0,
        });
    }
  });
  await workspace.facts.sync();
}

const escalation = async (personId: number) =>
  (await readStaff(workspace, manager, personId)).numbers.find(({ metric }) => metric === "escalation");

test("A share of one person is shown from 25 on, with its interval, and of 24 there is none", async () => {
  await handled([
    { name: "Alex Example", team: 1, interactions: 25 },
    { name: "Kim Example", team: 2, interactions: 24 },
  ]);
  const shown = await escalation(1);
  expect(shown).toMatchObject({ of: 25, rate: { value: 0.2, of: 25 } });
  expect(shown?.rate?.low).toBeCloseTo(0.0886, 3);
  expect(shown?.rate?.high).toBeCloseTo(0.3913, 3);
  expect(await escalation(2)).toMatchObject({ of: 24, rate: null });
});

test("A team's share is left out where it would be that of the few who are not shown by themselves", async () => {
  await handled([
    { name: "Alex Example", team: 1, interactions: 30 },
    { name: "Kim Example", team: 1, interactions: 5 },
  ]);
  expect((await escalation(1))?.team).toBeNull();
  await workspace.record.tx(async (db) => {
    await db.update(schema.interaction).set({ teamId: 2 }).where(eq(schema.interaction.agentId, 2));
  });
  await workspace.facts.sync();
  expect((await escalation(1))?.team).toMatchObject({ value: 0.2, of: 30 });
});

test("The list is by name, says of nobody a number, and holds whom the actor's teams let them see", async () => {
  await handled([
    { name: "Robin Example", team: 1, interactions: 40 },
    { name: null, team: 2, interactions: 3 },
    { name: "Alex Example", team: 2, interactions: 30 },
  ]);
  const { staff } = await listStaff(workspace, manager);
  expect(staff.map(({ id: _, ...each }) => each)).toEqual([
    { name: "Alex Example", pseudonym: "pseudony", team: { code: "team-2", name: "Team 2" }, hasEnough: true },
    { name: "Robin Example", pseudonym: "pseudony", team: { code: "team-1", name: "Team 1" }, hasEnough: true },
    { name: null, pseudonym: "pseudony", team: { code: "team-2", name: "Team 2" }, hasEnough: false },
  ]);
  const lead = actorOf("lead", [1]);
  const ofTeam = { ...workspace, facts: workspace.facts.within([1]) };
  expect((await listStaff(ofTeam, lead)).staff.map(({ name }) => name)).toEqual(["Robin Example"]);
  await expect(readStaff(ofTeam, lead, 3)).rejects.toMatchObject({ status: 404 });
  await expect(listStaff(workspace, actorOf("agent", [1]))).rejects.toMatchObject({ status: 403 });
  await expect(listStaff(workspace, actorOf("process"))).rejects.toMatchObject({ status: 403 });
  await expect(readStaff(workspace, actorOf("agent", [1]), 1)).rejects.toMatchObject({ status: 403 });
});

test("Every other person who looks is noted once in ten minutes, and the person sees who and when", async () => {
  await handled([{ name: "Robin Example", team: 1, interactions: 40 }]);
  const viewed = (minutes: number, id: string) => readStaff({ ...workspace, clock: () => NOW + minutes * 60_000 }, { ...manager, id }, 1);
  await viewed(0, "user:7");
  await viewed(5, "user:7");
  await viewed(5, "user:8");
  await viewed(11, "user:7");
  const own = await readOwnPage(workspace, actorOf("agent", [1], 1));
  expect(own?.views).toEqual([
    { actor: "user:7", at: NOW + 11 * 60_000 },
    { actor: "user:8", at: NOW + 5 * 60_000 },
    { actor: "user:7", at: NOW },
  ]);
  expect(own?.numbers.find(({ metric }) => metric === "escalation")?.rate?.of).toBe(40);
  await readStaff(workspace, actorOf("manager", null, 1), 1);
  expect((await readOwnPage(workspace, actorOf("agent", [1], 1)))?.views).toHaveLength(3);
  expect(await readOwnPage(workspace, manager)).toBeNull();
});

test("What cannot be noted is not shown", async () => {
  await handled([{ name: "Robin Example", team: 1, interactions: 40 }]);
  const broken: Workspace = {
    ...workspace,
    record: { ...workspace.record, tx: () => Promise.reject(new Error("the disk is full")) },
  };
  await expect(readStaff(broken, manager, 1)).rejects.toThrow("the disk is full");
  expect(await workspace.record.db.select().from(schema.staffView)).toEqual([]);
});

test("The minimum can be set from 10 to 1000 by whoever manages, and what else is set stays", async () => {
  await handled([{ name: "Robin Example", team: 1, interactions: 12 }]);
  expect((await escalation(1))?.rate).toBeNull();
  expect(await changeStaffMinimum(workspace.record, ownerActor(), 10)).toEqual({ staffMinimum: 10 });
  expect((await escalation(1))?.rate).toMatchObject({ of: 12 });
  const [row] = await workspace.record.db.select().from(schema.setting).where(eq(schema.setting.key, "workspace"));
  expect(row?.value).toEqual({ zone: "UTC", staffMinimum: 10 });
  await expect(changeStaffMinimum(workspace.record, manager, 30)).rejects.toMatchObject({ status: 403 });

  await serve(workspace);
  const patch = (body: string, cookie = browser().cookie) =>
    patchMinimum(
      new Request("http://localhost:3000/api/settings/staff", { method: "PATCH", body, headers: { ...browser(), cookie: cookie ?? "" } }),
    );
  for (const body of ['{"staffMinimum":9}', '{"staffMinimum":1001}', '{"staffMinimum":12.5}', '{"staffMinimum":"25"}', "{}", "no"])
    expect((await patch(body)).status, body).toBe(400);
  expect((await patch('{"staffMinimum":25}')).status).toBe(200);
  expect((await patch('{"staffMinimum":30}', await cookieFor(workspace.record, "manager"))).status).toBe(403);
});

test("Nobody can ask any metric for a person, as a filter or as a split", async () => {
  await handled([{ name: "Robin Example", team: 1, interactions: 40 }]);
  await serve(workspace);
  const ask = (query: string) =>
    getMetric(new Request(`http://localhost:3000/api/metrics/escalation?${query}`, { headers: browser() }), {
      params: Promise.resolve({ metric: "escalation" }),
    });
  for (const query of ["by=agent", "by=person", "by=staff", "agent=1", "person=1", "staff=1", "agent=1&format=csv", "by=agent&format=csv"])
    expect((await ask(query)).status, query).toBe(400);
  expect((await ask("by=team&format=csv")).status).toBe(200);
  expect([...PLAIN_DIMENSIONS, ...LIST_FILTERS].filter((name) => /agent|person|staff/.test(name))).toEqual([]);
});

const ROUNDS = process.env.LONG ? 200 : 6;

test(`In ${ROUNDS} random workspaces no share of fewer than the minimum is given out`, async () => {
  const random = seededRandom(22);
  const below = (n: number) => Math.floor(random() * n);
  await handled(Array.from({ length: 6 }, (_, index) => ({ name: `Person ${index}`, team: 1 + (index % 2), interactions: below(45) })));
  let shown = 0;
  let heldBack = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const minimum = 10 + below(30);
    await changeStaffMinimum(workspace.record, ownerActor(), minimum);
    await workspace.record.tx(async (db) => {
      const rows = await db.select({ id: schema.interaction.id }).from(schema.interaction).orderBy(asc(schema.interaction.id));
      for (const { id } of rows.filter(() => random() < 0.3))
        await db
          .update(schema.interaction)
          .set({ agentId: random() < 0.1 ? null : 1 + below(6), teamId: 1 + below(2), contactedAt: NOW - (10 + below(490)) * DAY })
          .where(eq(schema.interaction.id, id));
    });
    await workspace.facts.sync();
    for (let person = 1; person <= 6; person += 1) {
      for (const { of, rate, team } of (await readStaff(workspace, manager, person)).numbers) {
        if (rate === null) heldBack += 1;
        else shown += 1;
        expect(rate === null || rate.of === of).toBe(true);
        expect(rate === null || rate.of >= minimum).toBe(true);
        expect(team === null || team.of >= minimum).toBe(true);
      }
    }
    const counted = await workspace.record.db
      .select({ rows: sql<number>`count(*)` })
      .from(schema.interaction)
      .where(sql`${schema.interaction.agentId} = 1 and ${schema.interaction.contactedAt} >= ${NOW - 364 * DAY}`);
    expect(await escalation(1)).toMatchObject({ of: Number(counted[0]?.rows) });
  }
  expect(shown).toBeGreaterThan(0);
  expect(heldBack).toBeGreaterThan(0);
}, 300_000);

test("Whoever did something is called by their name, and whoever is gone has none", async () => {
  await serve(workspace);
  await workspace.record.tx(async (db) => {
    await db.insert(schema.apiKey).values({ name: "Export", prefix: "dbk_abcdefgh", digest: "d", scopes: [], createdAt: 0 });
  });
  const [first] = await workspace.record.db.select().from(schema.user);
  expect(await actorNames(workspace.record.db, [`user:${first?.id}`, "user:999", "key:dbk_abcdefgh", "key:dbk_gone", "command"])).toEqual({
    [`user:${first?.id}`]: first?.name,
    "key:dbk_abcdefgh": "Export",
  });
});
