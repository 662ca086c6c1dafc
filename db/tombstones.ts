import { createHmac } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type ImportRow, type ImportValues, isReference } from "@/db/import-row";
import { installationSecret } from "@/db/installation-secret";
import { source, tombstone } from "@/db/schema";

/** What is kept of who was erased: HMACs, from which nobody can be found who is not looked for. */
export interface Seals {
  interaction(sourceCode: string, externalId: string): string;
  staff(key: string): string;
  customer(key: string): string;
}

/** The seals of this installation: the same for the same person and interaction, also in a restored record. */
export function sealsOf(dataDir: string): Seals {
  const secret = installationSecret(dataDir);
  const seal = (...parts: string[]) =>
    createHmac("sha256", secret)
      .update(`erased:${parts.join("\u001f")}`)
      .digest("hex");
  return {
    interaction: (sourceCode, externalId) => seal("interaction", sourceCode, externalId),
    staff: (key) => seal("staff", key),
    customer: (key) => seal("customer", key),
  };
}

/** Takes out of the rows of a source what was erased before, so that it never comes in again. */
export type KeepErasedOut = (db: Db, sourceId: number, rows: ImportRow[]) => Promise<ImportRow[]>;

/**
 * Rows of erased interactions go; of the others, whoever of the staff was erased is left out: what the record says of
 * them stays as it is.
 */
export function keepErasedOut(dataDir: string): KeepErasedOut {
  return async (db, sourceId, rows) => {
    if (rows.length === 0 || !(await isAnyErased(db))) return rows;
    const seals = sealsOf(dataDir);
    const [filed] = await db.select({ code: source.code }).from(source).where(eq(source.id, sourceId));
    const sealed = new Map(rows.map((row) => [row.externalId, seals.interaction(filed?.code ?? "", row.externalId)]));
    const staff = new Map(rows.flatMap(staffKeys).map((key) => [key, seals.staff(key)]));
    const stones = await standing(db, [...sealed.values(), ...staff.values()]);
    if (stones.size === 0) return rows;
    const isErased = (key: string) => stones.has(staff.get(key) ?? "");
    return rows.filter((row) => !stones.has(sealed.get(row.externalId) ?? "")).map((row) => withoutStaff(row, isErased));
  };
}

/** Whether an interaction is what is left of an erased one. */
export async function isErasedInteraction(db: Db, dataDir: string, sourceCode: string, externalId: string): Promise<boolean> {
  if (!(await isAnyErased(db))) return false;
  return (await standing(db, [sealsOf(dataDir).interaction(sourceCode, externalId)])).size > 0;
}

async function isAnyErased(db: Db): Promise<boolean> {
  return (await db.all(sql`select 1 from ${tombstone} limit 1`)).length > 0;
}

const KEYS_AT_ONCE = 500;

async function standing(db: Db, keys: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const some = keys.slice(from, from + KEYS_AT_ONCE);
    for (const { key } of await db.select({ key: tombstone.key }).from(tombstone).where(inArray(tombstone.key, some))) found.add(key);
  }
  return found;
}

function staffKeys({ values, lists }: ImportRow): string[] {
  const all = [values, ...Object.values(lists).flatMap((entries) => entries.map((entry) => entry.values))];
  return all.flatMap((each) => Object.values(each).flatMap((value) => (isReference(value) && value.to === "person" ? [value.key] : [])));
}

function withoutStaff(row: ImportRow, isErased: (key: string) => boolean): ImportRow {
  if (!staffKeys(row).some(isErased)) return row;
  const kept = (values: ImportValues): ImportValues =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => !(isReference(value) && value.to === "person" && isErased(value.key))));
  const lists = Object.entries(row.lists).map(([name, entries]) => [
    name,
    entries.map((entry) => ({ ...entry, values: kept(entry.values) })),
  ]);
  return { ...row, values: kept(row.values), lists: Object.fromEntries(lists) };
}
