import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { baselineChange, failure } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import type { SeenTeams } from "@/lib/access/scope";
import { dayOf, isoDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import type { NewBaselineChange } from "@/lib/failures/baseline-requests";
import { noteActivity } from "@/lib/failures/failure-activity";
import { isFailureSeen } from "@/lib/failures/merged-family";
import { workspaceSettings } from "@/lib/settings";

/** Somebody's judgement that from a day on another level is usual: the limits of a chart are counted anew from there. */
export interface BaselineChange {
  id: number;
  /** Days since 1970-01-01 in the reporting zone. */
  day: number;
  reason: string;
  /** Actor.id of who recorded it. */
  actor: string;
  createdAt: number;
}

/** Those of one failure that were not taken back, by day. */
export async function baselineChanges(db: Db, failureId: number): Promise<BaselineChange[]> {
  return db
    .select(columns)
    .from(baselineChange)
    .where(and(eq(baselineChange.failureId, failureId), isNull(baselineChange.withdrawnAt)))
    .orderBy(asc(baselineChange.day), asc(baselineChange.id));
}

/** Records one. @throws ForbiddenError, NotFoundError, BadFailureError for a day to come, or one that has a change already */
export async function recordBaselineChange(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  { day, reason }: NewBaselineChange,
  now: number,
): Promise<BaselineChange> {
  require(actor, "write");
  return tx(async (db) => {
    const failureId = await failureIdOf(db, actor.teams, code);
    const today = dayOf(now, (await workspaceSettings(db)).zone);
    if (day > today) throw new BadFailureError("day", `day must be today, ${isoDay(today)}, or earlier; got ${isoDay(day)}`);
    if ((await baselineChanges(db, failureId)).some((each) => each.day === day))
      throw new BadFailureError("day", `a change on ${isoDay(day)} is recorded already: take it back first`);
    const [change] = await db.insert(baselineChange).values({ failureId, day, reason, actor: actor.id, createdAt: now }).returning(columns);
    if (!change) throw new Error("The change was not recorded");
    await noteActivity(db, failureId, { kind: "baseline", actor: actor.id, at: now, detail: { day: isoDay(day), reason } });
    return change;
  });
}

/** Takes one back; it stays in the record. @throws ForbiddenError, NotFoundError when there is none, or no more */
export async function withdrawBaselineChange(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  id: number,
  now: number,
): Promise<BaselineChange> {
  require(actor, "write");
  return tx(async (db) => {
    const failureId = await failureIdOf(db, actor.teams, code);
    const change = (await baselineChanges(db, failureId)).find((each) => each.id === id);
    if (!change) throw new NotFoundError(`"${code}" has no such change of what is usual; it may have been taken back`, "id");
    await db.update(baselineChange).set({ withdrawnAt: now }).where(eq(baselineChange.id, id));
    await noteActivity(db, failureId, { kind: "baseline", actor: actor.id, at: now, detail: { day: isoDay(change.day), withdrawn: true } });
    return change;
  });
}

async function failureIdOf(db: Db, teams: SeenTeams, code: string): Promise<number> {
  const [found] = await db
    .select({ id: failure.id })
    .from(failure)
    .where(and(eq(failure.code, code), isNull(failure.mergedIntoId)));
  if (!found || !(await isFailureSeen(db, teams, found.id)))
    throw new NotFoundError(`there is no failure "${code}"; it may have been merged into another one`, "failure");
  return found.id;
}

const columns = {
  id: baselineChange.id,
  day: baselineChange.day,
  reason: baselineChange.reason,
  actor: baselineChange.actor,
  createdAt: baselineChange.createdAt,
};
