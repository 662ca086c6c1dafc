import { originalCell } from "@/lib/csv";
import type { PersonKind } from "@/lib/identity";
import { type FieldKind, INTERACTION_FIELDS, LISTS } from "@/lib/imports/fields";
import { columnsOf, type Mapping, type ValueRule } from "@/lib/imports/mapping";
import { splitAt } from "@/lib/imports/read-lists";
import { type Layout, REJECTED_COLUMNS } from "@/lib/imports/recognise";

/** The form in which a customer or agent stands in our file of rejected rows; read back, it is the same person. */
const KEYED = /^key:[0-9a-f]{64}$/;

/** The key of an id, or the key that the id already is. */
export function keyedOr(pseudonym: (kind: PersonKind, id: string) => string): (kind: PersonKind, id: string) => string {
  return (kind, id) => (KEYED.test(id) ? id.slice(4) : pseudonym(kind, id));
}

/**
 * The cells of a rejected row as they may be kept: people by their key, text redacted, ids and dates as written. Mended
 * and imported again, the row comes out as it would have the first time.
 */
export function rejectedCells(layout: Layout, tools: { keyOf(kind: PersonKind, id: string): string; redact(text: string): string }) {
  const { mapping } = layout;
  const people = new Map(peopleColumns(mapping).flatMap(({ column, ...person }) => placed(layout, column, person)));
  const plain = new Set(
    plainColumns(mapping)
      .flatMap((column) => placed(layout, column, true))
      .map(([place]) => place),
  );
  const keyed = (text: string, { kind, each }: PersonColumn): string => {
    const parts = each === undefined ? [text] : splitAt(text, each);
    return parts.map((part) => (part === null ? "" : `key:${tools.keyOf(kind, part)}`)).join(each ?? "");
  };
  const keepable = (cell: string, place: number, hasRightWidth: boolean): string => {
    const person = people.get(place);
    if (person && cell.trim() !== "") return keyed(cell.trim(), person);
    // In a row of the wrong width any cell may stand anywhere.
    return plain.has(place) && hasRightWidth ? cell : tools.redact(cell);
  };
  const isOurs = layout.isMended || mapping.isOurs === true;
  const width = layout.header.length;
  return (cells: string[]): string[] => {
    const kept = cells.map((cell, place) => keepable(isOurs ? originalCell(cell) : cell, place, cells.length === width));
    // Line and reason of the first time are written anew.
    return layout.isMended ? [...kept.slice(0, width - REJECTED_COLUMNS.length), ...kept.slice(width)] : kept;
  };
}

interface PersonColumn {
  kind: PersonKind;
  each: string | undefined;
}

function peopleColumns(mapping: Mapping): ({ column: string } & PersonColumn)[] {
  const found: ({ column: string } & PersonColumn)[] = [];
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

function plainColumns(mapping: Mapping): string[] {
  const ids = [mapping.externalId, mapping.followUpOf, mapping.mergedInto].filter((column) => column !== undefined);
  return [...ids, ...mapping.columns.flatMap(({ name, date, only }) => (date || only ? [name] : []))];
}

function placed<T>({ places, several }: Layout, column: string, value: T): [number, T][] {
  const first = places.get(column);
  const all = several.get(column) ?? (first === undefined ? [] : [first]);
  return all.map((place) => [place, value]);
}
