import { randomUUID } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { type Interaction, interaction, source, tombstone } from "@/db/schema";
import type { Seals } from "@/db/tombstones";
import { emptyLists, OTHER_TEXTS, WITHOUT_OTHER_TEXTS } from "@/lib/privacy/empty-texts";
import { type Counts, count } from "@/lib/privacy/erasure-counts";

/** Interactions in one transaction: some milliseconds. */
const AT_ONCE = 20;

/**
 * Empties the interactions of a customer, some in each transaction, and sets a tombstone for each, so that no import fills
 * it again. What a killed process has done is not done, or counted, twice.
 * @param kept is told in each transaction what it has emptied
 */
export async function eraseInteractions(
  record: RecordStore,
  erasure: { id: number; customerId: number; seals: Seals; now: number },
  kept: (db: Db, counts: Counts) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const last = await record.tx(async (db) => {
      const rows = await db
        .select({ row: interaction, source: source.code })
        .from(interaction)
        .innerJoin(source, eq(source.id, interaction.sourceId))
        .where(and(eq(interaction.customerId, erasure.customerId), gt(interaction.id, after)))
        .orderBy(asc(interaction.id))
        .limit(AT_ONCE);
      const counts: Counts = {};
      for (const { row, source: sourceCode } of rows) {
        if (isEmptied(row)) continue;
        await eraseInteraction(db, row, sourceCode, erasure, counts);
      }
      await kept(db, counts);
      return rows.at(-1)?.row.id;
    });
    if (last === undefined) return;
    after = last;
  }
}

/** Empties one interaction and what hangs on it, and sets its tombstones. */
export async function eraseInteraction(
  db: Db,
  row: Interaction,
  sourceCode: string,
  { id: erasureId, seals, now }: { id: number; seals: Seals; now: number },
  counts: Counts,
): Promise<void> {
  const externalId = `${EMPTIED_ID}${randomUUID()}`;
  count(counts, "interactions", 1);
  count(counts, "texts", TEXTS.filter((name) => row[name] !== null).length);
  await db
    .update(interaction)
    // The digest of a row tells whoever guesses what it said that they are right.
    .set({ ...WITHOUT_OTHER_TEXTS, summary: null, narrative: null, attributes: null, digest: null, externalId, updatedAt: now })
    .where(eq(interaction.id, row.id));
  // Under its new id too: so it is told from others, and nothing is written into it.
  const keys = [seals.interaction(sourceCode, row.externalId), seals.interaction(sourceCode, externalId)];
  await db
    .insert(tombstone)
    .values(keys.map((key) => ({ key, erasureId, createdAt: now })))
    .onConflictDoNothing();
  await emptyLists(db, [row.id], counts);
}

const EMPTIED_ID = "erased-";

/** Whether this is what is left of an interaction. */
export function isEmptied({ externalId, digest, narrative, summary }: Interaction): boolean {
  return externalId.startsWith(EMPTIED_ID) && digest === null && narrative === null && summary === null;
}

/** What an interaction says in words. */
const TEXTS = ["summary", "narrative", "attributes", ...OTHER_TEXTS] as const;
