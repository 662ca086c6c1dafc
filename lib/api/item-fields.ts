import { type FieldKind, INTERACTION_FIELDS, LISTS, type ListFields } from "@/lib/imports/fields";

/*
 * The one table of what an interaction holds (lib/imports/fields.ts) under the names that programs use: a team is
 * `team`, not `teamId`, and lists have their names in the plural.
 */

export interface ItemField {
  /** As programs write it. */
  name: string;
  /** As db/schema.ts calls it. */
  column: string;
  kind: FieldKind;
}

export interface ItemList {
  name: string;
  /** As db/schema.ts calls its table. */
  table: string;
  fields: readonly ItemField[];
  required: readonly string[];
  defaults: Record<string, string | boolean>;
  within: readonly ItemList[];
}

const LIST_NAMES: Record<string, string> = {
  interactionEvent: "events",
  interactionFailure: "failures",
  offeredOption: "options",
  expertConsultation: "experts",
  usedArticle: "articles",
  promise: "promises",
  promiseDate: "dates",
  progressReport: "progressReports",
  commendation: "commendations",
  gesture: "gestures",
  handover: "handovers",
  stepObservation: "steps",
};

/** What the record keeps as an id and programs write as a name. */
const NAMED = new Set<FieldKind["is"]>(["team", "channel", "product", "procedure", "person"]);

export const ITEM_FIELDS: readonly ItemField[] = fieldsOf(INTERACTION_FIELDS);
export const ITEM_LISTS: readonly ItemList[] = Object.entries(LISTS).map(([table, list]) => listOf(table, list));

/** A list of an interaction, or of a list of it. */
export function itemList(table: string): ItemList {
  const found = [...ITEM_LISTS, ...ITEM_LISTS.flatMap(({ within }) => within)].find((list) => list.table === table);
  if (!found) throw new Error(`An interaction has no list "${table}"`);
  return found;
}

function listOf(table: string, { fields, required, defaults, within }: ListFields): ItemList {
  const name = LIST_NAMES[table];
  if (name === undefined) throw new Error(`The list "${table}" has no name for programs`);
  const inner = Object.entries(within ?? {}).map(([innerTable, list]) => listOf(innerTable, list));
  return { name, table, fields: fieldsOf(fields), required, defaults: defaults ?? {}, within: inner };
}

function fieldsOf(kinds: Record<string, FieldKind>): ItemField[] {
  return Object.entries(kinds).map(([column, kind]) => ({ name: NAMED.has(kind.is) ? column.replace(/Id$/, "") : column, column, kind }));
}
