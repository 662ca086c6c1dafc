import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import { type Actor, commandActor } from "@/lib/access/actor";
import { openActions, ownActions } from "@/lib/learning/lesson-actions";
import { listCases, readCase } from "@/lib/learning/read-cases";
import { lessonsFor } from "@/lib/learning/read-lessons";
import { latestSessions, ownSessions, sessionsOf, trainingCoverage } from "@/lib/learning/read-sessions";
import { clearCase, createCase } from "@/lib/learning/write-cases";
import { createLesson, makeGeneral } from "@/lib/learning/write-lessons";
import { changeSession, planSession, setAttendance } from "@/lib/learning/write-sessions";
import { requestErasure } from "@/lib/privacy/erase";
import { letGo } from "@/lib/privacy/retention";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import { ownBreaks, setBreak } from "@/lib/self-care/breaks";
import { caseOf, DAY, learningRecord, lessonOf, NOW, TODAY } from "@/tests/support/learning-record";

let record: RecordStore;
let ofNorth: number;
let ofSouth: number;
let agent: Actor;
let other: Actor;
let lead: Actor;
let process: Actor;
beforeEach(async () => {
  ({ record, ofNorth, ofSouth, agent, other, lead, process } = await learningRecord());
});

const shownTo = async (actor: Actor) => (await lessonsFor(record.db, actor, {})).map(({ title }) => title);

describe("sessions", () => {
  const cleared = async () => {
    const code = await createCase(record, agent, caseOf(ofNorth), NOW);
    await clearCase(record, lead, code, (await readCase(record.db, lead, code))?.digest ?? "", NOW);
    return code;
  };
  const session = (more: object = {}) => ({ day: TODAY - 1, ledBy: null, users: [], teams: [], notes: null, ...more });

  test("are held with cleared cases alone, and ask people by name or a whole team", async () => {
    const open = await createCase(record, agent, caseOf(ofNorth), NOW);
    await expect(planSession(record, lead, open, session(), NOW)).rejects.toMatchObject({ code: "not_cleared" });
    const code = await cleared();
    await expect(planSession(record, agent, code, session(), NOW)).rejects.toMatchObject({ code: "forbidden" });
    const [own, foreign] = [agent.user?.id ?? 0, other.user?.id ?? 0];
    await expect(planSession(record, lead, code, session({ users: [foreign] }), NOW)).rejects.toMatchObject({ field: "users" });
    await expect(planSession(record, lead, code, session({ teams: ["south"] }), NOW)).rejects.toMatchObject({ field: "teams" });
    // Without the right to know names: a team, and not somebody.
    await expect(planSession(record, process, code, session({ users: [own] }), NOW)).rejects.toMatchObject({ field: "users" });
    await planSession(record, process, code, session({ teams: ["north"] }), NOW);
    const [held] = await latestSessions(record.db, process, NOW);
    expect([held?.asked, held?.people]).toEqual([2, null]);
  });

  test("everybody says of themselves whether they came, and a lead of others; coverage counts who did", async () => {
    const code = await cleared();
    const id = await planSession(record, lead, code, session({ users: [agent.user?.id] }), NOW);
    expect(await ownSessions(record.db, agent, NOW)).toMatchObject([{ id, own: { attended: null } }]);
    expect(await trainingCoverage(record.db, lead, NOW)).toMatchObject({ agents: 1, came: 0 });
    await setAttendance(record, agent, id, { attended: true }, NOW);
    await expect(setAttendance(record, agent, id, { attended: false, user: lead.user?.id ?? 0 }, NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await setAttendance(record, lead, id, { attended: true, user: lead.user?.id ?? 0 }, NOW);
    await setAttendance(record, agent, id, { attended: true }, NOW);
    const read = await readCase(record.db, agent, code);
    const [shown] = await sessionsOf(record.db, agent, read?.id ?? 0, NOW);
    expect([shown?.asked, shown?.came, shown?.people]).toEqual([2, 2, null]);
    const [named] = await sessionsOf(record.db, lead, read?.id ?? 0, NOW);
    expect(named?.people?.map(({ attended }) => attended)).toEqual([true, true]);
    expect(await trainingCoverage(record.db, lead, NOW)).toMatchObject({ agents: 1, came: 1, without: [] });
    // One of two agents: too few to say so to somebody who may not know who.
    expect(await trainingCoverage(record.db, process, NOW)).toEqual({ agents: 2, came: null, interval: null, without: null });
    expect(await trainingCoverage(record.db, lead, NOW + 366 * DAY)).toMatchObject({ came: 0 });
    await changeSession(record, lead, id, { isCancelled: true }, NOW);
    expect(await trainingCoverage(record.db, lead, NOW)).toMatchObject({ came: 0 });
    expect(await ownSessions(record.db, agent, NOW)).toEqual([]);
  });
});

describe("erasing", () => {
  const words = async () =>
    JSON.stringify([
      await record.db.select().from(schema.lesson),
      await record.db.select().from(schema.lessonAction),
      await record.db.select().from(schema.trainingCase),
      await record.db.select().from(schema.trainingSession),
    ]);

  async function learnt(): Promise<void> {
    const actions = [{ text: "quxaction", owner: "me", due: "2026-06-05" }];
    await createLesson(record, agent, lessonOf({ interaction: ofNorth, title: "quxtitle", wentWell: "quxwell", actions }), NOW);
    const code = await createCase(record, agent, caseOf(ofNorth, { title: "quxcase", situation: "quxsituation", aim: "quxaim" }), NOW);
    await clearCase(record, lead, code, (await readCase(record.db, lead, code))?.digest ?? "", NOW);
    await planSession(record, lead, code, { day: TODAY, ledBy: null, users: [], teams: [], notes: "quxnotes" }, NOW);
    // General, and yet with a sentence of theirs.
    const general = await createLesson(
      record,
      agent,
      lessonOf({
        interaction: ofNorth,
        title: "A sentence",
        wentWell: "The draft invoice came back three times before anybody asked why.",
      }),
      NOW,
    );
    await makeGeneral(record, lead, general, NOW, NOW);
    await createLesson(record, other, lessonOf({ interaction: ofSouth, title: "Kept" }), NOW);
  }

  test("a customer empties what was learnt from their interactions, cleared or not, and what was made general with their words", async () => {
    await learnt();
    await requestErasure(record, commandActor(), { subject: "customer", id: "C-1" }, NOW);
    expect(await underErasureLock(record)).toBe(true);
    const left = await words();
    expect(left).not.toMatch(/qux|three times/);
    expect(left).toContain("Kept");
    // Nothing that is empty is shown as if it were general.
    expect(await shownTo(process)).toEqual(["Kept"]);
    expect(await listCases(record.db, process)).toEqual([]);
    expect(await openActions(record.db, process, NOW)).toEqual([]);
    expect(await ownActions(record.db, agent, NOW)).toEqual([]);
    const [receipt] = await record.db.select().from(schema.erasure);
    expect(receipt?.counts).toMatchObject({ lessons: 2, cases: 1 });
  });

  test("retention lets what was learnt go with the other texts, once", async () => {
    await learnt();
    await record.tx((db) =>
      db
        .update(schema.setting)
        .set({ value: { zone: "UTC", retention: { narrative: null, summary: null, attributes: null, texts: 1, identity: null } } }),
    );
    expect((await letGo(record, NOW + 400 * DAY)).texts).toBe(2);
    expect(await words()).not.toMatch(/qux/);
    expect((await letGo(record, NOW + 400 * DAY)).texts).toBe(0);
  });

  test("a member of staff takes their name out of what was learnt, which stays", async () => {
    await record.tx(async (db) => {
      const row = {
        code: "lesson-x",
        title: "What Oxley saw",
        toChange: "Ask Quentin Oxley less",
        createdBy: agent.id,
        createdAt: NOW,
        updatedAt: NOW,
      };
      await db.insert(schema.lesson).values(row);
    });
    await requestErasure(record, commandActor(), { subject: "staff", id: "Quentin Oxley" }, NOW);
    expect(await underErasureLock(record)).toBe(true);
    const [row] = await record.db.select().from(schema.lesson);
    expect(row?.toChange).toBe("Ask [name] less");
    expect(row?.title).not.toContain("Oxley");
  });
});

describe("breaks", () => {
  test("are begun and ended once, read by their user alone, and leave nothing in the audit", async () => {
    await setBreak(record, agent, true, NOW);
    await setBreak(record, agent, true, NOW + 60_000);
    expect(await ownBreaks(record.db, agent, NOW + 120_000)).toEqual({ onBreakSince: NOW, lastEndedAt: null });
    for (const actor of [other, lead, process])
      expect(await ownBreaks(record.db, actor, NOW + 120_000)).toEqual({ onBreakSince: null, lastEndedAt: null });
    await setBreak(record, lead, false, NOW + 180_000);
    await setBreak(record, agent, false, NOW + 240_000);
    expect(await ownBreaks(record.db, agent, NOW + 300_000)).toEqual({ onBreakSince: null, lastEndedAt: NOW + 240_000 });
    expect(await record.db.select().from(schema.workBreak)).toHaveLength(1);
    expect(await record.db.select().from(schema.auditEntry)).toEqual([]);
    await expect(ownBreaks(record.db, commandActor(), NOW)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are forgotten after two weeks, one that nobody ended counts no longer than a shift, and go with their user", async () => {
    await setBreak(record, agent, true, NOW);
    expect((await ownBreaks(record.db, agent, NOW + 9 * 3_600_000)).onBreakSince).toBeNull();
    await setBreak(record, agent, true, NOW + 15 * DAY);
    expect(await record.db.select().from(schema.workBreak)).toHaveLength(1);
    await record.tx((db) => db.delete(schema.user).where(eq(schema.user.id, agent.user?.id ?? 0)));
    expect(await record.db.select().from(schema.workBreak)).toEqual([]);
  });
});
