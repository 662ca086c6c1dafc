import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import { type Actor, userActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { pseudonyms } from "@/lib/identity";
import { parseNewLesson } from "@/lib/learning/lesson-requests";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addTeam } from "@/tests/support/arrange-record";
import { freshRecord } from "@/tests/support/record";

/** 2026-06-01T00:00Z, and the day of it. */
export const NOW = 1_780_272_000_000;
export const DAY = 86_400_000;
export const TODAY = NOW / DAY;

/** Two teams with an interaction each, and who sees what: an agent of either, a lead of the first, somebody who sees all. */
export async function learningRecord() {
  const record = await freshRecord();
  const ids = await record.tx(async (db) => {
    await db.insert(schema.setting).values({ key: "workspace", value: { zone: "UTC" } });
    const sourceId = await addSource(db);
    const north = await addTeam(db, "north");
    const south = await addTeam(db, "south");
    await db.insert(schema.person).values({ key: "p1", name: "Quentin Oxley", teamId: north });
    await db.insert(schema.customer).values({ key: pseudonyms(record.dataDir)("customer", "C-1") });
    await db.insert(schema.procedure).values([
      { code: "refunds", name: "Refunds" },
      { code: "invoices", name: "Invoices" },
    ]);
    await db.insert(schema.cause).values({ axis: "topic", code: "billing", name: "Billing" });
    const ofNorth = await addInteraction(db, {
      sourceId,
      externalId: "N-0001",
      teamId: north,
      agentId: 1,
      customerId: 1,
      procedureId: 1,
      narrative: "The draft invoice came back three times before anybody asked why.",
    });
    const ofSouth = await addInteraction(db, { sourceId, externalId: "S-0001", teamId: south });
    await db.insert(schema.interactionCause).values({ interactionId: ofNorth, causeId: 1, isPrimary: true });
    return { north, south, ofNorth, ofSouth };
  });
  const user = (role: Role, teams: number[] | null) => userIn(record, role, teams);
  return {
    record,
    ...ids,
    agent: await user("agent", [ids.north]),
    other: await user("agent", [ids.south]),
    lead: await user("lead", [ids.north]),
    process: await user("process", null),
  };
}

export async function userIn(record: RecordStore, role: Role, teams: number[] | null): Promise<Actor> {
  const [row] = await record.tx((db) =>
    db
      .insert(schema.user)
      .values({ email: `${role}${teams}@example.org`, name: `The ${role} of ${teams}`, role, teams, createdAt: 0, updatedAt: 0 })
      .returning(),
  );
  if (!row) throw new Error("no user");
  return userActor(row.name, teams, { id: row.id, role, email: row.email, personId: null, sessionId: row.id });
}

export const lessonOf = (more: object) =>
  parseNewLesson(JSON.stringify({ title: "Two numbers on one invoice", toChange: "Print both order numbers", ...more }));

export const caseOf = (interaction: number, more: object = {}) => ({
  interaction,
  title: "The draft that came back",
  situation: "A partner needs a draft and gets it back twice.",
  question: "What do you say now?",
  continuation: "Somebody asked what the draft was for.",
  aim: null,
  ...more,
});
