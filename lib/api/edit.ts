import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import type { Editing } from "@/db/edit-interaction";
import { bulkAccess } from "@/db/import-insert";
import { references } from "@/db/import-references";
import { type Interaction, interaction, source } from "@/db/schema";
import { isErasedInteraction } from "@/db/tombstones";
import { type Tools, toolsFor } from "@/lib/api/item-values";
import { DebriefError, NotFoundError } from "@/lib/errors";
import { type ImportSource, readSource } from "@/lib/imports/import-source";
import { workspaceSettings } from "@/lib/settings";

/** An interaction that is to be edited, and what reading and writing takes. */
export interface Edited {
  current: Interaction;
  source: ImportSource;
  tools: Tools;
  editing: Editing;
}

/** Finds the interaction in the transaction that edits it. @throws NotFoundError, DebriefError 410 `erased` */
export async function openInteraction(record: RecordStore, db: Db, id: number, now: number): Promise<Edited> {
  const [row] = await db
    .select({ current: interaction, code: source.code })
    .from(interaction)
    .innerJoin(source, eq(source.id, interaction.sourceId))
    .where(eq(interaction.id, id));
  const found = row && (await readSource(db, row.code));
  if (!row || !found) throw noInteraction(id);
  if (await isErasedInteraction(db, record.dataDir, row.code, row.current.externalId)) throw erased(id);
  const { insert, findOrMake } = bulkAccess(record);
  const { redaction } = await workspaceSettings(db);
  const ids = new Map([...found.facets].map(([code, facet]) => [code, facet.id]));
  return {
    current: row.current,
    source: found,
    tools: toolsFor(record.dataDir, found.zone, redaction),
    editing: { insert, findOrMake, references: references(ids, found.facetValues), facets: found.facets, now },
  };
}

export function noInteraction(id: number): NotFoundError {
  return new NotFoundError(`There is no interaction ${id}.`, "id");
}

/** What is left of an erased person is no place for new text. */
function erased(id: number): DebriefError {
  return new DebriefError("erased", 410, `The person of interaction ${id} was erased; nothing can be written into it any more.`, "id");
}
