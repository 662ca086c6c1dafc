import { asc, type Column, getTableColumns, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { tableOf } from "@/db/import-resolve";
import { interaction } from "@/db/schema";
import { editedNames } from "@/lib/api/edited-names";
import { ITEM_FIELDS, ITEM_LISTS, type ItemField, type ItemList } from "@/lib/api/item-fields";
import { readCases } from "@/lib/api/read-cases";
import { readNames } from "@/lib/api/read-names";
import { isoDay } from "@/lib/dates";

type Row = Record<string, unknown>;
export type GivenItem = Record<string, unknown>;

/** Interactions as programs get them, and could send them back: what is not known is left out. In the order of the ids. */
export async function readItems(db: Db, ids: readonly number[]): Promise<GivenItem[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(interaction)
    .where(inArray(interaction.id, [...ids]));
  const lists = new Map<string, Row[]>();
  for (const list of ITEM_LISTS) await readList(db, list, "interactionId", ids, lists);
  const names = await readNames(db, [...rows, ...[...lists.values()].flat()]);
  const cases = await readCases(db, rows);
  const items = new Map<number, GivenItem>();
  for (const row of rows) {
    const { externalId, source, ...more } = cases(row);
    const fields = ITEM_FIELDS.map((field) => [field.name, given(row, field, names)]);
    const own = ITEM_LISTS.map((list) => [list.name, entriesOf(list, "interactionId", row.id, lists, names)]);
    items.set(
      row.id,
      known({
        id: row.id,
        externalId,
        source,
        isDifficult: row.isDifficult,
        ...Object.fromEntries(fields),
        ...more,
        ...Object.fromEntries(own),
        attributes: row.attributes,
        editedFields: editedNames(row.editedFields ?? [], cases.facetCodes(row.sourceId)),
        createdAt: new Date(row.createdAt).toISOString(),
        updatedAt: new Date(row.updatedAt).toISOString(),
      }),
    );
  }
  return ids.flatMap((id): GivenItem[] => {
    const found = items.get(id);
    return found ? [found] : [];
  });
}

/** Entries of one list by their own ids, with what hangs on them. In the order of the ids. */
export async function readEntries(db: Db, list: ItemList, ids: readonly number[]): Promise<GivenItem[]> {
  if (ids.length === 0) return [];
  const lists = new Map<string, Row[]>();
  await readList(db, list, "id", ids, lists);
  const names = await readNames(db, [...lists.values()].flat());
  const rows = new Map((lists.get(list.table) ?? []).map((row) => [Number(row.id), row]));
  return ids.flatMap((id): GivenItem[] => {
    const row = rows.get(id);
    return row ? [{ ...entryOf(list, row, lists, names), interactionId: Number(row.interactionId) }] : [];
  });
}

type Names = Awaited<ReturnType<typeof readNames>>;
type Lists = ReadonlyMap<string, Row[]>;

/** The rows of a list, and of the lists within it. */
async function readList(db: Db, list: ItemList, key: string, ids: readonly number[], into: Map<string, Row[]>): Promise<void> {
  const table = tableOf(list.table);
  const rows: Row[] =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(table)
          .where(inArray(columnOf(table, key), [...ids]))
          .orderBy(asc(columnOf(table, "id")));
  into.set(list.table, rows);
  const own = rows.map((row) => Number(row.id));
  for (const inner of list.within) await readList(db, inner, `${list.table}Id`, own, into);
}

function entriesOf(list: ItemList, key: string, id: number, lists: Lists, names: Names): GivenItem[] {
  const rows = (lists.get(list.table) ?? []).filter((row) => row[key] === id);
  const entries = rows.map((row) => entryOf(list, row, lists, names));
  // Two links to what counts as one failure name it once.
  return list.table === "interactionFailure" ? [...new Set(entries)] : entries;
}

function entryOf(list: ItemList, row: Row, lists: Lists, names: Names): GivenItem {
  if (list.table === "interactionFailure") return names.failure(Number(row.failureId));
  const fields = list.fields.map((field) => [field.name, given(row, field, names)]);
  const within = list.within.map((inner) => [inner.name, entriesOf(inner, `${list.table}Id`, Number(row.id), lists, names)]);
  const id = WITH_ID.has(list.table) ? { id: Number(row.id) } : {};
  return known({ ...id, ...Object.fromEntries([...fields, ...within]) });
}

/** What can be asked for and changed by itself. */
const WITH_ID = new Set(["promise", "commendation"]);

function given(row: Row, { column, kind }: ItemField, names: Names): unknown {
  const value = row[column];
  if (value === null || value === undefined) return null;
  switch (kind.is) {
    case "moment":
      return momentText(Number(value), kind.day === undefined ? null : row[kind.day]);
    case "team":
    case "channel":
    case "product":
    case "procedure":
      return names.name(kind.is, Number(value));
    case "person":
      return names.person(Number(value));
    default:
      return value;
  }
}

function momentText(at: number, day: unknown): string {
  return typeof day === "number" ? isoDay(day) : new Date(at).toISOString();
}

function known(thing: Row): GivenItem {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== null && value !== undefined && !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function columnOf(table: ReturnType<typeof tableOf>, name: string): Column {
  const found = getTableColumns(table)[name];
  if (!found) throw new Error(`There is no column ${name}`);
  return found;
}
