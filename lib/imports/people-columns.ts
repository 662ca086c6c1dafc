import type { PersonKind } from "@/lib/identity";
import { type FieldKind, INTERACTION_FIELDS, LISTS } from "@/lib/imports/fields";
import { columnsOf, type Mapping, type ValueRule } from "@/lib/imports/mapping";

/** A column that holds the id or the name of somebody. */
export interface PersonColumn {
  column: string;
  kind: PersonKind;
  /** What separates several people in one cell. */
  each: string | undefined;
}

/** The columns of which a mapping makes pseudonyms. */
export function peopleColumns(mapping: Mapping): PersonColumn[] {
  const found: PersonColumn[] = [];
  const add = (rule: ValueRule | undefined, kind: PersonKind, each?: string) => {
    for (const column of rule ? columnsOf(rule) : []) found.push({ column, kind, each });
  };
  const isPerson = (kind: FieldKind | undefined) => kind?.is === "person";
  add(mapping.customer, "customer");
  for (const [name, rule] of Object.entries(mapping.fields)) if (isPerson(INTERACTION_FIELDS[name])) add(rule, "agent");
  for (const { list, each, fields } of mapping.lists) {
    for (const [name, rule] of Object.entries(fields)) if (isPerson(LISTS[list]?.fields[name])) add(rule, "agent", each);
  }
  return found;
}
