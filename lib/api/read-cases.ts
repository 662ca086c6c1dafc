import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  cause,
  customer,
  facet,
  facetValue,
  type Interaction,
  interaction,
  interactionCause,
  issue,
  procedure,
  procedureVersion,
  source,
} from "@/db/schema";
import { keyed } from "@/lib/api/item-values";
import { isoDay } from "@/lib/dates";

/** What an interaction is told by and belongs to: source, customer, issue, causes, facets, other interactions. */
export async function readCases(db: Db, rows: readonly Interaction[]) {
  const ids = (pick: (row: Interaction) => number | null) => [...new Set(rows.map(pick).filter((id) => id !== null))];
  const sources = byId(await db.select({ id: source.id, code: source.code }).from(source));
  const customers = byId(
    await some(
      ids((row) => row.customerId),
      (wanted) => db.select().from(customer).where(inArray(customer.id, wanted)),
    ),
  );
  const issues = byId(
    await some(
      ids((row) => row.issueId),
      (wanted) => db.select().from(issue).where(inArray(issue.id, wanted)),
    ),
  );
  const versions = byId(
    await some(
      ids((row) => row.procedureVersionId),
      (wanted) =>
        db
          .select({
            id: procedureVersion.id,
            procedure: procedure.name,
            version: procedureVersion.version,
            effectiveAt: procedureVersion.effectiveAt,
            effectiveDay: procedureVersion.effectiveDay,
          })
          .from(procedureVersion)
          .innerJoin(procedure, eq(procedure.id, procedureVersion.procedureId))
          .where(inArray(procedureVersion.id, wanted)),
    ),
  );
  const others = byId(
    await some([...new Set([...ids((row) => row.followUpOfId), ...ids((row) => row.mergedIntoId)])], (wanted) =>
      db
        .select({ id: interaction.id, sourceId: interaction.sourceId, externalId: interaction.externalId })
        .from(interaction)
        .where(inArray(interaction.id, wanted)),
    ),
  );
  const linked = await some(
    rows.map((row) => row.id),
    (wanted) => db.select().from(interactionCause).where(inArray(interactionCause.interactionId, wanted)).orderBy(interactionCause.id),
  );
  const causes = await readCauses(db, [
    ...linked.map((row) => row.causeId),
    ...ids((row) => row.reportedCauseId),
    ...ids((row) => row.verifiedCauseId),
  ]);
  const facets = await some(
    ids((row) => row.sourceId),
    (wanted) => db.select().from(facet).where(inArray(facet.sourceId, wanted)),
  );
  const values = byId(
    await some([...new Set(rows.flatMap(facetIds))], (wanted) => db.select().from(facetValue).where(inArray(facetValue.id, wanted))),
  );

  const caseOf = (row: Interaction) => {
    const other = (id: number | null) => {
      const found = id === null ? undefined : others.get(id);
      return found?.sourceId === row.sourceId ? found.externalId : null;
    };
    const version = versions.get(row.procedureVersionId ?? 0);
    const customerKey = customers.get(row.customerId ?? 0)?.key;
    const slots = [row.facet1, row.facet2, row.facet3, row.facet4, row.facet5, row.facet6, row.facet7, row.facet8];
    const own = facets.filter((each) => each.sourceId === row.sourceId).sort((a, b) => a.slot - b.slot);
    return {
      externalId: row.externalId,
      source: sources.get(row.sourceId)?.code ?? "",
      customer: customerKey === undefined ? null : keyed(customerKey),
      issueKey: issues.get(row.issueId ?? 0)?.key ?? null,
      procedureVersion: version
        ? {
            procedure: version.procedure,
            version: version.version,
            effectiveAt: version.effectiveDay === null ? new Date(version.effectiveAt).toISOString() : isoDay(version.effectiveDay),
          }
        : null,
      reportedCause: causes(row.reportedCauseId),
      verifiedCause: causes(row.verifiedCauseId),
      causes: linked
        .filter((each) => each.interactionId === row.id)
        .map((each) => ({ ...causes(each.causeId), ...(each.isPrimary && { isPrimary: true }) })),
      facets: Object.fromEntries(
        own.flatMap(({ slot, code }) => {
          const value = values.get(slots[slot - 1] ?? 0)?.value;
          return value === undefined ? [] : [[code, value]];
        }),
      ),
      followUpOf: other(row.followUpOfId),
      mergedInto: other(row.mergedIntoId),
    };
  };
  const facetCodes = (sourceId: number) =>
    new Map(facets.filter((each) => each.sourceId === sourceId).map(({ slot, code }) => [slot, code] as const));
  return Object.assign(caseOf, { facetCodes });
}

/** Causes by their levels, from the widest to the narrowest. */
async function readCauses(db: Db, ids: readonly number[]) {
  const known = new Map<number, typeof cause.$inferSelect>();
  for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
    const found = await db.select().from(cause).where(inArray(cause.id, wanted));
    for (const row of found) known.set(row.id, row);
    wanted = [...new Set(found.flatMap((row) => (row.parentId === null || known.has(row.parentId) ? [] : [row.parentId])))];
  }
  return (id: number | null) => {
    const own = id === null ? undefined : known.get(id);
    if (!own) return null;
    const path: string[] = [];
    for (let row: typeof own | undefined = own; row; row = row.parentId === null ? undefined : known.get(row.parentId))
      path.unshift(row.name);
    return { axis: own.axis, path };
  };
}

function facetIds(row: Interaction): number[] {
  const all = [row.facet1, row.facet2, row.facet3, row.facet4, row.facet5, row.facet6, row.facet7, row.facet8];
  return all.filter((id) => id !== null);
}

async function some<Row>(ids: number[], read: (ids: number[]) => Promise<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : read(ids);
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
