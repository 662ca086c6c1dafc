import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { shareActor } from "@/lib/access/actor";
import { agendaSchema } from "@/lib/agenda/agenda";
import { readAgenda } from "@/lib/agenda/read-agenda";
import { actionTexts } from "@/lib/learning/lesson-actions";
import { keepMeeting } from "@/lib/meetings/keep-meeting";
import { readMeeting } from "@/lib/meetings/read-meetings";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addTeam, DAY, june } from "@/tests/support/arrange-record";
import { actorOf } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30, 12);
const TODAY = june(30) / DAY;
const manager = actorOf("manager");
let workspace: Workspace;
let north = 0;

/** A lesson of either team and one of none, each with an overdue action; and actions that are not overdue, or not to be done. */
beforeAll(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    north = await addTeam(db, "north");
    const south = await addTeam(db, "south");
    const learnt = async (code: string, teamId: number | null) => {
      const interactionId = teamId && (await addInteraction(db, { sourceId, externalId: code, teamId, contactedAt: june(2) }));
      const made = { createdBy: "user:1", createdAt: june(3), updatedAt: june(3) };
      const [row] = await db
        .insert(schema.lesson)
        .values({ code, title: `quxlesson ${code}`, toChange: "x", interactionId, ...made })
        .returning({ id: schema.lesson.id });
      return row?.id ?? 0;
    };
    const [ofNorth, ofSouth, general] = [await learnt("l-north", north), await learnt("l-south", south), await learnt("l-all", null)];
    const action = (lessonId: number, text: string, dueDay: number, more: object = {}) =>
      db.insert(schema.lessonAction).values({ lessonId, text, dueDay, teamId: north, createdBy: "user:1", createdAt: june(3), ...more });
    await action(ofNorth, "quxnorth", TODAY - 1);
    await action(ofSouth, "quxsouth", TODAY - 3, { teamId: south });
    await db.insert(schema.user).values({ email: "a@example.org", name: "quxname", role: "agent", createdAt: 0, updatedAt: 0 });
    await action(general, "quxgeneral", TODAY - 2, { teamId: null, ownerUserId: 1 });
    await action(ofNorth, "quxtoday", TODAY);
    await action(ofNorth, "quxdone", TODAY - 1, { doneAt: june(29) });
    await action(ofNorth, "quxwithdrawn", TODAY - 1, { withdrawnAt: june(29) });
    await action(ofNorth, REMOVED_TEXT, TODAY - 1);
  });
  await workspace.facts.sync();
});
afterAll(() => workspace.close());

const actionsIn = ({ items }: Awaited<ReturnType<typeof readAgenda>>) =>
  items.flatMap(({ group, action, supportOwner, reason }) => (group === "actions" ? [[action?.lesson, supportOwner, reason]] : []));

test("actions that are overdue stand on the agenda by their day, with the lesson and the team, and without a word or name", async () => {
  const agenda = await readAgenda(workspace, manager, { now: NOW });
  expect(actionsIn(agenda)).toEqual([
    ["l-south", "south", { kind: "overdue", day: TODAY - 3 }],
    ["l-all", null, { kind: "overdue", day: TODAY - 2 }],
    ["l-north", "north", { kind: "overdue", day: TODAY - 1 }],
  ]);
  expect(JSON.stringify(agenda)).not.toContain("qux");
});

test("only those of lessons that the reader sees, and none for who sees numbers alone", async () => {
  const lead = actorOf("lead", [north]);
  const seen = await readAgenda({ ...workspace, facts: workspace.facts.within([north]) }, lead, { now: NOW });
  expect(actionsIn(seen).map(([lesson]) => lesson)).toEqual(["l-all", "l-north"]);
  const link = shareActor(1, "manager", null);
  if (!link) throw new Error("a manager may share");
  expect(actionsIn(await readAgenda(workspace, link, { now: NOW }))).toEqual([]);
  const { db } = workspace.record;
  expect([...(await actionTexts(db, lead, [1, 2, 3, 7])).values()]).toEqual(["quxnorth", "quxgeneral"]);
  expect((await actionTexts(db, link, [1, 2, 3])).size).toBe(0);
});

test("a meeting keeps them when they are done; words that are emptied are in it nowhere", async () => {
  const { db, tx } = workspace.record;
  const code = await keepMeeting(workspace, manager, NOW);
  const kept = await readMeeting(db, manager, code);
  expect(JSON.stringify(await db.select().from(schema.meeting))).not.toContain("qux");
  await tx(async (changing) => {
    await changing.update(schema.lessonAction).set({ doneAt: NOW }).where(eq(schema.lessonAction.text, "quxsouth"));
    await changing.update(schema.lessonAction).set({ text: REMOVED_TEXT }).where(eq(schema.lessonAction.text, "quxnorth"));
  });
  expect(await readMeeting(db, manager, code)).toEqual(kept);
  expect(kept && actionsIn(kept.agenda)).toHaveLength(3);
  const ids = kept?.agenda.items.flatMap(({ action }) => (action ? [action.id] : [])) ?? [];
  expect([...(await actionTexts(db, manager, ids)).values()].toSorted()).toEqual(["quxgeneral", "quxsouth"]);
  expect(actionsIn(await readAgenda(workspace, manager, { now: NOW })).map(([lesson]) => lesson)).toEqual(["l-all"]);
});

test("a meeting that was kept before actions stood on agendas is read as it was", async () => {
  const agenda = await readAgenda(workspace, manager, { now: NOW });
  const items = agenda.items.map(({ action: _, ...item }) => item);
  expect(items.length).toBeGreaterThan(0);
  expect(agendaSchema.parse({ ...agenda, items }).items.map(({ action }) => action)).toEqual(items.map(() => null));
});
