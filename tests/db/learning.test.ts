import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { actionsOf, addAction, openActions, ownActions, settleAction } from "@/lib/learning/lesson-actions";
import { listCases, readCase } from "@/lib/learning/read-cases";
import { countLessons, lessonsFor, lessonsOfInteraction, readLesson } from "@/lib/learning/read-lessons";
import { changeCase, clearCase, createCase } from "@/lib/learning/write-cases";
import { changeLesson, createLesson, makeGeneral } from "@/lib/learning/write-lessons";
import { HOSTILE, IMPOSSIBLE } from "@/tests/support/hostile-strings";
import { caseOf, learningRecord, lessonOf, NOW, TODAY, userIn } from "@/tests/support/learning-record";

let record: RecordStore;
let north: number;
let south: number;
let ofNorth: number;
let ofSouth: number;
let agent: Actor;
let other: Actor;
let lead: Actor;
let process: Actor;
beforeEach(async () => {
  ({ record, north, south, ofNorth, ofSouth, agent, other, lead, process } = await learningRecord());
});

const user = (role: Role, teams: number[] | null) => userIn(record, role, teams);
const shownTo = async (actor: Actor) => (await lessonsFor(record.db, actor, {})).map(({ title }) => title);

describe("a lesson", () => {
  test("is seen with its interaction, and by nobody who does not see that one", async () => {
    const code = await createLesson(record, agent, lessonOf({ interaction: ofNorth, procedure: "refunds", cause: "topic/billing" }), NOW);
    expect(await shownTo(agent)).toEqual(["Two numbers on one invoice"]);
    expect(await shownTo(other)).toEqual([]);
    expect(await readLesson(record.db, other, code)).toBeNull();
    expect(await countLessons(record.db, other)).toBe(0);
    expect(await lessonsOfInteraction(record.db, other, ofNorth)).toEqual([]);
    const action = { text: "x", owner: { is: "me" as const }, dueDay: TODAY };
    await expect(addAction(record, other, code, action, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeLesson(record, other, code, { title: "x" }, NOW)).rejects.toMatchObject({ code: "not_found" });
    await expect(createLesson(record, other, lessonOf({ interaction: ofNorth }), NOW)).rejects.toMatchObject({ code: "bad_learning" });
    expect(await readLesson(record.db, process, code)).toMatchObject({ interactionId: ofNorth, procedure: { code: "refunds" } });
  });

  test("is everybody's once a lead has made it general, as it was read, and leads back to nothing", async () => {
    const code = await createLesson(record, agent, lessonOf({ interaction: ofNorth }), NOW);
    await expect(makeGeneral(record, agent, code, NOW, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(makeGeneral(record, lead, code, NOW - 1, NOW)).rejects.toMatchObject({ code: "changed_since" });
    await makeGeneral(record, lead, code, NOW, NOW);
    expect(await readLesson(record.db, other, code)).toMatchObject({ interactionId: null });
  });

  test("is found by cause, procedure and words, each standing for itself", async () => {
    await createLesson(record, agent, lessonOf({ procedure: "refunds", cause: "topic/billing", wentWell: "100% of it" }), NOW);
    await createLesson(record, agent, lessonOf({ title: "Another", procedure: "invoices", couldBeBetter: "A_B" }), NOW + 1);
    const found = async (query: Parameters<typeof lessonsFor>[2]) => (await lessonsFor(record.db, agent, query)).map(({ title }) => title);
    expect(await found({ procedureId: 1 })).toEqual(["Two numbers on one invoice"]);
    expect(await found({ causeId: 1 })).toEqual(["Two numbers on one invoice"]);
    expect(await found({ words: "ORDER another" })).toEqual(["Another"]);
    expect(await found({ words: "100%" })).toEqual(["Two numbers on one invoice"]);
    expect(await found({ words: "0%o" })).toEqual([]);
    expect(await found({ words: "a_b" })).toEqual(["Another"]);
    expect(await found({ words: "axb" })).toEqual([]);
    expect(await found({ words: "!" })).toEqual([]);
    expect(await found({ words: "'; drop table lesson; --" })).toEqual([]);
    expect(await found({})).toEqual(["Another", "Two numbers on one invoice"]);
  });

  test("keeps no address, no number and no name of who handled it", async () => {
    const typed = "Quentin called jo@example.org at +49 30 901820 and my name is Anna Kowalska";
    const code = await createLesson(
      record,
      agent,
      lessonOf({
        interaction: ofNorth,
        title: typed,
        wentWell: typed,
        couldBeBetter: typed,
        toChange: typed,
        actions: [{ text: typed, owner: "me", due: "2026-06-05" }],
      }),
      NOW,
    );
    await changeLesson(record, agent, code, { wentWell: typed }, NOW);
    const kept = JSON.stringify([await readLesson(record.db, agent, code), await openActions(record.db, agent, NOW)]);
    for (const gone of ["Quentin", "jo@example.org", "901820", "Anna", "Kowalska"]) expect(kept).not.toContain(gone);
    expect(kept).toContain("[email]");
    // Other names of the audit are codes and counts alone.
    expect(JSON.stringify(await record.db.select().from(schema.auditEntry))).not.toContain("Kowalska");
  });

  test("is changed by whoever wrote it and by a lead, and put away without being lost", async () => {
    const code = await createLesson(record, agent, lessonOf({ interaction: ofNorth }), NOW);
    const colleague = await user("agent", [north, south]);
    await expect(changeLesson(record, colleague, code, { title: "x" }, NOW)).rejects.toMatchObject({ code: "forbidden" });
    await changeLesson(record, lead, code, { isArchived: true, procedure: "invoices" }, NOW + 1);
    expect(await shownTo(agent)).toEqual([]);
    expect(await readLesson(record.db, agent, code)).toMatchObject({ isArchived: true, procedure: { code: "invoices" } });
  });

  test("holds hostile text as it is, or refuses it in words", async () => {
    const texts = [...HOSTILE, ...IMPOSSIBLE].filter((_, index) => index % 4 === 0);
    for (const text of texts) {
      const asked = (() => {
        try {
          return lessonOf({ wentWell: text, toChange: "x" });
        } catch (error) {
          expect(error).toMatchObject({ code: "bad_learning" });
          return null;
        }
      })();
      if (asked === null) continue;
      const code = await createLesson(record, agent, asked, NOW).catch((error: unknown) => {
        expect([text, error]).toMatchObject([text, { code: expect.any(String) }]);
        return null;
      });
      if (code !== null) expect(await readLesson(record.db, agent, code)).toMatchObject({ code });
      await lessonsFor(record.db, agent, { words: text });
    }
  });
});

describe("what is to be done", () => {
  const action = (owner: { is: "me" } | { is: "team"; code: string } | { is: "user"; id: number }, dueDay: number) => ({
    text: "Do it",
    owner,
    dueDay,
  });

  test("is open, overdue from the day after, or done; and is shown to whose it is", async () => {
    const code = await createLesson(record, agent, lessonOf({ interaction: ofNorth }), NOW);
    const overdue = await addAction(record, agent, code, action({ is: "me" }, TODAY - 1), NOW);
    await addAction(record, agent, code, action({ is: "team", code: "south" }, TODAY), NOW);
    expect((await ownActions(record.db, agent, NOW)).map(({ state, owner }) => [state, owner.isMe])).toEqual([["overdue", true]]);
    // Theirs to do, though they do not see the lesson.
    expect(await ownActions(record.db, other, NOW)).toMatchObject([
      { state: "open", lesson: null, owner: { team: "south" }, isTheirs: true },
    ]);
    expect((await openActions(record.db, lead, NOW)).map(({ state }) => state)).toEqual(["overdue", "open"]);
    await settleAction(record, agent, overdue, "done", NOW);
    expect((await ownActions(record.db, agent, NOW)).map(({ state }) => state)).toEqual(["done"]);
    expect((await openActions(record.db, lead, NOW)).map(({ state }) => state)).toEqual(["open"]);
  });

  test("is given to oneself, a team, or by whoever knows names to a colleague", async () => {
    const code = await createLesson(record, agent, lessonOf({ interaction: ofNorth }), NOW);
    const toAgent = { is: "user" as const, id: agent.user?.id ?? 0 };
    await expect(addAction(record, agent, code, action({ is: "user", id: lead.user?.id ?? 0 }, TODAY), NOW)).rejects.toMatchObject({
      field: "owner",
    });
    await expect(addAction(record, lead, code, action({ is: "user", id: other.user?.id ?? 0 }, TODAY), NOW)).rejects.toMatchObject({
      field: "owner",
    });
    await expect(addAction(record, lead, code, action({ is: "team", code: "nobody" }, TODAY), NOW)).rejects.toMatchObject({
      field: "owner",
    });
    const id = await addAction(record, lead, code, action(toAgent, TODAY), NOW);
    const colleague = await user("agent", [north, south]);
    const [row] = await record.db.select().from(schema.lesson).where(eq(schema.lesson.code, code));
    expect((await actionsOf(record.db, colleague, row?.id ?? 0, NOW))[0]?.owner).toEqual({ team: null, user: null, isMe: false });
    expect((await actionsOf(record.db, lead, row?.id ?? 0, NOW))[0]?.owner.user).toBe(agent.name);
    await expect(settleAction(record, colleague, id, "done", NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(settleAction(record, other, id, "done", NOW)).rejects.toMatchObject({ code: "not_found" });
    await settleAction(record, agent, id, "withdrawn", NOW);
    expect(await actionsOf(record.db, lead, row?.id ?? 0, NOW)).toEqual([]);
  });
});

describe("a training case", () => {
  test("is its maker's and theirs who may clear it, until somebody has read it and cleared it", async () => {
    const code = await createCase(record, agent, caseOf(ofNorth, { situation: "Quentin said the order AB-12345 was for Hamburg" }), NOW);
    const colleague = await user("agent", [north, south]);
    expect(await readCase(record.db, colleague, code)).toBeNull();
    expect(await readCase(record.db, other, code)).toBeNull();
    const toClear = await readCase(record.db, lead, code);
    expect(toClear?.situation).toBe("[name] said the order AB-12345 was for Hamburg");
    expect(toClear?.suspects.map(({ text }) => text)).toContain("AB-12345");
    expect(toClear).toMatchObject({ procedure: { code: "refunds" }, cause: "Billing", interactionId: ofNorth });
    await expect(clearCase(record, agent, code, toClear?.digest ?? "", NOW)).rejects.toMatchObject({ code: "forbidden" });
    await changeCase(record, agent, code, { situation: "A partner asked for a draft." }, NOW);
    await expect(clearCase(record, lead, code, toClear?.digest ?? "", NOW)).rejects.toMatchObject({ code: "changed_since" });
    await clearCase(record, lead, code, (await readCase(record.db, lead, code))?.digest ?? "", NOW);
    // Everybody sees it, and what it was made of they see who see that.
    expect(await readCase(record.db, other, code)).toMatchObject({ clearedBy: lead.id, interactionId: null });
    await changeCase(record, agent, code, { question: "And now?" }, NOW);
    expect(await readCase(record.db, other, code)).toBeNull();
    expect((await listCases(record.db, lead)).map(({ isCleared }) => isCleared)).toEqual([false]);
  });

  test("is made only of an interaction that its maker sees", async () => {
    await expect(createCase(record, other, caseOf(ofNorth), NOW)).rejects.toMatchObject({ code: "bad_learning" });
    await expect(createCase(record, agent, caseOf(ofSouth), NOW)).rejects.toMatchObject({ code: "bad_learning" });
  });
});
