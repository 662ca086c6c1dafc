import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import { importJob } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { BadImportError } from "@/lib/errors";
import { UNFINISHED } from "@/lib/imports/end-import";
import { openSource, sourceOf } from "@/lib/imports/import-source";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { mappingByCode } from "@/lib/imports/mappings/index";
import type { ImportableFile } from "@/lib/imports/open-file";
import { openUpload } from "@/lib/imports/open-upload";
import type { DateOrder, Reading } from "@/lib/imports/reading";
import { REJECTED_COLUMNS } from "@/lib/imports/recognise";
import { readMappings } from "@/lib/imports/saved-mappings";
import type { StoredUpload } from "@/lib/imports/uploads";
import { isSampleSource } from "@/lib/sample/apart";
import { workspaceSettings } from "@/lib/settings";

/** What somebody may say beside a file that is imported at once. */
export interface HowToImport {
  /** The source its rows are filed under; the code of a mapping also forces that mapping. */
  source?: string | undefined;
  /** The sheet of a workbook; its first one unless said otherwise. */
  sheet?: string | undefined;
  /** Whether the day or the month comes first in its dates. */
  dates?: DateOrder | undefined;
  /** The only mapping that may read it. */
  mapping?: Mapping | undefined;
}

/**
 * The mapping that a named source forces: its own, when it is the code of one. Any other name only says where the rows
 * are filed.
 */
export function forcedMapping(named: string | undefined): Mapping | undefined {
  return named === undefined ? undefined : mappingByCode(named.toLowerCase());
}

/** Which source the rows of a file belong to, and in which zone it writes its times. */
export async function sourceFor(
  record: RecordStore,
  mapping: Mapping,
  named: string | undefined,
): Promise<{ code: string; name: string; zone: string; isComplete: boolean }> {
  const { code, name } = sourceOf(mapping, named);
  if (code === "") throw new BadImportError(`A source needs a name with letters or digits; got "${named}".`, "source");
  if (await isSampleSource(record.db, code)) {
    throw new BadImportError(
      `The source "${code}" is the sample's: what is filed there is removed with it. Name another source.`,
      "source",
    );
  }
  const { zone = (await workspaceSettings(record.db)).zone, isComplete = false } = mapping.source;
  return { code, name, zone, isComplete };
}

/**
 * Makes the job of a file that lies in the uploads, or finds the one of the same file, sheet and source that is not done yet.
 * @throws BadImportError when the file is of no known kind
 */
export async function queueImport(
  record: RecordStore,
  upload: StoredUpload,
  options: HowToImport & { fileName: string; limits: ImportLimits; actor: Actor; now: number },
): Promise<{ importId: number; file: ImportableFile }> {
  const { limits, sheet, dates } = options;
  const saved = await readMappings(record.db);
  const forced = options.mapping ?? forcedMapping(options.source);
  const file = await openUpload(record.dataDir, upload, { limits, sheet, forced, saved, reading: dates && { dates } });
  const wanted = await sourceFor(record, file.layout.mapping, options.source);
  const { id: sourceId } = await openSource(record, { ...wanted, facets: [] });
  const mappingCode = file.layout.mapping.code;
  const importId = await record.tx(async (db) => {
    const same = and(
      eq(importJob.fileDigest, upload.digest),
      file.sheet === null ? isNull(importJob.sheet) : eq(importJob.sheet, file.sheet),
      eq(importJob.sourceId, sourceId),
      eq(importJob.mappingCode, mappingCode),
    );
    const [unfinished] = await db
      .select({ id: importJob.id })
      .from(importJob)
      .where(and(same, inArray(importJob.state, [...UNFINISHED])))
      .orderBy(desc(importJob.id));
    if (unfinished) return unfinished.id;
    const [made] = await db
      .insert(importJob)
      .values({
        sourceId,
        mappingCode,
        fileName: options.fileName,
        fileBytes: upload.bytes,
        fileDigest: upload.digest,
        header: ownHeader(file),
        sheet: file.sheet,
        mapping: keptMapping(file.layout.mapping),
        // What was said on the way in is no draft's reading, but a resumed import has to read the same.
        reading: dates === undefined ? null : ({ dates } satisfies Reading),
        state: "queued",
        createdAt: options.now,
      })
      .returning({ id: importJob.id });
    if (!made) throw new Error("The import job could not be made");
    const detail = { mapping: mappingCode, bytes: upload.bytes, digest: upload.digest };
    await note(db, options.actor, { action: "import.queue", subject: `import:${made.id}`, detail }, options.now);
    return made.id;
  });
  return { importId, file };
}

/** A mapping that is not shipped is kept with its import: a later version, or its owner, may change it. */
export function keptMapping(mapping: Mapping): Mapping | null {
  return mappingByCode(mapping.code) === mapping ? null : mapping;
}

/** A file of rejected rows that comes back mended has our line and reason at its end; they are no columns of its own. */
export function ownHeader({ layout }: ImportableFile): string[] {
  return layout.isMended ? layout.header.slice(0, -REJECTED_COLUMNS.length) : layout.header;
}
