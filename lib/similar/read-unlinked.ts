import { and, asc, desc, eq, gt, inArray, notExists, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { interaction, interactionFailure, source } from "@/db/schema";
import { inSlices } from "@/lib/in-slices";
import type { NeedText } from "@/lib/similar/need-grouper";
import { comparedText } from "@/lib/similar/read-texts";
import { stemsOf } from "@/lib/similar/terms";

/** The difficult interactions of one side (the sample's or the real ones) that came after an id and are linked to no failure, by id. */
export async function readUnlinked(
  db: Db,
  { isSample, after, limit }: { isSample: boolean; after: number; limit: number },
): Promise<NeedText[]> {
  const rows = await db
    .select({
      id: interaction.id,
      customerId: interaction.customerId,
      contactedAt: interaction.contactedAt,
      summary: interaction.summary,
      narrative: interaction.narrative,
    })
    .from(interaction)
    .where(and(gt(interaction.id, after), ...unlinked(db, isSample)))
    .orderBy(asc(interaction.id))
    .limit(limit);
  return inSlices(rows, (row) => ({
    id: row.id,
    customerId: row.customerId,
    contactedAt: row.contactedAt,
    stems: stemsOf(comparedText(row)),
  }));
}

/** The id after which the newest so many of a side begin; below every id when there are no more than that. */
export async function startOfNewest(db: Db, { isSample, newest }: { isSample: boolean; newest: number }): Promise<number> {
  const [row] = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(...unlinked(db, isSample)))
    .orderBy(desc(interaction.id))
    .limit(1)
    .offset(newest);
  return row?.id ?? -1;
}

/** Those of some interactions that are still linked to no failure. */
export async function stillUnlinked(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = [...ids.slice(from, from + CHUNK)];
    const rows = await db
      .select({ id: interaction.id })
      .from(interaction)
      .where(and(inArray(interaction.id, some), eq(interaction.status, "live"), withoutFailure(db)));
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Fewer than the variables one statement may have. */
const CHUNK = 500;

function unlinked(db: Db, isSample: boolean): SQL[] {
  const ofSide = db.select({ id: source.id }).from(source).where(eq(source.isSample, isSample));
  return [eq(interaction.isDifficult, true), eq(interaction.status, "live"), inArray(interaction.sourceId, ofSide), withoutFailure(db)];
}

function withoutFailure(db: Db): SQL {
  return notExists(db.select({ one: sql`1` }).from(interactionFailure).where(eq(interactionFailure.interactionId, interaction.id)));
}
