import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { userActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { addCommendation, changeCommendation, restoreCommendation, takeAwayCommendation } from "@/lib/commendations/capture";
import { parseNewCommendation } from "@/lib/commendations/commendation-requests";
import { readCommendations } from "@/lib/commendations/read-commendations";
import { verifyCommendation } from "@/lib/commendations/verify-commendation";
import { DAY_MS } from "@/lib/dates";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addTeam, june } from "@/tests/support/arrange-record";
import { HOSTILE } from "@/tests/support/hostile-strings";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(1) + 40 * DAY_MS;
const as = (id: number, role: Role, teams: number[] | null = null) =>
  userActor("Robin Example", teams, { id, role, email: `user${id}@example.com`, personId: null, sessionId: 1 });
const manager = as(1, "manager");

let workspace: Workspace;
let interactionId: number;
let teamId: number;
let personId: number;
beforeEach(async () => {
  workspace = { ...(await freshWorkspace()), clock: () => NOW };
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    teamId = await addTeam(db, "one");
    const [row] = await db.insert(schema.person).values({ key: "key", name: "Kim Example" }).returning({ id: schema.person.id });
    personId = row?.id ?? 0;
    interactionId = await addInteraction(db, {
      sourceId,
      externalId: "1",
      agentId: personId,
      teamId,
      contactedAt: june(1, 15),
      closedAt: june(2),
    });
  });
});

const sent = (rest = {}) =>
  parseNewCommendation(JSON.stringify({ interaction: interactionId, received: "2026-06-01", text: "Kept every word", ...rest }));
const rowOf = async (id: number) => (await workspace.record.db.select().from(schema.commendation).where(eq(schema.commendation.id, id)))[0];
const converted = async () => {
  await workspace.facts.sync();
  const { conversion, unverified } = await readCommendations(workspace, manager, filtersOf(), { now: NOW });
  return [conversion.total.numerator, conversion.total.denominator, unverified.count];
};

describe("a captured commendation", () => {
  test("counts only once it is verified, also on the day of the contact, and no more when that is taken back", async () => {
    const agent = as(2, "agent", [teamId]);
    const id = await addCommendation(workspace.record, agent, sent(), NOW);
    expect(await rowOf(id)).toMatchObject({ isVerified: false, personId, receivedAt: june(1, 15) });
    expect(await converted()).toEqual([0, 1, 1]);
    await expect(verifyCommendation(workspace.record, agent, id, true, NOW)).rejects.toMatchObject({ status: 403 });
    expect(await verifyCommendation(workspace.record, manager, id, true, NOW)).toEqual({ isOwn: false });
    expect(await rowOf(id)).toMatchObject({ isVerified: true, verifiedBy: "user:1", verifiedAt: NOW });
    expect(await converted()).toEqual([1, 1, 0]);
    await verifyCommendation(workspace.record, manager, id, false, NOW);
    expect(await converted()).toEqual([0, 1, 1]);
  });

  test("says when the same person captured and verifies it", async () => {
    const id = await addCommendation(workspace.record, manager, sent(), NOW);
    expect(await verifyCommendation(workspace.record, manager, id, true, NOW)).toEqual({ isOwn: true });
  });

  test("is changed by its own agent until it is verified, and waits again when verified words are changed", async () => {
    const [agent, other] = [as(2, "agent", [teamId]), as(3, "agent", [teamId])];
    const id = await addCommendation(workspace.record, agent, sent(), NOW);
    const { interactionId: _, ...fields } = sent({ text: "Kept his word" });
    await expect(changeCommendation(workspace.record, other, id, fields, NOW)).rejects.toMatchObject({ status: 403 });
    await changeCommendation(workspace.record, agent, id, fields, NOW);
    await verifyCommendation(workspace.record, manager, id, true, NOW);
    await expect(changeCommendation(workspace.record, agent, id, fields, NOW)).rejects.toMatchObject({ status: 403 });
    await changeCommendation(workspace.record, manager, id, { ...fields, behaviour: "Kept a promise" }, NOW);
    expect(await rowOf(id)).toMatchObject({ isVerified: true, personId, behaviour: "Kept a promise" });
    await changeCommendation(workspace.record, manager, id, { ...fields, text: "Something else" }, NOW);
    expect(await rowOf(id)).toMatchObject({ isVerified: false, verifiedBy: null });
  });

  test("comes back as it was when it was taken away, for the same person within a day", async () => {
    const id = await addCommendation(workspace.record, manager, sent(), NOW);
    await verifyCommendation(workspace.record, manager, id, true, NOW);
    const before = await rowOf(id);
    const undo = await takeAwayCommendation(workspace.record, manager, id, NOW);
    expect(await rowOf(id)).toBeUndefined();
    await expect(restoreCommendation(workspace.record, as(9, "manager"), undo, NOW)).rejects.toMatchObject({ status: 400 });
    await expect(restoreCommendation(workspace.record, manager, undo, NOW + 2 * DAY_MS)).rejects.toMatchObject({ status: 400 });
    await expect(restoreCommendation(workspace.record, manager, `${undo}x`, NOW)).rejects.toMatchObject({ status: 400 });
    expect(await restoreCommendation(workspace.record, manager, undo, NOW)).toBe(id);
    expect(await rowOf(id)).toEqual(before);
    // The next one is another.
    expect(await addCommendation(workspace.record, manager, sent(), NOW)).not.toBe(id);
    const actions = (await workspace.record.db.select().from(schema.auditEntry)).map(({ action }) => action);
    expect(actions).toEqual([
      "commendation.create",
      "commendation.verify",
      "commendation.delete",
      "commendation.restore",
      "commendation.create",
    ]);
  });

  test("is not there for who does not see its team, and of nobody by id without the right to know them", async () => {
    const stranger = as(4, "lead", [teamId + 1]);
    await expect(addCommendation(workspace.record, stranger, sent(), NOW)).rejects.toMatchObject({ status: 404 });
    const id = await addCommendation(workspace.record, manager, sent({ praised: personId }), NOW);
    await expect(verifyCommendation(workspace.record, stranger, id, true, NOW)).rejects.toMatchObject({ status: 404 });
    await expect(takeAwayCommendation(workspace.record, stranger, id, NOW)).rejects.toMatchObject({ status: 404 });
    const agent = as(2, "agent", [teamId]);
    await expect(addCommendation(workspace.record, agent, sent({ praised: personId }), NOW)).rejects.toMatchObject({ status: 403 });
  });

  test("was received after the contact and not in the future, and says something", async () => {
    const add = (rest: object) => addCommendation(workspace.record, manager, sent(rest), NOW);
    await expect(add({ received: "2026-05-31" })).rejects.toMatchObject({ field: "received" });
    await expect(add({ received: "2026-09-01" })).rejects.toMatchObject({ field: "received" });
    expect(() => sent({ text: " ", behaviour: null })).toThrow("text must say");
    expect(() => sent({ received: "yesterday" })).toThrow("received must be a day");
  });

  test("keeps hostile words as words, without addresses", async () => {
    for (const text of HOSTILE.slice(0, 12)) {
      const id = await addCommendation(workspace.record, manager, sent({ text: `x${text.slice(0, 3000)}` }), NOW);
      expect((await rowOf(id))?.text?.startsWith("x")).toBe(true);
    }
    const id = await addCommendation(workspace.record, manager, sent({ text: "Thank Kim, says ada@example.org" }), NOW);
    const kept = (await rowOf(id))?.text;
    expect(kept).toContain("Kim");
    expect(kept).not.toContain("ada@example.org");
  });
});
