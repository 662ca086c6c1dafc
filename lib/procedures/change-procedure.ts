import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { failure, procedure, procedureVersion, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { dayOf, isoDay, startOfDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { noteActivity } from "@/lib/failures/failure-activity";
import { BadProcedureError } from "@/lib/procedures/bad-procedure-error";
import type { NewVersion, ProcedureChange } from "@/lib/procedures/procedure-requests";
import { workspaceSettings } from "@/lib/settings";

/**
 * Changes whose a procedure is, where it is written down, what it is meant for, or whether it is retired. Another owner is
 * noted with each failure that has no owner of its own.
 * @throws ForbiddenError, NotFoundError, BadProcedureError
 */
export async function changeProcedure(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  change: ProcedureChange,
  now: number,
): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const { id } = await procedureOf(db, code);
    const { documentUrl, eligible, isRetired, productionTeam, supportTeam } = change;
    const production = productionTeam === undefined ? undefined : await teamOf(db, "productionTeam", productionTeam);
    const support = supportTeam === undefined ? undefined : await teamOf(db, "supportTeam", supportTeam);
    await db
      .update(procedure)
      .set({
        ...(documentUrl !== undefined && { documentUrl }),
        ...(eligible !== undefined && { eligible }),
        ...(isRetired !== undefined && { retiredAt: isRetired ? now : null }),
        ...(production !== undefined && { productionTeamId: production?.id ?? null }),
        ...(support !== undefined && { supportTeamId: support?.id ?? null }),
      })
      .where(eq(procedure.id, id));
    if (production === undefined && support === undefined) return;
    const failures = await db
      .select({ id: failure.id, production: failure.productionTeamId, support: failure.supportTeamId })
      .from(failure)
      .where(and(eq(failure.procedureId, id), isNull(failure.mergedIntoId)));
    for (const each of failures) {
      const detail = {
        ...(production !== undefined && each.production === null && { production: production?.name ?? null }),
        ...(support !== undefined && each.support === null && { support: support?.name ?? null }),
      };
      if (Object.keys(detail).length > 0) await noteActivity(db, each.id, { kind: "owner", actor: actor.id, at: now, detail });
    }
  });
}

/** Adds the next version of a procedure; those before it stay as they are. @throws ForbiddenError, NotFoundError, BadProcedureError */
export async function addVersion({ tx }: RecordStore, actor: Actor, code: string, version: NewVersion): Promise<{ version: number }> {
  require(actor, "govern");
  return tx(async (db) => {
    const { id } = await procedureOf(db, code);
    const { zone } = await workspaceSettings(db);
    const [latest] = await db
      .select()
      .from(procedureVersion)
      .where(eq(procedureVersion.procedureId, id))
      .orderBy(desc(procedureVersion.version))
      .limit(1);
    const effectiveAt = startOfDay(version.effectiveDay, zone);
    if (latest && effectiveAt <= latest.effectiveAt) {
      const before = isoDay(dayOf(latest.effectiveAt, zone));
      throw new BadProcedureError(
        "effectiveDay",
        `version ${latest.version + 1} must come into effect after version ${latest.version}, which does so on ${before}; got "${isoDay(version.effectiveDay)}"`,
      );
    }
    const number = (latest?.version ?? 0) + 1;
    await db.insert(procedureVersion).values({ procedureId: id, version: number, effectiveAt, ...version });
    return { version: number };
  });
}

/** Says whether a team is a system that others wait on. @throws ForbiddenError, NotFoundError */
export async function changeTeam({ tx }: RecordStore, actor: Actor, code: string, change: { isSystem: boolean }): Promise<void> {
  require(actor, "govern");
  await tx(async (db) => {
    const changed = await db.update(team).set(change).where(eq(team.code, code)).returning({ id: team.id });
    if (changed.length === 0) throw new NotFoundError(`there is no team "${code}"`, "team");
  });
}

async function procedureOf(db: Db, code: string): Promise<{ id: number }> {
  const [found] = await db.select({ id: procedure.id }).from(procedure).where(eq(procedure.code, code));
  if (!found) throw new NotFoundError(`there is no procedure "${code}"`, "procedure");
  return found;
}

async function teamOf(db: Db, field: string, code: string | null): Promise<{ id: number; name: string } | null> {
  if (code === null) return null;
  const [found] = await db.select({ id: team.id, name: team.name }).from(team).where(eq(team.code, code));
  if (!found) throw new BadProcedureError(field, `${field} must be the code of a team; there is no team "${code}"`);
  return found;
}
