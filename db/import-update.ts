import { and, asc, type Column, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "@/db/client";
import { driverValue, type Insert, type Row } from "@/db/import-insert";
import { survivorsOf } from "@/db/merged-failures";
import { interaction, interactionFailure, promise, promiseDate, refusedLink } from "@/db/schema";

/** An entry of a list with ids in place of names, and the lists it has itself. */
export interface ResolvedEntry {
  values: Row;
  within: { table: SQLiteTable; name: string; entries: Row[] }[];
}

export interface ResolvedRow {
  values: Row;
  attributes: Record<string, string> | null;
  digest: string;
  lists: { table: SQLiteTable; name: string; entries: ResolvedEntry[] }[];
}

/**
 * Brings an interaction to what its row says now: only the fields that the file has, and of these not the ones that
 * were edited in Debrief (`edited_fields` names them as db/schema.ts does; a list by its table).
 * @returns how many edited fields were kept although the row says otherwise
 */
export async function updateInteraction(
  db: Db,
  insert: Insert,
  id: number,
  row: ResolvedRow,
  { now, isEdit = false }: { now: number; isEdit?: boolean },
): Promise<number> {
  const [current] = await db.select().from(interaction).where(eq(interaction.id, id));
  if (!current) throw new Error(`Interaction ${id} is gone`);
  const edited = new Set(current.editedFields ?? []);
  const before = new Map<string, unknown>(Object.entries(current));
  const isKept = (name: string) => edited.has(name) || edited.has(name.replace(/Day$/, "At"));
  const differing = Object.entries(row.values).filter(([name, value]) => !isSame(before.get(name), value));
  const changes: Row = Object.fromEntries(differing.filter(([name]) => !isKept(name)));
  let kept = differing.filter(([name]) => edited.has(name)).length;
  if (row.attributes && !edited.has("attributes")) changes.attributes = { ...current.attributes, ...row.attributes };

  for (const list of row.lists) {
    const wasEdited = edited.has(list.name);
    const isChanged = await bringList(db, insert, { ...list, interactionId: id, now, isEdit, isFixed: wasEdited });
    if (wasEdited && isChanged) kept++;
  }
  await updateRow(db, interaction, id, { ...changes, digest: row.digest, updatedAt: now });
  return kept;
}

interface ListChange {
  table: SQLiteTable;
  entries: ResolvedEntry[];
  interactionId: number;
  now: number;
  /** Somebody says it here, and no file: it goes before what was said here earlier. */
  isEdit: boolean;
  /** Edited in Debrief: only say whether it differs. */
  isFixed: boolean;
}

/** Makes a list what the row says; true when it was, or would have been, something else. */
async function bringList(db: Db, insert: Insert, change: ListChange): Promise<boolean> {
  const { table, entries, interactionId } = change;
  const current = await rowsOf(db, table, "interactionId", interactionId);
  if (table === promise) return bringPromises(db, insert, current, change);
  if (table === interactionFailure) return bringLinks(db, insert, current, change);
  const isEqual = current.length === entries.length && entries.every(({ values }, at) => holds(current[at], values));
  if (isEqual || change.isFixed) return !isEqual;
  await db.delete(table).where(eq(column(table, "interactionId"), interactionId));
  await insert(
    db,
    table,
    entries.map(({ values }) => ({ ...values, interactionId })),
  );
  return true;
}

/**
 * Links that were made here, by a person or a rule, are no row's to take away, and what a person has refused is no row's to
 * make. A link that came with its interaction has no time. Whoever names what a merged failure counts as means the link to it too.
 */
async function bringLinks(db: Db, insert: Insert, current: Row[], change: ListChange): Promise<boolean> {
  const { table, entries, interactionId, isEdit, isFixed, now } = change;
  const named = new Set(entries.map(({ values }) => Number(values.failureId)));
  const ofInteraction = eq(refusedLink.interactionId, interactionId);
  if (isEdit && named.size > 0) await db.delete(refusedLink).where(and(ofInteraction, inArray(refusedLink.failureId, [...named])));
  const refusals = await db.select({ id: refusedLink.failureId }).from(refusedLink).where(ofInteraction);
  const refused = new Set(refusals.map((row) => row.id));
  const linked = new Set(current.map((row) => Number(row.failureId)));
  const unnamed = [...linked].filter((id) => !named.has(id));
  const meant = unnamed.length === 0 ? new Map<number, number>() : await survivorsOf(db, unnamed);
  const isMeant = (id: number) => named.has(meant.get(id) ?? id);
  const gone = current.filter((row) => (isEdit || row.linkedAt === null) && !isMeant(Number(row.failureId)));
  const shown = new Set([...linked, ...meant.values()]);
  const fresh = [...named].filter((id) => !shown.has(id) && !refused.has(id));
  if (isFixed || gone.length + fresh.length === 0) return gone.length + fresh.length > 0;
  for (const row of gone) await db.delete(table).where(eq(column(table, "id"), row.id));
  if (isEdit && gone.length > 0) {
    const denied = gone.map((row) => ({ interactionId, failureId: Number(row.failureId), at: now }));
    await db.insert(refusedLink).values(denied).onConflictDoNothing();
  }
  await insert(
    db,
    table,
    fresh.map((failureId) => ({ failureId, interactionId })),
  );
  return true;
}

/**
 * Promises keep their ids, so that what was added to one in Debrief stays with it; the first of the row is the first of
 * the record. A due date that has moved is a new agreement, and the first date stays the first.
 */
async function bringPromises(db: Db, insert: Insert, current: Row[], change: ListChange): Promise<boolean> {
  let isChanged = current.length !== change.entries.length;
  for (const [at, { values, within }] of change.entries.entries()) {
    const old = current[at];
    const given = values.firstDueAt == null ? without(values, ["firstDueAt", "firstDueDay"]) : values;
    if (old && !holds(old, given)) {
      isChanged = true;
      if (!change.isFixed) {
        await updateRow(db, promise, Number(old.id), given);
        const isMoved = old.dueAt !== given.dueAt && !within.some(({ table, entries }) => table === promiseDate && entries.length > 0);
        if (isMoved) {
          await insert(db, promiseDate, [{ promiseId: old.id, dueAt: given.dueAt, dueDay: given.dueDay ?? null, agreedAt: change.now }]);
        }
      }
    }
    if (change.isFixed) continue;
    const [id] = old
      ? [Number(old.id)]
      : await insert(db, promise, [{ ...values, ...firstDue(values), interactionId: change.interactionId }]);
    for (const inner of within) if (await bringInner(db, insert, Number(id), inner)) isChanged = true;
  }
  if (!change.isFixed) {
    for (const surplus of current.slice(change.entries.length)) await db.delete(promise).where(eq(promise.id, Number(surplus.id)));
  }
  return isChanged;
}

async function bringInner(
  db: Db,
  insert: Insert,
  promiseId: number,
  { table, entries }: ResolvedEntry["within"][number],
): Promise<boolean> {
  const current = await rowsOf(db, table, "promiseId", promiseId);
  if (current.length === entries.length && entries.every((values, at) => holds(current[at], values))) return false;
  await db.delete(table).where(eq(column(table, "promiseId"), promiseId));
  await insert(
    db,
    table,
    entries.map((values) => ({ ...values, promiseId })),
  );
  return true;
}

/** The due date is the first one until a row tells them apart. */
export function firstDue(values: Row): Row {
  return values.firstDueAt == null ? { firstDueAt: values.dueAt, firstDueDay: values.dueDay ?? null } : {};
}

async function rowsOf(db: Db, table: SQLiteTable, key: string, id: number): Promise<Row[]> {
  return db
    .select()
    .from(table)
    .where(eq(column(table, key), id))
    .orderBy(asc(column(table, "id")));
}

async function updateRow(db: Db, table: SQLiteTable, id: number, values: Row): Promise<void> {
  const assignments = Object.entries(values).map(([name, value]) => {
    const each = column(table, name);
    return sql`${sql.identifier(each.name)} = ${driverValue(each, value)}`;
  });
  if (assignments.length > 0) await db.run(sql`update ${table} set ${sql.join(assignments, sql`, `)} where id = ${id}`);
}

function holds(row: Row | undefined, values: Row): boolean {
  return row !== undefined && Object.entries(values).every(([name, value]) => isSame(row[name], value));
}

function isSame(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null);
}

function without(row: Row, names: string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}

function column(table: SQLiteTable, name: string): Column {
  const found = getTableColumns(table)[name];
  if (!found) throw new Error(`There is no column ${name}`);
  return found;
}
