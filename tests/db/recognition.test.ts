import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { userActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { emptyLists } from "@/lib/privacy/empty-texts";
import { nominate, withdrawExemplar } from "@/lib/recognition/exemplars";
import { readOwnThanks } from "@/lib/recognition/own-thanks";
import { readRecognition } from "@/lib/recognition/read-recognition";
import { parseNewRecognition } from "@/lib/recognition/recognition-requests";
import { thank, withdrawThanks } from "@/lib/recognition/thank";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCommendation, addPromise, addTeam, DAY, june } from "@/tests/support/arrange-record";
import { HOSTILE } from "@/tests/support/hostile-strings";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = june(20);
const as = (id: number, role: Role, teams: number[] | null = null, personId: number | null = null) =>
  userActor("Robin Example", teams, { id, role, email: `user${id}@example.com`, personId, sessionId: 1 });
const manager = as(1, "manager");

let workspace: Workspace;
let sourceId: number;
let teams: number[];
beforeEach(async () => {
  workspace = { ...(await freshWorkspace()), clock: () => NOW };
  await workspace.record.tx(async (db) => {
    sourceId = await addSource(db);
    teams = [await addTeam(db, "one"), await addTeam(db, "two")];
  });
});

async function addPerson(name: string): Promise<number> {
  return workspace.record.tx(async (db) => {
    const [row] = await db
      .insert(schema.person)
      .values({ key: `key of ${name}`, name })
      .returning({ id: schema.person.id });
    return row?.id ?? 0;
  });
}

/** An interaction of a person with a verified commendation. */
async function praised(
  personId: number | null,
  externalId: string,
  values: Partial<typeof schema.commendation.$inferInsert> = {},
  team = 0,
) {
  return workspace.record.tx(async (db) => {
    const interactionId = await addInteraction(db, {
      sourceId,
      externalId,
      agentId: personId,
      teamId: teams[team] ?? null,
      contactedAt: june(1),
      closedAt: june(2),
    });
    const commendationId = await addCommendation(db, { interactionId, receivedAt: june(3), personId, behaviour: "Listened", ...values });
    return { interactionId, commendationId };
  });
}

const thanksFor = (commendationId: number, rest = {}) => ({
  for: { commendationId },
  behaviour: "Listened",
  message: null,
  reward: null,
  ...rest,
});
const recognisedAt = async (id: number) =>
  (await workspace.record.db.select().from(schema.commendation).where(eq(schema.commendation.id, id)))[0]?.recognisedAt;

describe("thanks", () => {
  test("mark the commendation as passed on, are read by the person alone, and can be taken back", async () => {
    const kim = await addPerson("Kim Example");
    const { commendationId, interactionId } = await praised(kim, "1");
    await workspace.facts.sync();
    expect((await readRecognition(workspace, manager)).waits.count).toEqual({ commendations: 1, exemplars: 0 });
    const id = await thank(workspace.record, manager, thanksFor(commendationId, { message: "Well done", reward: "An afternoon off" }), NOW);
    await workspace.facts.sync();
    expect(await recognisedAt(commendationId)).toBe(NOW);
    const read = await readRecognition(workspace, manager);
    expect(read.waits.count.commendations).toBe(0);
    expect(read.given).toMatchObject([{ id, person: "Kim Example", isSeen: false }]);
    expect(await readOwnThanks(workspace, as(2, "agent", teams, kim + 1))).toEqual([]);
    expect(await readOwnThanks(workspace, as(2, "agent", teams))).toEqual([]);
    const own = as(3, "agent", teams, kim);
    expect(await readOwnThanks(workspace, own)).toMatchObject([{ id, message: "Well done", interactionId, isNew: true }]);
    expect(await readOwnThanks(workspace, own)).toMatchObject([{ isNew: false }]);
    await expect(thank(workspace.record, manager, thanksFor(commendationId), NOW)).rejects.toMatchObject({ status: 400 });
    await withdrawThanks(workspace.record, manager, id, NOW);
    expect(await recognisedAt(commendationId)).toBeNull();
    expect(await readOwnThanks(workspace, own)).toEqual([]);
    await expect(withdrawThanks(workspace.record, manager, id, NOW)).rejects.toMatchObject({ status: 404 });
  });

  test("are for verified praise, by who may know the staff, of the teams they see", async () => {
    const kim = await addPerson("Kim Example");
    const { commendationId } = await praised(kim, "1");
    const other = await praised(kim, "2", { isVerified: false });
    await expect(thank(workspace.record, manager, thanksFor(other.commendationId), NOW)).rejects.toMatchObject({ status: 400 });
    await expect(thank(workspace.record, as(2, "agent", teams), thanksFor(commendationId), NOW)).rejects.toMatchObject({ status: 403 });
    await expect(thank(workspace.record, as(2, "process"), thanksFor(commendationId), NOW)).rejects.toMatchObject({ status: 403 });
    const lead = as(2, "lead", [teams[1] ?? 0]);
    await expect(thank(workspace.record, lead, thanksFor(commendationId), NOW)).rejects.toMatchObject({ status: 404 });
    const ofTeam = { ...workspace, facts: workspace.facts.within([teams[1] ?? 0]) };
    await workspace.facts.sync();
    expect((await readRecognition(ofTeam, lead)).waits.toThank).toEqual([]);
    expect(await recognisedAt(commendationId)).toBeNull();
  });

  test("keep hostile words as words, without addresses, and lose them with the interaction", async () => {
    const kim = await addPerson("Kim Example");
    for (const [index, text] of HOSTILE.slice(0, 12).entries()) {
      const { commendationId } = await praised(kim, `h${index}`);
      const sent = JSON.stringify({ commendation: commendationId, behaviour: `x${text.slice(0, 150)}`, message: text.slice(0, 1500) });
      await thank(workspace.record, manager, parseNewRecognition(sent), NOW);
    }
    const { commendationId, interactionId } = await praised(kim, "mail");
    await thank(workspace.record, manager, thanksFor(commendationId, { message: "wrote to ada@example.org" }), NOW);
    const [thanks] = (await readOwnThanks(workspace, as(3, "agent", teams, kim))).filter((each) => each.interactionId === interactionId);
    expect(thanks?.message).not.toContain("ada@example.org");
    await workspace.record.tx((db) => emptyLists(db, [interactionId], {}));
    const [left] = (await readOwnThanks(workspace, as(3, "agent", teams, kim))).filter((each) => each.interactionId === interactionId);
    expect(left).toMatchObject({ message: null, reward: null });
    expect(left?.behaviour).not.toBe("Listened");
  });
});

describe("exemplary handling", () => {
  test("is suggested where it was turned round with every promise kept and no step left out", async () => {
    const kim = await addPerson("Kim Example");
    const turned = (externalId: string, values = {}) =>
      workspace.record.tx((db) =>
        addInteraction(db, {
          sourceId,
          externalId,
          agentId: kim,
          teamId: teams[0] ?? null,
          contactedAt: june(1),
          closedAt: june(2),
          moodStart: 2,
          moodEnd: 4,
          ...values,
        }),
      );
    const good = await turned("good");
    await turned("calm", { moodStart: 3 });
    const broken = await turned("broken");
    const skipped = await turned("skipped");
    await workspace.record.tx(async (db) => {
      await addPromise(db, { interactionId: broken, firstDueAt: june(3) });
      await addPromise(db, { interactionId: good, firstDueAt: june(3), doneAt: june(2) });
      await db
        .insert(schema.stepObservation)
        .values({ interactionId: skipped, position: 1, step: "Listen", observed: "no", polarity: "do" });
    });
    await workspace.facts.sync();
    const read = await readRecognition(workspace, manager);
    expect(read.suggestions.map(({ externalId }) => externalId)).toEqual(["good"]);
    const aside = await nominate(workspace.record, manager, { interactionId: good, behaviour: null }, NOW);
    expect((await readRecognition(workspace, manager)).suggestionCount).toBe(0);
    await withdrawExemplar(workspace.record, manager, aside, NOW);
    expect((await readRecognition(workspace, manager)).suggestionCount).toBe(1);
    await nominate(workspace.record, manager, { interactionId: good, behaviour: "Let them finish" }, NOW);
    const named = await readRecognition(workspace, manager);
    expect([named.suggestionCount, named.waits.count.exemplars]).toEqual([0, 1]);
    await thank(workspace.record, manager, { for: { interactionId: good }, behaviour: "x", message: null, reward: null }, NOW);
    expect((await readRecognition(workspace, manager)).waits.count.exemplars).toBe(0);
    await expect(nominate(workspace.record, as(2, "agent", teams), { interactionId: good, behaviour: "x" }, NOW)).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe("coverage", () => {
  test("names who was never thanked in the order of the alphabet, whatever they handled, and nobody with few", async () => {
    const handled = { "Zoe Example": 40, "Alex Example": 26, "Mia Example": 33, "Few Example": 24, "Thanked Example": 25 };
    const ids = new Map<string, number>();
    for (const [name, count] of Object.entries(handled)) {
      const personId = await addPerson(name);
      ids.set(name, personId);
      await workspace.record.tx(async (db) => {
        for (let each = 0; each < count; each += 1)
          await addInteraction(db, { sourceId, externalId: `${name} ${each}`, agentId: personId, contactedAt: june(1), closedAt: june(2) });
      });
    }
    const { commendationId } = await praised(ids.get("Thanked Example") ?? 0, "praised");
    await thank(workspace.record, manager, thanksFor(commendationId), june(7));
    await praised(ids.get("Mia Example") ?? 0, "waiting", { receivedAt: june(10) });
    await workspace.facts.sync();
    const { coverage } = await readRecognition(workspace, manager);
    // By count it would be Zoe, Mia, Alex or the other way round.
    expect(coverage.never).toEqual([{ name: "Alex Example" }, { name: "Mia Example" }, { name: "Zoe Example" }]);
    expect(coverage.never.flatMap((each) => Object.values(each)).every((value) => typeof value === "string")).toBe(true);
    expect([coverage.often, coverage.thanked, coverage.fewer]).toEqual([4, 1, 1]);
    expect(coverage.interval?.low).toBeCloseTo(0.0456, 3);
    expect(coverage.wait).toMatchObject({ median: 4, passedOn: 1, open: 1 });
    const views = await workspace.record.db.select().from(schema.staffView);
    expect(views.every(({ actor, what, at }) => actor === manager.id && what === "recognition" && at <= NOW && at > NOW - DAY)).toBe(true);
    expect(new Set(views.map(({ personId }) => personId)).has(ids.get("Few Example") ?? 0)).toBe(false);
  });

  test("lists what is to be thanked for by time alone", async () => {
    const [often, seldom] = [await addPerson("Often Example"), await addPerson("Seldom Example")];
    await praised(often, "1", { receivedAt: june(3) });
    await praised(seldom, "2", { receivedAt: june(5) });
    await praised(often, "3", { receivedAt: june(4) });
    await praised(often, "4", { receivedAt: june(6) });
    await workspace.facts.sync();
    const { toThank } = (await readRecognition(workspace, manager)).waits;
    expect(toThank.map(({ person }) => person)).toEqual(["Often Example", "Seldom Example", "Often Example", "Often Example"]);
  });

  test("keeps praise of nobody who is known apart: nobody can be thanked for it", async () => {
    const kim = await addPerson("Kim Example");
    const unknown = await praised(null, "1", { behaviour: "Rang back" });
    await praised(kim, "2", { personId: null });
    await workspace.facts.sync();
    const { waits } = await readRecognition(workspace, manager);
    expect(waits.unnamed.map(({ id, behaviour }) => [id, behaviour])).toEqual([[unknown.commendationId, "Rang back"]]);
    expect([waits.unnamedCount, waits.count.commendations]).toEqual([1, 1]);
    // Without a person of its own it is praise of whoever handled the interaction.
    expect(waits.toThank.map(({ person }) => person)).toEqual(["Kim Example"]);
  });
});
