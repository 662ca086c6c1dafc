import { asc, eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { facet, facetValue, source } from "@/db/schema";
import { slug } from "@/db/slug";
import type { Mapping } from "@/lib/imports/mapping";
import { MOST_FACETS } from "@/lib/imports/read-facets";

/** Where the rows of a file are filed. */
export interface ImportSource {
  id: number;
  code: string;
  /** IANA zone of its local times. */
  zone: string;
  /** Id and slot of each facet, by code. */
  facets: Map<string, { id: number; slot: number }>;
  facetValues: { id: number; facetId: number; value: string }[];
}

/** The code of a source that was named by hand, and the name it gets when it is new. */
export function sourceOf(mapping: Mapping, named: string | undefined): { code: string; name: string } {
  if (named === undefined || slug(named) === mapping.source.code) return mapping.source;
  return { code: slug(named), name: named };
}

/** What the record knows of a source before anything is written; null when it is new. */
export async function readSource(db: Db, code: string): Promise<ImportSource | null> {
  const [row] = await db.select().from(source).where(eq(source.code, code));
  if (!row) return null;
  const facets = await db.select().from(facet).where(eq(facet.sourceId, row.id)).orderBy(asc(facet.slot));
  const ids = facets.map((each) => each.id);
  const facetValues = ids.length === 0 ? [] : await db.select().from(facetValue).where(inArray(facetValue.facetId, ids));
  return { ...row, facets: new Map(facets.map(({ code: facetCode, id, slot }) => [facetCode, { id, slot }])), facetValues };
}

/** Which of the wanted facets a source has no room for. */
export function facetsWithoutRoom(known: ImportSource | null, wanted: readonly { code: string }[]): string[] {
  const taken = new Set(known?.facets.keys());
  return wanted.flatMap(({ code }) => {
    if (taken.has(code)) return [];
    if (taken.size === MOST_FACETS) return [code];
    taken.add(code);
    return [];
  });
}

/** Finds or makes a source with these facets, as far as it has room for them. */
export async function openSource(
  record: RecordStore,
  wanted: { code: string; name: string; zone: string; isComplete?: boolean; facets: readonly { code: string; name: string }[] },
): Promise<ImportSource> {
  await record.tx(async (db) => {
    const { code: sourceCode, name, zone, isComplete = false } = wanted;
    await db.insert(source).values({ code: sourceCode, name, zone, isComplete }).onConflictDoNothing();
    const known = await readSource(db, wanted.code);
    if (!known) throw new Error(`The source ${wanted.code} could not be made`);
    const full = new Set(facetsWithoutRoom(known, wanted.facets));
    const used = new Set([...known.facets.values()].map(({ slot }) => slot));
    const free = Array.from({ length: MOST_FACETS }, (_, at) => at + 1).filter((slot) => !used.has(slot));
    const missing = wanted.facets.filter(({ code }) => !known.facets.has(code) && !full.has(code));
    for (const [at, { code, name }] of missing.entries()) {
      // Where another transaction is first, PostgreSQL then asks for a new attempt, instead of an error that ends it.
      await db
        .insert(facet)
        .values({ sourceId: known.id, slot: free[at] ?? 0, code, name })
        .onConflictDoNothing();
    }
  });
  const opened = await readSource(record.db, wanted.code);
  if (!opened) throw new Error(`The source ${wanted.code} is gone`);
  return opened;
}
