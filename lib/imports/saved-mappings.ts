import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { savedMapping } from "@/db/schema";
import { slug } from "@/db/slug";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadImportError, NotFoundError } from "@/lib/errors";
import type { Mapping } from "@/lib/imports/mapping";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { parseMapping } from "@/lib/imports/parse-mapping";
import type { KnownColumns } from "@/lib/imports/recognise-saved";
import { oneLine } from "@/lib/one-line";

/** A mapping that was made or changed here, under a name. */
export interface SavedMapping extends KnownColumns {
  code: string;
  name: string;
  createdAt: number;
  updatedAt: number;
  lastUsedAt: number | null;
}

export const MOST_MAPPINGS = 200;

export async function listMappings(record: RecordStore, actor: Actor): Promise<SavedMapping[]> {
  requireRight(actor, "import");
  return readMappings(record.db);
}

/** Those that can still be read by this version, by name. */
export async function readMappings(db: Db): Promise<SavedMapping[]> {
  const rows = await db.select().from(savedMapping).orderBy(asc(savedMapping.name), asc(savedMapping.code));
  return rows.flatMap(({ definition, ...row }) => {
    const mapping = readable(definition);
    return mapping === null ? [] : [{ ...row, mapping }];
  });
}

function readable(definition: unknown): Mapping | null {
  try {
    return parseMapping(definition);
  } catch (error) {
    if (error instanceof BadImportError) return null;
    throw error;
  }
}

/** @throws NotFoundError */
export async function getMapping(record: RecordStore, actor: Actor, code: string): Promise<SavedMapping> {
  const found = (await listMappings(record, actor)).find((each) => each.code === code);
  if (!found) throw new NotFoundError(`There is no saved mapping "${code.slice(0, 60)}".`, "code");
  return found;
}

/**
 * Saves a mapping under a name: another one of the same name takes its place.
 * @returns it under the code that it got
 */
export async function saveMapping(
  record: RecordStore,
  actor: Actor,
  { mapping, name }: { mapping: Mapping; name: string },
  now: number,
): Promise<SavedMapping> {
  requireRight(actor, "import");
  const plain = nameOf(name);
  const wanted = slug(plain);
  const code = mappingByCode(wanted) ? `${wanted}-own` : wanted;
  const definition = parseMapping({ ...mapping, code, name: plain });
  await record.tx(async (db) => {
    const codes = (await db.select({ code: savedMapping.code }).from(savedMapping)).map((row) => row.code);
    if (!codes.includes(code) && codes.length >= MOST_MAPPINGS) {
      throw new BadImportError(
        `There are ${MOST_MAPPINGS} saved mappings, which is the most: delete one first.`,
        "name",
        "too_many_mappings",
      );
    }
    const row = { code, name: plain, definition, columns: columnsOf(mapping), updatedAt: now, lastUsedAt: now };
    await db
      .insert(savedMapping)
      .values({ ...row, createdAt: now })
      .onConflictDoUpdate({ target: savedMapping.code, set: row });
    await note(db, actor, { action: "mapping.save", subject: `mapping:${code}`, detail: { isNew: !codes.includes(code) } }, now);
  });
  return getMapping(record, actor, code);
}

/** One that was written elsewhere may not say what it was made for: then a file has to have what it requires, and no more. */
function columnsOf({ madeFor, columns }: Mapping): string[] {
  return madeFor ?? columns.filter(({ isRequired }) => isRequired).map(({ name }) => name);
}

/** Gives it another name; its code stays, because files and imports name it. @throws NotFoundError */
export async function renameMapping(record: RecordStore, actor: Actor, code: string, name: string, now: number): Promise<SavedMapping> {
  const { mapping } = await getMapping(record, actor, code);
  const plain = nameOf(name);
  await record.tx(async (db) => {
    await db
      .update(savedMapping)
      .set({ name: plain, definition: { ...mapping, name: plain }, updatedAt: now })
      .where(eq(savedMapping.code, code));
    await note(db, actor, { action: "mapping.rename", subject: `mapping:${code}` }, now);
  });
  return getMapping(record, actor, code);
}

/** @returns what was deleted, so that it can be saved again. @throws NotFoundError */
export async function deleteMapping(record: RecordStore, actor: Actor, code: string, now = Date.now()): Promise<SavedMapping> {
  const deleted = await getMapping(record, actor, code);
  await record.tx(async (db) => {
    await db.delete(savedMapping).where(eq(savedMapping.code, code));
    await note(db, actor, { action: "mapping.delete", subject: `mapping:${code}` }, now);
  });
  return deleted;
}

/** Notes that a file was read by it. */
export async function touchMapping(record: RecordStore, code: string, now: number): Promise<void> {
  await record.tx((db) => db.update(savedMapping).set({ lastUsedAt: now }).where(eq(savedMapping.code, code)));
}

/** Reads `{ "name": … }`. @throws BadImportError */
export function parseNewName(body: unknown): string {
  const parsed = z.strictObject({ name: z.string() }).safeParse(body);
  if (!parsed.success) throw new BadImportError('The body must be {"name": "…"}.', "name", "bad_mapping");
  return parsed.data.name;
}

const LONGEST_NAME = 80;

function nameOf(name: string): string {
  const plain = oneLine(name);
  if (plain === "" || [...plain].length > LONGEST_NAME) {
    throw new BadImportError(`A mapping needs a name of 1 to ${LONGEST_NAME} characters.`, "name", "bad_mapping");
  }
  return plain;
}
