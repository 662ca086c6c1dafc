import { asc, eq, inArray } from "drizzle-orm";
import { failure, ownershipRule, procedure, team } from "@/db/schema";
import type { Asked } from "@/lib/metrics/ask";
import { mostlyOf } from "@/lib/ownership/mostly";
import { ownersOf } from "@/lib/ownership/owners";

/** What a failure is called and whose it is: who was named by a person, else by the ownership rules, else its procedure's. Null is unowned. */
export interface FailureName {
  id: number;
  code: string;
  title: string;
  mode: (typeof failure.$inferSelect)["mode"];
  procedure: string;
  procedureCode: string;
  productionOwner: string | null;
  supportOwner: string | null;
  /** Codes of the teams that a person has named for it; null where the rules and the procedure say. */
  named: { production: string | null; support: string | null };
}

export async function failureNames(asked: Asked, ids: readonly number[]): Promise<FailureName[]> {
  if (ids.length === 0) return [];
  const { db } = asked.workspace.record;
  const rows = await db
    .select()
    .from(failure)
    .innerJoin(procedure, eq(procedure.id, failure.procedureId))
    .where(inArray(failure.id, [...ids]));
  const teams = new Map((await db.select().from(team)).map((row) => [row.id, row]));
  const teamOf = (id: number | null) => (id === null ? null : (teams.get(id) ?? null));
  const rules = await db.select().from(ownershipRule).orderBy(asc(ownershipRule.position), asc(ownershipRule.id));
  const isAskingForMost = rules.some((rule) => rule.productId !== null || rule.teamId !== null);
  const mostly = isAskingForMost ? await mostlyOf(asked) : new Map();
  return rows.map((row) => {
    const owned = { procedureId: row.procedure.id, productId: null, teamId: null, ...mostly.get(row.failure.id) };
    const owners = ownersOf(owned, rules, { byPerson: row.failure, ofProcedure: row.procedure });
    return {
      id: row.failure.id,
      code: row.failure.code,
      title: row.failure.title,
      mode: row.failure.mode,
      procedure: row.procedure.name,
      procedureCode: row.procedure.code,
      productionOwner: teamOf(owners.productionTeamId)?.name ?? null,
      supportOwner: teamOf(owners.supportTeamId)?.name ?? null,
      named: {
        production: teamOf(row.failure.productionTeamId)?.code ?? null,
        support: teamOf(row.failure.supportTeamId)?.code ?? null,
      },
    };
  });
}
