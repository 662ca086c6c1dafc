import { and, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { copied } from "@/lib/imports/copied";

/** A row that names another one of its source: the first of its case, or the one it was merged into. */
export interface LinkedRow {
  externalId: string;
  followUpOf: string | null;
  mergedInto: string | null;
}

/** Collects the rows that name others; they can be linked only when all rows are there. */
export function followUps(links: LinkedRow[]): (row: LinkedRow) => void {
  return ({ externalId, followUpOf, mergedInto }) => {
    if (followUpOf === null && mergedInto === null) return;
    links.push({
      externalId: copied(externalId),
      followUpOf: followUpOf && copied(followUpOf),
      mergedInto: mergedInto && copied(mergedInto),
    });
  };
}

const LINKS_AT_ONCE = 100;

/**
 * Links rows of a source to the interactions they name. A case has one first interaction: where a follow-up is followed
 * up itself, all of them hang on the first.
 * @returns how many rows name an interaction that is not in the record
 */
export async function linkRows(record: RecordStore, sourceId: number, links: readonly LinkedRow[], now: number): Promise<number> {
  let notFound = 0;
  for (let from = 0; from < links.length; from += LINKS_AT_ONCE) {
    const some = links.slice(from, from + LINKS_AT_ONCE);
    notFound += await record.tx(async (db) => {
      const ids = await idsOf(db, sourceId, some);
      let missing = 0;
      for (const link of some) if (!(await linkOne(db, ids, link, now))) missing++;
      return missing;
    });
  }
  return notFound;
}

async function idsOf(db: Db, sourceId: number, links: readonly LinkedRow[]): Promise<Map<string, number>> {
  const names = links.flatMap(({ externalId, followUpOf, mergedInto }) => [externalId, followUpOf, mergedInto].filter((id) => id !== null));
  const found = await db
    .select({ id: interaction.id, externalId: interaction.externalId })
    .from(interaction)
    .where(and(eq(interaction.sourceId, sourceId), inArray(interaction.externalId, [...new Set(names)])));
  return new Map(found.map(({ id, externalId }) => [externalId, id]));
}

async function linkOne(db: Db, ids: Map<string, number>, link: LinkedRow, now: number): Promise<boolean> {
  const id = ids.get(link.externalId);
  const [row] = id === undefined ? [] : await db.select().from(interaction).where(eq(interaction.id, id));
  if (!row) return false;
  const edited = new Set(row.editedFields ?? []);
  const first = link.followUpOf === null ? null : ids.get(link.followUpOf);
  const survivor = link.mergedInto === null ? null : ids.get(link.mergedInto);
  if (first === undefined || survivor === undefined) return false;
  if (first !== null && !edited.has("followUpOfId")) await followUp(db, row, first, now);
  if (survivor !== null && survivor !== row.id && !edited.has("mergedIntoId") && row.mergedIntoId !== survivor) {
    await db.update(interaction).set({ mergedIntoId: survivor, updatedAt: now }).where(eq(interaction.id, row.id));
  }
  return true;
}

async function followUp(db: Db, row: { id: number; followUpOfId: number | null }, named: number, now: number): Promise<void> {
  const [target] = await db
    .select({ id: interaction.id, followUpOfId: interaction.followUpOfId })
    .from(interaction)
    .where(eq(interaction.id, named));
  const first = target?.followUpOfId ?? named;
  // A row that follows itself up, directly or around a circle, is the first of its case.
  if (first === row.id || row.followUpOfId === first) return;
  await db.update(interaction).set({ followUpOfId: first, updatedAt: now }).where(eq(interaction.id, row.id));
  await db.update(interaction).set({ followUpOfId: first, updatedAt: now }).where(eq(interaction.followUpOfId, row.id));
}
