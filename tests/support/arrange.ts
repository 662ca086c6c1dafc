import type { Db } from "@/db/client";
import { interaction, type NewInteraction, source } from "@/db/schema";

/** A source with one line of code; tests name only what they are about. */
export async function addSource(db: Db, code = "desk"): Promise<number> {
  const [row] = await db.insert(source).values({ code, name: code, zone: "UTC" }).returning({ id: source.id });
  return idOf(row);
}

/** A difficult interaction of 2026-01-01T00:00Z, unless told otherwise. */
export async function addInteraction(
  db: Db,
  values: Pick<NewInteraction, "sourceId" | "externalId"> & Partial<NewInteraction>,
): Promise<number> {
  const at = 1_767_225_600_000;
  const [row] = await db
    .insert(interaction)
    .values({ isDifficult: true, contactedAt: at, createdAt: at, updatedAt: at, ...values })
    .returning({ id: interaction.id });
  return idOf(row);
}

function idOf(row: { id: number } | undefined): number {
  if (!row) throw new Error("the insert returned no row");
  return row.id;
}
