import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { BulkAccess, Row } from "@/db/import-insert";
import type { References } from "@/db/import-references";
import { type FacetSlots, resolveRow } from "@/db/import-resolve";
import type { ImportEntry, ImportRow } from "@/db/import-row";
import { firstDue, type ResolvedEntry, updateInteraction } from "@/db/import-update";
import { type Interaction, interaction, promise } from "@/db/schema";

/** What an edit is written with: made for one transaction, as what it finds is not remembered after it. */
export interface Editing extends Pick<BulkAccess, "insert" | "findOrMake"> {
  references: References;
  facets: FacetSlots;
  now: number;
}

/**
 * Writes into an interaction what somebody says here, also where it was edited before. What is named is kept from then
 * on when the interaction is imported again.
 */
export async function editInteraction(db: Db, current: Interaction, row: ImportRow, editing: Editing): Promise<void> {
  const { insert, findOrMake, references, facets, now } = editing;
  const named = namesOf(row, facets);
  const edited = current.editedFields ?? [];
  // Fields edited before are fixed for imports, not for another edit.
  await db
    .update(interaction)
    .set({ editedFields: edited.filter((name) => !named.includes(name)) })
    .where(eq(interaction.id, current.id));
  await references.find(db, findOrMake, [row], now);
  await updateInteraction(db, insert, current.id, resolveRow(row, { references, facets }), { now, isEdit: true });
  // The digest stays that of the row that was imported: when it comes again, nothing is new.
  await db
    .update(interaction)
    .set({ editedFields: joined(edited, named), digest: current.digest })
    .where(eq(interaction.id, current.id));
}

/** Adds an entry to a list of an interaction; the list counts as edited from then on. @returns the id of the entry */
export async function addEntry(db: Db, current: Interaction, list: string, entry: ImportEntry, editing: Editing): Promise<number> {
  const { insert, findOrMake, references, facets, now } = editing;
  const row: ImportRow = {
    externalId: current.externalId,
    digest: "",
    values: {},
    facets: {},
    attributes: null,
    lists: { [list]: [entry] },
  };
  await references.find(db, findOrMake, [row], now);
  const [resolved] = resolveRow(row, { references, facets }).lists;
  const [made] = resolved?.entries ?? [];
  if (!resolved || !made) throw new Error(`Nothing was to be added to ${list}`);
  const [id] = await insert(db, resolved.table, [ownValues(made, resolved.table === promise, current.id)]);
  if (id === undefined) throw new Error(`Nothing was added to ${list}`);
  for (const inner of made.within) {
    await insert(
      db,
      inner.table,
      inner.entries.map((values) => ({ ...values, promiseId: id })),
    );
  }
  await noteEdit(db, current, [list], now);
  return id;
}

/** Adds a progress report to a promise of an interaction. */
export async function addProgress(db: Db, current: Interaction, promiseId: number, report: ImportEntry, editing: Editing): Promise<void> {
  const { insert, findOrMake, references, facets, now } = editing;
  const lists = { promise: [{ values: {}, within: { progressReport: [report] } }] };
  const row: ImportRow = { externalId: current.externalId, digest: "", values: {}, facets: {}, attributes: null, lists };
  await references.find(db, findOrMake, [row], now);
  const [resolved] = resolveRow(row, { references, facets }).lists[0]?.entries[0]?.within ?? [];
  if (!resolved) throw new Error("No progress report was to be added");
  await insert(
    db,
    resolved.table,
    resolved.entries.map((values) => ({ ...values, promiseId })),
  );
}

/** Says that these fields or lists of an interaction were edited here. */
export async function noteEdit(
  db: Db,
  current: Pick<Interaction, "id" | "editedFields">,
  names: readonly string[],
  now: number,
): Promise<void> {
  await db
    .update(interaction)
    .set({ editedFields: joined(current.editedFields ?? [], names), updatedAt: now })
    .where(eq(interaction.id, current.id));
}

function ownValues({ values }: ResolvedEntry, isPromise: boolean, interactionId: number): Row {
  return { ...values, ...(isPromise ? firstDue(values) : {}), interactionId };
}

/** The fields and lists that a row names, as `edited_fields` does: a day goes with its moment. */
function namesOf({ values, facets: ofFacets, attributes, lists }: ImportRow, facets: FacetSlots): string[] {
  const slots = Object.keys(ofFacets).flatMap((code) => {
    const found = facets.get(code);
    return found ? [`facet${found.slot}`] : [];
  });
  const fields = Object.keys(values).filter((name) => !(name.endsWith("Day") && name.replace(/Day$/, "At") in values));
  return [...fields, ...slots, ...(attributes ? ["attributes"] : []), ...Object.keys(lists)];
}

function joined(before: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])].sort();
}
