import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Row } from "@/db/import-insert";
import type { FacetReference, References } from "@/db/import-references";
import { type ImportEntry, type ImportRow, type ImportValues, isReference } from "@/db/import-row";
import type { ResolvedEntry, ResolvedRow } from "@/db/import-update";
import * as schema from "@/db/schema";

/** Id and slot (1–8) of each facet of a source, by code. */
export type FacetSlots = ReadonlyMap<string, { id: number; slot: number }>;

/** Puts ids in place of names; everything a row refers to has been found before. */
export function resolveRow(row: ImportRow, { references, facets }: { references: References; facets: FacetSlots }): ResolvedRow {
  const idOf = (reference: Parameters<References["idOf"]>[0]) => references.idOf(reference);
  const values = withIds(row.values, idOf);
  for (const code in row.facets) {
    const [facet, value = null] = [facets.get(code), row.facets[code]];
    if (facet)
      values[`facet${facet.slot}`] = value === null ? null : idOf({ to: "facetValue", facetId: facet.id, value } satisfies FacetReference);
  }
  const lists = Object.entries(row.lists).map(([name, entries]) => ({
    name,
    table: tableOf(name),
    entries: entries.length === 0 ? [] : withoutRepeats(entries.map((entry) => entryWithIds(entry, idOf))),
  }));
  return { values, attributes: row.attributes, digest: row.digest, lists };
}

const LIST_TABLES: Record<string, SQLiteTable> = {
  interactionEvent: schema.interactionEvent,
  interactionCause: schema.interactionCause,
  interactionFailure: schema.interactionFailure,
  offeredOption: schema.offeredOption,
  expertConsultation: schema.expertConsultation,
  usedArticle: schema.usedArticle,
  promise: schema.promise,
  promiseDate: schema.promiseDate,
  progressReport: schema.progressReport,
  commendation: schema.commendation,
  gesture: schema.gesture,
  handover: schema.handover,
  stepObservation: schema.stepObservation,
};

type IdOf = References["idOf"];

function entryWithIds(entry: ImportEntry, idOf: IdOf): ResolvedEntry {
  const within = Object.entries(entry.within).map(([name, entries]) => ({
    name,
    table: tableOf(name),
    entries: entries.map(({ values }) => withIds(values, idOf)),
  }));
  return { values: withIds(entry.values, idOf), within };
}

/** Two spellings may turn out to be one cause or one failure; an interaction has each once. */
function withoutRepeats(entries: ResolvedEntry[]): ResolvedEntry[] {
  if (entries.length === 1) return entries;
  const seen = new Map<unknown, ResolvedEntry>();
  return entries.filter((entry) => {
    const id = entry.values.causeId ?? entry.values.failureId;
    const earlier = id === undefined ? undefined : seen.get(id);
    if (earlier && entry.values.isPrimary === true) earlier.values.isPrimary = true;
    seen.set(id, earlier ?? entry);
    return earlier === undefined;
  });
}

function withIds(values: ImportValues, idOf: IdOf): Row {
  const row: Row = {};
  for (const name in values) {
    const value = values[name];
    row[name] = value !== undefined && isReference(value) ? idOf(value) : value;
  }
  return row;
}

/** The table of a list, by its name in db/schema.ts. */
export function tableOf(list: string): SQLiteTable {
  const table = LIST_TABLES[list];
  if (!table) throw new Error(`An interaction has no list "${list}"`);
  return table;
}
