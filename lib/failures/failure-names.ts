import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failure, procedure, team } from "@/db/schema";

/** What a failure is called and whose it is. An owner not set on the failure is its procedure's; null is unowned. */
export interface FailureName {
  id: number;
  code: string;
  title: string;
  mode: (typeof failure.$inferSelect)["mode"];
  procedure: string;
  procedureCode: string;
  productionOwner: string | null;
  supportOwner: string | null;
}

export async function failureNames(db: Db, ids: readonly number[]): Promise<FailureName[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(failure)
    .innerJoin(procedure, eq(procedure.id, failure.procedureId))
    .where(inArray(failure.id, [...ids]));
  const teams = new Map((await db.select().from(team)).map((row) => [row.id, row.name]));
  const nameOf = (id: number | null) => (id === null ? null : (teams.get(id) ?? null));
  return rows.map((row) => ({
    id: row.failure.id,
    code: row.failure.code,
    title: row.failure.title,
    mode: row.failure.mode,
    procedure: row.procedure.name,
    procedureCode: row.procedure.code,
    productionOwner: nameOf(row.failure.productionTeamId ?? row.procedure.productionTeamId),
    supportOwner: nameOf(row.failure.supportTeamId ?? row.procedure.supportTeamId),
  }));
}
