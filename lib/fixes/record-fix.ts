import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { survivorsOf } from "@/db/merged-failures";
import { failure, fix, procedureVersion, team } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import type { SeenTeams } from "@/lib/access/scope";
import { isoDay, startOfDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { noteActivity } from "@/lib/failures/failure-activity";
import { isFailureSeen } from "@/lib/failures/merged-family";
import type { FixChange, NewFix } from "@/lib/fixes/fix-requests";
import { workspaceSettings } from "@/lib/settings";

/**
 * Records a fix of a failure with what will count as success. One that took effect earlier is retrospective, and says so.
 * @throws ForbiddenError, NotFoundError, BadFailureError
 */
export async function recordFix({ tx }: RecordStore, actor: Actor, failureCode: string, wanted: NewFix, now: number) {
  require(actor, "write");
  return tx(async (db) => {
    const { zone } = await workspaceSettings(db);
    const own = await liveFailure(db, actor.teams, failureCode);
    const code = freeCode(slug(wanted.title), new Set((await db.select({ code: fix.code }).from(fix)).map((row) => row.code)));
    const { title, targetRatio, baselineDays, windowDays, neverCount, effectiveDay } = wanted;
    await db.insert(fix).values({
      code,
      failureId: own.id,
      title,
      procedureVersionId: await versionFor(db, own.procedureId, wanted, zone),
      effectiveAt: startOfDay(effectiveDay, zone),
      effectiveDay,
      teams: await teamIds(db, wanted.teams),
      targetRatio,
      baselineDays,
      windowDays,
      neverCount,
      criterionAt: now,
      createdBy: actor.id,
      createdAt: now,
    });
    await noteActivity(db, own.id, { kind: "fix", actor: actor.id, at: now, detail: { change: "recorded", code, title } });
    return { code };
  });
}

/**
 * Changes a fix that is not in effect yet; from then on only its title.
 * @throws ForbiddenError, NotFoundError, BadFailureError when it is in effect
 */
export async function changeFix({ tx }: RecordStore, actor: Actor, code: string, change: FixChange, now: number) {
  require(actor, "write");
  return tx(async (db) => {
    const { zone } = await workspaceSettings(db);
    const own = await liveFix(db, actor.teams, code);
    const { title, teams, effectiveDay, ...criterion } = change;
    const isCriterionKept = teams === undefined && effectiveDay === undefined && Object.keys(criterion).length === 0;
    if (!isCriterionKept && own.effectiveAt <= now) {
      const since = own.effectiveDay === null ? "" : ` on ${isoDay(own.effectiveDay)}`;
      throw new BadFailureError(
        "fix",
        `the fix took effect${since}, so what it is judged by stays as it was set; withdraw it and record another one, which will be called retrospective`,
      );
    }
    await db
      .update(fix)
      .set({
        ...criterion,
        ...(title !== undefined && { title }),
        ...(teams !== undefined && { teams: await teamIds(db, teams) }),
        ...(effectiveDay !== undefined && { effectiveDay, effectiveAt: startOfDay(effectiveDay, zone) }),
        ...(!isCriterionKept && { criterionAt: now }),
      })
      .where(eq(fix.id, own.id));
    // The version that it brings comes into force with it.
    if (effectiveDay !== undefined && own.procedureVersionId !== null) {
      const { id, effectiveAt } = procedureVersion;
      await db
        .update(procedureVersion)
        .set({ effectiveDay, effectiveAt: startOfDay(effectiveDay, zone) })
        .where(and(eq(id, own.procedureVersionId), eq(effectiveAt, own.effectiveAt)));
    }
    const detail = { change: "changed", code, title: title ?? own.title };
    await noteActivity(db, await failureOf(db, own), { kind: "fix", actor: actor.id, at: now, detail });
    return { code };
  });
}

/** Takes a fix back: it is judged no longer. What it said stays in the record. @throws ForbiddenError, NotFoundError */
export async function withdrawFix({ tx }: RecordStore, actor: Actor, code: string, now: number) {
  require(actor, "write");
  return tx(async (db) => {
    const own = await liveFix(db, actor.teams, code);
    await db.update(fix).set({ withdrawnAt: now }).where(eq(fix.id, own.id));
    const detail = { change: "withdrawn", code, title: own.title };
    await noteActivity(db, await failureOf(db, own), { kind: "fix", actor: actor.id, at: now, detail });
    return { code };
  });
}

async function liveFailure(db: Db, teams: SeenTeams, code: string) {
  const [found] = await db.select().from(failure).where(eq(failure.code, code));
  if (!found || !(await isFailureSeen(db, teams, found.id))) throw new NotFoundError(`there is no failure "${code}"`, "failure");
  if (found.mergedIntoId !== null)
    throw new BadFailureError("failure", `the failure "${code}" was merged into another one: record the fix for that one`);
  return found;
}

async function liveFix(db: Db, teams: SeenTeams, code: string) {
  const [found] = await db
    .select()
    .from(fix)
    .where(and(eq(fix.code, code), isNull(fix.withdrawnAt)));
  if (!found || !(await isFailureSeen(db, teams, found.failureId)))
    throw new NotFoundError(`there is no fix "${code}"; it may have been withdrawn`, "fix");
  return found;
}

/** The failure it counts for, on whose page it stands: where its own was merged, the one that it was merged into. */
async function failureOf(db: Db, { failureId }: { failureId: number }): Promise<number> {
  return (await survivorsOf(db, [failureId])).get(failureId) ?? failureId;
}

/** The version that the fix names; a new one, in force from the same day, where it says what changes. */
async function versionFor(db: Db, procedureId: number, { version, changes, effectiveDay }: NewFix, zone: string): Promise<number | null> {
  const ofProcedure = eq(procedureVersion.procedureId, procedureId);
  if (changes !== null) {
    const [latest] = await db.select().from(procedureVersion).where(ofProcedure).orderBy(desc(procedureVersion.version)).limit(1);
    const [made] = await db
      .insert(procedureVersion)
      .values({
        procedureId,
        version: (latest?.version ?? 0) + 1,
        effectiveAt: startOfDay(effectiveDay, zone),
        effectiveDay,
        document: changes,
      })
      .returning({ id: procedureVersion.id });
    return made?.id ?? null;
  }
  if (version === null) return null;
  const [named] = await db
    .select({ id: procedureVersion.id })
    .from(procedureVersion)
    .where(and(ofProcedure, eq(procedureVersion.version, version)));
  if (!named) throw new BadFailureError("version", `the procedure has no version ${version}; say what changes to have a new one made`);
  return named.id;
}

/** Ids of teams; null stands for all, where none is named. @throws BadFailureError */
export async function teamIds(db: Db, codes: readonly string[]): Promise<number[] | null> {
  if (codes.length === 0) return null;
  const rows = await db
    .select({ id: team.id, code: team.code })
    .from(team)
    .where(inArray(team.code, [...codes]));
  const unknown = codes.find((code) => !rows.some((row) => row.code === code));
  if (unknown !== undefined) throw new BadFailureError("teams", `there is no team "${unknown}"; send codes as the filters have them`);
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}
