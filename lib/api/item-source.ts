import type { RecordStore } from "@/db/client";
import { slug } from "@/db/slug";
import type { Problem } from "@/lib/api/problems";
import { type ImportSource, openSource, readSource } from "@/lib/imports/import-source";
import { isSampleSource } from "@/lib/sample/apart";
import { workspaceSettings } from "@/lib/settings";

/** Finds or makes the source of that name with these facets; a problem when nothing may be filed there. */
export async function sourceNamed(
  record: RecordStore,
  name: string,
  facets: readonly { code: string; name: string }[],
): Promise<{ source: ImportSource } | { problem: Problem }> {
  const code = slug(name);
  if (await isSampleSource(record.db, code)) {
    return {
      problem: {
        code: "bad_source",
        field: "source",
        message: `source must be another one: what is filed under "${code}" belongs to the sample and is removed with it`,
      },
    };
  }
  const known = await readSource(record.db, code);
  if (known && facets.every((facet) => known.facets.has(facet.code))) return { source: known };
  const zone = known?.zone ?? (await workspaceSettings(record.db)).zone;
  return { source: await openSource(record, { code, name, zone, facets }) };
}
