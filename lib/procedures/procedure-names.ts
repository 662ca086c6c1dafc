import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { procedure, procedureVersion, team } from "@/db/schema";
import { dayOf } from "@/lib/dates";

/** What a procedure is called, whose it is and where it is written. */
export interface ProcedureName {
  id: number;
  code: string;
  name: string;
  documentUrl: string | null;
  /** Null: nobody's. */
  production: TeamName | null;
  support: TeamName | null;
  /** Which of the interactions documented under it it is meant for, as a canonical filter; null: all of them. */
  eligible: string | null;
  /** Epoch ms. */
  retiredAt: number | null;
}

export interface TeamName {
  code: string;
  name: string;
}

/** A version as it was written; days are days since 1970-01-01 in the reporting zone. */
export interface Version {
  version: number;
  effectiveAt: number;
  effectiveDay: number;
  document: string | null;
  documentUrl: string | null;
}

export async function procedureNames(db: Db): Promise<ProcedureName[]> {
  const rows = await db.select().from(procedure);
  const teams = new Map((await db.select().from(team)).map(({ id, code, name }) => [id, { code, name }]));
  return rows.map(({ productionTeamId, supportTeamId, id, code, name, documentUrl, eligible, retiredAt }) => ({
    id,
    code,
    name,
    documentUrl: documentUrl !== null && /^https?:\/\//i.test(documentUrl) ? documentUrl : null,
    production: teams.get(productionTeamId ?? 0) ?? null,
    support: teams.get(supportTeamId ?? 0) ?? null,
    eligible,
    retiredAt,
  }));
}

/** The versions of one procedure or of all, in the order they came into effect, by id of the procedure. */
export async function procedureVersions(db: Db, zone: string, procedureId?: number): Promise<Map<number, Version[]>> {
  const rows = await db
    .select()
    .from(procedureVersion)
    .where(procedureId === undefined ? undefined : eq(procedureVersion.procedureId, procedureId))
    .orderBy(asc(procedureVersion.effectiveAt), asc(procedureVersion.version));
  const found = new Map<number, Version[]>();
  for (const { procedureId: id, version, effectiveAt, effectiveDay, document, documentUrl } of rows) {
    const own = found.get(id) ?? [];
    own.push({ version, effectiveAt, effectiveDay: effectiveDay ?? dayOf(effectiveAt, zone), document, documentUrl });
    found.set(id, own);
  }
  return found;
}

/** The one in effect at the clock; null before the first. */
export function currentVersion(versions: readonly Version[], asOf: number): Version | null {
  return versions.findLast(({ effectiveAt }) => effectiveAt <= asOf) ?? null;
}
