import { count, eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { cause, type channel, facet, facetValue, interaction, interactionCause, type product, type team } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { importFile } from "@/lib/imports/import-file";
import type { ImportReport } from "@/lib/imports/import-report";
import { IMPORT_DAY } from "./import-arrange";
import { freshRecord } from "./record";

/** A record of its own with one file in it, imported two years after the tests' usual day. */
export async function importedFrom(path: string): Promise<{ record: RecordStore; report: ImportReport }> {
  const record = await freshRecord();
  return { record, report: await importFile(record, commandActor(), { path, now: () => IMPORT_DAY + 86_400_000 * 730 }) };
}

/** Counts by name, the largest first, equal ones by name. */
function ranked(rows: { name: string; rows: number }[]): [string, number][] {
  return rows.sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1)).map(({ name, rows: n }) => [name, n]);
}

/** Interactions by cause. */
export async function causesOf(record: RecordStore) {
  const rows = record.db
    .select({ name: cause.name, rows: count() })
    .from(interactionCause)
    .innerJoin(cause, eq(interactionCause.causeId, cause.id));
  return ranked(await rows.groupBy(cause.id, cause.name));
}

/** Interactions by channel, product or team. */
export async function countsOf(
  record: RecordStore,
  table: typeof channel | typeof product | typeof team,
  key: typeof interaction.channelId | typeof interaction.productId | typeof interaction.teamId,
) {
  return ranked(
    await record.db
      .select({ name: table.name, rows: count() })
      .from(interaction)
      .innerJoin(table, eq(key, table.id))
      .groupBy(table.id, table.name),
  );
}

/** Interactions by the value of a facet. */
export async function facetCounts(record: RecordStore, code: string) {
  const [found] = await record.db.select().from(facet).where(eq(facet.code, code));
  if (!found) throw new Error(`The record has no facet ${code}`);
  const slots = [
    interaction.facet1,
    interaction.facet2,
    interaction.facet3,
    interaction.facet4,
    interaction.facet5,
    interaction.facet6,
    interaction.facet7,
    interaction.facet8,
  ];
  const slot = slots[found.slot - 1] ?? interaction.facet1;
  const rows = record.db.select({ name: facetValue.value, rows: count() }).from(interaction).innerJoin(facetValue, eq(slot, facetValue.id));
  return ranked(await rows.groupBy(facetValue.id, facetValue.value));
}
