import { and, asc, eq, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { factInteraction } from "@/db/facts/tables";
import { procedure, procedureVersion } from "@/db/schema";
import { parseFilters } from "@/lib/filters";
import { resolveCodes } from "@/lib/metrics/codes";
import type { VersionedProcedure } from "@/lib/metrics/define";
import { filterConditions } from "@/lib/metrics/where";

/** Every procedure that has a version, with all of them, also those that are not in effect yet. */
export async function versionedProcedures(db: Db): Promise<VersionedProcedure[]> {
  const rows = await db
    .select({
      procedure: procedure.id,
      eligible: procedure.eligible,
      retiredAt: procedure.retiredAt,
      id: procedureVersion.id,
      at: procedureVersion.effectiveAt,
    })
    .from(procedureVersion)
    .innerJoin(procedure, eq(procedure.id, procedureVersion.procedureId))
    .orderBy(asc(procedure.id), asc(procedureVersion.effectiveAt), asc(procedureVersion.version));
  const found = new Map<number, VersionedProcedure>();
  for (const { procedure: id, eligible, retiredAt, ...version } of rows) {
    const known = found.get(id) ?? { procedure: id, versions: [], retiredAt, eligible: await eligibleCondition(db, eligible) };
    known.versions.push(version);
    found.set(id, known);
  }
  return [...found.values()];
}

/** Whether an interaction is of those a procedure is meant for. */
async function eligibleCondition(db: Db, eligible: string | null): Promise<SQL | null> {
  if (eligible === null) return null;
  const { filters } = parseFilters(new URLSearchParams(eligible));
  const codes = await resolveCodes(db, filters);
  // Which side is counted is the asker's business: the sample has its own interactions under the same procedure.
  const { source: _side, ...lists } = codes.lists;
  return and(...filterConditions(factInteraction, filters, { ...codes, lists })) ?? null;
}
