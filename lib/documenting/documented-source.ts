import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { source } from "@/db/schema";
import { openSource } from "@/lib/imports/import-source";
import { workspaceSettings } from "@/lib/settings";

/** The source of what is documented here; made when the first interaction is filed. */
export const DOCUMENTED = "documented";
const NAME = "Documented here";

export async function openDocumentedSource(record: RecordStore): Promise<{ id: number; zone: string }> {
  const known = await documentedSource(record.db);
  if (known) return known;
  const { zone } = await workspaceSettings(record.db);
  return openSource(record, { code: DOCUMENTED, name: NAME, zone, facets: [] });
}

/** Null before anything was filed. */
export async function documentedSource(db: Db): Promise<{ id: number; zone: string } | null> {
  const [row] = await db.select({ id: source.id, zone: source.zone }).from(source).where(eq(source.code, DOCUMENTED));
  return row ?? null;
}
