import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { survivorsOf } from "@/db/merged-failures";
import { decision, failure, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { SeenTeams } from "@/lib/access/scope";
import { isoDay } from "@/lib/dates";
import { BadDecisionError } from "@/lib/decisions/bad-decision-error";
import type { DecisionState, NewDecision } from "@/lib/decisions/decision-requests";
import { isDecisionSeen } from "@/lib/decisions/read-decisions";
import { NotFoundError } from "@/lib/errors";
import { noteActivity } from "@/lib/failures/failure-activity";
import { isFailureSeen } from "@/lib/failures/merged-family";
import { tellOutside } from "@/lib/outgoing/tell-outside";

/** Writes down what was decided; of a failure it stands in its activity too. @returns its id. @throws ForbiddenError, BadDecisionError */
export async function decide({ tx }: RecordStore, actor: Actor, decided: NewDecision, now: number): Promise<number> {
  require(actor, "write");
  return tx(async (db) => {
    const failureId = decided.failure === null ? null : await failureOf(db, actor.teams, decided.failure);
    const teamId = decided.team === null ? null : await teamOf(db, decided.team);
    const { kind, text, dueDay } = decided;
    const [made] = await db
      .insert(decision)
      .values({ failureId, kind, text, teamId, dueDay, actor: actor.id, createdAt: now })
      .returning({ id: decision.id });
    if (!made) throw new Error("The decision was not written");
    const detail = { decision: made.id, kind, text, team: decided.team, dueDay };
    if (failureId !== null) await noteActivity(db, failureId, { kind: "decision", actor: actor.id, at: now, detail });
    const told = { decision: made.id, kind, failure: decided.failure, team: decided.team, due: dueDay === null ? null : isoDay(dueDay) };
    await tellOutside(db, "decision.made", told, "/agenda", now);
    return made.id;
  });
}

/** Says that a decision is done, is withdrawn, or stands again. @throws ForbiddenError, NotFoundError */
export async function settleDecision({ tx }: RecordStore, actor: Actor, id: number, state: DecisionState, now: number): Promise<void> {
  require(actor, "write");
  return tx(async (db) => {
    const [known] = await db.select().from(decision).where(eq(decision.id, id));
    if (!known || !(await isDecisionSeen(db, actor, known))) throw new NotFoundError(`there is no decision ${id}`, "decision");
    const settled = { doneAt: state === "done" ? now : null, withdrawnAt: state === "withdrawn" ? now : null };
    await db.update(decision).set(settled).where(eq(decision.id, id));
    if (known.failureId === null) return;
    const detail = { decision: id, kind: known.kind, text: known.text, state };
    await noteActivity(db, known.failureId, { kind: "decision", actor: actor.id, at: now, detail });
  });
}

async function failureOf(db: Db, teams: SeenTeams, code: string): Promise<number> {
  const [found] = await db.select({ id: failure.id }).from(failure).where(eq(failure.code, code));
  if (!found || !(await isFailureSeen(db, teams, found.id)))
    throw new BadDecisionError("failure", `failure must be the code of one; there is no "${code}"`);
  return (await survivorsOf(db, [found.id])).get(found.id) ?? found.id;
}

async function teamOf(db: Db, code: string): Promise<number> {
  const [found] = await db.select({ id: team.id }).from(team).where(eq(team.code, code));
  if (!found) throw new BadDecisionError("team", `team must be the code of one; there is no "${code}"`);
  return found.id;
}
